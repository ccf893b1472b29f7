/* vouch-reference-reader-ris.c: RIS, as the programs of twenty years write it.
 *
 * The tags mean what Refman's and EndNote's lists say, and where these differ,
 * what the libraries of Web of Science, Scopus, PubMed, Ovid, ProQuest and
 * Zotero put there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-capitals.h"
#include "vouch-reference-item.h"
#include "vouch-ris-identifiers.h"
#include "vouch-ris-record.h"
#include "vouch-ris-type.h"

#define MAX_ENTRY_LETTERS 60
#define MAX_NUMBER_LETTERS 12
/* What is longer was never meant as one title or one abstract. */
#define MAX_TITLE_BYTES 4096
#define MAX_ABSTRACT_BYTES (256 * 1024)

static gboolean
is_from_web_of_science (VouchRisRecord *record)
{
  const char *accession = vouch_ris_record_get (record, "AN");

  return accession && (g_str_has_prefix (accession, "WOS:") || g_str_has_prefix (accession, "ISI:"));
}

/* The last TY counts: what stands before it was a template's. Web of Science calls a chapter a book, too,
 * and the book that it is in stands in T2. */
static const VouchRisType *
find_type (VouchRisRecord *record)
{
  VouchRisField *field = NULL;
  const char *name = NULL;

  while ((field = vouch_ris_record_next (record, "TY", field)))
    name = field->value->str;
  if (g_strcmp0 (name, "BOOK") == 0 && vouch_ris_record_get (record, "T2") && is_from_web_of_science (record))
    return vouch_ris_type_find ("CHAP");
  if (name)
    return vouch_ris_type_find (name);
  if (vouch_ris_record_get (record, "JF") || vouch_ris_record_get (record, "JO")
      || vouch_ris_record_get (record, "JA") || vouch_ris_record_get (record, "VL"))
    return vouch_ris_type_find ("JOUR");
  return vouch_ris_type_find (vouch_ris_record_get (record, "PB") ? "BOOK" : NULL);
}

static void
append_title (GString    *title,
              const char *text)
{
  gboolean is_ended;

  if (title->len > MAX_TITLE_BYTES || strstr (title->str, text))
    return;
  if (title->len == 0 || strstr (text, title->str))
    {
      g_string_assign (title, text);
      return;
    }
  is_ended = strchr (":.?!", title->str[title->len - 1]) != NULL;
  g_string_append_printf (title, "%s%s", is_ended ? " " : ": ", text);
}

/* Title and subtitle come in two fields, or the same title does. */
static void
set_title (JsonObject         *item,
           VouchRisRecord     *record,
           const VouchRisType *type)
{
  g_autoptr (GString) title = g_string_new (NULL);
  VouchRisField *fields = (VouchRisField *) (gpointer) record->fields->data;

  for (guint i = 0; i < record->n_fields; i++)
    if (fields[i].value->len > 0
        && (fields[i].tag == VOUCH_RIS_TAG ("T1") || fields[i].tag == VOUCH_RIS_TAG ("TI")))
      append_title (title, fields[i].value->str);
  vouch_reference_item_set_title (item, "title", title->str);
  if (g_str_equal (type->csl, "book"))
    vouch_reference_item_set_title (item, "title", vouch_ris_record_get (record, "BT"));
  vouch_reference_item_set_title (item, "title", vouch_ris_record_get (record, "CT"));
  vouch_reference_item_set_title (item, "title", vouch_ris_record_get (record, "TT"));
  vouch_reference_item_set_title (item, "title-short", vouch_ris_record_get (record, "ST"));
  if (g_strcmp0 (vouch_json_get_text (item, "title"), vouch_json_get_text (item, "title-short")) == 0)
    json_object_remove_member (item, "title-short");
}

static void
set_short_container (JsonObject     *item,
                     VouchRisRecord *record)
{
  static const char *const tags[] = { "JA", "J2", "J1", "JO", "TA" };
  const char *container = vouch_json_get_text (item, "container-title");

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const char *text = vouch_ris_record_get (record, tags[i]);

      if (text && g_strcmp0 (text, container) != 0)
        vouch_reference_item_set_text (item, "container-title-short", text);
    }
}

