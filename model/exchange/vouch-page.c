/* vouch-page.c: a card as the page that portal, preview and export show.
 *
 * It is made from the published form alone, so what isn't published can't show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-page-about.h"
#include "vouch-page-builder.h"
#include "vouch-page-citations.h"
#include "vouch-page-corrections.h"
#include "vouch-page-entries.h"
#include "vouch-page-html.h"
#include "vouch-page-jsonld.h"
#include "vouch-page-references.h"
#include "vouch-page-sections.h"
#include "vouch-page-sponsor.h"
#include "vouch-published-form.h"
#include "vouch-reference-links.h"
#include "vouch-reference-plain.h"

/* Characters that a search result shows of a description. */
#define DESCRIPTION_LENGTH 160

typedef struct
{
  const char *kind;
  VouchPageWord word;
} Kind;

static const Kind kinds[] = {
  { "scorecard", VOUCH_PAGE_WORD_CLINICAL_SCORECARD },
  { "summary", VOUCH_PAGE_WORD_CLINICAL_SUMMARY },
  { "takeaways", VOUCH_PAGE_WORD_KEY_TAKEAWAYS },
};

static const char *
get_title (VouchPageBuilder *builder)
{
  const char *title = vouch_json_get_text (builder->form, "title");

  if (vouch_page_html_is_blank (title))
    title = vouch_json_get_text (vouch_json_get_object (builder->form, "article"), "title");
  if (vouch_page_html_is_blank (title))
    title = vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_UNTITLED);
  return title;
}

static const char *
get_separator (VouchPageBuilder *builder)
{
  return vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_AND_NEXT);
}

/* --- header --- */

/* Many titles start with the kind already: "Clinical Scorecard: …". */
static void
append_kind (VouchPageBuilder *builder,
             const char       *title)
{
  const char *kind = vouch_json_get_text (builder->form, "kind");

  for (gsize i = 0; kind && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind)
        && !g_str_has_prefix (title, vouch_page_builder_get_word (builder, kinds[i].word)))
      {
        g_string_append (builder->html, "<p class=\"vouch-kind\">");
        vouch_page_builder_append_word (builder, kinds[i].word);
        g_string_append (builder->html, "</p>\n");
      }
}

static void
append_people (VouchPageBuilder   *builder,
               VouchPublishedRole  role,
               VouchPageWord       word)
{
  JsonArray *people = vouch_json_get_array (builder->form, "people");
  gboolean is_first = TRUE;

  for (guint i = 0; i < vouch_json_array_length (people); i++)
    {
      JsonObject *person = vouch_json_array_object (people, i);

      if (vouch_published_role (vouch_json_get_text (person, "role")) != role)
        continue;
      g_string_append (builder->html, is_first ? "<p>" : get_separator (builder));
      if (is_first)
        {
          vouch_page_builder_append_word (builder, word);
          g_string_append_c (builder->html, ' ');
        }
      g_string_append (builder->html, "<bdi>");
      vouch_page_html_append_text (builder->html, vouch_json_get_text (person, "name"));
      g_string_append (builder->html, "</bdi>");
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append (builder->html, "</p>\n");
}

static void
append_date (VouchPageBuilder *builder,
             VouchPageWord     word,
             const char       *date)
{
  if (vouch_page_html_is_blank (date))
    return;
  g_string_append (builder->html, "<p>");
  vouch_page_builder_append_word (builder, word);
  g_string_append_c (builder->html, ' ');
  vouch_page_builder_append_time (builder, date);
  g_string_append (builder->html, "</p>\n");
}

static void
append_reading_time (VouchPageBuilder *builder)
{
  gint64 minutes = vouch_json_get_int (builder->form, "reading-time", 0);
  g_autoptr (GString) text = NULL;
  g_autofree char *digits = NULL;

  if (minutes <= 0)
    return;
  text = g_string_new (vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_READING_TIME));
  digits = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);
  g_string_replace (text, "{n}", digits, 0);
  g_string_append (builder->html, "<p>");
  vouch_page_builder_append_own_words (builder, text->str);
  g_string_append (builder->html, "</p>\n");
}

static void
append_credits (VouchPageBuilder *builder)
{
  JsonObject *reviewed = vouch_json_get_object (builder->form, "reviewed");
  gsize start = builder->html->len;
  gsize opened;

  g_string_append (builder->html, "<div class=\"vouch-credits\">\n");
  opened = builder->html->len;
  append_people (builder, VOUCH_PUBLISHED_ROLE_PREPARED, VOUCH_PAGE_WORD_PREPARED_BY);
  append_people (builder, VOUCH_PUBLISHED_ROLE_REVIEWED, VOUCH_PAGE_WORD_REVIEWED_BY);
  append_date (builder, VOUCH_PAGE_WORD_PUBLISHED, vouch_json_get_text (builder->form, "date"));
  append_date (builder, VOUCH_PAGE_WORD_LAST_REVIEWED, vouch_json_get_text (reviewed, "at"));
  append_reading_time (builder);
  if (builder->html->len == opened)
    g_string_truncate (builder->html, start);
  else
    g_string_append (builder->html, "</div>\n");
}

