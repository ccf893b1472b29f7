/* vouch-page-jsonld.c: what the page tells machines.
 *
 * schema.org's MedicalWebPage with its citations. Not MedicalGuideline: most
 * cards summarise no guideline, and those that do are none themselves. Not
 * ClaimReview: nobody rated anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-jsonld.h"

#include "vouch-json.h"
#include "vouch-page-citations.h"
#include "vouch-page-html.h"
#include "vouch-page-sponsor.h"
#include "vouch-published-form.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"

typedef struct
{
  const char *csl;    /* `type` of the record */
  const char *schema; /* type at schema.org */
} Type;

static const Type types[] = {
  { "article-journal", "ScholarlyArticle" },
  { "article", "ScholarlyArticle" },
  { "paper-conference", "ScholarlyArticle" },
  { "review", "ScholarlyArticle" },
  { "article-magazine", "Article" },
  { "article-newspaper", "NewsArticle" },
  { "book", "Book" },
  { "chapter", "Chapter" },
  { "report", "Report" },
  { "thesis", "Thesis" },
  { "dataset", "Dataset" },
  { "webpage", "WebPage" },
};

static const char *
find_type (JsonObject *csl)
{
  const char *type = vouch_json_get_text (csl, "type");

  for (gsize i = 0; type && i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].csl, type))
      return types[i].schema;
  return "CreativeWork";
}

static void
add_text (JsonBuilder *json,
          const char  *member,
          const char  *text)
{
  g_autofree char *clean = vouch_page_html_clean (text);

  if (!*clean)
    return;
  json_builder_set_member_name (json, member);
  json_builder_add_string_value (json, clean);
}

static void
begin_typed (JsonBuilder *json,
             const char  *type)
{
  json_builder_begin_object (json);
  add_text (json, "@type", type);
}

static void
add_date (JsonBuilder *json,
          const char  *member,
          const char  *date)
{
  VouchReferenceDate parts;

  if (vouch_reference_date_parse (&parts, date))
    add_text (json, member, date);
}

static void
add_named (JsonBuilder *json,
           const char  *type,
           const char  *name)
{
  begin_typed (json, type);
  add_text (json, "name", name);
  json_builder_end_object (json);
}

static void
add_people (JsonBuilder        *json,
            JsonObject         *form,
            const char         *member,
            VouchPublishedRole  role)
{
  JsonArray *people = vouch_json_get_array (form, "people");
  gboolean is_open = FALSE;

  for (guint i = 0; i < vouch_json_array_length (people); i++)
    {
      JsonObject *person = vouch_json_array_object (people, i);

      if (vouch_published_role (vouch_json_get_text (person, "role")) != role)
        continue;
      if (!is_open)
        {
          json_builder_set_member_name (json, member);
          json_builder_begin_array (json);
        }
      is_open = TRUE;
      add_named (json, "Person", vouch_json_get_text (person, "name"));
    }
  if (is_open)
    json_builder_end_array (json);
}

static void
add_work_authors (JsonBuilder *json,
                  JsonObject  *csl)
{
  JsonArray *authors = vouch_json_get_array (csl, "author");

  if (vouch_json_array_length (authors) == 0)
    return;
  json_builder_set_member_name (json, "author");
  json_builder_begin_array (json);
  for (guint i = 0; i < vouch_json_array_length (authors); i++)
    {
      JsonObject *author = vouch_json_array_object (authors, i);
      g_autofree char *name = vouch_reference_name_natural (author);

      if (name)
        add_named (json, vouch_json_get_text (author, "family") ? "Person" : "Organization", name);
    }
  json_builder_end_array (json);
}

static void
add_identifier (JsonBuilder *json,
                const char  *kind,
                const char  *value)
{
  if (!value)
    return;
  begin_typed (json, "PropertyValue");
  add_text (json, "propertyID", kind);
  add_text (json, "value", value);
  json_builder_end_object (json);
}

static void
add_identifiers (JsonBuilder *json,
                 JsonObject  *csl)
{
  g_autofree char *doi = vouch_reference_dup_doi (csl);
  g_autofree char *pmid = vouch_reference_dup_pmid (csl);
  g_autofree char *pmcid = vouch_reference_dup_pmcid (csl);

  if (!doi && !pmid && !pmcid)
    return;
  json_builder_set_member_name (json, "identifier");
  json_builder_begin_array (json);
  add_identifier (json, "doi", doi);
  add_identifier (json, "pmid", pmid);
  add_identifier (json, "pmcid", pmcid);
  json_builder_end_array (json);
}

static void
add_container (JsonBuilder *json,
               JsonObject  *csl)
{
  const char *container = vouch_json_get_text (csl, "container-title");
  const char *type = vouch_json_get_text (csl, "type");

  if (vouch_page_html_is_blank (container))
    return;
  json_builder_set_member_name (json, "isPartOf");
  add_named (json, g_strcmp0 (type, "article-journal") == 0 ? "Periodical" : "CreativeWork",
             container);
}

