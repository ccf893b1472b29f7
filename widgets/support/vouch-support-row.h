/* vouch-support-row.h: a passage that may bear a statement out, in a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-passage.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SUPPORT_ROW (vouch_support_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchSupportRow, vouch_support_row, VOUCH, SUPPORT_ROW, GtkListBoxRow)

/* Signals "cite" and "show": its buttons. Activating the row is the list's matter. */
GtkWidget    *vouch_support_row_new         (VouchStatement  *statement,
                                             VouchPassage    *passage) G_GNUC_WARN_UNUSED_RESULT;
VouchPassage *vouch_support_row_get_passage (VouchSupportRow *self);
void          vouch_support_row_update      (VouchSupportRow *self,
                                             VouchStatement  *statement);

G_END_DECLS
