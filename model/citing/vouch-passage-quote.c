/* vouch-passage-quote.c: words of a source with what tells their place, as citations keep them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-quote.h"

#include "vouch-json.h"
#include "vouch-source-body.h"
#include "vouch-source-unbreak.h"

G_DEFINE_BOXED_TYPE (VouchPassageQuote, vouch_passage_quote, vouch_passage_quote_copy,
                     vouch_passage_quote_free)

/* A selection often takes a space or a line's end with it. */
static void
trim (VouchSourceText *text, gsize *start, gsize *end)
{
  g_autofree char *part = vouch_source_text_dup_part (text, *start, *end);
  const char *from = part;
  const char *to = part + strlen (part);

  while (*from && g_unichar_isspace (g_utf8_get_char (from)))
    {
      from = g_utf8_next_char (from);
      (*start)++;
    }
  while (to > from && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (to))))
    {
      to = g_utf8_prev_char (to);
      (*end)--;
    }
}

/* The words of a page as they read, not as its lines cut them, nor with what stands at its foot and its head. */
static char *
dup_words (VouchSourceText *text, gsize start, gsize end)
{
  g_autofree char *part = vouch_source_body_part (text, start, end);

  if (vouch_source_text_get_n_pages (text) == 0)
    return g_steal_pointer (&part);
  return vouch_source_unbreak (part, vouch_source_text_get_text (text));
}

/**
 * vouch_passage_quote_new:
 * @text: a source's text
 * @source: the source's SHA-256
 * @start: first code point of the words; spaces around them don't count
 * @end: the one behind the last
 *
 * Returns: (transfer full) (nullable): %NULL where there is nothing but spaces.
 */
VouchPassageQuote *
vouch_passage_quote_new (VouchSourceText *text, const char *source, gsize start, gsize end)
{
  VouchPassageQuote *self;

  g_return_val_if_fail (text && source, NULL);

  end = MIN (end, vouch_source_text_get_length (text));
  if (start >= end)
    return NULL;
  trim (text, &start, &end);
  if (start >= end)
    return NULL;
  self = g_new0 (VouchPassageQuote, 1);
  self->source = g_strdup (source);
  if (vouch_source_text_get_n_pages (text) > 0)
    self->page = vouch_source_text_get_page_at (text, start);
  self->exact = dup_words (text, start, end);
  self->prefix = vouch_source_text_dup_part (
      text, start > VOUCH_PASSAGE_CONTEXT ? start - VOUCH_PASSAGE_CONTEXT : 0, start);
  self->suffix = vouch_source_text_dup_part (
      text, end, MIN (end + VOUCH_PASSAGE_CONTEXT, vouch_source_text_get_length (text)));
  return self;
}

/** Returns: (transfer full) (nullable): the words of a passage that was found in the store. */
VouchPassageQuote *
vouch_passage_quote_new_from (const VouchPassage *passage)
{
  VouchPassageQuote *self;

  if (!passage->source)
    return NULL;
  self = g_new0 (VouchPassageQuote, 1);
  self->source = g_strdup (passage->source);
  self->page = passage->page;
  self->exact = g_strdup (passage->exact);
  self->prefix = g_strdup (passage->prefix);
  self->suffix = g_strdup (passage->suffix);
  return self;
}

VouchPassageQuote *
vouch_passage_quote_copy (const VouchPassageQuote *self)
{
  VouchPassageQuote *copy = g_new0 (VouchPassageQuote, 1);

  copy->source = g_strdup (self->source);
  copy->page = self->page;
  copy->exact = g_strdup (self->exact);
  copy->prefix = g_strdup (self->prefix);
  copy->suffix = g_strdup (self->suffix);
  return copy;
}

void
vouch_passage_quote_free (VouchPassageQuote *self)
{
  g_free (self->source);
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

/** Returns: (transfer full): as a citation's "quote" has it. */
JsonNode *
vouch_passage_quote_to_json (const VouchPassageQuote *self)
{
  g_autoptr (JsonNode) quote = vouch_json_new_members (
      "exact", vouch_json_new_text (self->exact), "prefix",
      vouch_json_new_text (self->prefix ? self->prefix : ""), "suffix",
      vouch_json_new_text (self->suffix ? self->suffix : ""), NULL);
  g_autoptr (JsonNode) page = vouch_json_new_int (self->page);
  g_autoptr (JsonNode) paged
      = self->page > 0 ? vouch_json_with_member (quote, "page", page) : json_node_ref (quote);
  g_autoptr (JsonNode) source = vouch_json_new_text (self->source);

  return vouch_json_with_member (paged, "source", source);
}
