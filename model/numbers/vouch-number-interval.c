/* vouch-number-interval.c: reads P values and confidence intervals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-private.h"

#include <string.h>

#include "vouch-number-token.h"
#include "vouch-number-unit.h"

#define AT(i) vouch_number_reader_at (self, i)

/* --- P values --- */

/* Past "value", "for trend"; FALSE where no value can follow. */
static gboolean
skip_p_words (VouchNumberReader *self, guint *i)
{
  *i += vouch_token_is_sign (AT (*i), "-");
  *i += vouch_token_is_among (AT (*i), "value values");
  if (vouch_token_is_sign (AT (*i), "("))
    *i += 1;
  if (vouch_token_is_word (AT (*i), "for"))
    for (guint n = 0; n < 5 && AT (*i)->kind == VOUCH_TOKEN_WORD; n++)
      *i += 1;
  if (AT (*i)->kind == VOUCH_TOKEN_WORD
      && vouch_token_is_among (AT (*i), "trend interaction heterogeneity linear adjusted"))
    *i += 1;
  *i += vouch_token_is_sign (AT (*i), ")");
  *i += vouch_token_is_sign (AT (*i), ",:");
  *i += vouch_token_is_among (AT (*i), "of was is were");
  if (vouch_token_is_among (AT (*i), "less greater") && vouch_token_is_word (AT (*i + 1), "than"))
    *i += 2;
  for (guint n = 0; n < 2 && vouch_token_is_sign (AT (*i), "=<>≤≥⩽⩾~"); n++)
    *i += 1;
  /* "< or = 0.05". */
  if (vouch_token_is_word (AT (*i), "or") && vouch_token_is_sign (AT (*i + 1), "="))
    *i += 2;
  return vouch_token_is_number (AT (*i));
}

gboolean
vouch_number_reader_is_exponent (VouchNumberReader *self, guint i)
{
  return vouch_token_is_sign (AT (i), "×x*·") || vouch_token_is_word (AT (i), "x")
         || (AT (i)->kind == VOUCH_TOKEN_NAME && !AT (i)->is_spaced
             && (vouch_token_is_among (AT (i), "x10 e")))
         || vouch_token_is_sign (AT (i), "^");
}

gboolean
vouch_number_reader_take_p (VouchNumberReader *self, guint i)
{
  guint k = i + 1;
  VouchNumber number;
  gboolean has_op;

  if (!vouch_token_is_among (AT (i), "p pvalue pvalues ptrend pinteraction")
      || !skip_p_words (self, &k) || AT (k)->is_word) /* "P values were two-sided" */
    return FALSE;
  number = vouch_number_reader_begin (self, k, VOUCH_NUMBER_P);
  has_op = vouch_number_operator_read_before (self, k, &number);
  vouch_number_operator_read_words (self, k, &number);
  has_op |= number.op != VOUCH_NUMBER_IS || vouch_token_is_among (AT (k - 1), "of was is were");
  if (!has_op && (number.value.places == 0 || ABS (vouch_decimal_get_double (number.value)) > 1))
    return FALSE;
  if (vouch_number_reader_is_exponent (self, k + 1))
    return FALSE;
  number.from = AT (i)->from;
  number.first = i;
  vouch_number_reader_take (self, &number, k);
  return TRUE;
}

/* --- intervals --- */

/* Whether the words of an interval begin at @i; sets @i to what follows them. */
static gboolean
skip_interval_words (VouchNumberReader *self, guint *i)
{
  guint k = *i + vouch_token_is_sign (AT (*i), "-");

  if (vouch_token_is_among (AT (k), "confidence credible credibility uncertainty prediction")
      && vouch_token_is_among (AT (k + 1), "interval intervals limits limit range"))
    {
      k += 2;
      if (vouch_token_is_sign (AT (k), "([")
          && vouch_token_is_among (AT (k + 1), "ci cis cri ui pi"))
        k += vouch_token_is_sign (AT (k + 2), ")]") ? 3 : 2;
    }
  else if (vouch_token_is_among (AT (k), "ci cis cri ic ci95 ic95"))
    k++;
  else
    return FALSE;
  *i = k;
  return TRUE;
}

