/* vouch-focus-ring.h: who comes to a dialog by keyboard sees where the keyboard is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_focus_ring_follow (void);

G_END_DECLS
