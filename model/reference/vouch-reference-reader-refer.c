/* vouch-reference-reader-refer.c: EndNote's tagged text, which began as refer's.
 *
 * A percent sign, one sign, a blank; lines without it go on; a blank line ends a
 * record. The signs are listed in EndNote's help, "Tagged import format".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-item.h"
#include "vouch-ris-record.h"

/* What %B, %S and %E are depends on it: a part has a container, a whole only a series. */
static const struct
{
  const char *name; /* lower case */
  const char *csl;
} types[] = {
  { "journal article", "article-journal" },
  { "electronic article", "article-journal" },
  { "magazine article", "article-magazine" },
  { "newspaper article", "article-newspaper" },
  { "preprint", "article" },
  { "book", "book" },
  { "edited book", "book" },
  { "electronic book", "book" },
  { "classical work", "book" },
  { "serial", "book" },
  { "book section", "chapter" },
  { "electronic book section", "chapter" },
  { "dictionary", "entry-dictionary" },
  { "encyclopedia", "entry-encyclopedia" },
  { "conference paper", "paper-conference" },
  { "conference proceedings", "paper-conference" },
  { "thesis", "thesis" },
  { "report", "report" },
  { "government document", "report" },
  { "standard", "standard" },
  { "web page", "webpage" },
  { "blog", "post-weblog" },
  { "online multimedia", "webpage" },
  { "patent", "patent" },
  { "case", "legal_case" },
  { "statute", "legislation" },
  { "legal rule or regulation", "legislation" },
  { "bill", "bill" },
  { "hearing", "hearing" },
  { "dataset", "dataset" },
  { "online database", "dataset" },
  { "aggregated database", "dataset" },
  { "computer program", "software" },
  { "unpublished work", "manuscript" },
  { "manuscript", "manuscript" },
  { "pamphlet", "pamphlet" },
  { "personal communication", "personal_communication" },
  { "interview", "interview" },
  { "audiovisual material", "motion_picture" },
  { "film or broadcast", "motion_picture" },
  { "audio", "song" },
  { "music", "song" },
  { "artwork", "graphic" },
  { "figure", "figure" },
  { "map", "map" },
  { "generic", "document" },
};

/* Without %0, as refer itself has none, the fields tell. */
static const char *
find_type (VouchRisRecord *record)
{
  const char *name = vouch_ris_record_get (record, "%0");

  for (gsize i = 0; name && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].name, name) == 0)
      return types[i].csl;
  if (vouch_ris_record_get (record, "%J"))
    return "article-journal";
  if (vouch_ris_record_get (record, "%B"))
    return "chapter";
  return vouch_ris_record_get (record, "%I") && !name ? "book" : "document";
}

static gboolean
is_whole (const char *type)
{
  return g_str_equal (type, "book") || g_str_equal (type, "report") || g_str_equal (type, "thesis")
         || g_str_equal (type, "motion_picture") || g_str_equal (type, "software") || g_str_equal (type, "map");
}

/* "Smith, Ann", also several in one field; refer itself writes "Ann Smith". */
static void
add_names (JsonObject *item, const char *member, VouchRisRecord *record, const char *tag)
{
  VouchRisField *field = NULL;

  while ((field = vouch_ris_record_next (record, tag, field)))
    {
      g_auto (GStrv) names = g_strsplit_set (field->value->str, ";\n", -1);

      for (gsize i = 0; names[i]; i++)
        if (*g_strstrip (names[i]))
          vouch_reference_item_add_name (item, member, vouch_reference_person_read (names[i]));
    }
}

static void
set_people (JsonObject *item, VouchRisRecord *record, const char *type)
{
  const char *name = vouch_ris_record_get (record, "%0");
  gboolean is_edited = name && g_ascii_strcasecmp (name, "Edited Book") == 0;

  add_names (item, is_edited ? "editor" : "author", record, "%A");
  add_names (item, is_whole (type) && vouch_ris_record_get (record, "%B") ? "collection-editor" : "editor", record,
             "%E");
  add_names (item, is_whole (type) ? "editor" : "collection-editor", record, "%Y");
  add_names (item, "translator", record, "%H");
}

