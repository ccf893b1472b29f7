/* vouch-kept-row.h: a finding that is kept as it is, who says so and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_KEPT_ROW (vouch_kept_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchKeptRow, vouch_kept_row, VOUCH, KEPT_ROW, AdwBin)

GtkWidget *vouch_kept_row_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_kept_row_set_finding (VouchKeptRow   *self,
                                       VouchValidator *validator,
                                       VouchFinding   *finding);

G_END_DECLS
