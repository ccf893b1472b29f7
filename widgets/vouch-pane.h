/* vouch-pane.h: a child with a width that it would like to have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_PANE (vouch_pane_get_type ())

G_DECLARE_FINAL_TYPE (VouchPane, vouch_pane, VOUCH, PANE, GtkWidget)

GtkWidget *vouch_pane_new       (int        natural_width) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *vouch_pane_get_child (VouchPane *self);
void       vouch_pane_set_child (VouchPane *self,
                                 GtkWidget *child);
void       vouch_pane_set_natural_width (VouchPane *self,
                                 int        natural_width);

G_END_DECLS