/* --- the article that the card summarises --- */

static void
append_article_authors (VouchPageBuilder *builder,
                        JsonObject       *article)
{
  JsonArray *authors = vouch_json_get_array (article, "authors");
  gboolean is_first = TRUE;

  for (guint i = 0; i < vouch_json_array_length (authors); i++)
    {
      const char *author = vouch_json_array_text (authors, i);

      if (vouch_page_html_is_blank (author))
        continue;
      g_string_append (builder->html,
                       is_first ? "<p class=\"vouch-authors\">" : get_separator (builder));
      g_string_append (builder->html, "<bdi>");
      vouch_page_html_append_text (builder->html, author);
      g_string_append (builder->html, "</bdi>");
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append (builder->html, "</p>\n");
}

/* Each fact is a text of its own, whichever way it is written. */
static void
begin_fact (GString *html)
{
  g_string_append (html, g_str_has_suffix (html->str, ">\n") ? "<p class=\"vouch-facts\"><bdi>"
                                                            : "</bdi> · <bdi>");
}

static void
append_article_link (VouchPageBuilder *builder,
                     JsonObject       *csl)
{
  g_autofree char *doi = vouch_reference_dup_doi (csl);
  g_autofree char *address = vouch_reference_best_address (csl);
  g_autofree char *label = doi ? g_strconcat ("doi:", doi, NULL) : NULL;

  if (!address)
    return;
  begin_fact (builder->html);
  vouch_page_html_append_link (builder->html, address, label ? label : address);
}

static void
append_article_facts (VouchPageBuilder *builder,
                      JsonObject       *article)
{
  const char *journal = vouch_json_get_text (article, "journal");
  const char *date = vouch_json_get_text (article, "date");
  const char *type = vouch_page_words_article_type (builder->words,
                                                    vouch_json_get_text (article, "type"));
  gsize start = builder->html->len;

  if (!vouch_page_html_is_blank (journal))
    {
      begin_fact (builder->html);
      g_string_append (builder->html, "<cite>");
      vouch_page_html_append_text (builder->html, journal);
      g_string_append (builder->html, "</cite>");
    }
  if (!vouch_page_html_is_blank (date))
    {
      begin_fact (builder->html);
      vouch_page_builder_append_time (builder, date);
    }
  if (type)
    {
      begin_fact (builder->html);
      vouch_page_builder_append_own_words (builder, type);
    }
  append_article_link (builder, vouch_page_find_reference (
                                    builder->form, vouch_json_get_text (article, "reference")));
  if (builder->html->len > start)
    g_string_append (builder->html, "</bdi></p>\n");
}

static void
append_article (VouchPageBuilder *builder)
{
  JsonObject *article = vouch_json_get_object (builder->form, "article");
  const char *title = vouch_json_get_text (article, "title");
  JsonObject *csl
      = vouch_page_find_reference (builder->form, vouch_json_get_text (article, "reference"));
  g_autofree char *recorded = vouch_reference_dup_plain_title (csl);

  if (vouch_page_html_is_blank (title))
    title = recorded;
  if (vouch_page_html_is_blank (title))
    return;
  g_string_append (builder->html, "<div class=\"vouch-article\">\n<p class=\"vouch-summary-of\">");
  vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_SUMMARY_OF);
  g_string_append (builder->html, "</p>\n<p class=\"vouch-article-title\"><cite dir=\"auto\">");
  vouch_page_html_append_text (builder->html, title);
  g_string_append (builder->html, "</cite></p>\n");
  append_article_authors (builder, article);
  append_article_facts (builder, article);
  vouch_page_about_append_funding (builder, csl);
  g_string_append (builder->html, "</div>\n");
}

static void
append_header (VouchPageBuilder *builder)
{
  const char *title = get_title (builder);

  g_string_append (builder->html, "<header>\n");
  vouch_page_corrections_append_notices (builder);
  vouch_page_sponsor_append (builder);
  append_kind (builder, title);
  vouch_page_builder_append_heading (builder, 1, title);
  g_string_append_c (builder->html, '\n');
  vouch_page_about_append_what (builder);
  append_credits (builder);
  append_article (builder);
  vouch_page_about_append_report (builder);
  g_string_append (builder->html, "</header>\n");
}

