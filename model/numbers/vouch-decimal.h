/* vouch-decimal.h: a decimal number, exactly as it is printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More digits than that are a name, not an amount. */
#define VOUCH_DECIMAL_MAX_DIGITS 15

/**
 * VouchDecimal:
 * @digits: all digits, with the sign
 * @places: how many of them stand after the point; below 0 where so many zeros are no
 *   digits that were counted: "1.2 million" is 12 with -5
 */
typedef struct
{
  gint64 digits;
  int    places;
} VouchDecimal;

double   vouch_decimal_get_double (VouchDecimal  self);
gboolean vouch_decimal_is_equal   (VouchDecimal  self,
                                   VouchDecimal  other);
gboolean vouch_decimal_rounds_to  (VouchDecimal  self,
                                   VouchDecimal  coarse);
gboolean vouch_decimal_is_whole   (VouchDecimal  self);
VouchDecimal vouch_decimal_abs    (VouchDecimal  self);
double   vouch_decimal_get_unit   (VouchDecimal  self);

G_END_DECLS
