/* vouch-reference-reader-endnote.c: EndNote's XML, and that of the programs which write it too.
 *
 * Every text is cut into runs of one style. Types have a name and a number; other
 * programs write numbers of their own, so the name is asked first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-item.h"
#include "vouch-reference-markup.h"
#include "vouch-reference-reader.h"
#include "vouch-xml-record.h"

typedef struct
{
  const char *name; /* lower case */
  const char *number;
  const char *csl;
  const char *genre; /* (nullable) */
} Type;

static const Type types[] = {
  { "journal article", "17", "article-journal", NULL },
  { "electronic article", "43", "article-journal", NULL },
  { "book", "6", "book", NULL },
  { "edited book", "28", "book", NULL },
  { "electronic book", "44", "book", NULL },
  { "classical work", "49", "book", NULL },
  { "serial", "57", "book", NULL },
  { "book section", "5", "chapter", NULL },
  { "electronic book section", "60", "chapter", NULL },
  { "encyclopedia", "53", "entry-encyclopedia", NULL },
  { "dictionary", "52", "entry-dictionary", NULL },
  { "conference paper", "47", "paper-conference", NULL },
  { "conference proceedings", "10", "paper-conference", NULL },
  { "report", "27", "report", NULL },
  { "government document", "46", "report", NULL },
  { "thesis", "32", "thesis", NULL },
  { "web page", "12", "webpage", NULL },
  { "blog", "56", "post-weblog", NULL },
  { "online multimedia", "48", "webpage", NULL },
  { "newspaper article", "23", "article-newspaper", NULL },
  { "magazine article", "19", "article-magazine", NULL },
  { "press release", "63", "webpage", NULL },
  { "patent", "25", "patent", NULL },
  { "statute", "31", "legislation", NULL },
  { "bill", "4", "bill", NULL },
  { "case", "7", "legal_case", NULL },
  { "legal rule or regulation", "50", "legislation", NULL },
  { "hearing", "14", "hearing", NULL },
  { "standard", "58", "standard", NULL },
  { "dataset", "59", "dataset", NULL },
  { "online database", "45", "dataset", NULL },
  { "aggregated database", "55", "dataset", NULL },
  { "computer program", "9", "software", NULL },
  { "unpublished work", "34", "manuscript", NULL },
  { "manuscript", "36", "manuscript", NULL },
  { "pamphlet", "24", "pamphlet", NULL },
  { "personal communication", "26", "personal_communication", NULL },
  { "interview", "64", "interview", NULL },
  { "audiovisual material", "3", "motion_picture", NULL },
  { "film or broadcast", "21", "motion_picture", NULL },
  { "figure", "37", "figure", NULL },
  { "map", "20", "map", NULL },
  { "music", "61", "song", NULL },
  { "artwork", "2", "graphic", NULL },
  { "preprint", "", "article", "preprint" },
  { "generic", "13", "document", NULL },
};

static const Type *
find_type (const VouchXmlElement *record)
{
  const VouchXmlElement *element = vouch_xml_element_find (record, "ref-type");
  g_autofree char *number = vouch_xml_element_text (element);
  const char *name = vouch_xml_element_get (element, "name");

  for (gsize i = 0; name && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].name, name) == 0)
      return &types[i];
  for (gsize i = 0; number && !name && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].number, g_strstrip (number)))
      return &types[i];
  return NULL;
}

/* A type of somebody's own is what its fields make of it. */
static void
set_type (JsonObject *item, const VouchXmlElement *record)
{
  const Type *type = find_type (record);
  g_autofree char *journal = vouch_xml_element_find_text (record, "periodical/full-title");
  g_autofree char *genre = vouch_xml_element_find_text (record, "work-type");

  if (type)
    json_object_set_string_member (item, "type", type->csl);
  else
    json_object_set_string_member (item, "type", journal ? "article-journal" : "document");
  vouch_reference_item_set_text (item, "genre", type ? type->genre : NULL);
  vouch_reference_item_set_text (item, "genre", genre);
}

static gboolean
is_type (JsonObject *item, const char *type)
{
  return g_str_equal (vouch_json_get_text (item, "type"), type);
}

static void
set_text (JsonObject *item, const char *member, const VouchXmlElement *record, const char *path)
{
  g_autofree char *text = vouch_xml_element_find_text (record, path);

  vouch_reference_item_set_text (item, member, text);
}

static void
set_title (JsonObject *item, const char *member, const VouchXmlElement *record, const char *path)
{
  g_autofree char *title = vouch_reference_markup (vouch_xml_element_find (record, path));

  vouch_reference_item_set_title (item, member, title);
}

