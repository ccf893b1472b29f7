/* vouch-decimal.c: a decimal number, exactly as it is printed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-decimal.h"

#include <math.h>

/* Without the zeros at its end: 12.0, 12 and 1.2e1 are one number. */
static VouchDecimal
trim (VouchDecimal self)
{
  if (self.digits == 0)
    return (VouchDecimal){ 0, 0 };
  while (self.digits % 10 == 0)
    {
      self.digits /= 10;
      self.places--;
    }
  return self;
}

/** Returns: the number, near enough to compute with. */
double
vouch_decimal_get_double (VouchDecimal self)
{
  return (double) self.digits * pow (10, -self.places);
}

/** Returns: what one more in its last digit is worth: 0.01 for 2.50. */
double
vouch_decimal_get_unit (VouchDecimal self)
{
  return pow (10, -self.places);
}

/** Returns: @self without its sign. */
VouchDecimal
vouch_decimal_abs (VouchDecimal self)
{
  return (VouchDecimal){ ABS (self.digits), self.places };
}

/** Returns: whether nothing stands after the point. */
gboolean
vouch_decimal_is_whole (VouchDecimal self)
{
  return self.places <= 0;
}

/** Returns: whether both are the same number, however many zeros end them. */
gboolean
vouch_decimal_is_equal (VouchDecimal self, VouchDecimal other)
{
  VouchDecimal one = trim (self);
  VouchDecimal two = trim (other);

  return one.digits == two.digits && one.places == two.places;
}

/**
 * vouch_decimal_rounds_to:
 * @self: a number
 * @coarse: one with fewer decimals
 *
 * A half goes up or to the even digit: both are in use.
 *
 * Returns: whether @self, printed with the decimals of @coarse, is @coarse.
 */
gboolean
vouch_decimal_rounds_to (VouchDecimal self, VouchDecimal coarse)
{
  gint64 scale = 1;
  gint64 rest;

  if (coarse.places >= self.places || (self.digits < 0) != (coarse.digits < 0))
    return FALSE;
  for (int i = coarse.places; i < self.places; i++)
    {
      if (scale > G_MAXINT64 / 100)
        return FALSE;
      scale *= 10;
    }
  if (ABS (coarse.digits) > G_MAXINT64 / scale)
    return FALSE;
  rest = ABS (ABS (self.digits) - ABS (coarse.digits) * scale);
  if (rest * 2 != scale)
    return rest * 2 < scale;
  return ABS (coarse.digits) * scale > ABS (self.digits) || coarse.digits % 2 == 0;
}
