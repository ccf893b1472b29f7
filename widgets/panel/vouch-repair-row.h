/* vouch-repair-row.h: one place that a repair changes, before and after.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"
#include "vouch-repair-step.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REPAIR_ROW (vouch_repair_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchRepairRow, vouch_repair_row, VOUCH, REPAIR_ROW, AdwBin)

GtkWidget *vouch_repair_row_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_repair_row_set_step (VouchRepairRow  *self,
                                      VouchDocument   *document,
                                      VouchRepairStep *step);

G_END_DECLS
