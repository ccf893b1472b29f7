/* vouch-p-value.c: a P value as the AMA Manual prints it.
 *
 * No zero before the point; two decimals, three below .01 or where rounding would carry it over
 * .05; never smaller than "<.001", never larger than ">.99".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-p-value.h"

/** Returns: whether a P value can be that: from 0 to 1. */
gboolean
vouch_p_value_is_possible (const VouchNumber *number)
{
  double value = vouch_decimal_get_double (number->value);

  return value >= 0 && value <= 1;
}

static int
get_places (double value, int places)
{
  int most = value < 0.01 || (value >= 0.045 && value < 0.055) ? 3 : 2;

  return MIN (places, most);
}

static char *
print (const char *op, double value, int places)
{
  g_autofree char *figures = g_strdup_printf ("%.*f", places, value);

  return g_strdup_printf ("P %s %s", op, figures[0] == '0' && figures[1] ? figures + 1 : figures);
}

/**
 * vouch_p_value_format:
 * @number: a P value that is possible
 *
 * Returns: (transfer full): it in the one form
 */
char *
vouch_p_value_format (const VouchNumber *number)
{
  static const char *const operators[] = { "=", "≈", "<", "≤", ">", "≥" };
  double value = vouch_decimal_get_double (number->value);
  VouchNumberOperator op = number->op;

  if (value < 0.001 && op != VOUCH_NUMBER_MORE && op != VOUCH_NUMBER_AT_LEAST)
    return g_strdup ("P < .001");
  if (value > 0.99)
    return g_strdup ("P > .99");
  return print (operators[op], value, get_places (value, MAX (number->value.places, 0)));
}
