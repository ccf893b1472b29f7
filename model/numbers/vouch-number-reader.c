/* vouch-number-reader.c: finds the values that a text states, with their types.
 *
 * Looks at each token once, a few further on; nothing is looked for over the whole text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-private.h"

#include <string.h>

#include "vouch-number-token.h"
#include "vouch-number-unit.h"

static const char label_words[]
    = "type types grade grades stage stages phase phases class classes level levels table tables "
      "figure figures fig figs appendix chapter section step visit cohort group groups arm category "
      "version reference ref chromosome exon criterion item question aim number no nos serotype "
      "genotype dose-level tier score-level panel model experiment study trial factor isoform";

static const char months[] = "january february march april may june july august september october "
                             "november december jan feb mar apr jun jul aug sep sept oct nov dec";

static const char people[]
    = "patients participants subjects people women men children adults individuals cases controls "
      "deaths events persons infants eyes volunteers respondents adolescents students samples "
      "households hospitals girls boys mothers births genes cells mice rats physicians clinicians";

const VouchToken *
vouch_number_reader_at (const VouchNumberReader *self, guint i)
{
  return &self->tokens[MIN (i, self->n_tokens - 1)];
}

#define AT(i) vouch_number_reader_at (self, i)

static VouchNumber *
get_last (VouchNumberReader *self)
{
  return self->numbers->len > 0
             ? &g_array_index (self->numbers, VouchNumber, self->numbers->len - 1)
             : NULL;
}

static gboolean
is_number (const VouchToken *token)
{
  return token->kind == VOUCH_TOKEN_NUMBER;
}

static gboolean
is_whole (const VouchToken *token)
{
  return is_number (token) && vouch_decimal_is_whole (token->value) && token->value.digits >= 0;
}

static VouchNumber
begin (VouchNumberReader *self, guint i, VouchNumberKind kind)
{
  const VouchToken *token = AT (i);

  return (VouchNumber){
    .kind = kind,
    .value = token->value,
    .partner = -1,
    .from = token->from,
    .value_from = token->from,
    .value_to = token->to,
    .first = i,
    .last = i,
    .is_word = token->is_word,
    .is_naked = token->is_naked,
    .is_grouped = token->is_grouped,
  };
}

static void
take (VouchNumberReader *self, VouchNumber *number, guint last)
{
  number->last = last;
  number->to = AT (last)->to;
  g_array_append_val (self->numbers, *number);
  self->next = last + 1;
}

/* --- operators --- */

static const struct
{
  const char *words; /* as they end before the number */
  VouchNumberOperator op;
} operators[] = {
  { "more than", VOUCH_NUMBER_MORE },       { "greater than", VOUCH_NUMBER_MORE },
  { "higher than", VOUCH_NUMBER_MORE },     { "older than", VOUCH_NUMBER_MORE },
  { "longer than", VOUCH_NUMBER_MORE },     { "less than", VOUCH_NUMBER_LESS },
  { "fewer than", VOUCH_NUMBER_LESS },      { "lower than", VOUCH_NUMBER_LESS },
  { "younger than", VOUCH_NUMBER_LESS },    { "shorter than", VOUCH_NUMBER_LESS },
  { "at least", VOUCH_NUMBER_AT_LEAST },    { "at most", VOUCH_NUMBER_AT_MOST },
  { "up to", VOUCH_NUMBER_AT_MOST },        { "no more than", VOUCH_NUMBER_AT_MOST },
  { "not more than", VOUCH_NUMBER_AT_MOST }, { "never more than", VOUCH_NUMBER_AT_MOST },
  { "no longer than", VOUCH_NUMBER_AT_MOST }, { "no fewer than", VOUCH_NUMBER_AT_LEAST },
  { "maximum of", VOUCH_NUMBER_AT_MOST },   { "minimum of", VOUCH_NUMBER_AT_LEAST }, { "no less than", VOUCH_NUMBER_AT_LEAST },
  { "above", VOUCH_NUMBER_MORE },           { "below", VOUCH_NUMBER_LESS },
  { "exceeding", VOUCH_NUMBER_MORE },       { "about", VOUCH_NUMBER_ABOUT },
  { "approximately", VOUCH_NUMBER_ABOUT },  { "nearly", VOUCH_NUMBER_ABOUT },
  { "almost", VOUCH_NUMBER_ABOUT },         { "around", VOUCH_NUMBER_ABOUT },
  { "roughly", VOUCH_NUMBER_ABOUT },        { "some", VOUCH_NUMBER_ABOUT },
};

