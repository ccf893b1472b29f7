/* vouch-outline-row.h: a section in the outline, with what is missing there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_OUTLINE_ROW (vouch_outline_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchOutlineRow, vouch_outline_row, VOUCH, OUTLINE_ROW, GtkListBoxRow)

GtkWidget  *vouch_outline_row_new        (VouchNode          *node,
                                          guint               depth) G_GNUC_WARN_UNUSED_RESULT;
const char *vouch_outline_row_get_id     (VouchOutlineRow    *self);
void        vouch_outline_row_set_counts (VouchOutlineRow    *self,
                                          const VouchSummary *summary);

G_END_DECLS
