/* vouch-finding-row.h: one finding with its fix.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FINDING_ROW (vouch_finding_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindingRow, vouch_finding_row, VOUCH, FINDING_ROW, AdwBin)

/* Signal "keep": the button that asks for a reason to keep it as it is was pressed. */
GtkWidget    *vouch_finding_row_new         (void) G_GNUC_WARN_UNUSED_RESULT;
VouchFinding *vouch_finding_row_get_finding (VouchFindingRow *self);
void          vouch_finding_row_set_finding (VouchFindingRow *self,
                                             VouchValidator  *validator,
                                             VouchFinding    *finding);
void          vouch_finding_row_set_tall    (VouchFindingRow *self,
                                             gboolean         is_tall);

G_END_DECLS
