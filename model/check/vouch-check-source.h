/* vouch-check-source.h: what kind of article bears a statement out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-rule.h"

G_BEGIN_DECLS

const char *vouch_check_get_source_kind (VouchCheck *check);
gboolean    vouch_check_has_source_kind (VouchCheck *check,
                                         const char *kinds);

G_END_DECLS
