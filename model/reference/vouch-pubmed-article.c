/* vouch-pubmed-article.c: an article of PubMed as a CSL-JSON item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-pubmed.h"
#include "vouch-reference-item.h"
#include "vouch-reference-notices.h"

/* PubMed's word for how two papers are tied, and Crossref's for the same. */
static const struct
{
  const char *pubmed;
  const char *member;
  const char *type;
} notices[] = {
  { "RetractionIn", VOUCH_REFERENCE_UPDATED_BY, "retraction" },
  { "RetractionOf", VOUCH_REFERENCE_UPDATE_TO, "retraction" },
  { "PartialRetractionIn", VOUCH_REFERENCE_UPDATED_BY, "partial_retraction" },
  { "PartialRetractionOf", VOUCH_REFERENCE_UPDATE_TO, "partial_retraction" },
  { "RetractedandRepublishedIn", VOUCH_REFERENCE_UPDATED_BY, "retract_and_replace" },
  { "RetractedandRepublishedFrom", VOUCH_REFERENCE_UPDATE_TO, "retract_and_replace" },
  { "ErratumIn", VOUCH_REFERENCE_UPDATED_BY, "erratum" },
  { "ErratumFor", VOUCH_REFERENCE_UPDATE_TO, "erratum" },
  { "CorrectedandRepublishedIn", VOUCH_REFERENCE_UPDATED_BY, "correction" },
  { "CorrectedandRepublishedFrom", VOUCH_REFERENCE_UPDATE_TO, "correction" },
  { "ExpressionOfConcernIn", VOUCH_REFERENCE_UPDATED_BY, "expression_of_concern" },
  { "ExpressionOfConcernFor", VOUCH_REFERENCE_UPDATE_TO, "expression_of_concern" },
  { "UpdateIn", VOUCH_REFERENCE_UPDATED_BY, "new_version" },
  { "UpdateOf", VOUCH_REFERENCE_UPDATE_TO, "new_version" },
  { "RepublishedIn", VOUCH_REFERENCE_UPDATED_BY, "republication" },
  { "RepublishedFrom", VOUCH_REFERENCE_UPDATE_TO, "republication" },
};

/* "CommentIn: JAMA. 2020;323(5):480 (PMID 32016309)": who answered whom, for a reader. */
static void
add_comment (JsonObject *item, const char *type, const char *source, const char *pmid)
{
  g_autofree char *number = pmid ? g_strdup_printf (" (PMID %s)", pmid) : g_strdup ("");
  g_autofree char *text = g_strdup_printf ("%s: %s%s", type, source ? source : "", number);

  vouch_reference_item_add_custom (item, "comments", text);
}