/* %8 may be "15 July" of the year in %D, or the whole date. */
static void
set_dates (JsonObject *item, VouchRisRecord *record)
{
  const char *year = vouch_ris_record_get (record, "%D");
  const char *day = vouch_ris_record_get (record, "%8");
  g_autofree char *both = g_strdup_printf ("%s %s", day ? day : "", year ? year : "");
  VouchReferenceDate known = { 0 }, date = { 0 };

  if (year)
    vouch_reference_date_guess (&known, year);
  if (day && vouch_reference_date_guess (&date, day) && date.year > 0
      && (known.year == 0 || known.year == date.year))
    known = date;
  else if (day && known.month == 0 && vouch_reference_date_guess (&date, both) && date.year == known.year)
    known = date;
  vouch_reference_item_set_date (item, "issued", &known);
  if (vouch_reference_date_guess (&date, vouch_ris_record_get (record, "%[")))
    vouch_reference_item_set_date (item, "accessed", &date);
}

static void
set_titles (JsonObject *item, VouchRisRecord *record, const char *type)
{
  vouch_reference_item_set_title (item, "title", vouch_ris_record_get (record, "%T"));
  vouch_reference_item_set_title (item, "title-short", vouch_ris_record_get (record, "%!"));
  vouch_reference_item_set_title (item, "original-title", vouch_ris_record_get (record, "%Q"));
  if (is_whole (type))
    vouch_reference_item_set_title (item, "collection-title", vouch_ris_record_get (record, "%B"));
  else
    {
      vouch_reference_item_set_title (item, "container-title", vouch_ris_record_get (record, "%J"));
      vouch_reference_item_set_title (item, "container-title", vouch_ris_record_get (record, "%B"));
    }
  if (g_str_has_prefix (type, "article"))
    vouch_reference_item_set_title (item, "container-title-short", vouch_ris_record_get (record, "%O"));
  vouch_reference_item_set_title (item, "collection-title", vouch_ris_record_get (record, "%S"));
}

static void
set_numbers (JsonObject *item, VouchRisRecord *record, const char *type)
{
  gboolean is_numbered = g_str_equal (type, "report") || g_str_equal (type, "patent") || g_str_equal (type, "standard");

  vouch_reference_item_set_text (item, "volume", vouch_ris_record_get (record, "%V"));
  vouch_reference_item_set_text (item, is_numbered ? "number" : "issue", vouch_ris_record_get (record, "%N"));
  vouch_reference_item_set_pages (item, vouch_ris_record_get (record, "%P"), NULL);
  vouch_reference_item_set_text (item, "number-of-volumes", vouch_ris_record_get (record, "%6"));
  vouch_reference_item_set_text (item, "edition", vouch_ris_record_get (record, "%7"));
  vouch_reference_item_set_text (item, "genre", vouch_ris_record_get (record, "%9"));
  vouch_reference_item_set_text (item, "publisher", vouch_ris_record_get (record, "%I"));
  vouch_reference_item_set_text (item, "publisher-place", vouch_ris_record_get (record, "%C"));
  vouch_reference_item_set_language (item, vouch_ris_record_get (record, "%G"));
  vouch_reference_item_set_text (item, "citation-key", vouch_ris_record_get (record, "%F"));
}

static gboolean
is_from_medline (VouchRisRecord *record)
{
  static const char *const tags[] = { "%W", "%~" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const char *name = vouch_ris_record_get (record, tags[i]);
      g_autofree char *lower = name ? g_ascii_strdown (name, -1) : NULL;

      if (lower && (strstr (lower, "medline") || strstr (lower, "pubmed") || g_str_equal (lower, "nlm")))
        return TRUE;
    }
  return FALSE;
}

