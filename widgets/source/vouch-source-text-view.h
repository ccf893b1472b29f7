/* vouch-source-text-view.h: the words of a source, to be read, selected and cited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-anchor.h"
#include "vouch-source-text.h"
#include "vouch-source-tint.h"
#include "vouch-text-view.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE_TEXT_VIEW (vouch_source_text_view_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourceTextView, vouch_source_text_view, VOUCH, SOURCE_TEXT_VIEW, VouchTextView)

/* Offsets are code points of the source. Signal "selected": another selection. */
GtkWidget *vouch_source_text_view_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_source_text_view_set_text      (VouchSourceTextView   *self,
                                                 VouchSourceText       *text);
void       vouch_source_text_view_tint          (VouchSourceTextView   *self,
                                                 VouchSourceTint        tint,
                                                 const VouchAnchorPart *parts,
                                                 guint                  n_parts);
void       vouch_source_text_view_go            (VouchSourceTextView   *self,
                                                 gsize                  offset);
gsize      vouch_source_text_view_get_cursor    (VouchSourceTextView   *self);
gsize      vouch_source_text_view_get_offset_at (VouchSourceTextView   *self,
                                                 int                    x,
                                                 int                    y);
gboolean   vouch_source_text_view_get_selection (VouchSourceTextView   *self,
                                                 gsize                 *start,
                                                 gsize                 *end);
void       vouch_source_text_view_unselect      (VouchSourceTextView   *self);

G_END_DECLS
