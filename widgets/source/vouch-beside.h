/* vouch-beside.h: a second view beside the first, or in its place where there is little width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_BESIDE (vouch_beside_get_type ())

G_DECLARE_FINAL_TYPE (VouchBeside, vouch_beside, VOUCH, BESIDE, AdwBin)

/** With less width than this the second view takes the place of the first. */
#define VOUCH_BESIDE_WIDTH 900

/* Property "narrow" (boolean, read only): whether there is room for one only. */
GtkWidget *vouch_beside_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_beside_set_content (VouchBeside *self,
                                     GtkWidget   *child);
GtkWidget *vouch_beside_get_aside   (VouchBeside *self);
void       vouch_beside_set_aside   (VouchBeside *self,
                                     GtkWidget   *child);
void       vouch_beside_set_room    (VouchBeside *self,
                                     GtkWidget   *room);
int        vouch_beside_guess_aside (VouchBeside *self,
                                     int          room);
gboolean   vouch_beside_get_narrow  (VouchBeside *self);

G_END_DECLS
