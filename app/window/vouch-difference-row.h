/* vouch-difference-row.h: where two versions of a card differ, and what each says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GtkListBoxRow that can't be activated. */
GtkWidget  *vouch_difference_row_new (const char *where) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_difference_row_add (GtkWidget  *row,
                                      const char *words,
                                      const char *style);
const char *vouch_difference_row_say (const char *text);

G_END_DECLS
