/* vouch-page-sponsor.c: the label of a page that somebody paid for.
 *
 * Readers have to see it before they read, so it stands above the title and in front of each
 * description of the page: feeds, lists and searches show that and not the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-sponsor.h"

#include <string.h>

#include "vouch-import-byline.h"
#include "vouch-json.h"
#include "vouch-page-html.h"

#define PLACE "{name}"

typedef enum
{
  NOBODY,  /* nothing was paid for, or nobody says so */
  SOMEBODY, /* "Sponsored content" */
  NAMED,   /* "Example Pharma" or "Sponsored by Example Pharma" */
  TOLD     /* "Supported by Example Pharma": that is for its own words to say */
} Kind;

static gboolean
is_said_as_ours (const char *text)
{
  static const char *const openings[] = { "sponsored by", "paid for by" };

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_ascii_strncasecmp (text, openings[i], strlen (openings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* The card has the line of the imported page, or what was typed as a name. */
static Kind
read_sponsor (JsonObject *form, char **name)
{
  JsonObject *article = vouch_json_get_object (form, "article");
  const char *text = vouch_json_get_text (article, "sponsor");
  g_autofree char *clean = text ? g_strstrip (vouch_page_html_clean (text)) : NULL;
  g_autofree char *value = NULL;

  *name = NULL;
  if (vouch_page_html_is_blank (clean))
    return g_strcmp0 (vouch_json_get_text (article, "type"), "sponsored") == 0 ? SOMEBODY : NOBODY;
  if (vouch_import_byline_classify (clean, &value) != VOUCH_IMPORT_BYLINE_SPONSOR)
    {
      *name = g_steal_pointer (&clean);
      return NAMED;
    }
  if (vouch_page_html_is_blank (value))
    return SOMEBODY;
  *name = g_steal_pointer (&value);
  return is_said_as_ours (clean) ? NAMED : TOLD;
}

/**
 * vouch_page_sponsor_dup_name:
 * @form: a published form
 *
 * Returns: (transfer full) (nullable): who paid for the article, where that is known
 */
char *
vouch_page_sponsor_dup_name (JsonObject *form)
{
  char *name;

  read_sponsor (form, &name);
  return name;
}

static const char *
get_content_word (VouchPageBuilder *builder)
{
  return vouch_page_words_article_type (builder->words, "sponsored");
}

static const char *
get_told (VouchPageBuilder *builder)
{
  return vouch_json_get_text (vouch_json_get_object (builder->form, "article"), "sponsor");
}

/**
 * vouch_page_sponsor_dup_label:
 * @builder: a page
 *
 * Returns: (transfer full) (nullable): that the page is about something that was paid for, plain
 *   text; %NULL where it is not
 */
char *
vouch_page_sponsor_dup_label (VouchPageBuilder *builder)
{
  g_autofree char *name = NULL;
  g_autoptr (GString) words = NULL;

  switch (read_sponsor (builder->form, &name))
    {
    case SOMEBODY:
      return g_strdup (get_content_word (builder));
    case TOLD:
      return vouch_page_html_clean (get_told (builder));
    case NAMED:
      words = g_string_new (vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_SPONSORED_BY));
      g_string_replace (words, PLACE, name, 1);
      return g_strdup (words->str);
    case NOBODY:
    default:
      return NULL;
    }
}

/* The page's words may be of another language than the name. */
static void
append_named (VouchPageBuilder *builder, const char *name)
{
  const char *words = vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_SPONSORED_BY);
  g_auto (GStrv) sides = g_strsplit (words, PLACE, 2);

  if (*sides[0])
    vouch_page_builder_append_own_words (builder, sides[0]);
  g_string_append (builder->html, "<bdi>");
  vouch_page_html_append_text (builder->html, name);
  g_string_append (builder->html, "</bdi>");
  if (sides[1] && *sides[1])
    vouch_page_builder_append_own_words (builder, sides[1]);
}

/**
 * vouch_page_sponsor_append:
 * @builder: the page so far
 *
 * Appends the label; nothing where nobody paid.
 */
void
vouch_page_sponsor_append (VouchPageBuilder *builder)
{
  g_autofree char *name = NULL;
  Kind kind = read_sponsor (builder->form, &name);

  if (kind == NOBODY)
    return;
  g_string_append (builder->html, "<p class=\"vouch-sponsor\"><strong>");
  if (kind == NAMED)
    append_named (builder, name);
  else if (kind == TOLD)
    vouch_page_html_append_text (builder->html, get_told (builder));
  else
    vouch_page_builder_append_own_words (builder, get_content_word (builder));
  g_string_append (builder->html, "</strong></p>\n");
}
