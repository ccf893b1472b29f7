/* vouch-reference-reader-pubmed.c: PubMed's XML: what articles and books have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pubmed.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-reference-item.h"
#include "vouch-reference-markup.h"
#include "vouch-reference-notices.h"
#include "vouch-reference-reader.h"

/* A publisher's own number that readers know as the article's: "e12345", "1234567". */
#define MAX_ARTICLE_NUMBER 9

void
vouch_pubmed_set_text (JsonObject *item, const char *member, const VouchXmlElement *element, const char *path)
{
  g_autofree char *text = vouch_xml_element_find_text (element, path);

  vouch_reference_item_set_text (item, member, text);
}

void
vouch_pubmed_set_title (JsonObject *item, const char *member, const VouchXmlElement *element, const char *path)
{
  g_autofree char *title = vouch_reference_markup (vouch_xml_element_find (element, path));

  vouch_reference_item_set_title (item, member, title);
}

static JsonObject *
read_name (const VouchXmlElement *author)
{
  g_autofree char *group = vouch_xml_element_find_text (author, "CollectiveName");
  g_autofree char *family = vouch_xml_element_find_text (author, "LastName");
  g_autofree char *given = vouch_xml_element_find_text (author, "ForeName");
  g_autofree char *first = vouch_xml_element_find_text (author, "FirstName");
  g_autofree char *middle = vouch_xml_element_find_text (author, "MiddleName");
  g_autofree char *initials = vouch_xml_element_find_text (author, "Initials");
  g_autofree char *suffix = vouch_xml_element_find_text (author, "Suffix");

  if (!given && first)
    given = middle ? g_strconcat (first, " ", middle, NULL) : g_strdup (first);
  if (!given)
    given = g_steal_pointer (&initials);
  if (family || given)
    return vouch_reference_person (family ? family : given, family ? given : NULL, suffix);
  return group ? vouch_reference_group (group) : NULL;
}

/* Names that were wrong stay in the list, marked, beside the right ones. */
void
vouch_pubmed_add_names (JsonObject *item, const char *member, const VouchXmlElement *list)
{
  guint index = 0;
  const VouchXmlElement *author;

  while ((author = vouch_xml_element_next (list, "Author", &index)))
    {
      JsonObject *name = vouch_xml_element_has (author, "ValidYN", "N") ? NULL : read_name (author);

      if (name)
        vouch_reference_item_add_name (item, member, name);
    }
}

/* Year, month and day apart; or the journal's own words: "1998 Dec-1999 Jan". */
void
vouch_pubmed_set_date (JsonObject *item, const char *member, const VouchXmlElement *date)
{
  g_autofree char *year = vouch_xml_element_find_text (date, "Year");
  g_autofree char *month = vouch_xml_element_find_text (date, "Month");
  g_autofree char *day = vouch_xml_element_find_text (date, "Day");
  g_autofree char *season = vouch_xml_element_find_text (date, "Season");
  g_autofree char *words = vouch_xml_element_find_text (date, "MedlineDate");
  g_autofree char *whole = NULL;
  VouchReferenceDate found = { 0 };

  if (!year && !words)
    return;
  whole = year ? g_strjoin (" ", year, month ? month : season ? season : "", NULL) : g_strdup (words);
  if (!vouch_reference_date_guess (&found, whole))
    return;
  if (day && found.month > 0 && found.day == 0)
    found.day = (int) g_ascii_strtoll (day, NULL, 10);
  if (found.day < 0 || found.day > 31)
    found.day = 0;
  vouch_reference_item_set_date (item, member, &found);
}

/* "BACKGROUND: …", each part on a line of its own in PubMed, all on one here. */
void
vouch_pubmed_set_abstract (JsonObject *item, const VouchXmlElement *abstract)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  guint index = 0;
  const VouchXmlElement *part;

  while ((part = vouch_xml_element_next (abstract, "AbstractText", &index)))
    {
      g_autofree char *words = vouch_reference_markup (part);
      const char *label = vouch_xml_element_get (part, "Label");

      if (!words)
        continue;
      g_string_append (whole, whole->len > 0 ? " " : "");
      if (label && *label && g_ascii_strcasecmp (label, "UNLABELLED") != 0)
        g_string_append_printf (whole, "%s: ", label);
      g_string_append (whole, words);
    }
  vouch_reference_item_set_abstract (item, whole->len > 0 ? whole->str : NULL);
}

