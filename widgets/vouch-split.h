/* vouch-split.h: outline, content and side panel, from a telephone's width to a wall's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_SPLIT (vouch_split_get_type ())

G_DECLARE_FINAL_TYPE (VouchSplit, vouch_split, VOUCH, SPLIT, AdwBin)

/* Properties: "show-start", "show-end" (boolean): whether the pane at that side
 * is to be seen now; "wants-start", "wants-end" (boolean): whether it is to be
 * seen wherever there is room beside the content; "start-folded", "end-folded"
 * (boolean, read only): whether it lies over the content, for want of room. */
GtkWidget *vouch_split_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_split_set_start      (VouchSplit *self,
                                       GtkWidget  *child);
void       vouch_split_set_content    (VouchSplit *self,
                                       GtkWidget  *child);
int        vouch_split_guess_content  (VouchSplit *self,
                                       int         width);
void       vouch_split_set_content_width (VouchSplit *self,
                                       int         width);
void       vouch_split_set_end        (VouchSplit *self,
                                       GtkWidget  *child);
gboolean   vouch_split_get_show_start (VouchSplit *self);
void       vouch_split_set_show_start (VouchSplit *self,
                                       gboolean    show);
gboolean   vouch_split_get_show_end   (VouchSplit *self);
void       vouch_split_set_show_end   (VouchSplit *self,
                                       gboolean    show);
gboolean   vouch_split_close_sheet    (VouchSplit *self);
gboolean   vouch_split_focus_next     (VouchSplit *self);

G_END_DECLS
