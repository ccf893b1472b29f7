/* vouch-carry.h: a change of what is published of a card, as a change of the whole card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-change.h"

G_BEGIN_DECLS

VouchChange *vouch_carry_change (VouchCard    *whole,
                                 VouchCard    *form,
                                 VouchChange  *change,
                                 GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
