/* vouch-statement-chips.h: which chips a statement has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-context.h"
#include "vouch-chip-box.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

void vouch_statement_chips_show (VouchChipBox     *box,
                                 VouchStatement   *statement,
                                 VouchCardContext *context,
                                 gboolean          is_current);

G_END_DECLS
