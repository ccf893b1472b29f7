/* vouch-page-about.c: what a page is, who answers for it, who paid.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-about.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-page-html.h"
#include "vouch-reference-links.h"

/* Characters of the card's id by which it is named to readers. */
#define SHORT_ID_LENGTH 8

/**
 * vouch_page_about_append_what:
 * @builder: the page so far
 *
 * Appends what the page summarises, and that it is no guideline; nothing where it names no article.
 */
void
vouch_page_about_append_what (VouchPageBuilder *builder)
{
  JsonObject *article = vouch_json_get_object (builder->form, "article");

  if (vouch_page_html_is_blank (vouch_json_get_text (article, "title"))
      && vouch_page_html_is_blank (vouch_json_get_text (article, "reference")))
    return;
  g_string_append (builder->html, "<p class=\"vouch-what\">");
  vouch_page_builder_append_own_words (
      builder, vouch_page_words_summarises (builder->words, vouch_json_get_text (article, "type")));
  g_string_append (builder->html, "</p>\n");
}

/* --- who paid for the source --- */

/* Returns: (transfer full) (nullable): who paid, as the record has it: words, or names. */
static char *
dup_funding (JsonObject *csl)
{
  const char *text = vouch_json_get_text (csl, "funding");
  JsonArray *funders = vouch_json_get_array (csl, "funder");
  GString *names;

  if (!vouch_page_html_is_blank (text))
    return g_strdup (text);
  names = g_string_new (NULL);
  for (guint i = 0; i < vouch_json_array_length (funders); i++)
    {
      const char *name = vouch_json_get_text (vouch_json_array_object (funders, i), "name");

      if (!vouch_page_html_is_blank (name))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  return g_string_free (names, names->len == 0);
}

static void
append_fact (VouchPageBuilder *builder,
             VouchPageWord     word,
             const char       *text)
{
  g_string_append (builder->html, "<p class=\"vouch-facts\">");
  vouch_page_builder_append_word (builder, word);
  g_string_append (builder->html, ": ");
  if (vouch_page_html_is_blank (text))
    vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_NOT_ON_RECORD);
  else
    {
      g_string_append (builder->html, "<bdi>");
      vouch_page_html_append_text (builder->html, text);
      g_string_append (builder->html, "</bdi>");
    }
  g_string_append (builder->html, "</p>\n");
}

/**
 * vouch_page_about_append_funding:
 * @builder: the page so far
 * @csl: (nullable): the record of the summarised article
 *
 * Appends who paid for the article and what its authors gain; that nobody noted it is told too.
 */
void
vouch_page_about_append_funding (VouchPageBuilder *builder,
                                 JsonObject       *csl)
{
  g_autofree char *funding = dup_funding (csl);

  append_fact (builder, VOUCH_PAGE_WORD_FUNDING, funding);
  append_fact (builder, VOUCH_PAGE_WORD_SOURCE_INTERESTS,
               vouch_json_get_text (csl, "conflict-of-interest"));
}

/* --- how to report an error --- */

static void
append_contact (VouchPageBuilder *builder,
                const char       *contact)
{
  g_autofree char *address
      = vouch_link_is_web (contact) ? g_strdup (contact) : g_strconcat ("mailto:", contact, NULL);

  g_string_append (builder->html, "<a");
  vouch_page_html_append_attribute (builder->html, "href", address);
  g_string_append (builder->html, "><bdi>");
  vouch_page_html_append_text (builder->html, contact);
  g_string_append (builder->html, "</bdi></a>");
}

/* What stands in @words before {contact}, in its place, and after it. */
static void
append_report (VouchPageBuilder *builder,
               const char       *words,
               const char       *contact)
{
  const char *place = strstr (words, "{contact}");
  g_autofree char *before = place ? g_strndup (words, (gsize) (place - words)) : g_strdup (words);

  vouch_page_builder_append_own_words (builder, before);
  if (!place)
    return;
  append_contact (builder, contact);
  vouch_page_builder_append_own_words (builder, place + strlen ("{contact}"));
}

