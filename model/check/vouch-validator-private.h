/* vouch-validator-private.h: what repairs, and who can wait, need of a validator.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-index.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

VouchCheckIndex *vouch_validator_get_index       (VouchValidator *self);
void             vouch_validator_wait_for_quotes (VouchValidator *self);

G_END_DECLS
