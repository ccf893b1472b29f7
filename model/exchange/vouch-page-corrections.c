/* vouch-page-corrections.c: what was put right on a page, and when.
 *
 * The history stands below the sections, the newest first. A correction that matters to a
 * patient also stands at the top, where nobody can miss it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-corrections.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-page-html.h"
#include "vouch-update.h"

static const VouchPageWord weight_words[VOUCH_UPDATE_N_WEIGHTS] = {
  [VOUCH_UPDATE_MINOR] = VOUCH_PAGE_WORD_MINOR,
  [VOUCH_UPDATE_UPDATE] = VOUCH_PAGE_WORD_UPDATE,
  [VOUCH_UPDATE_CORRECTION] = VOUCH_PAGE_WORD_CORRECTION,
  [VOUCH_UPDATE_IMPORTANT] = VOUCH_PAGE_WORD_IMPORTANT,
};

/* A weight that we have no words for is printed as it is. */
static void
append_weight (VouchPageBuilder *builder,
               const char       *weight)
{
  VouchUpdateWeight known;

  if (vouch_update_weight_parse (weight, &known))
    vouch_page_builder_append_word (builder, weight_words[known]);
  else
    vouch_page_html_append_text (builder->html, weight);
}

/* Whether a writer's words end as a sentence does, in any of the page's languages. */
static gboolean
is_sentence (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text)
    {
      gunichar last = g_utf8_get_char (end = g_utf8_prev_char (end));

      if (!g_unichar_isspace (last))
        return last == '.' || last == '!' || last == '?' || last == 0x2026 || last == 0x061F;
    }
  return TRUE; /* there is nothing to end */
}

/* One space, also where nothing was said before. */
static void
append_space (GString *text)
{
  if (text->len > 0 && text->str[text->len - 1] != ' ')
    g_string_append_c (text, ' ');
}

static void
append_quoted (VouchPageBuilder *builder,
               VouchPageWord     word,
               const char       *text)
{
  if (vouch_page_html_is_blank (text))
    return;
  append_space (builder->html);
  vouch_page_builder_append_word (builder, word);
  g_string_append (builder->html, " <bdi>");
  vouch_page_html_append_text (builder->html, vouch_page_words_open_quote (builder->words));
  vouch_page_html_append_text (builder->html, text);
  vouch_page_html_append_text (builder->html, vouch_page_words_close_quote (builder->words));
  g_string_append (builder->html, is_sentence (text) ? "</bdi>" : "</bdi>.");
}

static void
append_said (VouchPageBuilder *builder,
             JsonObject       *correction)
{
  const char *text = vouch_json_get_text (correction, "text");
  const char *was = vouch_json_get_text (correction, "was");
  const char *is = vouch_json_get_text (correction, "is");
  gboolean goes_on = !vouch_page_html_is_blank (was) || !vouch_page_html_is_blank (is);

  vouch_page_html_append_text (builder->html, text);
  if (text && goes_on && !is_sentence (text))
    g_string_append_c (builder->html, '.');
  append_quoted (builder, VOUCH_PAGE_WORD_WAS, was);
  append_quoted (builder, VOUCH_PAGE_WORD_IS, is);
}

static void
append_correction (VouchPageBuilder *builder,
                   JsonObject       *correction)
{
  const char *at = vouch_json_get_text (correction, "at");
  const char *weight = vouch_json_get_text (correction, "weight");

  g_string_append (builder->html, "<li>");
  if (!vouch_page_html_is_blank (at))
    {
      vouch_page_builder_append_time (builder, at);
      if (!vouch_page_html_is_blank (weight))
        {
          g_string_append (builder->html, " (");
          append_weight (builder, weight);
          g_string_append_c (builder->html, ')');
        }
      g_string_append (builder->html, ": ");
    }
  append_said (builder, correction);
  g_string_append (builder->html, "</li>\n");
}

