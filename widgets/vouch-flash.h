/* vouch-flash.h: shows for a moment where the keyboard has gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_flash         (GtkWidget *widget);
void vouch_flash_is_seen (GtkWidget *widget);

G_END_DECLS
