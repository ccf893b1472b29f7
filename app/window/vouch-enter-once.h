/* vouch-enter-once.h: Enter that is held counts once in a window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_enter_once_add (GtkWindow *window);

G_END_DECLS
