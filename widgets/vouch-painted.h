/* vouch-painted.h: what is done once the next frame is painted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GSource *vouch_painted_new  (GtkWidget    *widget,
                             GSourceFunc   func,
                             gpointer      data);
void     vouch_painted_stop (GSource     **source);

G_END_DECLS