static void
set_containers (JsonObject         *item,
                VouchRisRecord     *record,
                const VouchRisType *type)
{
  static const char *const journals[] = { "JF", "T2", "JO", "BT", "C3", "JA", "J2", "J1", "TA" };
  static const char *const books[] = { "T2", "BT", "JF", "JO", "JA", "J2", "J1" };
  gboolean is_journal = g_str_has_prefix (type->csl, "article");
  const char *const *tags = is_journal ? journals : books;
  gsize n_tags = is_journal ? G_N_ELEMENTS (journals) : G_N_ELEMENTS (books);

  if (g_str_equal (type->csl, "paper-conference"))
    vouch_reference_item_set_title (item, "container-title", vouch_ris_record_get (record, "C3"));
  if (g_str_equal (type->second, "container-title"))
    for (gsize i = 0; i < n_tags; i++)
      vouch_reference_item_set_title (item, "container-title", vouch_ris_record_get (record, tags[i]));
  else
    vouch_reference_item_set_title (item, type->second, vouch_ris_record_get (record, "T2"));
  set_short_container (item, record);
  vouch_reference_item_order_containers (item);
  vouch_reference_item_set_title (item, "collection-title", vouch_ris_record_get (record, "T3"));
  if (g_str_equal (type->csl, "paper-conference") && vouch_ris_record_get (record, "C3"))
    vouch_reference_item_set_title (item, "event-title", vouch_ris_record_get (record, "T2"));
}

/* "A, B; C, D" in one field. */
static void
add_people (JsonObject *item,
            const char *member,
            const char *text)
{
  g_auto (GStrv) names = NULL;

  if (!strpbrk (text, ";\n&"))
    {
      vouch_reference_item_add_name (item, member, vouch_reference_person_read (text));
      return;
    }
  if (!strchr (text, ';'))
    {
      g_autofree char *clean = vouch_reference_clean_text (text);

      vouch_reference_item_add_name (item, member, vouch_reference_person_read (clean));
      return;
    }
  {
    g_autofree char *clean = vouch_reference_clean_text (text);

    names = g_strsplit (clean, ";", -1);
    for (gsize i = 0; names[i]; i++)
      vouch_reference_item_add_name (item, member, vouch_reference_person_read (names[i]));
  }
}

static void
set_people (JsonObject         *item,
            VouchRisRecord     *record,
            const VouchRisType *type)
{
  /* Of a thesis they are the advisers. */
  gboolean is_thesis = g_str_equal (type->csl, "thesis");
  gboolean is_whole = g_str_equal (type->second, "collection-title");
  /* Without a series nobody edits it. */
  gboolean has_series = is_whole && (vouch_ris_record_get (record, "T2") || vouch_ris_record_get (record, "T3"));
  const struct
  {
    const char *tag;
    const char *member;
  } roles[] = {
    { "A1", type->people },
    { "AU", type->people },
    { "ED", "editor" },
    { "A2", is_thesis ? "contributor" : has_series ? "collection-editor" : "editor" },
    { "A3", is_thesis ? "contributor" : is_whole ? "editor" : "collection-editor" },
    { "A4", "translator" },
  };
  VouchRisField *fields = (VouchRisField *) (gpointer) record->fields->data;

  for (guint i = 0; i < record->n_fields; i++)
    for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
      if (fields[i].tag == VOUCH_RIS_TAG (roles[role].tag) && fields[i].value->len > 0)
        add_people (item, roles[role].member, fields[i].value->str);
}

/* Whether it is the day on which a manuscript came or was taken. */
static gboolean
is_history (const char *text)
{
  return strstr (text, "received") || strstr (text, "accepted") || strstr (text, "revised");
}

static int
count_parts (const VouchReferenceDate *date)
{
  return (date->year > 0) + (date->month > 0) + (date->day > 0);
}

