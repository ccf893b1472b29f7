/* vouch-reference-reader-nbib.c: PubMed's text format (MEDLINE, .nbib).
 *
 * Four letters, a hyphen, a blank; lines that go on begin with six blanks. The
 * tags are listed at the National Library of Medicine, "MEDLINE/PubMed Data
 * Element (Field) Descriptions".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-nbib-notices.h"
#include "vouch-nbib-record.h"
#include "vouch-reference-item.h"
#include "vouch-reference-name-parse.h"
#include "vouch-reference-notices.h"

/* No paper has more headings and corrections; each is compared with those before it. */
#define MAX_NOTICES 1000

/* "GeneReviews((R))" */
static void
set_marked_title (JsonObject *item,
                  const char *member,
                  const char *text)
{
  g_autoptr (GString) title = g_string_new (text);

  g_string_replace (title, "((R))", "®", 0);
  g_string_replace (title, "((TM))", "™", 0);
  vouch_reference_item_set_title (item, member, title->str);
}

/* "[Title of an article that is not in English]."; what it is called there is told under TT. */
static void
set_title (JsonObject            *item,
           const VouchNbibRecord *record)
{
  static const char *const tags[] = { "TI", "BTI", "TT", "VTI" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags) && !vouch_reference_item_has (item, "title"); i++)
    {
      g_autofree char *title = vouch_nbib_record_join (record, tags[i], ": ");
      gsize length;

      g_strstrip (title);
      length = strlen (title);
      if (length > 3 && title[0] == '[' && (g_str_has_suffix (title, "].") || g_str_has_suffix (title, "]"))
          && strchr (title + 1, '[') == NULL)
        {
          *strrchr (title, ']') = '\0';
          memmove (title, title + 1, strlen (title));
        }
      set_marked_title (item, "title", title);
    }
  if (vouch_nbib_record_get (record, "TI"))
    vouch_reference_item_set_title (item, "original-title", vouch_nbib_record_get (record, "TT"));
}

/* "King, Martin Luther Jr" */
static JsonObject *
read_full (const char *text)
{
  const char *comma = strchr (text, ',');
  g_autofree char *family = comma ? g_strndup (text, (gsize) (comma - text)) : NULL;
  g_autofree char *given = comma ? g_strdup (comma + 1) : NULL;
  char *last = given ? strrchr (given, ' ') : NULL;

  if (!comma)
    return vouch_reference_person_read (text);
  if (!last || last <= given + 1 || !vouch_reference_name_is_suffix (last + 1))
    return vouch_reference_person_read (text);
  *last = '\0';
  return vouch_reference_person (family, given, last + 1);
}

/* "Smith AB Jr" and "van der Meer P". */
static JsonObject *
read_indexed (const char *text)
{
  g_autofree char *family = g_strdup (text);
  char *last = strrchr (family, ' ');
  const char *suffix = NULL;

  if (last && vouch_reference_name_is_suffix (last + 1))
    {
      suffix = last + 1;
      *last = '\0';
      last = strrchr (family, ' ');
    }
  if (strchr (text, ',') || !last || !vouch_reference_name_is_initials (last + 1))
    return read_full (text);
  *last = '\0';
  return vouch_reference_person (family, last + 1, suffix);
}

/* Each full name (FAU) is followed by its short form (AU), which older records have alone. */
static void
add_people (JsonObject            *item,
            const VouchNbibRecord *record,
            const char            *member,
            const char            *full,
            const char            *brief,
            const char            *group)
{
  gboolean has_full = FALSE;

  for (guint i = 0; i < record->n_fields; i++)
    {
      const VouchNbibField *field = &g_array_index (record->fields, VouchNbibField, i);

      if (field->value->len == 0)
        continue;
      if (g_str_equal (field->tag, full))
        vouch_reference_item_add_name (item, member, read_full (field->value->str));
      else if (g_str_equal (field->tag, brief) && !has_full)
        vouch_reference_item_add_name (item, member, read_indexed (field->value->str));
      else if (group && g_str_equal (field->tag, group))
        vouch_reference_item_add_name (item, member, vouch_reference_group (field->value->str));
      if (g_str_equal (field->tag, full))
        has_full = TRUE;
      else if (g_str_equal (field->tag, brief))
        has_full = FALSE;
    }
}

