/* vouch-focus-back.h: back with Shift+Tab, out of a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *vouch_focus_get_list (GtkWidget        *top,
                                 GtkDirectionType  direction);
gboolean   vouch_focus_back     (GtkWidget        *list,
                                 GtkWidget        *top);

G_END_DECLS