/* The two ends of an interval or a range, units and all; FALSE: none at @i. */
gboolean
vouch_number_reader_read_ends (VouchNumberReader *self,
                               guint i,
                               VouchNumber *number,
                               const char *parted_by,
                               guint *last)
{
  VouchNumber high;
  char unit[sizeof number->unit];
  guint k = i + 1;

  if (!vouch_token_is_number (AT (i)))
    return FALSE;
  number->value = AT (i)->value;
  k += vouch_number_unit_read (AT (k), number);
  /* "55- to 65-year-old". */
  if (vouch_token_is_sign (AT (k), "-") && vouch_token_is_among (AT (k + 1), "to and or"))
    k++;
  g_strlcpy (unit, number->unit, sizeof unit);
  if (vouch_token_is_sign (AT (k), parted_by) || vouch_token_is_word (AT (k), "to")
      || (strchr (parted_by, ',') && vouch_token_is_among (AT (k), "and through")))
    k++;
  else
    return FALSE;
  /* "0.6 to -0.2", "10 to >20". */
  if (!vouch_token_is_number (AT (k))
      || (vouch_token_is_whole (AT (k)) && vouch_token_is_sign (AT (k + 1), "/")))
    return FALSE;
  high = vouch_number_reader_begin (self, k, VOUCH_NUMBER_COUNT);
  *last = k + vouch_number_unit_read (AT (k + 1), &high);
  number->other = high.value;
  if (*high.unit)
    {
      g_strlcpy (number->unit, high.unit, sizeof number->unit);
      g_strlcpy (number->often, high.often, sizeof number->often);
    }
  else
    g_strlcpy (number->unit, unit, sizeof number->unit);
  return !*unit || !*high.unit || g_str_equal (unit, high.unit);
}

static gboolean
may_stand_between (const VouchToken *token)
{
  return vouch_token_is_sign (token, "([,;:=")
         || vouch_token_is_among (token, "with a an and the its corresponding at");
}

/* The estimate that an interval goes with: what stands right before it. */
static int
find_estimate (VouchNumberReader *self, guint first)
{
  guint i = first;

  for (guint k = self->numbers->len; k > 0; k--)
    {
      const VouchNumber *before = &g_array_index (self->numbers, VouchNumber, k - 1);

      while (i > before->last + 1 && may_stand_between (AT (i - 1)))
        i--;
      if (i == before->last + 2 && vouch_token_is_among (AT (i - 1), "points point units letters"))
        i--;
      if (i != before->last + 1)
        return -1;
      if (before->kind == VOUCH_NUMBER_P || before->kind == VOUCH_NUMBER_FRACTION
          || before->kind == VOUCH_NUMBER_SAMPLE)
        i = before->first;
      else
        return before->kind <= VOUCH_NUMBER_PERCENT || before->kind == VOUCH_NUMBER_RATIO
                       || before->kind == VOUCH_NUMBER_AMOUNT
                       || before->kind == VOUCH_NUMBER_DURATION || before->kind == VOUCH_NUMBER_FOLD
                   ? (int) k - 1
                   : -1;
    }
  return -1;
}

void
vouch_number_reader_add_interval (VouchNumberReader *self, VouchNumber *number, guint last)
{
  number->kind = VOUCH_NUMBER_INTERVAL;
  number->partner = find_estimate (self, number->first);
  number->is_word = FALSE;
  vouch_number_reader_take (self, number, last);
  self->has_level = FALSE;
}

/* From the words "95% CI", whose level token is @level (or none: the words' own). */
static gboolean
take_interval_from (VouchNumberReader *self, guint level, guint words)
{
  guint k = words;
  guint last;
  VouchNumber number;

  if (!skip_interval_words (self, &k))
    return FALSE;
  number = vouch_number_reader_begin (self, level, VOUCH_NUMBER_INTERVAL);
  if (level == words)
    number.level = (VouchDecimal){ 0, 0 };
  else
    number.level = AT (level)->value;
  /* "CI 95%: 0.6-0.9". */
  if (level == words && vouch_token_is_number (AT (k)) && vouch_token_is_sign (AT (k + 1), "%")
      && (vouch_token_is_sign (AT (k + 2), ":,=([ ") || vouch_token_is_number (AT (k + 2))))
    {
      number.level = AT (k)->value;
      k += 2;
    }
  for (guint n = 0; n < 4; n++)
    if (vouch_token_is_sign (AT (k), ",:;=([")
        || vouch_token_is_among (AT (k), "of was were is from ranging between ranged"))
      k++;
  if (vouch_number_reader_read_ends (self, k, &number, "-,;~–", &last))
    {
      number.value_from = AT (k)->from;
      number.value_to = AT (last)->to;
      vouch_number_reader_add_interval (self, &number, last);
      return TRUE;
    }
  /* A heading for what follows: "HR (95% CI) 0.75 (0.60-0.90)". */
  self->level = number.level;
  self->has_level = TRUE;
  self->next = MAX (words + 1, k > words ? words + 1 : k);
  return TRUE;
}

gboolean
vouch_number_reader_take_interval (VouchNumberReader *self, guint i)
{
  if (vouch_token_is_number (AT (i)) && vouch_token_is_sign (AT (i + 1), "%"))
    return take_interval_from (self, i, i + 2);
  if (vouch_token_is_number (AT (i)) && vouch_token_is_among (AT (i + 1), "percent pct"))
    return take_interval_from (self, i, i + 2);
  if (AT (i)->kind == VOUCH_TOKEN_WORD || AT (i)->kind == VOUCH_TOKEN_NAME)
    return take_interval_from (self, i, i);
  return FALSE;
}
