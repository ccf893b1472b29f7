/* vouch-approval-row.h: whether somebody has approved the card as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_APPROVAL_ROW (vouch_approval_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchApprovalRow, vouch_approval_row, VOUCH, APPROVAL_ROW, AdwBin)

GtkWidget *vouch_approval_row_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_approval_row_set_validator (VouchApprovalRow *self,
                                             VouchValidator   *validator);
void       vouch_approval_row_set_author    (VouchApprovalRow *self,
                                             const char       *author);

G_END_DECLS
