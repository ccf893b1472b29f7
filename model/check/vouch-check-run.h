/* vouch-check-run.h: neighbouring statements of one letter: a sentence split apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-index.h"

G_BEGIN_DECLS

void       vouch_check_run_mark (VouchCheckIndex *self,
                                 VouchCheckUnit  *unit);
gboolean   vouch_check_run_has  (VouchCheckUnit  *unit,
                                 gboolean        *is_first);
GPtrArray *vouch_check_run_list (VouchCheckUnit  *unit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