static void
set_dates (JsonObject            *item,
           const VouchNbibRecord *record)
{
  static const char *const tags[] = { "DP", "DEP", "PHST", "DA", "EDAT" };
  VouchReferenceDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (vouch_reference_date_guess (&date, vouch_nbib_record_get (record, tags[i])))
      vouch_reference_item_set_date (item, "issued", &date);
}

static gboolean
is_kind (const char *text,
         const char *kind)
{
  return text && strstr (text, kind);
}

/* "10.4103/2277-9175.180636 [doi]" */
static void
set_identifiers (JsonObject            *item,
                 const VouchNbibRecord *record)
{
  static const char *const tags[] = { "LID", "AID", "DOI" };
  g_autofree char *pmid = NULL;
  const char *text = vouch_nbib_record_get (record, "PMID");

  if (text)
    pmid = g_strndup (text, strcspn (text, " \n\t"));
  vouch_reference_item_set_pmid (item, pmid);
  vouch_reference_item_set_pmcid (item, vouch_nbib_record_get (record, "PMC"));
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const VouchNbibField *field = NULL;

      while ((field = vouch_nbib_record_next (record, tags[i], field)))
        {
          g_autofree char *word = g_strndup (field->value->str, strcspn (field->value->str, " \n\t"));

          if (is_kind (field->value->str, "[doi]") || g_str_has_prefix (word, "doi:") || g_str_has_prefix (word, "10."))
            vouch_reference_item_set_doi (item, word);
        }
    }
}

/* "e0123456 [pii]" and "219840", not a publisher's own numbering. */
static gboolean
is_article_number (const char *text)
{
  gsize length;

  text += *text == 'e';
  length = strspn (text, "0123456789");
  return length >= 3 && length <= 9 && (text[length] == '\0' || g_str_equal (text + length, " [pii]"));
}

/* What the identifiers of places say of an article without pages. */
static void
set_pages (JsonObject            *item,
           const VouchNbibRecord *record)
{
  const VouchNbibField *field = NULL;

  vouch_reference_item_set_pages (item, vouch_nbib_record_get (record, "PG"), NULL);
  while ((field = vouch_nbib_record_next (record, "LID", field)))
    if (is_article_number (field->value->str))
      {
        g_autofree char *word = g_strndup (field->value->str, strcspn (field->value->str, " "));

        vouch_reference_item_set_pages (item, word, NULL);
      }
}

/* ERIC writes "EISSN-1042-1629". */
static const char *
skip_label (const char *text)
{
  static const char *const labels[] = { "ISSN-", "EISSN-", "ISBN-" };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (text, labels[i]))
      return text + strlen (labels[i]);
  return text;
}

static void
set_serials (JsonObject            *item,
             const VouchNbibRecord *record)
{
  static const char *const tags[] = { "IS", "ISSN", "ISBN" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const VouchNbibField *field = NULL;

      while ((field = vouch_nbib_record_next (record, tags[i], field)))
        vouch_reference_item_add_serial (item, skip_label (field->value->str));
    }
}

static const struct
{
  const char *name; /* what a publication type begins with */
  const char *csl;
  const char *genre;
} types[] = {
  { "Practice Guideline", NULL, "Guideline" },
  { "Guideline", NULL, "Guideline" },
  { "Consensus Development Conference", NULL, "Guideline" },
  { "Preprint", "article", NULL },
  { "Book", "book", NULL },
  { "Dissertations/Theses", "thesis", NULL },
  { "Monograph", "book", NULL },
  { "Study Guide", "chapter", NULL },
  { "Technical Report", "report", NULL },
  { "Academic Dissertation", "thesis", NULL },
  { "Congress", "paper-conference", NULL },
  { "Dataset", "dataset", NULL },
  { "Newspaper Article", "article-newspaper", NULL },
};

