/* vouch-not-in.h: sources of which a writer says that they don't bear a statement out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

VouchChange *vouch_not_in_add      (VouchStatement *statement,
                                    const char     *source,
                                    const char     *reference,
                                    const char     *by) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_not_in_clear    (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
gboolean     vouch_not_in_covers   (VouchStatement *statement,
                                    const char     *source);
GStrv        vouch_not_in_list     (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
char        *vouch_not_in_describe (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
