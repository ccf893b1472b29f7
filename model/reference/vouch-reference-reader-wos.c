/* vouch-reference-reader-wos.c: Web of Science's tagged text.
 *
 * Two capitals and a blank; further authors, and lines that go on, begin with
 * three blanks; ER ends a record. The tags are listed in Web of Science's help,
 * "Web of Science Core Collection Field Tags".
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
#include "vouch-reference-notices.h"
#include "vouch-ris-record.h"

static gboolean
says (const char *text, const char *word)
{
  g_autofree char *lower = text ? g_ascii_strdown (text, -1) : NULL;

  return lower && strstr (lower, word);
}

/* PT says journal, book, series or patent; DT what stands in it. */
static const char *
find_type (VouchRisRecord *record)
{
  const char *publication = vouch_ris_record_get (record, "PT");
  const char *document = vouch_ris_record_get (record, "DT");
  char kind = publication ? *publication : 'J';

  if (kind == 'P')
    return "patent";
  if (kind == 'J')
    return "article-journal";
  if (says (document, "proceedings paper") || says (document, "meeting abstract") || kind == 'C')
    return "paper-conference";
  if (kind == 'S' && !says (document, "book"))
    return "article-journal";
  if (says (document, "chapter") || (!says (document, "book") && vouch_ris_record_get (record, "SO")))
    return "chapter";
  return "book";
}

static void
set_capitals (JsonObject *item, const char *member, const char *text)
{
  g_autofree char *name = text ? vouch_reference_lower_capitals (text) : NULL;

  vouch_reference_item_set_title (item, member, name);
}

/* One name a line; full names, where there are as many, say more than short ones. */
static void
add_names (JsonObject *item, const char *member, VouchRisRecord *record, const char *full, const char *brief)
{
  const char *names = vouch_ris_record_get (record, full);
  const char *short_names = vouch_ris_record_get (record, brief);
  g_auto (GStrv) lines = NULL;

  if (!names && !short_names)
    return;
  lines = g_strsplit (names ? names : short_names, "\n", -1);
  if (names && short_names)
    {
      g_auto (GStrv) others = g_strsplit (short_names, "\n", -1);

      if (g_strv_length (others) > g_strv_length (lines))
        {
          g_strfreev (lines);
          lines = g_steal_pointer (&others);
        }
    }
  for (gsize i = 0; lines[i]; i++)
    if (*g_strstrip (lines[i]) && g_ascii_strcasecmp (lines[i], "[Anonymous]") != 0)
      vouch_reference_item_add_name (item, member, vouch_reference_person_read (lines[i]));
}

static void
add_groups (JsonObject *item, VouchRisRecord *record, const char *tag)
{
  const char *names = vouch_ris_record_get (record, tag);
  g_auto (GStrv) lines = names ? g_strsplit (names, "\n", -1) : NULL;

  for (gsize i = 0; lines && lines[i]; i++)
    if (*g_strstrip (lines[i]))
      vouch_reference_item_add_name (item, "author", vouch_reference_group (lines[i]));
}

static void
set_people (JsonObject *item, VouchRisRecord *record, const char *type)
{
  add_names (item, "author", record, "AF", "AU");
  if (!vouch_reference_item_has (item, "author"))
    add_names (item, "author", record, "BF", "BA");
  add_groups (item, record, "CA");
  if (g_str_equal (type, "book"))
    add_groups (item, record, "GP");
  add_names (item, "editor", record, "BE", "ED");
}

/* "FEB 15", "JUL-AUG", "SPR" beside the year; what is seen early has no other. */
static void
set_dates (JsonObject *item, VouchRisRecord *record)
{
  const char *year = vouch_ris_record_get (record, "PY");
  const char *month = vouch_ris_record_get (record, "PD");
  const char *early = vouch_ris_record_get (record, "EA");
  g_autofree char *both = g_strdup_printf ("%s %s", month && !says (month, "spr") ? month : "", year ? year : "");
  VouchReferenceDate date;

  if (year && vouch_reference_date_guess (&date, both))
    vouch_reference_item_set_date (item, "issued", &date);
  if (year && vouch_reference_date_guess (&date, year))
    vouch_reference_item_set_date (item, "issued", &date);
  if (early && vouch_reference_date_guess (&date, early))
    vouch_reference_item_set_date (item, "issued", &date);
}

/* A series has its own name beside that of the volume. */
static void
set_containers (JsonObject *item, VouchRisRecord *record, const char *type)
{
  const char *source = vouch_ris_record_get (record, "SO");
  const char *series = vouch_ris_record_get (record, "SE");
  gboolean is_volume = g_str_equal (type, "article-journal") && series;

  if (!g_str_equal (type, "book"))
    set_capitals (item, "container-title", is_volume ? series : source);
  else if (!vouch_reference_item_has (item, "title"))
    set_capitals (item, "title", source);
  if (!is_volume)
    set_capitals (item, "collection-title", series);
  if (g_str_equal (type, "article-journal"))
    vouch_reference_item_set_text (item, "container-title-short", vouch_ris_record_get (record, "JI"));
  if (g_str_equal (type, "paper-conference"))
    {
      vouch_reference_item_set_title (item, "event-title", vouch_ris_record_get (record, "CT"));
      vouch_reference_item_set_text (item, "event-place", vouch_ris_record_get (record, "CL"));
    }
}