static guint
count_words (const char *words)
{
  guint n = 1;

  for (; (words = strchr (words, ' ')); words++)
    n++;
  return n;
}

/* Whether @words stand right before token @i. */
static gboolean
ends_before (VouchNumberReader *self, guint i, const char *words)
{
  guint n = count_words (words);

  if (n > i)
    return FALSE;
  for (const char *word = words; n > 0; n--)
    {
      gsize length = strcspn (word, " ");
      const VouchToken *token = AT (i - n);

      if (token->kind != VOUCH_TOKEN_WORD || token->length != length
          || g_ascii_strncasecmp (token->start, word, length) != 0)
        return FALSE;
      word += length + (word[length] == ' ');
    }
  return TRUE;
}

/* The operator that ends before token @i; FALSE: none. */
static gboolean
read_operator_before (VouchNumberReader *self, guint i, VouchNumber *number)
{
  const VouchToken *sign = i > 0 ? AT (i - 1) : NULL;
  const VouchToken *first = i > 1 ? AT (i - 2) : NULL;
  gboolean has_equal = sign && vouch_token_is_sign (sign, "=");

  if (!sign)
    return FALSE;
  if (has_equal && i > 2 && vouch_token_is_word (first, "or"))
    first = AT (i - 3);
  if (has_equal && first && vouch_token_is_sign (first, "<>"))
    sign = first;
  if (vouch_token_is_sign (sign, "<"))
    number->op = has_equal ? VOUCH_NUMBER_AT_MOST : VOUCH_NUMBER_LESS;
  else if (vouch_token_is_sign (sign, ">"))
    number->op = has_equal ? VOUCH_NUMBER_AT_LEAST : VOUCH_NUMBER_MORE;
  else if (vouch_token_is_sign (sign, "≤⩽"))
    number->op = VOUCH_NUMBER_AT_MOST;
  else if (vouch_token_is_sign (sign, "≥⩾"))
    number->op = VOUCH_NUMBER_AT_LEAST;
  else if (vouch_token_is_sign (sign, "~"))
    number->op = VOUCH_NUMBER_ABOUT;
  else
    return has_equal;
  return TRUE;
}

static void
read_operator_words (VouchNumberReader *self, guint i, VouchNumber *number)
{
  if (i == 0
      || !vouch_token_is_among (AT (i - 1), "than least most to of above below exceeding about nearly "
                                            "approximately almost around roughly some"))
    return;
  for (gsize k = 0; k < G_N_ELEMENTS (operators); k++)
    if (ends_before (self, i, operators[k].words))
      {
        /* "not more than", "no more than" end with "more than". */
        if (number->op == VOUCH_NUMBER_IS || count_words (operators[k].words) > 2)
          number->op = operators[k].op;
      }
}

/* "18 years or older", "3 or more", "65 and over", "12+". */
static guint
read_operator_after (VouchNumberReader *self, guint i, VouchNumber *number)
{
  if (vouch_token_is_sign (AT (i), "+") && !AT (i)->is_spaced)
    {
      number->op = VOUCH_NUMBER_AT_LEAST;
      return 1;
    }
  i += vouch_token_is_sign (AT (i), ",");
  i += vouch_token_is_word (AT (i), "of") && vouch_token_is_word (AT (i + 1), "age") ? 2 : 0;
  if (!vouch_token_is_among (AT (i), "or and"))
    return 0;
  if (vouch_token_is_among (AT (i + 1), "older over more greater above higher longer"))
    number->op = VOUCH_NUMBER_AT_LEAST;
  else if (vouch_token_is_among (AT (i + 1), "younger under less fewer below lower shorter"))
    number->op = VOUCH_NUMBER_AT_MOST;
  else
    return 0;
  return 2;
}

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
  return is_number (AT (*i));
}