/* What a title page has beside the title: of the journal, of the book that has the chapter, of the series. */
static void
set_titles (JsonObject *item, const VouchXmlElement *record)
{
  gboolean is_whole = is_type (item, "book") || is_type (item, "report") || is_type (item, "thesis");
  gboolean has_journal = is_type (item, "book") && vouch_xml_element_find (record, "periodical/full-title");

  set_title (item, "title", record, "titles/title");
  set_title (item, "title-short", record, "titles/short-title");
  set_title (item, "original-title", record, "titles/translated-title");
  if (is_whole && !has_journal)
    set_title (item, "collection-title", record, "titles/secondary-title");
  else
    {
      set_title (item, "container-title", record, "periodical/full-title");
      set_title (item, "container-title", record, "titles/secondary-title");
      set_title (item, "container-title", record, "titles/alt-title");
      set_title (item, "container-title", record, "alt-periodical/full-title");
      set_title (item, "collection-title", record, "titles/tertiary-title");
    }
  set_title (item, "container-title-short", record, "periodical/abbr-1");
  set_title (item, "container-title-short", record, "alt-periodical/abbr-1");
  vouch_reference_item_order_containers (item);
}

static void
add_names (JsonObject *item, const char *member, const VouchXmlElement *record, const char *path)
{
  const VouchXmlElement *list = vouch_xml_element_find (record, path);
  const VouchXmlElement *author;
  guint index = 0;

  while ((author = vouch_xml_element_next (list, "author", &index)))
    {
      g_autofree char *name = vouch_xml_element_text (author);

      if (*g_strstrip (name))
        vouch_reference_item_add_name (item, member, vouch_reference_person_read (name));
    }
}

/* EndNote calls an edited book's editors its authors. */
static void
add_people (JsonObject *item, const VouchXmlElement *record)
{
  const VouchXmlElement *type = vouch_xml_element_find (record, "ref-type");
  gboolean is_edited = vouch_xml_element_has (type, "name", "Edited Book");
  gboolean is_book = is_type (item, "book");
  gboolean is_thesis = is_type (item, "thesis");

  add_names (item, is_edited ? "editor" : "author", record, "contributors/authors");
  add_names (item, is_thesis ? "contributor" : is_book ? "collection-editor" : "editor", record,
             "contributors/secondary-authors");
  add_names (item, is_thesis ? "contributor" : is_book ? "editor" : "collection-editor", record,
             "contributors/tertiary-authors");
  add_names (item, "translator", record, "contributors/subsidiary-authors");
  add_names (item, "translator", record, "contributors/translated-authors");
}

/* "Jan 17" without its year, or a whole date; with the year from its own field. */
static void
set_dates (JsonObject *item, const VouchXmlElement *record)
{
  g_autofree char *year = vouch_xml_element_find_text (record, "dates/year");
  g_autofree char *words = vouch_xml_element_find_text (record, "dates/pub-dates/date");
  g_autofree char *accessed = vouch_xml_element_find_text (record, "access-date");
  g_autofree char *both = g_strjoin (" ", words ? words : "", year ? year : "", NULL);
  VouchReferenceDate date = { 0 }, known = { 0 };

  if (year)
    vouch_reference_date_guess (&known, year);
  if (words && vouch_reference_date_guess (&date, words) && date.year > 0)
    known = known.year > 0 && known.year != date.year ? known : date;
  else if (vouch_reference_date_guess (&date, both) && date.year == known.year && date.year > 0)
    known = date;
  vouch_reference_item_set_date (item, "issued", &known);
  if (accessed && vouch_reference_date_guess (&date, accessed))
    vouch_reference_item_set_date (item, "accessed", &date);
}

/* Of a web page the volume and the number are the year and the day on which it was read. */
static void
set_access (JsonObject *item, const VouchXmlElement *record)
{
  g_autofree char *year = vouch_xml_element_find_text (record, "volume");
  g_autofree char *day = vouch_xml_element_find_text (record, "number");
  g_autofree char *both = g_strjoin (" ", day ? day : "", year ? year : "", NULL);
  VouchReferenceDate date = { 0 };

  if (!(day && vouch_reference_date_guess (&date, day) && date.year > 0))
    vouch_reference_date_guess (&date, both);
  if (date.year > 0)
    vouch_reference_item_set_date (item, "accessed", &date);
}

/* An address first; of what is none, the words are kept for the checks to find. */
static void
set_address (JsonObject *item, const VouchXmlElement *record)
{
  static const char *const places[] = { "urls/web-urls", "urls/related-urls", "urls/text-urls" };
  g_autofree char *odd = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const VouchXmlElement *list = vouch_xml_element_find (record, places[i]);
      const VouchXmlElement *url;
      guint index = 0;

      while ((url = vouch_xml_element_next (list, "url", &index)))
        {
          g_autofree char *text = vouch_xml_element_text (url);

          vouch_reference_item_set_url (item, g_strstrip (text));
          if (!odd && strstr (text, "://") && !g_str_has_prefix (text, "internal-pdf"))
            odd = g_steal_pointer (&text);
        }
    }
  vouch_reference_item_set_text (item, "URL", odd);
}

static gboolean
is_number (const char *text)
{
  return text && *text && strlen (text) <= 8 && strspn (text, "0123456789") == strlen (text);
}

