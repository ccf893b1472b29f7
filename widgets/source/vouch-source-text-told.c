/* vouch-source-text-told.c: the passage in a text, for who doesn't see its colour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-text-view-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-source-unbreak.h"

/* Code points of a passage's beginning and end that are read out. */
#define MANY_WORDS 60

/* The words of the passage on one line, without what stands between its parts. */
static char *
dup_words (VouchSourceTextView *self)
{
  GArray *parts = self->parts[VOUCH_SOURCE_TINT_QUOTE];
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const VouchAnchorPart *part = &g_array_index (parts, VouchAnchorPart, i);
      g_autofree char *more = vouch_source_text_dup_part (self->text, part->start, part->end);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", g_strstrip (more));
    }
  return vouch_source_unbreak (words->str, vouch_source_text_get_text (self->text));
}

/* A long passage is named by its first and its last words. */
static char *
dup_passage (VouchSourceTextView *self)
{
  g_autofree char *words = dup_words (self);
  glong length = g_utf8_strlen (words, -1);
  g_autofree char *first = NULL;

  if (length <= 2 * MANY_WORDS)
    return g_steal_pointer (&words);
  first = g_utf8_substring (words, 0, MANY_WORDS);
  return g_strconcat (first, "…", g_utf8_offset_to_pointer (words, length - MANY_WORDS), NULL);
}

/** Returns: whether the caret is in the passage that is described. */
gboolean
vouch_source_text_view_is_in_passage (VouchSourceTextView *self)
{
  gsize cursor = vouch_source_text_view_get_cursor (self);

  return cursor >= self->told.start && cursor < self->told.end;
}

/** Says what is marked: when the caret comes into the passage, and when it leaves it. */
void
vouch_source_text_view_describe (VouchSourceTextView *self)
{
  g_autofree char *passage = NULL;
  g_autofree char *words = NULL;

  if (self->told.end <= self->told.start)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  passage = dup_passage (self);
  self->is_inside = vouch_source_text_view_is_in_passage (self);
  /* Translators: read out; %s is the passage that is marked in a long text, or how it begins and ends */
  words = g_strdup_printf (self->is_inside ? _("In the marked passage: “%s”")
                                           : _("Outside the marked passage: “%s”"),
                           passage);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}
