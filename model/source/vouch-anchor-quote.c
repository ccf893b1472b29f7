/* vouch-anchor-quote.c: a quote that is looked for, and the parts of the text it stands on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-quote-private.h"

#include "vouch-fold.h"

/* Signs around a quote stand so near to its first and last letter. */
#define MAX_AROUND 24

VouchAnchorQuote *
vouch_anchor_quote_new (const char *text)
{
  VouchAnchorQuote *self = g_new0 (VouchAnchorQuote, 1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  glong length;

  self->characters = g_utf8_to_ucs4_fast (valid, -1, &length);
  self->length = length;
  self->skeleton = vouch_skeleton_new (self->characters, self->length, NULL, FALSE);
  for (gsize i = 0; i < self->length && !self->has_citation; i++)
    self->has_citation = vouch_skeleton_citation_end (self->characters, self->length, i) > 0;
  return self;
}

void
vouch_anchor_quote_free (VouchAnchorQuote *self)
{
  g_free (self->characters);
  g_clear_pointer (&self->skeleton, vouch_skeleton_free);
  g_free (self);
}

/* Something else than the quote stands between two of its letters: a running head, a figure. */
static gboolean
is_break (VouchAnchorIndex *index, guint32 a, guint32 b)
{
  gboolean has_line_end = FALSE;
  gboolean has_text = FALSE;

  if (b < a)
    return TRUE;
  for (guint32 i = a + 1; i < b && !(has_line_end && has_text); i++)
    {
      has_line_end = has_line_end || index->characters[i] == '\n';
      has_text = has_text || vouch_fold_is_alnum (index->characters[i]);
    }
  return has_line_end && has_text;
}

static void
add_part (VouchAnchor *anchor, gsize start, gsize end)
{
  VouchAnchorPart *last = &anchor->parts[VOUCH_ANCHOR_MAX_PARTS - 1];

  if (anchor->n_parts < VOUCH_ANCHOR_MAX_PARTS)
    anchor->parts[anchor->n_parts++] = (VouchAnchorPart) { start, end };
  else
    last->end = MAX (last->end, end);
}

static gboolean
same_sign (gunichar a, gunichar b)
{
  return vouch_fold_sign (a) == vouch_fold_sign (b);
}

/* Takes in the brackets, quotes, stops and spaces that the quote has behind its last letter. */
static gsize
extend_end (VouchAnchorIndex *index, const VouchAnchorQuote *quote, gsize end)
{
  gsize at = quote->skeleton->places[quote->skeleton->length - 1] + 1;
  gsize place = end;

  for (guint steps = 0; at < quote->length && steps < MAX_AROUND; steps++)
    {
      if (place < index->length && same_sign (index->characters[place], quote->characters[at]))
        {
          end = ++place;
          at++;
        }
      else if (g_unichar_isspace (quote->characters[at]))
        at++;
      else if (place < index->length && g_unichar_isspace (index->characters[place]))
        place++;
      else
        break;
    }
  return end;
}

static gsize
extend_start (VouchAnchorIndex *index, const VouchAnchorQuote *quote, gsize start)
{
  gsize at = quote->skeleton->places[0];
  gsize place = start;

  for (guint steps = 0; at > 0 && steps < MAX_AROUND; steps++)
    {
      if (place > 0 && same_sign (index->characters[place - 1], quote->characters[at - 1]))
        {
          start = --place;
          at--;
        }
      else if (g_unichar_isspace (quote->characters[at - 1]))
        at--;
      else if (place > 0 && g_unichar_isspace (index->characters[place - 1]))
        place--;
      else
        break;
    }
  return start;
}

/* An accent that a PDF writes behind its letter belongs to it. */
static gsize
skip_marks (VouchAnchorIndex *index, gsize end)
{
  while (end < index->length && g_unichar_ismark (index->characters[end]))
    end++;
  return end;
}

/**
 * vouch_anchor_set_parts:
 * @anchor: gets page and parts
 * @index: the source
 * @quote: the quote
 * @places: (array length=n_places): the characters of the source that it stands on
 * @n_places: at least 1
 */
void
vouch_anchor_set_parts (VouchAnchor *anchor,
                        VouchAnchorIndex *index,
                        const VouchAnchorQuote *quote,
                        const guint32 *places,
                        gsize n_places)
{
  gsize start = places[0];

  anchor->n_parts = 0;
  anchor->page = vouch_source_text_get_page_at (index->text, places[0]);
  for (gsize i = 0; i + 1 < n_places; i++)
    if (places[i + 1] != places[i] && places[i + 1] != places[i] + 1
        && is_break (index, places[i], places[i + 1]))
      {
        add_part (anchor, start, skip_marks (index, places[i] + 1));
        start = places[i + 1];
      }
  add_part (anchor, start, skip_marks (index, places[n_places - 1] + 1));
  anchor->parts[0].start = extend_start (index, quote, anchor->parts[0].start);
  anchor->parts[anchor->n_parts - 1].end
      = extend_end (index, quote, anchor->parts[anchor->n_parts - 1].end);
}
