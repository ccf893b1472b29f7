/* vouch-anchor-index.c: a source's text, made ready for finding quotes in it.
 *
 * Never changes once it is made, so that threads can share it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-index-private.h"

#include <string.h>

/* Paged and with fewer letters: a scan with a stamp on it, at most. */
#define MIN_TEXT_BYTES 40

static void
mark_furniture (VouchAnchorIndex *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      VouchTextLine *line = &g_array_index (self->lines, VouchTextLine, i);

      if (!line->is_furniture || line->end == line->start)
        continue;
      if (!self->is_furniture)
        self->is_furniture = g_new0 (guint8, self->length);
      memset (self->is_furniture + line->start, 1, line->end - line->start);
    }
}

static gboolean
has_citation (VouchAnchorIndex *self)
{
  for (gsize i = 0; i < self->length; i++)
    if (vouch_skeleton_citation_end (self->characters, self->length, i) > 0)
      return TRUE;
  return FALSE;
}

/**
 * vouch_anchor_index_new:
 * @text: a source's text
 *
 * Takes about half a millisecond a page.
 *
 * Returns: (transfer full): its index.
 */
VouchAnchorIndex *
vouch_anchor_index_new (VouchSourceText *text)
{
  VouchAnchorIndex *self = g_new0 (VouchAnchorIndex, 1);

  g_atomic_ref_count_init (&self->references);
  self->text = vouch_source_text_ref (text);
  self->characters = g_utf8_to_ucs4_fast (vouch_source_text_get_text (text), -1, NULL);
  self->length = vouch_source_text_get_length (text);
  self->lines = vouch_text_lines_new (text, self->characters);
  mark_furniture (self);
  self->whole = vouch_skeleton_new (self->characters, self->length, NULL, FALSE);
  if (self->is_furniture)
    self->body = vouch_skeleton_new (self->characters, self->length, self->is_furniture, FALSE);
  if (has_citation (self))
    self->body_uncited = vouch_skeleton_new (self->characters, self->length, self->is_furniture, TRUE);
  self->marks = vouch_anchor_marks_new (text);
  return self;
}

VouchAnchorIndex *
vouch_anchor_index_ref (VouchAnchorIndex *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
vouch_anchor_index_unref (VouchAnchorIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  vouch_source_text_unref (self->text);
  g_free (self->characters);
  g_array_unref (self->lines);
  g_free (self->is_furniture);
  vouch_skeleton_free (self->whole);
  g_clear_pointer (&self->body, vouch_skeleton_free);
  g_clear_pointer (&self->body_uncited, vouch_skeleton_free);
  g_clear_pointer (&self->marks, vouch_anchor_marks_free);
  g_free (self);
}

/** Returns: (transfer none): the text it was made of. */
VouchSourceText *
vouch_anchor_index_get_text (VouchAnchorIndex *self)
{
  return self->text;
}

/** Returns: whether there is text to search: a scan has none, an empty file neither. */
gboolean
vouch_anchor_index_has_text (VouchAnchorIndex *self)
{
  gboolean is_paged = vouch_source_text_get_n_pages (self->text) > 0;

  return self->whole->length >= (is_paged ? MIN_TEXT_BYTES : 1);
}

const VouchSkeleton *
vouch_anchor_index_get_body (VouchAnchorIndex *self)
{
  return self->body ? self->body : self->whole;
}