void
vouch_pubmed_set_pages (JsonObject *item, const VouchXmlElement *pagination)
{
  g_autofree char *both = vouch_xml_element_find_text (pagination, "MedlinePgn");
  g_autofree char *first = vouch_xml_element_find_text (pagination, "StartPage");
  g_autofree char *last = vouch_xml_element_find_text (pagination, "EndPage");

  if (both)
    vouch_reference_item_set_pages (item, both, NULL);
  else if (first)
    vouch_reference_item_set_pages (item, first, last);
}

static void
set_identifier (JsonObject *item, const char *kind, const char *text)
{
  g_autofree char *address = NULL;

  if (g_ascii_strcasecmp (kind, "doi") == 0)
    vouch_reference_item_set_doi (item, text);
  else if (g_ascii_strcasecmp (kind, "pubmed") == 0)
    vouch_reference_item_set_pmid (item, text);
  else if (g_ascii_strcasecmp (kind, "pmc") == 0 || g_ascii_strcasecmp (kind, "pmcpid") == 0)
    vouch_reference_item_set_pmcid (item, text);
  else if (g_ascii_strcasecmp (kind, "bookaccession") == 0 && g_str_has_prefix (text, "NBK"))
    {
      address = g_strdup_printf ("https://www.ncbi.nlm.nih.gov/books/%s/", text);
      vouch_reference_item_set_url (item, address);
    }
}

void
vouch_pubmed_set_identifiers (JsonObject *item, const VouchXmlElement *list)
{
  guint index = 0;
  const VouchXmlElement *id;

  while ((id = vouch_xml_element_next (list, "ArticleId", &index)))
    {
      g_autofree char *text = vouch_xml_element_text (id);
      const char *kind = vouch_xml_element_get (id, "IdType");

      if (kind && *g_strstrip (text))
        set_identifier (item, kind, text);
    }
}

static gboolean
is_article_number (const char *text)
{
  gsize n_digits = strspn (text + (g_ascii_tolower (*text) == 'e'), "0123456789");

  return n_digits > 0 && strlen (text) <= MAX_ARTICLE_NUMBER
         && text[n_digits + (g_ascii_tolower (*text) == 'e')] == '\0';
}

/* The DOI; and an article's number where it has no pages. */
void
vouch_pubmed_set_locations (JsonObject *item, const VouchXmlElement *element)
{
  guint index = 0;
  const VouchXmlElement *location;

  while ((location = vouch_xml_element_next (element, "ELocationID", &index)))
    {
      g_autofree char *text = vouch_xml_element_text (location);

      g_strstrip (text);
      if (vouch_xml_element_has (location, "ValidYN", "N"))
        continue;
      if (vouch_xml_element_has (location, "EIdType", "doi"))
        vouch_reference_item_set_doi (item, text);
      else if (vouch_xml_element_has (location, "EIdType", "pii") && !g_str_equal (element->name, "Book")
               && is_article_number (text))
        vouch_reference_item_set_text (item, "page", text);
    }
}

/* "Practice Guideline", "Randomized Controlled Trial": what the paper is, for the rules. */
void
vouch_pubmed_add_types (JsonObject *item, const VouchXmlElement *list)
{
  guint index = 0;
  const VouchXmlElement *type;

  while ((type = vouch_xml_element_next (list, "PublicationType", &index)))
    {
      g_autofree char *text = vouch_xml_element_text (type);

      vouch_reference_item_add_custom (item, "publication-types", text);
    }
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

  if (vouch_xml_element_find (record, "BookDocument"))
    vouch_pubmed_read_book (item, record);
  else
    vouch_pubmed_read_article (item, record);
  if (vouch_reference_item_has (item, "title") || vouch_reference_item_has (item, "PMID"))
    vouch_reference_batch_add (self->batch, g_steal_pointer (&item), record->line);
  else
    vouch_reference_batch_trouble (self->batch, record->line, entry,
                                   _("It has no title or PubMed number and was left out."));
}

/**
 * vouch_read_pubmed_xml:
 * @batch: gets the items, and the troubles
 * @bytes: an XML file as efetch sends it: articles, books or both
 * @length: bytes in it
 */
void
vouch_read_pubmed_xml (VouchReferenceBatch *batch, const char *bytes, gsize length)
{
  static const char *const names[] = { "PubmedArticle", "PubmedBookArticle", "MedlineCitation", NULL };
  Reading reading = { .batch = batch };
  g_autofree char *message = NULL;
  guint line;

  if (!vouch_xml_records_read (bytes, length, names, read_record, &reading, &line, &message))
    vouch_reference_batch_trouble (batch, line, NULL, "%s", message);
}
