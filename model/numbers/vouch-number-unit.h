/* vouch-number-unit.h: units, as texts write them and in one spelling.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-number-token.h"
#include "vouch-number.h"

G_BEGIN_DECLS

guint    vouch_number_unit_read     (const VouchToken *tokens,
                                     VouchNumber      *number);
gboolean vouch_number_unit_is_time  (const char       *unit);
gboolean vouch_number_unit_convert  (const char       *from,
                                     const char       *to,
                                     double           *factor);
const char *vouch_number_unit_of_word (const VouchToken *token);

void        vouch_number_unit_read_later_frequency (const VouchToken *tokens,
                                                    VouchNumber      *number);

G_END_DECLS
