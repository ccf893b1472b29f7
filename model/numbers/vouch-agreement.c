/* vouch-agreement.c: whether the figures of a statement occur in the passages that support it.
 *
 * All passages together are one text to it. What agrees "occurs in the passage"; whether the
 * passage bears the statement out is for a person to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-number-facet.h"
#include "vouch-number-label.h"

/* Of each text; what is over is not read. Beyond any sentence, and it keeps time linear. */
#define MAX_COMPARED 400

typedef struct
{
  const char *statement;
  const char *const *passages;
  GPtrArray *read;   /* (owned) (element-type GArray): the passages' numbers */
  GArray *facets;    /* (owned) (element-type VouchFacet) */
  gboolean has_more; /* there are passages without words */
} Comparison;

static void
clear_verdict (gpointer data)
{
  g_free (((VouchVerdict *) data)->arithmetic);
}

static gboolean
is_same (VouchDecimal mine, VouchDecimal wanted, gboolean may_round)
{
  mine = vouch_decimal_abs (mine);
  wanted = vouch_decimal_abs (wanted);
  return vouch_decimal_is_equal (mine, wanted)
         || (may_round && vouch_decimal_rounds_to (mine, wanted));
}

/* Both ends on this side of zero, or on it: 1, -1; 0: one on each. */
static int
get_side (const VouchNumber *number)
{
  if (number->value.digits >= 0 && number->other.digits >= 0)
    return 1;
  return number->value.digits <= 0 && number->other.digits <= 0 ? -1 : 0;
}

static gboolean
is_same_signed (VouchDecimal mine, VouchDecimal wanted, gboolean may_round)
{
  return (mine.digits < 0) == (wanted.digits < 0) && is_same (mine, wanted, may_round);
}

/* "-3.1 to -1.5" may be told as "1.5 to 3.1"; what has zero within may not be told as what has not. */
static gboolean
have_same_ends (const VouchNumber *mine, const VouchNumber *wanted, gboolean may_round)
{
  if (is_same_signed (mine->value, wanted->value, may_round)
      && is_same_signed (mine->other, wanted->other, may_round))
    return TRUE;
  if (wanted->kind == VOUCH_NUMBER_FRACTION || get_side (mine) * get_side (wanted) >= 0)
    return FALSE;
  return (is_same (mine->value, wanted->other, may_round) && is_same (mine->other, wanted->value, may_round))
         || (is_same (mine->value, wanted->value, may_round) && is_same (mine->other, wanted->other, may_round));
}

static gboolean
have_same_kind (const VouchNumber *mine, const VouchNumber *wanted)
{
  gboolean are_spans
      = (mine->kind == VOUCH_NUMBER_INTERVAL || mine->kind == VOUCH_NUMBER_RANGE)
        && (wanted->kind == VOUCH_NUMBER_INTERVAL || wanted->kind == VOUCH_NUMBER_RANGE);

  if (mine->kind != wanted->kind && !are_spans)
    return FALSE;
  if (*mine->unit && *wanted->unit && !g_str_equal (mine->unit, wanted->unit))
    return FALSE;
  /* An interval often leaves its unit to the estimate; nothing else does. */
  if (!g_str_equal (mine->unit, wanted->unit) && !are_spans)
    return FALSE;
  /* "Aged 18 to 65" are years. */
  if (mine->kind == VOUCH_NUMBER_RANGE && wanted->kind == VOUCH_NUMBER_RANGE
      && !g_str_equal (mine->unit, wanted->unit)
      && !g_str_equal (*mine->unit ? mine->unit : wanted->unit, "y"))
    return FALSE;
  return !mine->level.digits || !wanted->level.digits
         || vouch_decimal_is_equal (mine->level, wanted->level);
}

/* A number with two values, as a whole. */
static const VouchNumber *
find_pair (const Comparison *self, const VouchNumber *wanted, gboolean may_round, int *passage)
{
  for (guint p = 0; p < self->read->len; p++)
    {
      GArray *numbers = self->read->pdata[p];

      for (guint i = 0; i < MIN (numbers->len, MAX_COMPARED); i++)
        {
          const VouchNumber *mine = &g_array_index (numbers, VouchNumber, i);

          if (have_same_kind (mine, wanted) && have_same_ends (mine, wanted, may_round))
            {
              *passage = (int) p;
              return mine;
            }
        }
    }
  return NULL;
}