static void
set_type (JsonObject            *item,
          const VouchNbibRecord *record)
{
  const char *type = vouch_nbib_record_get (record, "BTI") && vouch_nbib_record_get (record, "TI") ? "chapter" : "article-journal";
  const VouchNbibField *field = NULL;

  while ((field = vouch_nbib_record_next (record, "PT", field)))
    for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
      if (g_str_has_prefix (field->value->str, types[i].name))
        {
          if (types[i].csl && g_str_equal (type, "article-journal"))
            type = types[i].csl;
          vouch_reference_item_set_text (item, "genre", types[i].genre);
        }
  json_object_set_string_member (item, "type", type);
}

static void
set_containers (JsonObject            *item,
                const VouchNbibRecord *record)
{
  const char *title = vouch_json_get_text (item, "title");
  const char *book = vouch_nbib_record_get (record, "BTI");

  vouch_reference_item_set_title (item, "container-title", vouch_nbib_record_get (record, "JT"));
  if (book && g_strcmp0 (title, book) != 0)
    set_marked_title (item, "container-title", book);
  vouch_reference_item_set_title (item, "container-title", vouch_nbib_record_get (record, "TA"));
  if (g_strcmp0 (vouch_json_get_text (item, "container-title"), vouch_nbib_record_get (record, "TA")) != 0)
    vouch_reference_item_set_text (item, "container-title-short", vouch_nbib_record_get (record, "TA"));
  vouch_reference_item_set_title (item, "collection-title", vouch_nbib_record_get (record, "CTI"));
}

/* In ERIC's export JT is also the publisher of what is in no journal. */
static gboolean
is_published_apart (const VouchNbibRecord *record)
{
  return g_strcmp0 (vouch_nbib_record_get (record, "OWN"), "ERIC") == 0 && !vouch_nbib_record_get (record, "VI") && !vouch_nbib_record_get (record, "IP");
}

/* "Copyright 2020 The Authors." is at the end of many abstracts, and no part of them. */
static void
drop_copyright (char *abstract)
{
  static const char *const signs[] = { " Copyright ", " ©", " Copyright©" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      char *at = g_strrstr (abstract, signs[i]);

      if (at && at > abstract && strlen (at) < 200 && strchr (".)", at[-1]))
        *at = '\0';
      else if (at && at > abstract && g_ascii_isdigit (at[strlen (signs[i])]) && strlen (at) < 200)
        *at = '\0';
    }
}

static void
add_notices (JsonObject            *item,
             const VouchNbibRecord *record)
{
  guint n_notices = 0;

  for (guint i = 0; i < record->n_fields && n_notices < MAX_NOTICES; i++)
    {
      const VouchNbibField *field = &g_array_index (record->fields, VouchNbibField, i);

      if (field->value->len > 0)
        n_notices += vouch_nbib_add_notice (item, field->tag, field->value->str);
    }
  if (vouch_reference_item_has_custom (item, "publication-types", "Retracted Publication")
      && !vouch_reference_item_has (item, VOUCH_REFERENCE_UPDATED_BY))
    vouch_reference_item_add_notice (item, VOUCH_REFERENCE_UPDATED_BY, "retraction", NULL, NULL, NULL);
}

static JsonObject *
make_item (const VouchNbibRecord *record)
{
  JsonObject *item = json_object_new ();
  g_autofree char *abstract = vouch_nbib_record_join (record, "AB", " ");
  g_autofree char *keywords = vouch_nbib_record_join (record, "OT", ", ");

  drop_copyright (abstract);
  set_type (item, record);
  set_title (item, record);
  add_people (item, record, "author", "FAU", "AU", "CN");
  add_people (item, record, "editor", "FED", "ED", NULL);
  set_dates (item, record);
  if (is_published_apart (record))
    vouch_reference_item_set_text (item, "publisher", vouch_nbib_record_get (record, "JT"));
  else
    set_containers (item, record);
  vouch_reference_item_set_text (item, "volume", vouch_nbib_record_get (record, "VI"));
  vouch_reference_item_set_text (item, "issue", vouch_nbib_record_get (record, "IP"));
  set_pages (item, record);
  vouch_reference_item_set_text (item, "edition", vouch_nbib_record_get (record, "EN"));
  vouch_reference_item_set_text (item, "publisher", vouch_nbib_record_get (record, "PB"));
  if (vouch_reference_item_has (item, "publisher"))
    vouch_reference_item_set_text (item, "publisher-place", vouch_nbib_record_get (record, "PL"));
  set_serials (item, record);
  set_identifiers (item, record);
  vouch_reference_item_set_language (item, vouch_nbib_record_get (record, "LA"));
  vouch_reference_item_set_abstract (item, abstract);
  vouch_reference_item_set_abstract (item, vouch_nbib_record_get (record, "OAB"));
  vouch_reference_item_set_text (item, "keyword", keywords);
  add_notices (item, record);
  return item;
}