/* The accession number is a PubMed number where the record says that it comes from there. */
static void
set_identifiers (JsonObject *item, const VouchXmlElement *record)
{
  g_autofree char *doi = vouch_xml_element_find_text (record, "electronic-resource-num");
  g_autofree char *serial = vouch_xml_element_find_text (record, "isbn");
  g_autofree char *accession = vouch_xml_element_find_text (record, "accession-num");
  g_autofree char *database = vouch_xml_element_find_text (record, "remote-database-name");
  g_autofree char *custom = vouch_xml_element_find_text (record, "custom2");
  const char *address = vouch_json_get_text (item, "URL");

  vouch_reference_item_set_doi (item, doi);
  vouch_reference_item_add_serial (item, serial);
  if (custom && g_str_has_prefix (custom, "PMC"))
    vouch_reference_item_set_pmcid (item, custom);
  if (is_number (accession) && (!database || strstr (database, "ubMed") || strstr (database, "MEDLINE")
                                || strstr (database, "Medline"))
      && is_type (item, "article-journal"))
    vouch_reference_item_set_pmid (item, accession);
  else if (address && strstr (address, "ncbi.nlm.nih.gov/pubmed/"))
    vouch_reference_item_set_pmid (item, strstr (address, "/pubmed/") + strlen ("/pubmed/"));
}

static void
set_keywords (JsonObject *item, const VouchXmlElement *record)
{
  const VouchXmlElement *list = vouch_xml_element_find (record, "keywords");
  g_autoptr (GString) words = g_string_new (NULL);
  const VouchXmlElement *keyword;
  guint index = 0;

  while ((keyword = vouch_xml_element_next (list, "keyword", &index)))
    {
      g_autofree char *text = vouch_xml_element_text (keyword);

      if (*g_strstrip (text))
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  vouch_reference_item_set_text (item, "keyword", words->len > 0 ? words->str : NULL);
}

/* Of an article from PubMed EndNote keeps the day of its first appearance there. */
static void
set_edition (JsonObject *item, const VouchXmlElement *record)
{
  g_autofree char *edition = vouch_xml_element_find_text (record, "edition");

  if (edition && edition[strspn (edition, "0123456789/ ")] != '\0')
    vouch_reference_item_set_text (item, "edition", edition);
  else if (edition && !strchr (edition, '/'))
    vouch_reference_item_set_text (item, "edition", edition);
}

static void
set_numbers (JsonObject *item, const VouchXmlElement *record)
{
  g_autofree char *pages = vouch_xml_element_find_text (record, "pages");
  g_autofree char *language = vouch_xml_element_find_text (record, "language");
  g_autofree char *abstract = vouch_reference_markup (vouch_xml_element_find (record, "abstract"));
  gboolean is_numbered = is_type (item, "report") || is_type (item, "patent") || is_type (item, "standard");

  if (is_type (item, "webpage"))
    set_access (item, record);
  else
    {
      set_text (item, "volume", record, "volume");
      set_text (item, is_numbered ? "number" : "issue", record, "number");
    }
  set_text (item, "number", record, "report-id");
  vouch_reference_item_set_pages (item, pages, NULL);
  set_edition (item, record);
  set_text (item, "section", record, "section");
  set_text (item, "publisher", record, "publisher");
  set_text (item, "publisher-place", record, "pub-location");
  set_text (item, "note", record, "notes");
  set_text (item, "citation-key", record, "citekey");
  vouch_reference_item_set_language (item, language);
  vouch_reference_item_set_abstract (item, abstract);
}

typedef struct
{
  VouchReferenceBatch *batch;
  guint n_records;
} Reading;

static void
read_record (const VouchXmlElement *record, gpointer data)
{
  Reading *self = data;
  g_autoptr (JsonObject) item = json_object_new ();
  g_autofree char *entry = g_strdup_printf (_("record %u"), ++self->n_records);

  set_type (item, record);
  set_titles (item, record);
  add_people (item, record);
  set_dates (item, record);
  set_numbers (item, record);
  set_address (item, record);
  set_identifiers (item, record);
  set_keywords (item, record);
  if (vouch_reference_item_has (item, "title") || vouch_reference_item_has (item, "author")
      || vouch_reference_item_has (item, "DOI"))
    vouch_reference_batch_add (self->batch, g_steal_pointer (&item), record->line);
  else
    vouch_reference_batch_trouble (self->batch, record->line, entry,
                                   _("It has no title, author or DOI and was left out."));
}

/**
 * vouch_read_endnote_xml:
 * @batch: gets the items, and the troubles
 * @bytes: an XML file as EndNote exports it
 * @length: bytes in it
 */
void
vouch_read_endnote_xml (VouchReferenceBatch *batch, const char *bytes, gsize length)
{
  static const char *const names[] = { "record", NULL };
  Reading reading = { .batch = batch };
  g_autofree char *message = NULL;
  guint line;

  if (!vouch_xml_records_read (bytes, length, names, read_record, &reading, &line, &message))
    vouch_reference_batch_trouble (batch, line, NULL, "%s", message);
}
