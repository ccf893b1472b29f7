/* vouch-adaptive.h: a bin that says when it is narrow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_ADAPTIVE (vouch_adaptive_get_type ())

G_DECLARE_FINAL_TYPE (VouchAdaptive, vouch_adaptive, VOUCH, ADAPTIVE, GtkWidget)

/* Properties: "child" (GtkWidget, nullable), "narrow-below" (int: pixels; 0 = never),
 * "narrow" (boolean, read only). */
GtkWidget *vouch_adaptive_new        (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vouch_adaptive_get_child  (VouchAdaptive *self);
void       vouch_adaptive_set_child  (VouchAdaptive *self,
                                      GtkWidget     *child);
void       vouch_adaptive_set_room   (VouchAdaptive *self,
                                      GtkWidget     *room);
gboolean   vouch_adaptive_get_narrow (VouchAdaptive *self);

G_END_DECLS
