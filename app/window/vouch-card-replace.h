/* vouch-card-replace.h: another version of the same card, as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-change.h"

G_BEGIN_DECLS

VouchChange *vouch_card_replace         (VouchCard  *mine,
                                         VouchCard  *theirs,
                                         const char *label) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_card_replace_records (VouchCard  *mine,
                                         VouchCard  *theirs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
