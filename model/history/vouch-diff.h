/* vouch-diff.h: what makes one version of a card another, as changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-change.h"

G_BEGIN_DECLS

VouchChange *vouch_diff_cards (VouchCard  *from,
                               VouchCard  *to,
                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