static gboolean
is_exponent (VouchNumberReader *self, guint i)
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

  if (!vouch_token_is_among (AT (i), "p pvalue pvalues ptrend pinteraction") || !skip_p_words (self, &k))
    return FALSE;
  number = begin (self, k, VOUCH_NUMBER_P);
  has_op = read_operator_before (self, k, &number);
  read_operator_words (self, k, &number);
  has_op |= number.op != VOUCH_NUMBER_IS || vouch_token_is_among (AT (k - 1), "of was is were");
  if (!has_op && (number.value.places == 0 || ABS (vouch_decimal_get_double (number.value)) > 1))
    return FALSE;
  if (is_exponent (self, k + 1))
    return FALSE;
  number.from = AT (i)->from;
  number.first = i;
  take (self, &number, k);
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
      if (vouch_token_is_sign (AT (k), "([") && vouch_token_is_among (AT (k + 1), "ci cis cri ui pi"))
        k += vouch_token_is_sign (AT (k + 2), ")]") ? 3 : 2;
    }
  else if (vouch_token_is_among (AT (k), "ci cis cri"))
    k++;
  else
    return FALSE;
  *i = k;
  return TRUE;
}

/* The two ends of an interval or a range, units and all; FALSE: none at @i. */
static gboolean
read_ends (VouchNumberReader *self, guint i, VouchNumber *number, const char *parted_by, guint *last)
{
  VouchNumber high;
  char unit[sizeof number->unit];
  guint k = i + 1;

  if (!is_number (AT (i)))
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
  if (!is_number (AT (k)) || (is_whole (AT (k)) && vouch_token_is_sign (AT (k + 1), "/")))
    return FALSE;
  high = begin (self, k, VOUCH_NUMBER_COUNT);
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
                       || before->kind == VOUCH_NUMBER_DURATION
                       || before->kind == VOUCH_NUMBER_FOLD
                   ? (int) k - 1
                   : -1;
    }
  return -1;
}

static void
take_interval (VouchNumberReader *self, VouchNumber *number, guint last)
{
  number->kind = VOUCH_NUMBER_INTERVAL;
  number->partner = find_estimate (self, number->first);
  number->is_word = FALSE;
  take (self, number, last);
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
  number = begin (self, level, VOUCH_NUMBER_INTERVAL);
  if (level == words)
    number.level = (VouchDecimal){ 0, 0 };
  else
    number.level = AT (level)->value;
  /* "CI 95%: 0.6-0.9". */
  if (level == words && is_number (AT (k)) && vouch_token_is_sign (AT (k + 1), "%")
      && vouch_token_is_sign (AT (k + 2), ":,=([ "))
    {
      number.level = AT (k)->value;
      k += 2;
    }
  for (guint n = 0; n < 4; n++)
    if (vouch_token_is_sign (AT (k), ",:;=([")
        || vouch_token_is_among (AT (k), "of was were is from ranging between ranged"))
      k++;
  if (read_ends (self, k, &number, "-,;~–", &last))
    {
      number.value_from = AT (k)->from;
      number.value_to = AT (last)->to;
      take_interval (self, &number, last);
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
  if (is_number (AT (i)) && vouch_token_is_sign (AT (i + 1), "%"))
    return take_interval_from (self, i, i + 2);
  if (is_number (AT (i)) && vouch_token_is_among (AT (i + 1), "percent pct"))
    return take_interval_from (self, i, i + 2);
  if (AT (i)->kind == VOUCH_TOKEN_WORD)
    return take_interval_from (self, i, i);
  return FALSE;
}

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
  return is_whole (AT (i)) ? i : 0;
}

/* The N of an n that is at @i; 0: it is none. */
static guint
find_whole_of (VouchNumberReader *self, guint i)
{
  guint k = i + 1;
  guint found;

  if (vouch_token_is_sign (AT (k), "/") && is_whole (AT (k + 1)) && !AT (k + 1)->is_word
      && !vouch_token_is_sign (AT (k + 2), "/"))
    return k + 1;
  if ((found = find_of (self, k)))
    return found;
  /* "12 (25%) of 48". */
  if (vouch_token_is_sign (AT (k), "([") && is_number (AT (k + 1))
      && vouch_token_is_sign (AT (k + 2), "%") && vouch_token_is_sign (AT (k + 3), ")]"))
    return find_of (self, k + 4);
  if (vouch_token_is_word (AT (k), "in")) 
    {
      k += 1 + vouch_token_is_word (AT (k + 1), "every");
      if (is_whole (AT (k)) && AT (k)->value.digits > AT (i)->value.digits
          && (AT (k)->value.digits < 1900 || AT (k)->is_grouped)
          && !(self->numbers->len > 0 && get_last (self)->last + 1 == i))
        return k;
    }
  return 0;
}

