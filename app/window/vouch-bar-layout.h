/* vouch-bar-layout.h: words and buttons of a bar, beside each other or one below the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_bar_layout_set_narrow (GtkBox   *bar,
                                  gboolean  is_narrow);

G_END_DECLS