/* "12/1000" and "12 per 1000", "3/100 000" and "3 per 100,000 person-years". */
static gboolean
is_same_rate (const VouchNumber *part, const VouchNumber *rate)
{
  g_autofree char *whole = NULL;

  if (part->kind != VOUCH_NUMBER_FRACTION || rate->kind != VOUCH_NUMBER_AMOUNT || *rate->unit != '/'
      || part->other.digits < 100 || !vouch_decimal_is_equal (part->value, rate->value))
    return FALSE;
  whole = g_strdup_printf ("/%.0f", vouch_decimal_get_double (part->other));
  return g_str_equal (rate->unit, whole)
         || (g_str_has_prefix (rate->unit, whole) && g_str_equal (rate->unit + strlen (whole), "y"));
}

static const VouchNumber *
find_rate (const Comparison *self, const VouchNumber *wanted, int *passage)
{
  for (guint p = 0; p < self->read->len; p++)
    {
      GArray *numbers = self->read->pdata[p];

      for (guint i = 0; i < MIN (numbers->len, MAX_COMPARED); i++)
        {
          const VouchNumber *mine = &g_array_index (numbers, VouchNumber, i);

          if (is_same_rate (mine, wanted) || is_same_rate (wanted, mine))
            {
              *passage = (int) p;
              return mine;
            }
        }
    }
  return NULL;
}

static gboolean
has_two_values (VouchNumberKind kind)
{
  return kind == VOUCH_NUMBER_FRACTION || kind == VOUCH_NUMBER_PROPORTION
         || kind == VOUCH_NUMBER_INTERVAL || kind == VOUCH_NUMBER_MEAN
         || kind == VOUCH_NUMBER_RANGE;
}

/* Both values of a pair, wherever they stand: "12 had pain" and "48 patients". */
static const VouchNumber *
find_apart (const Comparison *self, const VouchNumber *wanted, gboolean may_round, int *passage)
{
  const VouchFacet *one, *two;

  if (wanted->kind == VOUCH_NUMBER_INTERVAL || wanted->kind == VOUCH_NUMBER_PROPORTION
      || (wanted->kind == VOUCH_NUMBER_FRACTION && wanted->is_word))
    return NULL;
  one = vouch_facets_find (self->facets, self->statement, wanted, wanted->value, FALSE);
  if (!one && may_round)
    one = vouch_facets_find (self->facets, self->statement, wanted, wanted->value, TRUE);
  two = vouch_facets_find (self->facets, self->statement, wanted, wanted->other, FALSE);
  if (!two && may_round)
    two = vouch_facets_find (self->facets, self->statement, wanted, wanted->other, TRUE);
  if (!one || !two)
    return NULL;
  *passage = one->passage;
  return one->number;
}

static const VouchNumber *
find_value (const Comparison *self, const VouchNumber *wanted, gboolean may_round, int *passage)
{
  const VouchNumber *rate = find_rate (self, wanted, passage);
  const VouchFacet *found;

  if (rate)
    return rate;

  if (has_two_values (wanted->kind))
    {
      const VouchNumber *pair = find_pair (self, wanted, may_round, passage);

      return pair ? pair : find_apart (self, wanted, may_round, passage);
    }
  found = vouch_facets_find (self->facets, self->statement, wanted, wanted->value, may_round);
  /* A unit that was guessed from a list is tried both ways. */
  if (!found && wanted->is_shared)
    {
      VouchNumber plain = *wanted;

      plain.kind = VOUCH_NUMBER_COUNT;
      plain.unit[0] = '\0';
      found = vouch_facets_find (self->facets, self->statement, &plain, plain.value, may_round);
    }
  if (!found)
    return NULL;
  *passage = found->passage;
  return found->number;
}

/* Figures that are not read agree where the same signs stand in a passage. */
static gboolean
find_written (const Comparison *self, const VouchNumber *wanted, int *passage)
{
  g_autofree char *signs = g_utf8_substring (self->statement, wanted->from, wanted->to);

  for (guint p = 0; self->passages[p]; p++)
    if (strstr (self->passages[p], signs))
      {
        *passage = (int) p;
        return TRUE;
      }
  return FALSE;
}

