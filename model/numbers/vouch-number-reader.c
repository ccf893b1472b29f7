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
      "figure figures fig figs appendix chapter section step visit cohort group groups arm "
      "category "
      "version reference ref chromosome exon criterion item question aim number no nos serotype "
      "genotype dose-level tier score-level panel model experiment study trial factor isoform";

static const char months[] = "january february march april may june july august september october "
                             "november december jan feb mar apr jun jul aug sep sept oct nov dec";

static const char people[]
    = "patients participants subjects people women men children adults individuals cases controls "
      "deaths events persons infants eyes volunteers respondents adolescents students samples "
      "households hospitals girls boys mothers births genes cells mice rats physicians clinicians";

/* "One such trial", "in two ways": up to here a word may count nothing. */
#define MAX_IDLE_WORD 12

const VouchToken *
vouch_number_reader_at (const VouchNumberReader *self, guint i)
{
  return &self->tokens[MIN (i, self->n_tokens - 1)];
}

#define AT(i) vouch_number_reader_at (self, i)

VouchNumber *
vouch_number_reader_get_last (VouchNumberReader *self)
{
  return self->numbers->len > 0
             ? &g_array_index (self->numbers, VouchNumber, self->numbers->len - 1)
             : NULL;
}

gboolean
vouch_token_is_number (const VouchToken *token)
{
  return token->kind == VOUCH_TOKEN_NUMBER;
}

gboolean
vouch_token_is_whole (const VouchToken *token)
{
  return vouch_token_is_number (token) && vouch_decimal_is_whole (token->value)
         && token->value.digits >= 0;
}

/* "+4.4"; not the charge of "CD4+ 12" or the sum of "3+4". */
static gboolean
has_plus (const VouchNumberReader *self, guint i)
{
  if (i == 0 || AT (i)->is_spaced || !vouch_token_is_sign (AT (i - 1), "+"))
    return FALSE;
  return i == 1 || AT (i - 1)->is_spaced || vouch_token_is_sign (AT (i - 2), "([,;:=");
}

VouchNumber
vouch_number_reader_begin (VouchNumberReader *self, guint i, VouchNumberKind kind)
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
    .is_word = token->is_word && token->value.digits <= MAX_IDLE_WORD,
    .is_plus = has_plus (self, i),
    .is_naked = token->is_naked,
    .is_grouped = token->is_grouped,
  };
}

void
vouch_number_reader_take (VouchNumberReader *self, VouchNumber *number, guint last)
{
  number->last = last;
  number->to = AT (last)->to;
  g_array_append_val (self->numbers, *number);
  self->next = last + 1;
}

/* --- single values and ranges --- */

static gboolean
is_year_value (const VouchToken *token)
{
  return vouch_token_is_whole (token) && !token->is_grouped && !token->is_word
         && token->value.digits >= 1900 && token->value.digits < 2100;
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
  if (!vouch_token_is_whole (AT (i)) || AT (i)->value.digits < 1 || AT (i)->value.digits > 31)
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
         && (vouch_token_is_sign (AT (before - 1), "-/,")
             || vouch_token_is_among (AT (before - 1), "and or to"))
         && vouch_token_is_number (AT (before - 2)) && self->label == before - 2)
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
    if (vouch_token_is_sign (AT (i + 1), ",") && !AT (i + 1)->is_spaced
        && vouch_token_is_number (AT (i + 2)) && !AT (i + 2)->is_spaced)
      i += 2;
  return i;
}

/* What a hyphen ties to the figures: "5-FU", "2-methoxy-". */
static gboolean
is_chemical (const VouchToken *word)
{
  static const char *const beginnings[]
      = { "hydroxy", "dihydroxy", "methyl",  "amino", "deoxy",  "oxo",  "chloro",
          "fluoro",  "beta",      "alpha",   "oxy",   "nitro",  "keto", "phenyl",
          "butyl",   "thio",      "methoxy", "ethyl", "carboxy" };

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
      && !(number->first > 0
           && (vouch_token_is_sign (AT (number->first - 1), "=:,")
               || vouch_token_is_among (AT (number->first - 1), "of was"))))
    return;
  number->kind = VOUCH_NUMBER_RATIO;
  number->name = self->ratio;
  self->ratio_at = number->first;
}

