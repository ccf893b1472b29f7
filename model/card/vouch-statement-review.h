/* vouch-statement-review.h: what a reviewer says of a statement, but for notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

gboolean     vouch_statement_may_be_verified (VouchStatement  *self);
gboolean     vouch_statement_verify          (VouchStatement  *self,
                                              const char      *by,
                                              GError         **error);
gboolean     vouch_statement_unverify        (VouchStatement  *self,
                                              GError         **error);
const char  *vouch_statement_get_verifier    (VouchStatement  *self);
const char  *vouch_statement_get_decliner    (VouchStatement  *self);
const char  *vouch_statement_get_accepter    (VouchStatement  *self);
VouchChange *vouch_statement_edit_accept     (VouchStatement  *self,
                                              const char      *by) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
