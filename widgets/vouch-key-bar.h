/* vouch-key-bar.h: buttons in two lines at most; what has no room there is in a menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_KEY_BAR (vouch_key_bar_get_type ())

G_DECLARE_FINAL_TYPE (VouchKeyBar, vouch_key_bar, VOUCH, KEY_BAR, GtkWidget)

GtkWidget *vouch_key_bar_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_key_bar_add   (VouchKeyBar *self,
                                GtkWidget   *button,
                                guint        rank);
void       vouch_key_bar_point (VouchKeyBar *self,
                                GtkPopover  *popover,
                                GtkWidget   *button);

G_END_DECLS