static void
set_numbers (JsonObject *item, VouchRisRecord *record)
{
  vouch_reference_item_set_text (item, "volume", vouch_ris_record_get (record, "VL"));
  vouch_reference_item_set_text (item, "issue", vouch_ris_record_get (record, "IS"));
  vouch_reference_item_set_text (item, "supplement", vouch_ris_record_get (record, "SU"));
  vouch_reference_item_set_text (item, "number", vouch_ris_record_get (record, "PN"));
  vouch_reference_item_set_pages (item, vouch_ris_record_get (record, "BP"), vouch_ris_record_get (record, "EP"));
  vouch_reference_item_set_pages (item, vouch_ris_record_get (record, "PS"), NULL);
  vouch_reference_item_set_pages (item, vouch_ris_record_get (record, "AR"), NULL);
  vouch_reference_item_set_text (item, "edition", vouch_ris_record_get (record, "ET"));
  vouch_reference_item_add_serial (item, vouch_ris_record_get (record, "SN"));
  vouch_reference_item_add_serial (item, vouch_ris_record_get (record, "EI"));
  vouch_reference_item_add_serial (item, vouch_ris_record_get (record, "BN"));
  vouch_reference_item_set_doi (item, vouch_ris_record_get (record, "DI"));
  vouch_reference_item_set_doi (item, vouch_ris_record_get (record, "D2"));
  vouch_reference_item_set_pmid (item, vouch_ris_record_get (record, "PM"));
  set_capitals (item, "publisher", vouch_ris_record_get (record, "PU"));
  set_capitals (item, "publisher-place", vouch_ris_record_get (record, "PI"));
  vouch_reference_item_set_language (item, vouch_ris_record_get (record, "LA"));
}

/* The index files withdrawn papers as a kind of their own. */
static void
set_standing (JsonObject *item, VouchRisRecord *record)
{
  const char *document = vouch_ris_record_get (record, "DT");

  vouch_reference_item_add_custom (item, "publication-types", document);
  if (says (document, "retracted publication"))
    vouch_reference_item_add_notice (item, VOUCH_REFERENCE_UPDATED_BY, "retraction", NULL, NULL, NULL);
}

static void
set_keywords (JsonObject *item, VouchRisRecord *record)
{
  g_autofree char *words = g_strdup (vouch_ris_record_get (record, "DE"));

  if (words)
    vouch_reference_item_set_text (item, "keyword", g_strdelimit (words, ";", ','));
}

static void
take_record (VouchReferenceBatch *batch, VouchRisRecord *record, guint number)
{
  g_autoptr (JsonObject) item = json_object_new ();
  const char *type = find_type (record);
  g_autofree char *entry = g_strdup_printf (_("record %u"), number);

  json_object_set_string_member (item, "type", type);
  vouch_reference_item_set_title (item, "title", vouch_ris_record_get (record, "TI"));
  set_people (item, record, type);
  set_dates (item, record);
  set_containers (item, record, type);
  set_numbers (item, record);
  vouch_reference_item_set_abstract (item, vouch_ris_record_get (record, "AB"));
  set_keywords (item, record);
  set_standing (item, record);
  if (vouch_reference_item_has (item, "title") || vouch_reference_item_has (item, "author")
      || vouch_reference_item_has (item, "DOI"))
    vouch_reference_batch_add (batch, g_steal_pointer (&item), record->line);
  else
    vouch_reference_batch_trouble (batch, record->line, entry,
                                   _("It has no title, author or identifier."));
}

static gboolean
is_tag (const char *line, const char *end)
{
  return end - line >= 2 && g_ascii_isupper (line[0]) && (g_ascii_isupper (line[1]) || g_ascii_isdigit (line[1]))
         && (line + 2 == end || line[2] == ' ');
}

/* The file's own fields (FN, VR, EF) stand outside of all records. */
static gboolean
is_frame (guint16 tag)
{
  return tag == VOUCH_RIS_TAG ("FN") || tag == VOUCH_RIS_TAG ("VR") || tag == VOUCH_RIS_TAG ("EF");
}

static gboolean
ends_record (VouchRisRecord *record, guint16 tag)
{
  return tag == VOUCH_RIS_TAG ("ER") || is_frame (tag)
         || (tag == VOUCH_RIS_TAG ("PT") && vouch_ris_record_get (record, "PT"));
}

static void
take_line (VouchReferenceBatch *batch, VouchRisRecord *record, const char *line, const char *end, guint number,
           guint *n_records)
{
  guint16 tag;

  if (!is_tag (line, end))
    {
      while (line < end && *line == ' ')
        line++;
      if (line < end)
        vouch_ris_record_continue (record, line, (gsize) (end - line));
      return;
    }
  tag = VOUCH_RIS_TAG (line);
  if (ends_record (record, tag) && record->n_fields > 0)
    {
      take_record (batch, record, ++*n_records);
      vouch_ris_record_clear (record);
    }
  if (tag == VOUCH_RIS_TAG ("ER") || is_frame (tag))
    return;
  for (line += 2; line < end && *line == ' '; line++)
    ;
  vouch_ris_record_add (record, tag, number, line, (gsize) (end - line));
}

/**
 * vouch_read_wos:
 * @batch: gets the items, and the troubles
 * @bytes: a file of Web of Science in its tagged text, clean UTF-8
 * @length: bytes in it
 */
void
vouch_read_wos (VouchReferenceBatch *batch, const char *bytes, gsize length)
{
  g_autoptr (VouchRisRecord) record = vouch_ris_record_new ();
  const char *stop = bytes + length;
  guint number = 1, n_records = 0;

  for (const char *line = bytes; line < stop; number++)
    {
      const char *end = memchr (line, '\n', (gsize) (stop - line));
      const char *next = end ? end + 1 : stop;

      end = end ? end : stop;
      while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
      if (end > line)
        take_line (batch, record, line, end, number, &n_records);
      line = next;
    }
  if (record->n_fields > 0)
    take_record (batch, record, n_records + 1);
}
