/* vouch-page-view-marks.c: what is marked on the pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-view-private.h"
#include "vouch-source-boxes.h"

/** Takes all marks of one kind away. */
void
vouch_page_view_clear (VouchPageView *self, VouchSourceTint tint)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  for (guint i = self->marks->len; i-- > 0;)
    if (g_array_index (self->marks, VouchPageMark, i).tint == tint)
      g_array_remove_index (self->marks, i);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Marks a box, in points from the top left of a page; @words: (nullable): its name on hover */
void
vouch_page_view_mark_box (VouchPageView *self,
                          VouchSourceTint tint,
                          guint page,
                          const VouchSourceBox *box,
                          const char *words)
{
  VouchPageMark mark = { tint, page, *box, words ? g_ref_string_new (words) : NULL };

  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  g_array_append_val (self->marks, mark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mark_part (VouchPageView *self, VouchSourceTint tint, const VouchAnchorPart *part, const char *words)
{
  guint last = vouch_source_text_get_page_at (self->text, MAX (part->end, 1) - 1);

  for (guint page = vouch_source_text_get_page_at (self->text, part->start);
       page > 0 && page <= last; page++)
    {
      g_autoptr (GArray) boxes
          = vouch_source_boxes_of (self->text, part->start, part->end, page);

      for (guint i = 0; boxes && i < boxes->len; i++)
        vouch_page_view_mark_box (self, tint, page, &g_array_index (boxes, VouchSourceBox, i), words);
    }
}

/**
 * vouch_page_view_mark:
 * @self: the view; it has a source
 * @tint: what they are
 * @parts: (array length=n_parts): of the text
 * @n_parts: how many
 * @words: (nullable): their name on hover
 *
 * Marks them, beside what is marked already.
 */
void
vouch_page_view_mark (VouchPageView *self,
                      VouchSourceTint tint,
                      const VouchAnchorPart *parts,
                      guint n_parts,
                      const char *words)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self) && self->text);

  for (guint i = 0; i < n_parts; i++)
    mark_part (self, tint, &parts[i], words);
}
