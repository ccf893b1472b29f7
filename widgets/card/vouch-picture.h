/* vouch-picture.h: what stays the same from frame to frame, drawn once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_picture_append (GtkWidget     *widget,
                           GtkSnapshot   *snapshot,
                           GskRenderNode *node);

G_END_DECLS