static gboolean
is_usable (JsonObject *item)
{
  static const char *const members[] = { "title", "author", "DOI", "PMID", "container-title", "editor" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (vouch_reference_item_has (item, members[i]))
      return TRUE;
  return FALSE;
}

static void
take_record (VouchReferenceBatch *batch,
             VouchNbibRecord     *record)
{
  JsonObject *item;

  if (record->n_fields == 0)
    return;
  item = make_item (record);
  if (is_usable (item))
    vouch_reference_batch_add (batch, item, record->line);
  else
    {
      vouch_reference_batch_trouble (batch, record->line, vouch_nbib_record_get (record, "PMID"),
                                     _("It has no title, author or identifier."));
      json_object_unref (item);
    }
  record->n_fields = record->pmid = record->title = 0;
}

/* A line that belongs to the field before it: indented, or of a text whose indents were lost. */
static gboolean
continues (VouchNbibRecord *record,
           const char      *line,
           const char      *end)
{
  VouchNbibField *field;

  if (record->n_fields == 0)
    return FALSE;
  field = &g_array_index (record->fields, VouchNbibField, record->n_fields - 1);
  if (*line != ' ' && *line != '\t' && !g_str_equal (field->tag, "AB") && !g_str_equal (field->tag, "TI")
      && !g_str_equal (field->tag, "AD"))
    return FALSE;
  g_string_append_c (field->value, ' ');
  g_string_append_len (field->value, line, end - line);
  return TRUE;
}

/* @is_apart: a blank line stands before this one. */
static void
take_line (VouchReferenceBatch *batch,
           VouchNbibRecord     *record,
           const char          *line,
           const char          *end,
           guint                number,
           gboolean             is_apart)
{
  const char *value;
  gsize length = vouch_nbib_read_tag (line, end, &value);
  gboolean is_first = length == 4 && strncmp (line, "PMID", 4) == 0;
  gboolean may_begin = is_first || strncmp (line, "OWN ", 4) == 0 || strncmp (line, "TI  ", 4) == 0;

  if (length == 0)
    {
      if (!continues (record, line, end))
        vouch_reference_batch_note (batch, number, vouch_nbib_record_get_known (record, record->pmid),
                                    _("This line has no tag and was left out."));
      return;
    }
  if (record->n_fields > 0
      && ((is_first && vouch_nbib_record_get_known (record, record->pmid))
          || (is_apart && may_begin && (is_first || vouch_nbib_record_get_known (record, record->title)))))
    take_record (batch, record);
  if (record->n_fields == 0)
    record->line = number;
  while (value < end && *value == ' ')
    value++;
  vouch_nbib_record_add (record, line, length, value, (gsize) (end - value));
}

/**
 * vouch_read_nbib:
 * @batch: gets the items, and the troubles
 * @bytes: a file in PubMed's text format, clean UTF-8
 * @length: bytes in it
 */
void
vouch_read_nbib (VouchReferenceBatch *batch,
                 const char          *bytes,
                 gsize                length)
{
  const char *stop = bytes + length;
  VouchNbibRecord record = { .fields = vouch_nbib_fields_new () };
  gboolean is_apart = FALSE;
  guint number = 1;

  for (const char *line = bytes; line < stop; number++)
    {
      const char *end = memchr (line, '\n', (gsize) (stop - line));
      const char *next = end ? end + 1 : stop;

      end = end ? end : stop;
      while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
      if (end > line)
        take_line (batch, &record, line, end, number, is_apart);
      is_apart = end == line;
      line = next;
    }
  take_record (batch, &record);
  g_array_unref (record.fields);
}