/* The most exact of those that name the same year; a DA without a year is of the others' year. */
static void
weigh_date (VouchReferenceDate *best,
            const char         *text)
{
  VouchReferenceDate date;

  if (is_history (text) || !vouch_reference_date_guess (&date, text))
    return;
  if (best->year > 0 && date.year == 0)
    date.year = best->year;
  if (date.year > 0 && (best->year == 0 || (date.year == best->year && count_parts (&date) > count_parts (best))))
    *best = date;
}

static void
set_dates (JsonObject     *item,
           VouchRisRecord *record)
{
  /* DA once more: it may be "15 Jul" of the year that comes behind it. */
  static const char *const tags[] = { "PY", "DA", "Y1", "YR", "DA" };
  VouchReferenceDate issued = { 0 }, accessed;
  const char *access = vouch_ris_record_get (record, "Y2");

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      VouchRisField *field = NULL;

      while ((field = vouch_ris_record_next (record, tags[i], field)))
        weigh_date (&issued, field->value->str);
    }
  vouch_reference_item_set_date (item, "issued", &issued);
  if (vouch_reference_date_guess (&accessed, access))
    vouch_reference_item_set_date (item, "accessed", &accessed);
}

static gboolean
is_number (const char *text)
{
  return text && g_utf8_strlen (text, -1) <= MAX_NUMBER_LETTERS && strpbrk (text, "0123456789");
}

static void
set_numbers (JsonObject         *item,
             VouchRisRecord     *record,
             const VouchRisType *type)
{
  gboolean is_journal = g_str_has_prefix (type->csl, "article");
  gboolean is_report = g_str_equal (type->csl, "report") || g_str_equal (type->csl, "standard");
  const char *issue = is_report ? "number" : "issue";
  const char *number = vouch_ris_record_get (record, "M1");
  const char *last = vouch_ris_record_get (record, "EP");
  const char *edition = vouch_ris_record_get (record, "ET");

  vouch_reference_item_set_text (item, "volume", vouch_ris_record_get (record, "VL"));
  vouch_reference_item_set_text (item, "volume", vouch_ris_record_get (record, "VO"));
  vouch_reference_item_set_text (item, issue, vouch_ris_record_get (record, "IS"));
  vouch_reference_item_set_text (item, issue, vouch_ris_record_get (record, "CP"));
  if (is_number (number))
    vouch_reference_item_set_text (item, g_str_equal (type->csl, "book") ? "collection-number" : issue, number);
  vouch_reference_item_set_pages (item, vouch_ris_record_get (record, "SP"), last);
  vouch_reference_item_set_pages (item, vouch_ris_record_get (record, "C7"), NULL);
  vouch_reference_item_set_pages (item, vouch_ris_record_get (record, "AR"), NULL);
  /* Of an article it is the day on which it was first seen. */
  if (!is_journal)
    vouch_reference_item_set_text (item, "edition", edition);
  vouch_reference_item_set_text (item, "number-of-volumes", vouch_ris_record_get (record, "NV"));
}

/* Most have one; some programs write it twice, or its parts one by one. */
static void
set_abstract (JsonObject     *item,
              VouchRisRecord *record)
{
  VouchRisField *fields = (VouchRisField *) (gpointer) record->fields->data;
  g_autoptr (GString) joined = NULL;
  const char *first = NULL;

  for (guint i = 0; i < record->n_fields; i++)
    {
      const char *text = fields[i].value->str;

      if (!*text || (fields[i].tag != VOUCH_RIS_TAG ("AB") && fields[i].tag != VOUCH_RIS_TAG ("N2")))
        continue;
      if (!first)
        first = text;
      else if (!(joined && joined->len > MAX_ABSTRACT_BYTES) && !strstr (joined ? joined->str : first, text))
        {
          joined = joined ? joined : g_string_new (first);
          g_string_append_printf (joined, " %s", text);
        }
    }
  vouch_reference_item_set_abstract (item, joined ? joined->str : first);
}

