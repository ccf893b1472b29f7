/* vouch-tooltip.h: tooltips that are said often and altered seldom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean vouch_tooltip_set   (GtkWidget  *widget,
                              const char *text);
void     vouch_tooltip_offer (GtkWidget  *widget,
                              const char *text);

G_END_DECLS