static void
add_link (JsonObject *item, const VouchXmlElement *link)
{
  g_autofree char *source = vouch_xml_element_find_text (link, "RefSource");
  g_autofree char *pmid = vouch_xml_element_find_text (link, "PMID");
  const char *type = vouch_xml_element_get (link, "RefType");

  if (!type || g_str_equal (type, "Cites"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++)
    if (g_ascii_strcasecmp (notices[i].pubmed, type) == 0)
      {
        vouch_reference_item_add_notice (item, notices[i].member, notices[i].type, NULL, pmid, source);
        return;
      }
  add_comment (item, type, source, pmid);
}

static void
add_links (JsonObject *item, const VouchXmlElement *list)
{
  guint index = 0;
  const VouchXmlElement *link;

  while ((link = vouch_xml_element_next (list, "CommentsCorrections", &index)))
    add_link (item, link);
  if (vouch_reference_item_has_custom (item, "publication-types", "Retracted Publication")
      && !vouch_reference_item_has (item, VOUCH_REFERENCE_UPDATED_BY))
    vouch_reference_item_add_notice (item, VOUCH_REFERENCE_UPDATED_BY, "retraction", NULL, NULL, NULL);
}

static void
set_journal (JsonObject *item, const VouchXmlElement *citation, const VouchXmlElement *journal)
{
  const VouchXmlElement *info = vouch_xml_element_find (citation, "MedlineJournalInfo");
  g_autofree char *serial = vouch_xml_element_find_text (journal, "ISSN");
  g_autofree char *linking = vouch_xml_element_find_text (info, "ISSNLinking");

  vouch_pubmed_set_text (item, "container-title", journal, "Title");
  vouch_pubmed_set_text (item, "container-title-short", info, "MedlineTA");
  vouch_pubmed_set_text (item, "container-title-short", journal, "ISOAbbreviation");
  vouch_pubmed_set_text (item, "container-title", info, "MedlineTA");
  vouch_pubmed_set_text (item, "volume", journal, "JournalIssue/Volume");
  vouch_pubmed_set_text (item, "issue", journal, "JournalIssue/Issue");
  if (serial || linking)
    vouch_reference_item_add_serial (item, serial ? serial : linking);
}

/* A title that was not in English stands translated in brackets, the own one apart. */
static void
set_titles (JsonObject *item, const VouchXmlElement *article)
{
  g_autofree char *title = vouch_xml_element_find_text (article, "ArticleTitle");

  if (title && g_ascii_strncasecmp (title, "[Not Available]", strlen ("[Not Available]")) == 0)
    vouch_pubmed_set_title (item, "title", article, "VernacularTitle");
  vouch_pubmed_set_title (item, "title", article, "ArticleTitle");
  vouch_pubmed_set_title (item, "title", article, "VernacularTitle");
  vouch_pubmed_set_title (item, "original-title", article, "VernacularTitle");
}

static void
add_headings (JsonObject *item, const VouchXmlElement *citation)
{
  const VouchXmlElement *list = vouch_xml_element_find (citation, "MeshHeadingList");
  const VouchXmlElement *heading, *bank, *number;
  guint index = 0, n_bank = 0;

  while ((heading = vouch_xml_element_next (list, "MeshHeading", &index)))
    {
      g_autofree char *text = vouch_xml_element_find_text (heading, "DescriptorName");

      vouch_reference_item_add_custom (item, "mesh", text);
    }
  list = vouch_xml_element_find (citation, "Article/DataBankList");
  while ((bank = vouch_xml_element_next (list, "DataBank", &n_bank)))
    {
      const VouchXmlElement *numbers = vouch_xml_element_find (bank, "AccessionNumberList");
      guint n_number = 0;

      while ((number = vouch_xml_element_next (numbers, "AccessionNumber", &n_number)))
        {
          g_autofree char *text = vouch_xml_element_text (number);

          if (g_str_has_prefix (text, "NCT") || strstr (text, "ISRCTN"))
            vouch_reference_item_add_custom (item, "trials", text);
        }
    }
}

static void
set_keywords (JsonObject *item, const VouchXmlElement *list)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const VouchXmlElement *keyword;
  guint index = 0;

  while ((keyword = vouch_xml_element_next (list, "Keyword", &index)))
    {
      g_autofree char *text = vouch_xml_element_text (keyword);

      if (*g_strstrip (text))
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  vouch_reference_item_set_text (item, "keyword", words->len > 0 ? words->str : NULL);
}

static void
set_address (JsonObject *item)
{
  const char *pmid = vouch_json_get_text (item, "PMID");
  g_autofree char *address = pmid ? g_strdup_printf ("https://pubmed.ncbi.nlm.nih.gov/%s/", pmid) : NULL;

  vouch_reference_item_set_url (item, address);
}

static void
set_kind (JsonObject *item, const VouchXmlElement *article)
{
  gboolean is_preprint;

  vouch_pubmed_add_types (item, vouch_xml_element_find (article, "PublicationTypeList"));
  is_preprint = vouch_reference_item_has_custom (item, "publication-types", "Preprint");
  json_object_set_string_member (item, "type", is_preprint ? "article" : "article-journal");
  if (is_preprint)
    json_object_set_string_member (item, "genre", "preprint");
}

/* A record that was versioned has the number of each version; the last is its own. */
static char *
get_number (const VouchXmlElement *citation)
{
  const VouchXmlElement *number, *last = NULL;
  guint index = 0;

  while ((number = vouch_xml_element_next (citation, "PMID", &index)))
    last = number;
  return vouch_xml_element_text (last);
}

void
vouch_pubmed_read_article (JsonObject *item, const VouchXmlElement *record)
{
  const VouchXmlElement *inner = vouch_xml_element_find (record, "MedlineCitation");
  const VouchXmlElement *citation = inner ? inner : record;
  const VouchXmlElement *article = vouch_xml_element_find (citation, "Article");
  const VouchXmlElement *journal = vouch_xml_element_find (article, "Journal");
  g_autofree char *pmid = get_number (citation);
  g_autofree char *language = vouch_xml_element_find_text (article, "Language");
  guint index = 0;
  const VouchXmlElement *list;

  set_kind (item, article);
  set_titles (item, article);
  while ((list = vouch_xml_element_next (article, "AuthorList", &index)))
    vouch_pubmed_add_names (item, vouch_xml_element_has (list, "Type", "editors") ? "editor" : "author", list);
  vouch_pubmed_set_date (item, "issued", vouch_xml_element_find (journal, "JournalIssue/PubDate"));
  vouch_pubmed_set_date (item, "issued", vouch_xml_element_find (article, "ArticleDate"));
  set_journal (item, citation, journal);
  vouch_pubmed_set_pages (item, vouch_xml_element_find (article, "Pagination"));
  vouch_reference_item_set_pmid (item, pmid);
  vouch_pubmed_set_identifiers (item, vouch_xml_element_find (record, "PubmedData/ArticleIdList"));
  vouch_pubmed_set_locations (item, article);
  set_address (item);
  vouch_reference_item_set_language (item, language);
  vouch_pubmed_set_abstract (item, vouch_xml_element_find (article, "Abstract"));
  vouch_pubmed_set_abstract (item, vouch_xml_element_find (citation, "OtherAbstract"));
  set_keywords (item, vouch_xml_element_find (citation, "KeywordList"));
  add_headings (item, citation);
  add_links (item, vouch_xml_element_find (citation, "CommentsCorrectionsList"));
}