static void
set_keywords (JsonObject     *item,
              VouchRisRecord *record)
{
  g_autoptr (GString) words = NULL;
  VouchRisField *field = NULL;

  while ((field = vouch_ris_record_next (record, "KW", field)))
    {
      if (!words)
        words = g_string_new (NULL);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", field->value->str);
    }
  if (!words)
    return;
  for (char *p = words->str; (p = strchr (p, '\n'));)
    *p = ',';
  vouch_reference_item_set_text (item, "keyword", words->str);
}

static void
set_publication (JsonObject         *item,
                 VouchRisRecord     *record,
                 const VouchRisType *type)
{
  VouchRisField *field = NULL;

  while ((field = vouch_ris_record_next (record, "SN", field)))
    vouch_reference_item_add_serial (item, field->value->str);
  vouch_reference_item_set_text (item, "publisher", vouch_ris_record_get (record, "PB"));
  vouch_reference_item_set_text (item, "publisher-place", vouch_ris_record_get (record, "CY"));
  vouch_reference_item_set_text (item, "publisher-place", vouch_ris_record_get (record, "PP"));
  vouch_reference_item_set_language (item, vouch_ris_record_get (record, "LA"));
  if (g_str_equal (type->csl, "thesis") || g_str_equal (type->csl, "report"))
    vouch_reference_item_set_text (item, "genre", vouch_ris_record_get (record, "M3"));
}

static JsonObject *
make_item (VouchRisRecord *record)
{
  const VouchRisType *type = find_type (record);
  JsonObject *item = json_object_new ();

  json_object_set_string_member (item, "type", type->csl);
  vouch_reference_item_set_text (item, "citation-key", vouch_ris_record_get (record, "ID"));
  set_title (item, record, type);
  set_people (item, record, type);
  set_dates (item, record);
  set_containers (item, record, type);
  set_numbers (item, record, type);
  set_publication (item, record, type);
  vouch_ris_set_doi (item, record);
  vouch_ris_set_registries (item, record);
  vouch_ris_set_links (item, record);
  set_abstract (item, record);
  set_keywords (item, record);
  vouch_ris_set_from_notes (item, record);
  if (is_from_web_of_science (record))
    vouch_reference_item_lower_capitals (item);
  return item;
}

/* What nothing could be found again by is no reference. */
static gboolean
is_usable (JsonObject *item)
{
  static const char *const members[]
      = { "title", "author", "DOI", "PMID", "PMCID", "container-title", "URL", "editor" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (vouch_reference_item_has (item, members[i]))
      return TRUE;
  return FALSE;
}

static char *
name_entry (JsonObject *item,
            guint       number)
{
  const char *title = vouch_json_get_text (item, "title");

  if (!title)
    return g_strdup_printf (_("record %u"), number);
  if (g_utf8_strlen (title, -1) <= MAX_ENTRY_LETTERS)
    return g_strdup (title);
  return g_utf8_substring (title, 0, MAX_ENTRY_LETTERS);
}

static void
take_record (VouchReferenceBatch *batch,
             VouchRisRecord      *record,
             guint                number)
{
  JsonObject *item = make_item (record);
  g_autofree char *entry = NULL;

  if (!is_usable (item))
    {
      entry = name_entry (item, number);
      vouch_reference_batch_trouble (batch, record->line, entry,
                                     _("It has no title, author or identifier."));
      json_object_unref (item);
      return;
    }
  if (!vouch_ris_record_next (record, "TY", NULL))
    {
      entry = name_entry (item, number);
      vouch_reference_batch_note (batch, record->line, entry,
                                  _("Its type (TY) is missing and was guessed."));
    }
  vouch_reference_batch_add (batch, item, record->line);
}

/**
 * vouch_read_ris:
 * @batch: gets the items, and the troubles
 * @bytes: a RIS file, clean UTF-8
 * @length: bytes in it
 */
void
vouch_read_ris (VouchReferenceBatch *batch,
                const char          *bytes,
                gsize                length)
{
  VouchRisText text = { .at = bytes, .end = bytes + length, .line = 1, .blanks = 2 };
  g_autoptr (VouchRisRecord) record = vouch_ris_record_new ();

  for (guint number = 1; vouch_ris_record_read (record, &text, batch); number++)
    take_record (batch, record, number);
}
