/* vouch-p-value.h: a P value as the AMA Manual prints it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-number.h"

G_BEGIN_DECLS

gboolean vouch_p_value_is_possible (const VouchNumber *number);
char    *vouch_p_value_format      (const VouchNumber *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
