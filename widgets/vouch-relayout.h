/* vouch-relayout.h: another layout after one in which a scrollable moved its scroll bars.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_relayout_watch     (GtkWidget     *scrollable);
void vouch_relayout_measured  (GtkWidget     *scrollable);
void vouch_relayout_moved     (GtkWidget     *scrollable);
void vouch_relayout_configure (GtkWidget     *scrollable,
                               GtkAdjustment *adjustment,
                               double         value,
                               double         upper,
                               double         page);

G_END_DECLS
