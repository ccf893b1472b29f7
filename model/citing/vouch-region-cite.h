/* vouch-region-cite.h: a statement cites a table's cell or a figure, as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-reference.h"

G_BEGIN_DECLS

VouchChange *vouch_region_cite (VouchNode      *owner,
                                VouchReference *reference,
                                JsonNode       *region,
                                const char     *how) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
