/* vouch-set-aside.h: a statement that leaves the page, with its reason, and may come back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

VouchChange *vouch_set_aside          (VouchStatement *statement,
                                       const char     *reason,
                                       const char     *by) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_set_aside_undo     (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
char        *vouch_set_aside_describe (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
