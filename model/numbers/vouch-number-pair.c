/* vouch-number-pair.c: reads values of two numbers: n of N, ratios of parts, means with their
 * spread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-private.h"

#include <string.h>

#include "vouch-number-token.h"
#include "vouch-number-unit.h"

#define AT(i) vouch_number_reader_at (self, i)

/* --- pairs --- */

static guint
find_of (VouchNumberReader *self, guint i)
{
  if (vouch_token_is_word (AT (i), "out") && vouch_token_is_word (AT (i + 1), "of"))
    i++;
  else if (!vouch_token_is_word (AT (i), "of"))
    return 0;
  i++;
  i += vouch_token_is_among (AT (i), "the all every these those");
  return vouch_token_is_whole (AT (i)) ? i : 0;
}

/* The N of an n that is at @i; 0: it is none. */
static guint
find_whole_of (VouchNumberReader *self, guint i)
{
  guint k = i + 1;
  guint found;

  if (vouch_token_is_sign (AT (k), "/") && vouch_token_is_whole (AT (k + 1)) && !AT (k + 1)->is_word
      && !vouch_token_is_sign (AT (k + 2), "/"))
    return k + 1;
  if ((found = find_of (self, k)))
    return found;
  /* "12 (25%) of 48". */
  if (vouch_token_is_sign (AT (k), "([") && vouch_token_is_number (AT (k + 1))
      && vouch_token_is_sign (AT (k + 2), "%") && vouch_token_is_sign (AT (k + 3), ")]"))
    return find_of (self, k + 4);
  if (vouch_token_is_word (AT (k), "in"))
    {
      k += 1 + vouch_token_is_word (AT (k + 1), "every");
      if (vouch_token_is_whole (AT (k)) && AT (k)->value.digits > AT (i)->value.digits
          && (AT (k)->value.digits < 1900 || AT (k)->is_grouped)
          && !(self->numbers->len > 0 && vouch_number_reader_get_last (self)->last + 1 == i))
        return k;
    }
  return 0;
}

static gboolean
take_pressure (VouchNumberReader *self, guint i, guint whole)
{
  VouchNumber number = vouch_number_reader_begin (self, i, VOUCH_NUMBER_FRACTION);
  guint n = vouch_number_unit_read (AT (whole + 1), &number);

  if (n == 0 || g_str_equal (number.unit, "%"))
    return FALSE;
  number.other = AT (whole)->value;
  vouch_number_reader_take (self, &number, whole + n);
  return TRUE;
}

/* Of "12 (25%) of 48" the percentage comes as well. */
static void
take_inner_percent (VouchNumberReader *self, guint i)
{
  VouchNumber percent = vouch_number_reader_begin (self, i, VOUCH_NUMBER_PERCENT);

  g_strlcpy (percent.unit, "%", sizeof percent.unit);
  vouch_number_reader_get_last (self)->partner = (int) self->numbers->len;
  percent.last = i + 1;
  percent.to = AT (i + 1)->to;
  g_array_append_val (self->numbers, percent);
}

gboolean
vouch_number_reader_take_fraction (VouchNumberReader *self, guint i)
{
  guint whole = vouch_token_is_whole (AT (i)) ? find_whole_of (self, i) : 0;
  VouchNumber number;
  guint last;

  if (whole == 0)
    return FALSE;
  if (vouch_token_is_sign (AT (i + 1), "/") && take_pressure (self, i, whole))
    return TRUE;
  /* "2 of 10 mg", "3 of 12 weeks". */
  number = vouch_number_reader_begin (self, i, VOUCH_NUMBER_FRACTION);
  if (vouch_number_unit_read (AT (whole + 1), &number) > 0 && !AT (whole + 1)->is_spaced)
    return FALSE;
  if (*number.unit && !vouch_number_unit_is_time (number.unit))
    return FALSE;
  number.unit[0] = '\0';
  number.other = AT (whole)->value;
  last = whole;
  vouch_number_reader_take (self, &number, last);
  if (vouch_token_is_sign (AT (i + 1), "(["))
    take_inner_percent (self, i + 2);
  return TRUE;
}

/* "one third", "two-thirds", "a quarter" is left: it counts nothing. */
gboolean
vouch_number_reader_take_part (VouchNumberReader *self, guint i)
{
  static const char *const parts[]
      = { "half halves", "third thirds", "quarter quarters fourths", "fifth fifths" };
  guint k = i + 1 + vouch_token_is_sign (AT (i + 1), "-");
  VouchNumber number;

  if (!AT (i)->is_word || AT (i)->value.digits == 0)
    return FALSE;
  for (guint n = 0; n < G_N_ELEMENTS (parts); n++)
    if (vouch_token_is_among (AT (k), parts[n]))
      {
        number = vouch_number_reader_begin (self, i, VOUCH_NUMBER_FRACTION);
        number.other.digits = n + 2;
        vouch_number_reader_take (self, &number, k);
        return TRUE;
      }
  return FALSE;
}

gboolean
vouch_number_reader_take_proportion (VouchNumberReader *self, guint i)
{
  VouchNumber number = vouch_number_reader_begin (self, i, VOUCH_NUMBER_PROPORTION);

  if (!vouch_token_is_sign (AT (i + 1), ":") || AT (i + 1)->is_spaced
      || !vouch_token_is_number (AT (i + 2)) || AT (i + 2)->is_spaced)
    return FALSE;
  number.other = AT (i + 2)->value;
  vouch_number_reader_take (self, &number, i + 2);
  return TRUE;
}

/* "12.3 ± 4.5 mg", "12.3 (SD 4.5) mg", "12.3 +/- 4.5". */
static guint
find_spread (VouchNumberReader *self, guint i, gboolean *is_closed)
{
  *is_closed = FALSE;
  if (vouch_token_is_sign (AT (i), "±∓"))
    return i + 1;
  if (vouch_token_is_sign (AT (i), "+") && vouch_token_is_sign (AT (i + 1), "/")
      && vouch_token_is_sign (AT (i + 2), "-"))
    return i + 3;
  if (!vouch_token_is_sign (AT (i), "([") || !vouch_token_is_among (AT (i + 1), "sd se sem"))
    return 0;
  *is_closed = TRUE;
  i += 2;
  i += vouch_token_is_sign (AT (i), ",=:±");
  return i;
}

gboolean
vouch_number_reader_take_mean (VouchNumberReader *self, guint i)
{
  VouchNumber number = vouch_number_reader_begin (self, i, VOUCH_NUMBER_MEAN);
  VouchNumber outer;
  gboolean is_closed;
  guint k = i + 1;
  guint n = vouch_number_unit_read (AT (k), &number);
  guint spread = find_spread (self, k + n, &is_closed);

  if (spread == 0 || !vouch_token_is_number (AT (spread)))
    return FALSE;
  number.other = AT (spread)->value;
  outer = number;
  k = spread + 1;
  n = vouch_number_unit_read (AT (k), &outer);
  k += n;
  if (is_closed && vouch_token_is_sign (AT (k), ")]"))
    {
      k++;
      if (n == 0)
        k += n = vouch_number_unit_read (AT (k), &outer);
    }
  if (n > 0 && !*number.unit)
    number = outer;
  vouch_number_reader_take (self, &number, k - 1);
  return TRUE;
}