static gboolean
take_single (VouchNumberReader *self, guint i)
{
  VouchNumber number = vouch_number_reader_begin (self, i, VOUCH_NUMBER_COUNT);
  guint k = i + 1;
  guint n;

  if (is_year (self, i))
    {
      number.kind = VOUCH_NUMBER_YEAR;
      vouch_number_reader_take (self, &number, i);
      return TRUE;
    }
  if (!vouch_number_operator_read_before (self, i, &number) || number.op == VOUCH_NUMBER_IS)
    vouch_number_operator_read_words (self, i, &number);
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
  if (number.kind == VOUCH_NUMBER_AMOUNT)
    vouch_number_unit_read_later_frequency (AT (k), &number);
  if (n == 0)
    read_unit_before (self, i, &number);
  if (n == 0 && i > 1 && vouch_token_is_sign (AT (i - 1), "=")
      && vouch_token_is_word (AT (i - 2), "n"))
    number.kind = VOUCH_NUMBER_SAMPLE;
  if (number.kind == VOUCH_NUMBER_COUNT)
    keep_noun (self, k, &number);
  n = vouch_number_operator_read_after (self, k, &number);
  take_name (self, &number);
  vouch_number_reader_take (self, &number, k + n - 1);
  self->next = k;
  return TRUE;
}

static gboolean
is_after_estimate (VouchNumberReader *self, guint i)
{
  const VouchNumber *last = vouch_number_reader_get_last (self);

  return last && i > 1 && vouch_token_is_sign (AT (i - 1), "([") && last->last == i - 2
         && (last->kind == VOUCH_NUMBER_RATIO || self->has_level);
}

static gboolean
take_range (VouchNumberReader *self, guint i)
{
  VouchNumber number = vouch_number_reader_begin (self, i, VOUCH_NUMBER_RANGE);
  gboolean is_between = i > 0 && vouch_token_is_word (AT (i - 1), "between");
  gboolean is_estimate = is_after_estimate (self, i);
  guint last;

  if (!vouch_number_reader_read_ends (self, i, &number, is_between || is_estimate ? "-,;" : "-",
                                      &last))
    return FALSE;
  /* "12 and 14": only after "between". */
  if (!is_between && !is_estimate && vouch_token_is_among (AT (i + 1), "and through"))
    return FALSE;
  if (is_estimate)
    {
      number.level = self->has_level ? self->level : (VouchDecimal){ 0, 0 };
      vouch_number_reader_add_interval (self, &number, last);
      return TRUE;
    }
  if (!*number.unit)
    read_unit_before (self, i, &number);
  else if (!vouch_number_unit_is_time (number.unit))
    vouch_number_unit_read_later_frequency (AT (last + 1), &number);
  number.kind = VOUCH_NUMBER_RANGE;
  if (is_year_value (AT (i)) && !*number.unit)
    {
      /* "2010-15". */
      if (number.other.digits < 100 && number.other.digits > 0)
        number.other.digits += number.value.digits - number.value.digits % 100;
      g_strlcpy (number.unit, "year", sizeof number.unit);
    }
  vouch_number_reader_take (self, &number, last);
  return TRUE;
}

static gboolean
is_raised (gunichar sign)
{
  return sign == 0xb2 || sign == 0xb3 || sign == 0xb9 || (sign >= 0x2070 && sign <= 0x207e);
}

/* Returns: the last of the raised figures and signs right behind a token; @i where there are none. */
static guint
find_raised_end (VouchNumberReader *self, guint i)
{
  while (AT (i + 1)->kind == VOUCH_TOKEN_SIGN && !AT (i + 1)->is_spaced && is_raised (AT (i + 1)->sign))
    i++;
  return i;
}

/* "5 × 10^9", "10⁶", "10(6)": figures that are seen and not read. */
static gboolean
take_unread (VouchNumberReader *self, guint i)
{
  VouchNumber number = vouch_number_reader_begin (self, i, VOUCH_NUMBER_UNREAD);
  guint last = i;
  guint k = i + 1;
  gboolean is_power = AT (i)->value.digits == 10 && AT (i)->value.places == 0;

  if (vouch_number_reader_is_exponent (self, k)
      && (vouch_token_is_number (AT (k + 1)) || AT (k)->kind == VOUCH_TOKEN_NAME))
    last = k + vouch_token_is_number (AT (k + 1));
  else if (!is_power)
    return FALSE;
  k = last + 1;
  if ((vouch_token_is_sign (AT (k), "(^") || (vouch_token_is_sign (AT (k), "-") && last > i))
      && !AT (k)->is_spaced && vouch_token_is_number (AT (k + 1)) && !AT (k + 1)->is_spaced)
    last = k + 1 + vouch_token_is_sign (AT (k + 2), ")");
  else
    last = find_raised_end (self, last);
  if (last == i)
    return FALSE;
  vouch_number_reader_take (self, &number, MIN (last, self->n_tokens - 2));
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
  if (take_unread (self, i) || vouch_number_reader_take_part (self, i)
      || vouch_number_reader_take_interval (self, i) || vouch_number_reader_take_mean (self, i)
      || vouch_number_reader_take_fraction (self, i)
      || vouch_number_reader_take_proportion (self, i))
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
