/* vouch-number-sign.h: whether two values point the same way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-number.h"

G_BEGIN_DECLS

/**
 * VouchSigned:
 * @value: a value as it is printed
 * @is_plus: printed with a plus
 * @text: (unowned): where it stands
 */
typedef struct
{
  VouchDecimal value;
  gboolean     is_plus;
  const char  *text;
} VouchSigned;

gboolean vouch_number_signs_agree (VouchSigned one,
                                   VouchSigned other);

G_END_DECLS