static void
add_work (JsonBuilder *json,
          JsonObject  *csl)
{
  g_autofree char *title = vouch_reference_dup_plain_title (csl);
  g_autofree char *address = vouch_reference_best_address (csl);
  g_autofree char *issued = NULL;
  VouchReferenceDate date;

  vouch_reference_date_read (&date, csl, "issued");
  issued = vouch_reference_date_iso (&date);
  begin_typed (json, find_type (csl));
  add_text (json, "name", title);
  add_work_authors (json, csl);
  add_text (json, "datePublished", issued);
  add_container (json, csl);
  add_identifiers (json, csl);
  add_text (json, "url", address);
  json_builder_end_object (json);
}

/* The card's own data of an article that it cites by no record. */
static void
add_article (JsonBuilder *json,
             JsonObject  *article)
{
  JsonArray *authors = vouch_json_get_array (article, "authors");

  begin_typed (json, "Article");
  add_text (json, "name", vouch_json_get_text (article, "title"));
  if (vouch_json_array_length (authors) > 0)
    {
      json_builder_set_member_name (json, "author");
      json_builder_begin_array (json);
      for (guint i = 0; i < vouch_json_array_length (authors); i++)
        if (!vouch_page_html_is_blank (vouch_json_array_text (authors, i)))
          add_named (json, "Person", vouch_json_array_text (authors, i));
      json_builder_end_array (json);
    }
  add_date (json, "datePublished", vouch_json_get_text (article, "date"));
  json_builder_end_object (json);
}

static void
add_sponsor (JsonBuilder *json,
             JsonObject  *form)
{
  g_autofree char *name = vouch_page_sponsor_dup_name (form);

  if (!name)
    return;
  json_builder_set_member_name (json, "sponsor");
  add_named (json, "Organization", name);
}

static void
add_summarised (JsonBuilder *json,
                JsonObject  *form)
{
  JsonObject *article = vouch_json_get_object (form, "article");
  JsonObject *csl = vouch_page_find_reference (form, vouch_json_get_text (article, "reference"));

  if (!csl && vouch_page_html_is_blank (vouch_json_get_text (article, "title")))
    return;
  json_builder_set_member_name (json, "isBasedOn");
  if (csl)
    add_work (json, csl);
  else
    add_article (json, article);
}

/* schema.org has it as an ISO 8601 duration. */
static void
add_reading_time (JsonBuilder *json,
                  JsonObject  *form)
{
  gint64 minutes = vouch_json_get_int (form, "reading-time", 0);
  g_autofree char *duration = g_strdup_printf ("PT%" G_GINT64_FORMAT "M", minutes);

  if (minutes > 0)
    add_text (json, "timeRequired", duration);
}

static void
add_citations (JsonBuilder        *json,
               VouchPageCitations *citations)
{
  if (vouch_page_citations_get_n (citations) == 0)
    return;
  json_builder_set_member_name (json, "citation");
  json_builder_begin_array (json);
  for (guint i = 0; i < vouch_page_citations_get_n (citations); i++)
    add_work (json, vouch_page_citations_get_entry (citations, i)->csl);
  json_builder_end_array (json);
}

static void
add_corrections (JsonBuilder *json,
                 JsonObject  *form)
{
  JsonArray *corrections = vouch_json_get_array (form, "corrections");

  if (vouch_json_array_length (corrections) == 0)
    return;
  json_builder_set_member_name (json, "correction");
  json_builder_begin_array (json);
  for (guint i = 0; i < vouch_json_array_length (corrections); i++)
    {
      JsonObject *correction = vouch_json_array_object (corrections, i);

      begin_typed (json, "CorrectionComment");
      add_text (json, "text", vouch_json_get_text (correction, "text"));
      add_date (json, "datePublished", vouch_json_get_text (correction, "at"));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Inside a script element nothing but "<" can end it, and a JSON string may hold any
 * character as an escape; ">" and "&" only for readers that are not HTML's. */
static char *
escape_for_script (const char *json)
{
  GString *escaped = g_string_new (json);

  g_string_replace (escaped, "<", "\\u003c", 0);
  g_string_replace (escaped, ">", "\\u003e", 0);
  g_string_replace (escaped, "&", "\\u0026", 0);
  return g_string_free (escaped, FALSE);
}

/**
 * vouch_page_jsonld:
 * @builder: the page
 * @title: its title
 * @description: its description
 *
 * Returns: (transfer full): JSON-LD (schema.org) that may stand in a script element as it is.
 */
char *
vouch_page_jsonld (VouchPageBuilder *builder,
                   const char       *title,
                   const char       *description)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  JsonObject *form = builder->form;

  json_builder_begin_object (json);
  add_text (json, "@context", "https://schema.org");
  add_text (json, "@type", "MedicalWebPage");
  add_text (json, "name", title);
  add_text (json, "description", description);
  add_text (json, "inLanguage", builder->language);
  add_date (json, "datePublished", vouch_json_get_text (form, "date"));
  add_people (json, form, "author", VOUCH_PUBLISHED_ROLE_PREPARED);
  add_people (json, form, "reviewedBy", VOUCH_PUBLISHED_ROLE_REVIEWED);
  add_date (json, "lastReviewed",
            vouch_json_get_text (vouch_json_get_object (form, "reviewed"), "at"));
  add_reading_time (json, form);
  add_sponsor (json, form);
  add_summarised (json, form);
  add_citations (json, builder->citations);
  add_corrections (json, form);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, FALSE);
  return escape_for_script (text);
}