/**
 * vouch_page_about_append_report:
 * @builder: the page so far
 *
 * Appends how to report an error: to whom, and by which name the card is found.
 */
void
vouch_page_about_append_report (VouchPageBuilder *builder)
{
  const char *contact = vouch_json_get_text (builder->form, "contact");
  const char *id = vouch_json_get_text (builder->form, "id");
  gboolean has_contact
      = contact && (vouch_link_is_web (contact) || vouch_page_html_is_mail (contact));
  g_autoptr (GString) words = NULL;
  g_autofree char *name = NULL;

  if (vouch_page_html_is_blank (id))
    return;
  name = g_utf8_substring (id, 0, MIN (SHORT_ID_LENGTH, g_utf8_strlen (id, -1)));
  words = g_string_new (vouch_page_builder_get_word (
      builder, has_contact ? VOUCH_PAGE_WORD_REPORT_TO : VOUCH_PAGE_WORD_REPORT));
  g_string_replace (words, "{id}", name, 0);
  g_string_append (builder->html, "<p class=\"vouch-report\">");
  append_report (builder, words->str, contact);
  g_string_append (builder->html, "</p>\n");
}

/* --- the foot of the page --- */

static void
append_disclosure (VouchPageBuilder *builder)
{
  const char *disclosure = vouch_json_get_text (builder->form, "disclosure");
  const char *drafting = vouch_json_get_text (builder->form, "drafting");
  gboolean is_machine = g_strcmp0 (drafting, "machine") == 0;

  if (vouch_page_html_is_blank (disclosure) && !is_machine && g_strcmp0 (drafting, "mixed") != 0)
    return;
  g_string_append (builder->html, "<p class=\"vouch-disclosure\">");
  if (!vouch_page_html_is_blank (disclosure))
    vouch_page_html_append_marked (builder->html, disclosure, NULL);
  else
    vouch_page_builder_append_word (builder, is_machine ? VOUCH_PAGE_WORD_DRAFTED_MACHINE
                                                        : VOUCH_PAGE_WORD_DRAFTED_MIXED);
  g_string_append (builder->html, "</p>\n");
}

static void
append_interests (VouchPageBuilder *builder)
{
  JsonArray *people = vouch_json_get_array (builder->form, "people");
  gboolean is_first = TRUE;

  for (guint i = 0; i < vouch_json_array_length (people); i++)
    {
      JsonObject *person = vouch_json_array_object (people, i);
      const char *interests = vouch_json_get_text (person, "interests");

      if (vouch_page_html_is_blank (interests))
        continue;
      g_string_append (builder->html, is_first ? "<p>" : "; ");
      if (is_first)
        {
          vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_INTERESTS);
          g_string_append (builder->html, ": ");
        }
      g_string_append (builder->html, "<bdi>");
      vouch_page_html_append_text (builder->html, vouch_json_get_text (person, "name"));
      g_string_append (builder->html, "</bdi> (");
      vouch_page_html_append_text (builder->html, interests);
      g_string_append_c (builder->html, ')');
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append (builder->html, ".</p>\n");
}

/**
 * vouch_page_about_append_footer:
 * @builder: the page so far
 *
 * Appends how the text came about and what its people gain; nothing where nothing is known.
 */
void
vouch_page_about_append_footer (VouchPageBuilder *builder)
{
  gsize start = builder->html->len;
  gsize opened;

  g_string_append (builder->html, "<footer>\n");
  vouch_page_builder_append_word_heading (builder, 2, VOUCH_PAGE_WORD_DISCLOSURE);
  g_string_append_c (builder->html, '\n');
  opened = builder->html->len;
  append_disclosure (builder);
  append_interests (builder);
  if (builder->html->len == opened)
    g_string_truncate (builder->html, start);
  else
    g_string_append (builder->html, "</footer>\n");
}