static void
set_identifiers (JsonObject *item, VouchRisRecord *record)
{
  VouchRisField *field = NULL;

  while ((field = vouch_ris_record_next (record, "%R", field)))
    if (strstr (field->value->str, "10."))
      vouch_reference_item_set_doi (item, field->value->str);
  while ((field = vouch_ris_record_next (record, "%@", field)))
    vouch_reference_item_add_serial (item, field->value->str);
  while ((field = vouch_ris_record_next (record, "%U", field)))
    vouch_reference_item_set_url (item, field->value->str);
  vouch_reference_item_keep_url (item, vouch_ris_record_get (record, "%U"));
  if (is_from_medline (record))
    vouch_reference_item_set_pmid (item, vouch_ris_record_get (record, "%M"));
}

/* Each field is one keyword, or has one a line. */
static void
set_keywords (JsonObject *item, VouchRisRecord *record)
{
  g_autoptr (GString) words = g_string_new (NULL);
  VouchRisField *field = NULL;

  while ((field = vouch_ris_record_next (record, "%K", field)))
    {
      g_auto (GStrv) lines = g_strsplit (field->value->str, "\n", -1);

      for (gsize i = 0; lines[i]; i++)
        if (*g_strstrip (lines[i]))
          g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", lines[i]);
    }
  vouch_reference_item_set_text (item, "keyword", words->len > 0 ? words->str : NULL);
}

static void
take_record (VouchReferenceBatch *batch, VouchRisRecord *record, guint number)
{
  g_autoptr (JsonObject) item = json_object_new ();
  const char *type = find_type (record);
  g_autofree char *entry = g_strdup_printf (_("record %u"), number);

  json_object_set_string_member (item, "type", type);
  set_titles (item, record, type);
  set_people (item, record, type);
  set_dates (item, record);
  set_numbers (item, record, type);
  set_identifiers (item, record);
  vouch_reference_item_set_abstract (item, vouch_ris_record_get (record, "%X"));
  set_keywords (item, record);
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
  return end - line >= 2 && line[0] == '%' && g_ascii_isgraph (line[1]) && (line + 2 == end || line[2] == ' ');
}

typedef struct
{
  VouchReferenceBatch *batch;
  VouchRisRecord *record;
  guint n_records;
} Reading;

static void
end_record (Reading *self)
{
  if (self->record->n_fields > 0)
    take_record (self->batch, self->record, ++self->n_records);
  vouch_ris_record_clear (self->record);
}

/* @is_apart: a blank line stands before this one; an abstract may have such lines within. */
static void
take_line (Reading *self, const char *line, const char *end, guint number, gboolean is_apart)
{
  if (!is_tag (line, end))
    {
      if (self->record->n_fields == 0)
        vouch_reference_batch_note (self->batch, number, NULL, _("This is not part of a record and was "
                                                                 "left out."));
      vouch_ris_record_continue (self->record, line, (gsize) (end - line));
      return;
    }
  if (is_apart || (line[1] == '0' && vouch_ris_record_get (self->record, "%0")))
    end_record (self);
  if (end - line > 3)
    vouch_ris_record_add (self->record, VOUCH_RIS_TAG (line), number, line + 3, (gsize) (end - line - 3));
}

/**
 * vouch_read_refer:
 * @batch: gets the items, and the troubles
 * @bytes: a file in EndNote's tagged text, clean UTF-8
 * @length: bytes in it
 */
void
vouch_read_refer (VouchReferenceBatch *batch, const char *bytes, gsize length)
{
  g_autoptr (VouchRisRecord) record = vouch_ris_record_new ();
  Reading reading = { batch, record, 0 };
  const char *stop = bytes + length;
  gboolean is_apart = FALSE;
  guint number = 1;

  for (const char *line = bytes; line < stop; number++)
    {
      const char *end = memchr (line, '\n', (gsize) (stop - line));
      const char *next = end ? end + 1 : stop;

      end = end ? end : stop;
      while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
      while (line < end && (*line == ' ' || *line == '\t'))
        line++;
      if (end > line)
        take_line (&reading, line, end, number, is_apart);
      is_apart = end == line;
      line = next;
    }
  end_record (&reading);
}
