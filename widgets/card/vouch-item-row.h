/* vouch-item-row.h: a line under Resources: words, a link, a citation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-citation-index.h"
#include "vouch-item.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_ITEM_ROW (vouch_item_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchItemRow, vouch_item_row, VOUCH, ITEM_ROW, GtkWidget)

/* It asks for editor.go, editor.cite and editor.open-citation; everything else it does itself. */
GtkWidget *vouch_item_row_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_item_row_set_item (VouchItemRow       *self,
                                    VouchItem          *item,
                                    VouchCitationIndex *index);
VouchItem *vouch_item_row_get_item (VouchItemRow       *self);
void       vouch_item_row_refresh  (VouchItemRow       *self);
gboolean   vouch_item_row_go       (VouchItemRow       *self,
                                    const char         *member);

G_END_DECLS
