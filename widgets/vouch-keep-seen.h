/* vouch-keep-seen.h: a form that scrolls keeps the row in view that has the keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_keep_seen_watch (GtkScrolledWindow *form);

G_END_DECLS