/* "Three arms" where the passage has "four arms". */
static gboolean
is_contradicted (const Comparison *self, const VouchNumber *number)
{
  for (guint i = 0; number->noun && i < self->facets->len; i++)
    {
      const VouchNumber *other = g_array_index (self->facets, VouchFacet, i).number;

      if (other->kind == VOUCH_NUMBER_COUNT && other->noun
          && other->noun_length == number->noun_length
          && g_ascii_strncasecmp (other->noun, number->noun, number->noun_length) == 0)
        return TRUE;
    }
  return FALSE;
}

static VouchAgreementState
judge_missing (const Comparison *self, const VouchNumber *number, VouchVerdict *verdict)
{
  verdict->arithmetic = vouch_derivation_find (number, self->facets);
  if (verdict->arithmetic)
    return VOUCH_AGREEMENT_DERIVED;
  if (number->is_word && number->kind == VOUCH_NUMBER_COUNT
      && (number->value.digits == 1 || !is_contradicted (self, number)))
    return VOUCH_AGREEMENT_IGNORED;
  if (self->has_more)
    return VOUCH_AGREEMENT_UNREAD;
  return VOUCH_AGREEMENT_UNSUPPORTED;
}

static VouchVerdict
judge (const Comparison *self, const VouchNumber *number)
{
  VouchVerdict verdict = { .passage = -1 };
  const VouchNumber *found;

  if (number->kind == VOUCH_NUMBER_UNREAD)
    {
      verdict.state = find_written (self, number, &verdict.passage) ? VOUCH_AGREEMENT_EQUAL
                                                                    : VOUCH_AGREEMENT_UNREAD;
      return verdict;
    }
  if ((found = find_value (self, number, FALSE, &verdict.passage)))
    verdict.state = VOUCH_AGREEMENT_EQUAL;
  else if ((found = find_value (self, number, TRUE, &verdict.passage)))
    verdict.state = VOUCH_AGREEMENT_ROUNDS;
  else
    verdict.state = judge_missing (self, number, &verdict);
  if (found)
    {
      verdict.from = found->from;
      verdict.to = found->to;
    }
  return verdict;
}

static void
read_passages (Comparison *self)
{
  self->read = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->facets = g_array_new (FALSE, FALSE, sizeof (VouchFacet));
  for (guint i = 0; self->passages[i]; i++)
    {
      g_ptr_array_add (self->read, vouch_numbers_read (self->passages[i]));
      vouch_facets_add (self->facets, self->read->pdata[i], self->passages[i], (int) i);
    }
  if (self->facets->len > MAX_COMPARED)
    g_array_set_size (self->facets, MAX_COMPARED);
}

/* Of type 2 nothing is borne out by what is said of type I: it counts as a figure that isn't there. */
static void
add_label (VouchAgreement *self, const VouchNumberLabel *label, gboolean has_more)
{
  VouchVerdict verdict = { .state = has_more ? VOUCH_AGREEMENT_UNREAD : VOUCH_AGREEMENT_UNSUPPORTED, .passage = -1 };
  VouchNumber number = { .kind = VOUCH_NUMBER_UNREAD, .partner = -1, .from = label->from, .to = label->to,
                         .value_from = label->from, .value_to = label->to };

  self->counts[verdict.state]++;
  g_array_append_val (self->numbers, number);
  g_array_append_val (self->verdicts, verdict);
}

static void
compare_labels (VouchAgreement *self, const Comparison *comparison)
{
  g_autoptr (GArray) labels = vouch_number_labels_read (comparison->statement);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (VouchNumberLabel));
  guint last = 0;

  for (guint i = 0; labels->len > 0 && comparison->passages[i]; i++)
    {
      g_autoptr (GArray) there = vouch_number_labels_read (comparison->passages[i]);

      g_array_append_vals (others, there->data, there->len);
    }
  for (guint i = 0; i < labels->len; i++)
    {
      const VouchNumberLabel *label = &g_array_index (labels, VouchNumberLabel, i);

      /* “Pugh class B” is “class B”, too. */
      if (label->to != last && vouch_number_label_is_contradicted (label, others))
        {
          add_label (self, label, comparison->has_more);
          last = label->to;
        }
    }
}

