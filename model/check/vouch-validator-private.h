/* vouch-validator-private.h: what repairs need of a validator.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-index.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

VouchCheckIndex *vouch_validator_get_index (VouchValidator *self);

G_END_DECLS