static gboolean
take_pressure (VouchNumberReader *self, guint i, guint whole)
{
  VouchNumber number = begin (self, i, VOUCH_NUMBER_FRACTION);
  guint n = vouch_number_unit_read (AT (whole + 1), &number);

  if (n == 0 || g_str_equal (number.unit, "%"))
    return FALSE;
  number.other = AT (whole)->value;
  take (self, &number, whole + n);
  return TRUE;
}

/* Of "12 (25%) of 48" the percentage comes as well. */
static void
take_inner_percent (VouchNumberReader *self, guint i)
{
  VouchNumber percent = begin (self, i, VOUCH_NUMBER_PERCENT);

  g_strlcpy (percent.unit, "%", sizeof percent.unit);
  get_last (self)->partner = (int) self->numbers->len;
  percent.last = i + 1;
  percent.to = AT (i + 1)->to;
  g_array_append_val (self->numbers, percent);
}

static gboolean
take_fraction (VouchNumberReader *self, guint i)
{
  guint whole = is_whole (AT (i)) ? find_whole_of (self, i) : 0;
  VouchNumber number;
  guint last;

  if (whole == 0)
    return FALSE;
  if (vouch_token_is_sign (AT (i + 1), "/") && take_pressure (self, i, whole))
    return TRUE;
  /* "2 of 10 mg", "3 of 12 weeks". */
  number = begin (self, i, VOUCH_NUMBER_FRACTION);
  if (vouch_number_unit_read (AT (whole + 1), &number) > 0 && !AT (whole + 1)->is_spaced)
    return FALSE;
  if (*number.unit && !vouch_number_unit_is_time (number.unit))
    return FALSE;
  number.unit[0] = '\0';
  number.other = AT (whole)->value;
  last = whole;
  take (self, &number, last);
  if (vouch_token_is_sign (AT (i + 1), "(["))
    take_inner_percent (self, i + 2);
  return TRUE;
}

