/* vouch-pubmed-book.c: a book of PubMed, or a chapter of one, as a CSL-JSON item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json.h"
#include "vouch-pubmed.h"
#include "vouch-reference-item.h"
#include "vouch-reference-title.h"

static void
add_people (JsonObject *item, const VouchXmlElement *holder, gboolean has_authors)
{
  guint index = 0;
  const VouchXmlElement *list;

  while ((list = vouch_xml_element_next (holder, "AuthorList", &index)))
    if (vouch_xml_element_has (list, "Type", "editors"))
      vouch_pubmed_add_names (item, "editor", list);
    else if (!has_authors)
      vouch_pubmed_add_names (item, "author", list);
}

/* The chapter's people stand beside the book's, whose authors are not the chapter's. */
static void
add_all_people (JsonObject *item, const VouchXmlElement *document, const VouchXmlElement *book, gboolean chapter)
{
  add_people (item, document, FALSE);
  add_people (item, book, chapter && vouch_reference_item_has (item, "author"));
}

/* A chapter says which part of the book it is; the whole book may repeat its title. */
static gboolean
is_chapter (const VouchXmlElement *document)
{
  const VouchXmlElement *title = vouch_xml_element_find (document, "ArticleTitle");
  g_autofree char *book = vouch_xml_element_find_text (document, "Book/BookTitle");

  return title && book
         && (vouch_xml_element_get (title, "part") || vouch_xml_element_get (title, "sec")
             || vouch_xml_element_find (document, "LocationLabel"));
}

static void
set_titles (JsonObject *item, const VouchXmlElement *document)
{
  gboolean chapter = is_chapter (document);

  json_object_set_string_member (item, "type", chapter ? "chapter" : "book");
  if (chapter)
    vouch_pubmed_set_title (item, "title", document, "ArticleTitle");
  vouch_pubmed_set_title (item, chapter ? "container-title" : "title", document, "Book/BookTitle");
  vouch_pubmed_set_title (item, "title", document, "ArticleTitle");
  vouch_pubmed_set_title (item, "original-title", document, "VernacularTitle");
}

static void
set_numbers (JsonObject *item, const VouchXmlElement *book)
{
  guint index = 0;
  const VouchXmlElement *isbn;

  vouch_pubmed_set_text (item, "publisher", book, "Publisher/PublisherName");
  vouch_pubmed_set_text (item, "publisher-place", book, "Publisher/PublisherLocation");
  vouch_pubmed_set_title (item, "collection-title", book, "CollectionTitle");
  vouch_pubmed_set_text (item, "volume", book, "Volume");
  vouch_pubmed_set_title (item, "volume-title", book, "VolumeTitle");
  vouch_pubmed_set_text (item, "edition", book, "Edition");
  vouch_pubmed_set_text (item, "number", book, "ReportNumber");
  while ((isbn = vouch_xml_element_next (book, "Isbn", &index)))
    {
      g_autofree char *text = vouch_xml_element_text (isbn);

      vouch_reference_item_add_serial (item, text);
    }
}

static void
add_types (JsonObject *item, const VouchXmlElement *document)
{
  guint index = 0;
  const VouchXmlElement *list;

  vouch_pubmed_add_types (item, document);
  while ((list = vouch_xml_element_next (document, "PublicationTypeList", &index)))
    vouch_pubmed_add_types (item, list);
}

void
vouch_pubmed_read_book (JsonObject *item, const VouchXmlElement *record)
{
  const VouchXmlElement *document = vouch_xml_element_find (record, "BookDocument");
  const VouchXmlElement *book = vouch_xml_element_find (document, "Book");
  g_autofree char *pmid = vouch_xml_element_find_text (document, "PMID");
  g_autofree char *language = vouch_xml_element_find_text (document, "Language");

  set_titles (item, document);
  add_all_people (item, document, book, is_chapter (document));
  vouch_pubmed_set_date (item, "issued", vouch_xml_element_find (book, "PubDate"));
  vouch_pubmed_set_date (item, "issued", vouch_xml_element_find (book, "BeginningDate"));
  vouch_pubmed_set_date (item, "issued", vouch_xml_element_find (document, "ContributionDate"));
  set_numbers (item, book);
  vouch_pubmed_set_pages (item, vouch_xml_element_find (document, "Pagination"));
  vouch_reference_item_set_pmid (item, pmid);
  vouch_pubmed_set_identifiers (item, vouch_xml_element_find (document, "ArticleIdList"));
  vouch_pubmed_set_identifiers (item, vouch_xml_element_find (record, "PubmedBookData/ArticleIdList"));
  vouch_pubmed_set_locations (item, document);
  vouch_pubmed_set_locations (item, book);
  vouch_reference_item_set_language (item, language);
  vouch_pubmed_set_abstract (item, vouch_xml_element_find (document, "Abstract"));
  add_types (item, document);
}