/**
 * vouch_agreement_new:
 * @statement: the statement's text
 * @passages: (array zero-terminated=1): the passages that support it
 * @has_more: whether there are passages besides that have no words, as a region of a page:
 *   what isn't found may stand there then
 *
 * Returns: (transfer full): what became of each of its figures
 */
VouchAgreement *
vouch_agreement_new (const char *statement, const char *const *passages, gboolean has_more)
{
  VouchAgreement *self = g_new0 (VouchAgreement, 1);
  Comparison comparison = { .statement = statement, .passages = passages, .has_more = has_more };

  self->numbers = vouch_numbers_read (statement);
  self->verdicts = g_array_new (FALSE, FALSE, sizeof (VouchVerdict));
  g_array_set_clear_func (self->verdicts, clear_verdict);
  if (self->numbers->len > 0)
    read_passages (&comparison);
  for (guint i = 0; i < self->numbers->len; i++)
    {
      VouchNumber *number = &g_array_index (self->numbers, VouchNumber, i);
      VouchVerdict verdict = { .state = VOUCH_AGREEMENT_UNREAD, .passage = -1 };

      if (i < MAX_COMPARED)
        verdict = judge (&comparison, number);
      self->counts[verdict.state]++;
      g_array_append_val (self->verdicts, verdict);
    }
  for (guint i = 0; i < self->numbers->len; i++)
    g_array_index (self->numbers, VouchNumber, i).noun = NULL;
  compare_labels (self, &comparison);
  g_clear_pointer (&comparison.read, g_ptr_array_unref);
  g_clear_pointer (&comparison.facets, g_array_unref);
  return self;
}

/** Frees it. */
void
vouch_agreement_free (VouchAgreement *self)
{
  g_array_unref (self->numbers);
  g_array_unref (self->verdicts);
  g_free (self);
}

/** Returns: how many figures the statement has, number words that count nothing aside. */
guint
vouch_agreement_get_total (const VouchAgreement *self)
{
  return self->numbers->len - self->counts[VOUCH_AGREEMENT_IGNORED];
}

/** Returns: how many of them were compared. */
guint
vouch_agreement_get_checked (const VouchAgreement *self)
{
  return vouch_agreement_get_total (self) - self->counts[VOUCH_AGREEMENT_UNREAD];
}

/**
 * vouch_agreement_dup_coverage:
 * @self: an agreement
 *
 * Returns: (transfer full): "12 of 14 numbers checked, 2 not read", translated
 */
char *
vouch_agreement_dup_coverage (const VouchAgreement *self)
{
  guint total = vouch_agreement_get_total (self);
  guint unread = self->counts[VOUCH_AGREEMENT_UNREAD];
  g_autofree char *checked
      = g_strdup_printf (ngettext ("%u of %u number checked", "%u of %u numbers checked", total),
                         total - unread, total);

  if (unread == 0)
    return g_steal_pointer (&checked);
  /* Translators: %s is “12 of 14 numbers checked”, %u the numbers that couldn't be compared. */
  return g_strdup_printf (_ ("%s, %u not checked"), checked, unread);
}

/**
 * vouch_agreement_dup_summary:
 * @self: an agreement
 *
 * Says no more than that figures occur: whether a passage supports is a person's word.
 *
 * Returns: (transfer full) (nullable): it in a line, translated; %NULL: no figures
 */
char *
vouch_agreement_dup_summary (const VouchAgreement *self)
{
  guint total = vouch_agreement_get_total (self);
  guint missing = self->counts[VOUCH_AGREEMENT_UNSUPPORTED];
  guint found = self->counts[VOUCH_AGREEMENT_EQUAL] + self->counts[VOUCH_AGREEMENT_ROUNDS];

  if (total == 0)
    return NULL;
  if (found == total)
    return g_strdup (ngettext ("This figure is in the passage",
                               "These figures are in the passage", total));
  if (missing > 0)
    return g_strdup_printf (ngettext ("%u of %u figure is not in the passage",
                                      "%u of %u figures are not in the passage", total),
                            missing, total);
  return vouch_agreement_dup_coverage (self);
}