static char *
make_html (VouchPageBuilder *builder)
{
  g_string_append (builder->html, "<article class=\"vouch-page\"");
  vouch_page_html_append_attribute (builder->html, "lang", builder->language);
  vouch_page_html_append_attribute (
      builder->html, "dir",
      vouch_page_language_is_right_to_left (builder->language) ? "rtl" : "ltr");
  g_string_append (builder->html, ">\n");
  append_header (builder);
  vouch_page_sections_append (builder);
  vouch_page_corrections_append (builder);
  vouch_page_references_append (builder);
  vouch_page_about_append_footer (builder);
  g_string_append (builder->html, "</article>\n");
  return g_strdup (builder->html->str);
}

/* --- description --- */

static const char *
find_statement (JsonArray  *sections,
                const char *role)
{
  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    {
      JsonObject *section = vouch_json_array_object (sections, i);
      JsonArray *statements = vouch_json_get_array (section, "statements");
      const char *text = vouch_json_get_text (vouch_json_array_object (statements, 0), "text");

      if (role && g_strcmp0 (vouch_json_get_text (section, "role"), role) != 0)
        text = NULL;
      if (vouch_page_html_is_blank (text))
        text = find_statement (vouch_json_get_array (section, "sections"), role);
      if (!vouch_page_html_is_blank (text))
        return text;
    }
  return NULL;
}

/* Cuts after a whole word, before the last few characters that room allows. */
static char *
shorten (const char *text)
{
  g_autofree char *clean = vouch_page_html_clean (text);
  char *end;

  if (g_utf8_strlen (clean, -1) <= DESCRIPTION_LENGTH)
    return g_steal_pointer (&clean);
  end = g_utf8_offset_to_pointer (clean, DESCRIPTION_LENGTH - 1);
  for (char *space = end; space > clean; space--)
    if (*space == ' ')
      {
        end = space;
        break;
      }
  *end = '\0';
  return g_strconcat (g_strchomp (clean), "…", NULL);
}

static char *
make_description (VouchPageBuilder *builder)
{
  JsonArray *sections = vouch_json_get_array (builder->form, "sections");
  const char *text = find_statement (sections, "key-highlights");
  g_autofree char *news = vouch_page_corrections_dup_news (builder);
  g_autofree char *label = vouch_page_sponsor_dup_label (builder);
  g_autofree char *whole = NULL;

  if (!text)
    text = find_statement (sections, NULL);
  if (!text)
    text = get_title (builder);
  whole = g_strconcat (label ? label : "", label ? " · " : "", news ? news : "", news ? " · " : "",
                       text, NULL);
  return shorten (whole);
}

/* Frees what @builder holds. */
static VouchPage *
make_page (VouchPageBuilder *builder)
{
  VouchPage *self = g_new0 (VouchPage, 1);

  self->html = make_html (builder);
  self->title = vouch_page_html_clean (get_title (builder));
  self->description = make_description (builder);
  self->label = vouch_page_sponsor_dup_label (builder);
  self->language = g_strdup (builder->language);
  self->jsonld = vouch_page_jsonld (builder, self->title, self->description);
  vouch_page_builder_clear (builder);
  return self;
}

/**
 * vouch_page_new:
 * @published: a published form, from vouch_published_form() or from a portal
 *
 * Renders a card, its references in the plain form. No clock, no environment and nothing but
 * @published goes in.
 *
 * Returns: (transfer full) (nullable): the page, or %NULL where @published is no object.
 */
VouchPage *
vouch_page_new (JsonNode *published)
{
  JsonObject *form = vouch_json_node_object (published);
  VouchPageBuilder builder;

  if (!form)
    return NULL;
  vouch_page_builder_init (&builder, form);
  return make_page (&builder);
}

/**
 * vouch_page_new_in_style:
 * @published: a published form, from vouch_published_form() or from a portal
 * @style: (nullable): a citation style, as for vouch_citation_style_load(); the AMA's by default
 * @error: return location of what kept @style from being used
 *
 * Renders a card, its references as that style prints them. Waits for the citation processor:
 * not for the main thread. Where there is none and @style is %NULL, it is the same as
 * vouch_page_new(): only who asked for a style would be misled by the plain form.
 *
 * Returns: (transfer full) (nullable): the page; %NULL, without an error, where @published is no
 *   object, and with one where @style can't be used
 */
VouchPage *
vouch_page_new_in_style (JsonNode    *published,
                         const char  *style,
                         GError     **error)
{
  JsonObject *form = vouch_json_node_object (published);
  VouchPageBuilder builder;

  if (!form)
    return NULL;
  vouch_page_builder_init (&builder, form);
  if (vouch_page_entries_set_style (&builder, style, error))
    return make_page (&builder);
  vouch_page_builder_clear (&builder);
  return NULL;
}

/**
 * vouch_page_free:
 * @self: (transfer full) (nullable): a page
 */
void
vouch_page_free (VouchPage *self)
{
  if (!self)
    return;
  g_free (self->html);
  g_free (self->jsonld);
  g_free (self->title);
  g_free (self->description);
  g_free (self->label);
  g_free (self->language);
  g_free (self);
}