/* "one third", "two-thirds", "a quarter" is left: it counts nothing. */
static gboolean
take_part (VouchNumberReader *self, guint i)
{
  static const char *const parts[] = { "half halves", "third thirds", "quarter quarters fourths",
                                       "fifth fifths" };
  guint k = i + 1 + vouch_token_is_sign (AT (i + 1), "-");
  VouchNumber number;

  if (!AT (i)->is_word || AT (i)->value.digits == 0)
    return FALSE;
  for (guint n = 0; n < G_N_ELEMENTS (parts); n++)
    if (vouch_token_is_among (AT (k), parts[n]))
      {
        number = begin (self, i, VOUCH_NUMBER_FRACTION);
        number.other.digits = n + 2;
        take (self, &number, k);
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_proportion (VouchNumberReader *self, guint i)
{
  VouchNumber number = begin (self, i, VOUCH_NUMBER_PROPORTION);

  if (!vouch_token_is_sign (AT (i + 1), ":") || AT (i + 1)->is_spaced || !is_number (AT (i + 2))
      || AT (i + 2)->is_spaced)
    return FALSE;
  number.other = AT (i + 2)->value;
  take (self, &number, i + 2);
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

static gboolean
take_mean (VouchNumberReader *self, guint i)
{
  VouchNumber number = begin (self, i, VOUCH_NUMBER_MEAN);
  VouchNumber outer;
  gboolean is_closed;
  guint k = i + 1;
  guint n = vouch_number_unit_read (AT (k), &number);
  guint spread = find_spread (self, k + n, &is_closed);

  if (spread == 0 || !is_number (AT (spread)))
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
  take (self, &number, k - 1);
  return TRUE;
}

/* --- single values and ranges --- */

static gboolean
is_year_value (const VouchToken *token)
{
  return is_whole (token) && !token->is_grouped && !token->is_word && token->value.digits >= 1900
         && token->value.digits < 2100;
}

static gboolean
is_year (VouchNumberReader *self, guint i)
{
  const VouchToken *before = i > 0 ? AT (i - 1) : NULL;

  if (!is_year_value (AT (i)) || vouch_token_is_among (AT (i + 1), people))
    return FALSE;
  if (!before)
    return AT (i + 1)->kind != VOUCH_TOKEN_WORD;
  if (vouch_token_is_among (before, months)
      || vouch_token_is_among (before, "in since during by until before after from between early "
                                       "late mid year through to and of"))
    return TRUE;
  return vouch_token_is_sign (before, "(/-,;") || AT (i + 1)->kind != VOUCH_TOKEN_WORD;
}

static gboolean
is_date_part (VouchNumberReader *self, guint i)
{
  if (!is_whole (AT (i)) || AT (i)->value.digits < 1 || AT (i)->value.digits > 31)
    return FALSE;
  /* "may" is a verb more often than a month. */
  if (i > 0 && vouch_token_is_among (AT (i - 1), months))
    return !vouch_token_is_word (AT (i - 1), "may") || g_ascii_isupper (*AT (i - 1)->start);
  return AT (i + 1)->kind == VOUCH_TOKEN_WORD && vouch_token_is_among (AT (i + 1), months)
         && g_ascii_isupper (*AT (i + 1)->start);
}

/* "type 2", "grades 3 and 4": parts of names. */
static gboolean
is_label (VouchNumberReader *self, guint i)
{
  guint before = i;

  while (before > 1
         && (vouch_token_is_sign (AT (before - 1), "-/,") || vouch_token_is_among (AT (before - 1), "and or to"))
         && is_number (AT (before - 2)) && self->label == before - 2)
    before -= 2;
  if (before == 0)
    return FALSE;
  if (before != i || vouch_token_is_among (AT (i - 1), label_words))
    {
      self->label = i;
      return TRUE;
    }
  return FALSE;
}

/* "Mg(2+)", "Thy1(+)", "3'". */
static gboolean
is_in_name (VouchNumberReader *self, guint i)
{
  const VouchToken *next = AT (i + 1);

  if (vouch_token_is_sign (next, "'\u2032\u2019") && !next->is_spaced)
    return TRUE;
  return i > 1 && vouch_token_is_sign (AT (i - 1), "([") && !AT (i - 1)->is_spaced
         && (AT (i - 2)->kind == VOUCH_TOKEN_WORD || AT (i - 2)->kind == VOUCH_TOKEN_NAME)
         && (vouch_token_is_sign (next, ")]+-"));
}

/* Past "1,25" of "1,25-dihydroxy-": the last of the figures. */
static guint
skip_places (VouchNumberReader *self, guint i)
{
  for (guint n = 0; n < 3; n++)
    if (vouch_token_is_sign (AT (i + 1), ",") && !AT (i + 1)->is_spaced && is_number (AT (i + 2))
        && !AT (i + 2)->is_spaced)
      i += 2;
  return i;
}

/* What a hyphen ties to the figures: "5-FU", "2-methoxy-". */
static gboolean
is_chemical (const VouchToken *word)
{
  static const char *const beginnings[]
      = { "hydroxy", "dihydroxy", "methyl", "amino", "deoxy", "oxo",  "chloro",  "fluoro", "beta",
          "alpha",   "oxy",       "nitro",  "keto",  "phenyl", "butyl", "thio", "methoxy", "ethyl",
          "carboxy" };

  if (word->kind != VOUCH_TOKEN_WORD)
    return word->kind == VOUCH_TOKEN_NAME;
  if (g_ascii_isupper (*word->start) || !g_ascii_isalpha (*word->start))
    return TRUE;
  for (gsize k = 0; k < G_N_ELEMENTS (beginnings); k++)
    if (g_ascii_strncasecmp (word->start, beginnings[k], strlen (beginnings[k])) == 0)
      return TRUE;
  return FALSE;
}

/* A hyphen or letters right after the figures that are no unit make them a name. */
static gboolean
is_name_start (VouchNumberReader *self, guint i)
{
  const VouchToken *next = AT (i + 1);
  VouchNumber unused = { .unit = "" };

  if (AT (i)->is_word || vouch_number_unit_read (next, &unused) > 0)
    return FALSE;
  if (is_in_name (self, i))
    return TRUE;
  if (!next->is_spaced && (next->kind == VOUCH_TOKEN_WORD || next->kind == VOUCH_TOKEN_NAME))
    return !vouch_token_is_among (next, "ci fold x");
  i = skip_places (self, i);
  next = AT (i + 1);
  return vouch_token_is_sign (next, "-'") && !next->is_spaced && !AT (i + 2)->is_spaced
         && is_chemical (AT (i + 2));
}

static VouchNumberKind
get_kind (const VouchNumber *number)
{
  if (g_str_equal (number->unit, "%") || g_str_equal (number->unit, "pp"))
    return VOUCH_NUMBER_PERCENT;
  if (vouch_number_unit_is_time (number->unit))
    return VOUCH_NUMBER_DURATION;
  return *number->unit ? VOUCH_NUMBER_AMOUNT : VOUCH_NUMBER_COUNT;
}

static guint
read_fold (VouchNumberReader *self, guint i)
{
  guint k = i + (vouch_token_is_sign (AT (i), "-") && !AT (i + 1)->is_spaced);

  if (vouch_token_is_word (AT (k), "fold"))
    return k - i + 1;
  /* "3 times higher"; "3 times daily" says how often. */
  if (vouch_token_is_word (AT (i), "times")
      && !vouch_token_is_among (AT (i + 1), "a per daily weekly each every monthly the"))
    return 1;
  if (vouch_token_is_sign (AT (i), "×") && AT (i + 1)->kind != VOUCH_TOKEN_NUMBER)
    return 1;
  return 0;
}

static guint
read_multiple (VouchNumberReader *self, guint i, VouchNumber *number)
{
  static const char *const names[] = { "thousand", "million", "billion" };

  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    if (vouch_token_is_word (AT (i), names[k]))
      {
        number->value.places -= 3 * ((int) k + 1);
        number->is_word = FALSE;
        return 1;
      }
  return 0;
}

/* "week 12" is twelve weeks on. */
static void
read_unit_before (VouchNumberReader *self, guint i, VouchNumber *number)
{
  guint k = i > 0 ? i - 1 : i;
  const char *unit;

  if (k > 0 && vouch_token_is_sign (AT (k), "-"))
    k--;
  if (k == i || !vouch_token_is_among (AT (k), "week weeks day days month months year years hour"))
    return;
  unit = vouch_number_unit_of_word (AT (k));
  if (unit && !is_year_value (AT (i)))
    {
      g_strlcpy (number->unit, unit, sizeof number->unit);
      number->kind = VOUCH_NUMBER_DURATION;
      number->from = AT (k)->from;
    }
}

static void
keep_noun (VouchNumberReader *self, guint i, VouchNumber *number)
{
  i += vouch_token_is_sign (AT (i), "-") && !AT (i)->is_spaced;
  if (AT (i)->kind != VOUCH_TOKEN_WORD)
    return;
  number->noun = AT (i)->start;
  number->noun_length = AT (i)->length;
}

/* A ratio's name holds for the next plain number, if it is one of the kind. */
static void
take_name (VouchNumberReader *self, VouchNumber *number)
{
  if (!self->ratio || number->kind != VOUCH_NUMBER_COUNT || number->is_word
      || number->first > self->ratio_at + 14)
    return;
  if (number->value.places <= 0
      && !(number->first > 0 && (vouch_token_is_sign (AT (number->first - 1), "=:,")
                                 || vouch_token_is_among (AT (number->first - 1), "of was"))))
    return;
  number->kind = VOUCH_NUMBER_RATIO;
  number->name = self->ratio;
  self->ratio_at = number->first;
}

static gboolean
take_single (VouchNumberReader *self, guint i)
{
  VouchNumber number = begin (self, i, VOUCH_NUMBER_COUNT);
  guint k = i + 1;
  guint n;

  if (is_year (self, i))
    {
      number.kind = VOUCH_NUMBER_YEAR;
      take (self, &number, i);
      return TRUE;
    }
  if (!read_operator_before (self, i, &number) || number.op == VOUCH_NUMBER_IS)
    read_operator_words (self, i, &number);
  k += read_multiple (self, k, &number);
  n = read_fold (self, k);
  if (n > 0)
    number.kind = VOUCH_NUMBER_FOLD;
  else
    {
      n = vouch_number_unit_read (AT (k), &number);
      number.kind = get_kind (&number);
    }
  k += n;
  if (n == 0)
    read_unit_before (self, i, &number);
  if (n == 0 && i > 1 && vouch_token_is_sign (AT (i - 1), "=") && vouch_token_is_word (AT (i - 2), "n"))
    number.kind = VOUCH_NUMBER_SAMPLE;
  if (number.kind == VOUCH_NUMBER_COUNT)
    keep_noun (self, k, &number);
  n = read_operator_after (self, k, &number);
  take_name (self, &number);
  take (self, &number, k + n - 1);
  self->next = k;
  return TRUE;
}

static gboolean
is_after_estimate (VouchNumberReader *self, guint i)
{
  const VouchNumber *last = get_last (self);

  return last && i > 1 && vouch_token_is_sign (AT (i - 1), "([") && last->last == i - 2
         && (last->kind == VOUCH_NUMBER_RATIO || self->has_level);
}

static gboolean
take_range (VouchNumberReader *self, guint i)
{
  VouchNumber number = begin (self, i, VOUCH_NUMBER_RANGE);
  gboolean is_between = i > 0 && vouch_token_is_word (AT (i - 1), "between");
  gboolean is_estimate = is_after_estimate (self, i);
  guint last;

  if (!read_ends (self, i, &number, is_between || is_estimate ? "-,;" : "-", &last))
    return FALSE;
  /* "12 and 14": only after "between". */
  if (!is_between && !is_estimate && vouch_token_is_among (AT (i + 1), "and through"))
    return FALSE;
  if (is_estimate)
    {
      number.level = self->has_level ? self->level : (VouchDecimal){ 0, 0 };
      take_interval (self, &number, last);
      return TRUE;
    }
  if (!*number.unit)
    read_unit_before (self, i, &number);
  number.kind = VOUCH_NUMBER_RANGE;
  if (is_year_value (AT (i)) && !*number.unit)
    {
      /* "2010-15". */
      if (number.other.digits < 100 && number.other.digits > 0)
        number.other.digits += number.value.digits - number.value.digits % 100;
      g_strlcpy (number.unit, "year", sizeof number.unit);
    }
  take (self, &number, last);
  return TRUE;
}

/* "5 × 10^9", "10(6)": figures that are seen and not read. */
static gboolean
take_unread (VouchNumberReader *self, guint i)
{
  VouchNumber number = begin (self, i, VOUCH_NUMBER_UNREAD);
  guint last = i;
  guint k = i + 1;
  gboolean is_power = AT (i)->value.digits == 10 && AT (i)->value.places == 0;

  if (is_exponent (self, k) && (is_number (AT (k + 1)) || AT (k)->kind == VOUCH_TOKEN_NAME))
    last = k + is_number (AT (k + 1));
  else if (!is_power)
    return FALSE;
  k = last + 1;
  if ((vouch_token_is_sign (AT (k), "(^") || (vouch_token_is_sign (AT (k), "-") && last > i))
      && !AT (k)->is_spaced && is_number (AT (k + 1)) && !AT (k + 1)->is_spaced)
    last = k + 1 + vouch_token_is_sign (AT (k + 2), ")");
  else if (AT (k)->kind == VOUCH_TOKEN_SIGN && AT (k)->sign >= 0x2070 && AT (k)->sign < 0x2080)
    last = k + 1;
  if (last == i)
    return FALSE;
  take (self, &number, MIN (last, self->n_tokens - 2));
  return TRUE;
}

gboolean
vouch_number_reader_take_number (VouchNumberReader *self, guint i)
{
  if (is_name_start (self, i) || is_date_part (self, i))
    {
      self->next = i + 1;
      return TRUE;
    }
  if (take_unread (self, i) || take_part (self, i) || vouch_number_reader_take_interval (self, i)
      || take_mean (self, i) || take_fraction (self, i) || take_proportion (self, i))
    return TRUE;
  if (is_label (self, i))
    {
      VouchNumber unused = { .unit = "" };

      if (vouch_number_unit_read (AT (i + 1), &unused) == 0)
        {
          self->next = i + 1;
          return TRUE;
        }
    }
  return take_range (self, i) || take_single (self, i);
}
