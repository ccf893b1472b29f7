/* vouch-page-builder.c: what the parts of the page's renderer share; private to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-builder.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-page-citations.h"
#include "vouch-page-html.h"

#define DEEPEST_HEADING 6

/* Characters of the card's id that make up the prefix. */
#define PREFIX_LENGTH 8

static char *
make_prefix (const char *id)
{
  GString *prefix = g_string_new ("vouch-");
  gsize bare = prefix->len;

  for (; id && *id && prefix->len < bare + PREFIX_LENGTH; id++)
    if (g_ascii_isalnum (*id))
      g_string_append_c (prefix, g_ascii_tolower (*id));
  if (prefix->len == bare)
    g_string_append (prefix, "card");
  return g_string_free (prefix, FALSE);
}

/* The page's words may be in another language than the card: a screen reader has to know. */
static gboolean
are_words_foreign (VouchPageBuilder *self)
{
  const char *language = vouch_page_words_get_language (self->words);

  return g_ascii_strncasecmp (self->language, language, strlen (language)) != 0;
}

/**
 * vouch_page_builder_init:
 * @self: (out caller-allocates): a builder, to be cleared
 * @form: (transfer none): the published form, which must outlive @self
 */
void
vouch_page_builder_init (VouchPageBuilder *self,
                         JsonObject       *form)
{
  *self = (VouchPageBuilder){ 0 };
  self->html = g_string_new (NULL);
  self->form = form;
  self->language = vouch_page_dup_language (vouch_json_get_text (form, "language"));
  self->words = vouch_page_words_for (self->language);
  self->prefix = make_prefix (vouch_json_get_text (form, "id"));
  self->citations = vouch_page_citations_new (form);
}

/**
 * vouch_page_builder_clear:
 * @self: a builder; what it points to is freed, itself not
 */
void
vouch_page_builder_clear (VouchPageBuilder *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->citations, vouch_page_citations_free);
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->language, g_free);
  if (self->html)
    g_string_free (g_steal_pointer (&self->html), TRUE);
}

/**
 * vouch_page_builder_get_word:
 * @self: a builder
 * @word: which
 *
 * Returns: (transfer none): the word as plain text, for an attribute
 */
const char *
vouch_page_builder_get_word (VouchPageBuilder *self,
                             VouchPageWord     word)
{
  return vouch_page_words_get (self->words, word);
}

/**
 * vouch_page_builder_append_own_words:
 * @self: a builder
 * @text: plain text in the words' language, not in the card's
 */
void
vouch_page_builder_append_own_words (VouchPageBuilder *self,
                                     const char       *text)
{
  const char *language = vouch_page_words_get_language (self->words);

  if (!are_words_foreign (self))
    {
      vouch_page_html_append_text (self->html, text);
      return;
    }
  g_string_append_printf (self->html, "<span lang=\"%s\" dir=\"ltr\">", language);
  vouch_page_html_append_text (self->html, text);
  g_string_append (self->html, "</span>");
}

/**
 * vouch_page_builder_append_word:
 * @self: a builder
 * @word: which
 */
void
vouch_page_builder_append_word (VouchPageBuilder *self,
                                VouchPageWord     word)
{
  vouch_page_builder_append_own_words (self, vouch_page_builder_get_word (self, word));
}

static void
open_heading (VouchPageBuilder *self,
              guint             level)
{
  g_string_append_printf (self->html, "<h%u id=\"%s-h%u\">", MIN (level, DEEPEST_HEADING),
                          self->prefix, ++self->n_headings);
}

static void
close_heading (VouchPageBuilder *self,
               guint             level)
{
  g_string_append_printf (self->html, "</h%u>", MIN (level, DEEPEST_HEADING));
}

/**
 * vouch_page_builder_append_heading:
 * @self: a builder
 * @level: from 1; HTML has no deeper one than 6
 * @title: plain text in the card's language
 *
 * Appends a heading with an id of its own.
 */
void
vouch_page_builder_append_heading (VouchPageBuilder *self,
                                   guint             level,
                                   const char       *title)
{
  open_heading (self, level);
  vouch_page_html_append_text (self->html, title);
  close_heading (self, level);
}

/**
 * vouch_page_builder_append_word_heading:
 * @self: a builder
 * @level: as in vouch_page_builder_append_heading()
 * @word: what it says
 */
void
vouch_page_builder_append_word_heading (VouchPageBuilder *self,
                                        guint             level,
                                        VouchPageWord     word)
{
  open_heading (self, level);
  vouch_page_builder_append_word (self, word);
  close_heading (self, level);
}

/**
 * vouch_page_builder_append_time:
 * @self: a builder
 * @date: a date as the card has it; one that is none is printed as it is
 */
void
vouch_page_builder_append_time (VouchPageBuilder *self,
                                const char       *date)
{
  g_autofree char *text = vouch_page_words_date (self->words, self->language, date);

  if (!text)
    {
      vouch_page_html_append_text (self->html, date);
      return;
    }
  g_string_append (self->html, "<time");
  vouch_page_html_append_attribute (self->html, "datetime", date);
  g_string_append_c (self->html, '>');
  vouch_page_builder_append_own_words (self, text);
  g_string_append (self->html, "</time>");
}