static void
append_notice (VouchPageBuilder *builder,
               JsonObject       *correction)
{
  const char *at = vouch_json_get_text (correction, "at");

  g_string_append (builder->html, "<div class=\"vouch-notice\" role=\"note\"><p><strong>");
  vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_IMPORTANT);
  g_string_append (builder->html, "</strong>");
  if (!vouch_page_html_is_blank (at))
    {
      g_string_append (builder->html, ", ");
      vouch_page_builder_append_time (builder, at);
    }
  g_string_append (builder->html, ": ");
  append_said (builder, correction);
  g_string_append (builder->html, "</p></div>\n");
}

/**
 * vouch_page_corrections_append_notices:
 * @builder: the page so far
 *
 * Appends a notice for each correction that is clinically important, the newest first.
 */
void
vouch_page_corrections_append_notices (VouchPageBuilder *builder)
{
  JsonArray *corrections = vouch_json_get_array (builder->form, "corrections");

  for (guint i = vouch_json_array_length (corrections); i-- > 0;)
    {
      JsonObject *correction = vouch_json_array_object (corrections, i);
      VouchUpdateWeight weight;

      if (vouch_update_weight_parse (vouch_json_get_text (correction, "weight"), &weight)
          && weight == VOUCH_UPDATE_IMPORTANT)
        append_notice (builder, correction);
    }
}

/**
 * vouch_page_corrections_append:
 * @builder: the page so far
 *
 * Appends the history of the page, the newest first; nothing where nothing was put right.
 */
void
vouch_page_corrections_append (VouchPageBuilder *builder)
{
  JsonArray *corrections = vouch_json_get_array (builder->form, "corrections");

  if (vouch_json_array_length (corrections) == 0)
    return;
  g_string_append (builder->html, "<section class=\"vouch-corrections\">\n");
  vouch_page_builder_append_word_heading (builder, 2, VOUCH_PAGE_WORD_CORRECTIONS);
  g_string_append (builder->html, "\n<ul>\n");
  for (guint i = vouch_json_array_length (corrections); i-- > 0;)
    append_correction (builder, vouch_json_array_object (corrections, i));
  g_string_append (builder->html, "</ul>\n</section>\n");
}

static void
append_news (VouchPageBuilder *builder,
             GString          *news,
             VouchPageWord     word,
             const char       *text)
{
  if (vouch_page_html_is_blank (text))
    return;
  append_space (news);
  g_string_append_printf (news, "%s %s%s%s%s", vouch_page_builder_get_word (builder, word),
                          vouch_page_words_open_quote (builder->words), text,
                          vouch_page_words_close_quote (builder->words),
                          is_sentence (text) ? "" : ".");
}

/**
 * vouch_page_corrections_dup_news:
 * @builder: the page
 *
 * What a feed or a search result has to say first of a page that was wrong.
 *
 * Returns: (transfer full) (nullable): the newest correction, plain text; %NULL where there is none
 */
char *
vouch_page_corrections_dup_news (VouchPageBuilder *builder)
{
  JsonArray *corrections = vouch_json_get_array (builder->form, "corrections");

  for (guint i = vouch_json_array_length (corrections); i-- > 0;)
    {
      JsonObject *correction = vouch_json_array_object (corrections, i);
      const char *text = vouch_json_get_text (correction, "text");
      VouchUpdateWeight weight;
      GString *news;

      if (!vouch_update_weight_parse (vouch_json_get_text (correction, "weight"), &weight)
          || !vouch_update_is_correction (weight))
        continue;
      news = g_string_new (vouch_page_builder_get_word (builder, weight_words[weight]));
      g_string_append_printf (news, ": %s%s", text ? text : "", text && !is_sentence (text) ? "." : "");
      append_news (builder, news, VOUCH_PAGE_WORD_WAS, vouch_json_get_text (correction, "was"));
      append_news (builder, news, VOUCH_PAGE_WORD_IS, vouch_json_get_text (correction, "is"));
      return g_string_free (news, FALSE);
    }
  return NULL;
}
