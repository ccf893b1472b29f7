/* vouch-derivation.c: whether a figure can be worked out from those of the passages.
 *
 * What is found is shown and never passes: the writer decides. Only the first
 * figures of each kind are paired, so that time grows with the text alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "vouch-number-facet.h"
#include "vouch-number-unit.h"

/* So many figures are paired with each other. */
#define MAX_PAIRED 24

static gboolean
is_near (double value, double wanted, double unit)
{
  return fabs (value - wanted) <= unit / 2 + 1e-9;
}

/* Whether @value, rounded as @number is printed, is @number. */
static gboolean
gives (double value, const VouchNumber *number)
{
  return is_near (fabs (value), fabs (vouch_decimal_get_double (number->value)),
                  vouch_decimal_get_unit (number->value));
}

static char *
print (VouchDecimal value)
{
  return g_strdup_printf ("%.*f", MAX (0, value.places), vouch_decimal_get_double (value));
}

static const VouchFacet *
get (const GArray *facets, guint i)
{
  return &g_array_index (facets, VouchFacet, i);
}

/* --- by operator --- */

static gboolean
is_implied (const VouchNumber *number, const VouchFacet *facet)
{
  double wanted = vouch_decimal_get_double (number->value);
  double value = vouch_decimal_get_double (facet->value);
  gboolean is_below = facet->op == VOUCH_NUMBER_LESS || facet->op == VOUCH_NUMBER_AT_MOST;
  gboolean is_above = facet->op == VOUCH_NUMBER_MORE || facet->op == VOUCH_NUMBER_AT_LEAST;

  switch (number->op)
    {
    case VOUCH_NUMBER_LESS:
      return !is_above && (value < wanted || (value == wanted && facet->op == VOUCH_NUMBER_LESS));
    case VOUCH_NUMBER_AT_MOST:
      return !is_above && value <= wanted;
    case VOUCH_NUMBER_MORE:
      return !is_below && (value > wanted || (value == wanted && facet->op == VOUCH_NUMBER_MORE));
    case VOUCH_NUMBER_AT_LEAST:
      return !is_below && value >= wanted;
    case VOUCH_NUMBER_ABOUT:
      return !is_above && !is_below && fabs (value - wanted) <= fabs (wanted) * 0.05;
    case VOUCH_NUMBER_IS:
    default:
      return FALSE;
    }
}

static char *
derive_by_operator (const VouchNumber *number, const GArray *facets)
{
  static const char *const signs[] = { "=", "≈", "<", "≤", ">", "≥" };

  for (guint i = 0; i < facets->len; i++)
    {
      const VouchFacet *facet = get (facets, i);
      double wanted = vouch_decimal_get_double (number->value);
      double value = vouch_decimal_get_double (facet->value);
      g_autofree char *left = print (facet->value);
      g_autofree char *right = print (number->value);

      if (!vouch_facet_fits (facet, number) || !is_implied (number, facet))
        continue;
      if (number->kind == VOUCH_NUMBER_P || fabs (value - wanted) <= fabs (wanted) * 0.2)
        return g_strdup_printf ("%s %s %s", left, signs[number->op], right);
    }
  return NULL;
}

/* --- by unit --- */

static char *
derive_by_unit (const VouchNumber *number, const GArray *facets)
{
  for (guint i = 0; i < facets->len; i++)
    {
      const VouchFacet *facet = get (facets, i);
      double factor;

      if ((facet->kind == VOUCH_NUMBER_DURATION || facet->kind == VOUCH_NUMBER_AMOUNT)
          && vouch_number_unit_convert (facet->number->unit, number->unit, &factor)
          && gives (vouch_decimal_get_double (facet->value) * factor, number))
        {
          g_autofree char *left = print (facet->value);
          g_autofree char *right = print (number->value);

          return g_strdup_printf ("%s %s = %s %s", left, facet->number->unit, right, number->unit);
        }
    }
  return NULL;
}

/* --- percentages --- */

static char *
derive_from_ratio (const VouchNumber *number, const VouchFacet *facet)
{
  double ratio = vouch_decimal_get_double (facet->value);
  g_autofree char *value = print (facet->value);
  g_autofree char *result = print (number->value);

  if (!gives ((1 - ratio) * 100, number))
    return NULL;
  return ratio < 1 ? g_strdup_printf ("1 − %s = %s %%", value, result)
                   : g_strdup_printf ("%s − 1 = %s %%", value, result);
}

static char *
derive_from_part (const VouchNumber *number, VouchDecimal part, VouchDecimal whole)
{
  double n = vouch_decimal_get_double (part);
  double of = vouch_decimal_get_double (whole);
  g_autofree char *left = print (part);
  g_autofree char *right = print (whole);
  g_autofree char *result = print (number->value);

  if (of <= 0 || n > of || n < 0)
    return NULL;
  if (gives (n / of * 100, number))
    return g_strdup_printf ("%s ÷ %s = %s %%", left, right, result);
  if (gives ((of - n) / of * 100, number))
    return g_strdup_printf ("(%s − %s) ÷ %s = %s %%", right, left, right, result);
  return NULL;
}

static char *
derive_from_percents (const VouchNumber *number, const VouchFacet *one, const VouchFacet *two)
{
  double a = vouch_decimal_get_double (one->value);
  double b = vouch_decimal_get_double (two->value);
  g_autofree char *left = print (a >= b ? one->value : two->value);
  g_autofree char *right = print (a >= b ? two->value : one->value);
  g_autofree char *result = print (number->value);

  if (gives (fabs (a - b), number))
    return g_strdup_printf ("%s %% − %s %% = %s", left, right, result);
  if (a > 0 && b > 0 && gives ((MAX (a, b) - MIN (a, b)) / MAX (a, b) * 100, number))
    return g_strdup_printf ("(%s − %s) ÷ %s = %s %%", left, right, left, result);
  return NULL;
}

/* What a part can be a part of: a sample, or people who were counted. */
static gboolean
is_group (const VouchFacet *facet)
{
  static const char *const people[]
      = { "patients", "participants", "subjects",    "people",  "women",   "men",
          "children", "adults",       "individuals", "persons", "infants", "eyes" };

  if (facet->number->kind == VOUCH_NUMBER_SAMPLE)
    return TRUE;
  for (gsize i = 0; facet->number->noun && i < G_N_ELEMENTS (people); i++)
    if (g_ascii_strncasecmp (facet->number->noun, people[i], facet->number->noun_length) == 0)
      return TRUE;
  return FALSE;
}

static char *
derive_from_one (const VouchNumber *number, const VouchFacet *facet)
{
  if (facet->kind == VOUCH_NUMBER_RATIO)
    return derive_from_ratio (number, facet);
  if (facet->number->kind == VOUCH_NUMBER_FRACTION)
    return derive_from_part (number, facet->number->value, facet->number->other);
  if (facet->kind == VOUCH_NUMBER_PERCENT
      && gives (100 - vouch_decimal_get_double (facet->value), number))
    {
      g_autofree char *value = print (facet->value);
      g_autofree char *result = print (number->value);

      return g_strdup_printf ("100 %% − %s %% = %s %%", value, result);
    }
  return NULL;
}

static char *
derive_from_two (const VouchNumber *number, const VouchFacet *one, const VouchFacet *two)
{
  if (one->kind == VOUCH_NUMBER_PERCENT && two->kind == VOUCH_NUMBER_PERCENT)
    return derive_from_percents (number, one, two);
  if (one->kind == VOUCH_NUMBER_COUNT && two->kind == VOUCH_NUMBER_COUNT)
    {
      if (is_group (two))
        return derive_from_part (number, one->value, two->value);
      if (is_group (one))
        return derive_from_part (number, two->value, one->value);
    }
  return NULL;
}

static char *
derive_percent (const VouchNumber *number, const GArray *facets)
{
  char *found = NULL;

  for (guint i = 0; i < facets->len && !found; i++)
    found = derive_from_one (number, get (facets, i));
  for (guint i = 0; i < MIN (facets->len, MAX_PAIRED) && !found; i++)
    for (guint k = i + 1; k < MIN (facets->len, MAX_PAIRED) && !found; k++)
      found = derive_from_two (number, get (facets, i), get (facets, k));
  return found;
}

/* --- the rest --- */

/* "One third" from 33 %. */
static char *
derive_part (const VouchNumber *number, const GArray *facets)
{
  double share = vouch_decimal_get_double (number->value)
                 / MAX (1, vouch_decimal_get_double (number->other)) * 100;

  for (guint i = 0; i < facets->len; i++)
    {
      const VouchFacet *facet = get (facets, i);
      g_autofree char *value = print (facet->value);

      if (facet->kind == VOUCH_NUMBER_PERCENT
          && fabs (share - vouch_decimal_get_double (facet->value)) <= 1.5)
        return g_strdup_printf ("%s %% ≈ %" G_GINT64_FORMAT " ÷ %" G_GINT64_FORMAT, value,
                                number->value.digits, number->other.digits);
    }
  return NULL;
}

static char *
derive_fold (const VouchNumber *number, const GArray *facets)
{
  for (guint i = 0; i < facets->len; i++)
    {
      const VouchFacet *facet = get (facets, i);
      g_autofree char *value = print (facet->value);
      g_autofree char *result = print (number->value);

      if (facet->kind == VOUCH_NUMBER_RATIO
          && gives (vouch_decimal_get_double (facet->value), number))
        return g_strdup_printf ("%s ≈ %s ×", value, result);
    }
  return NULL;
}

/* Two that stand beside each other, "12 and 14 in each group", or what is left of a group. */
static char *
derive_count (const VouchNumber *number, const GArray *facets)
{
  for (guint i = 0; i + 1 < facets->len; i++)
    {
      const VouchFacet *one = get (facets, i);
      const VouchFacet *two = get (facets, i + 1);
      double a = vouch_decimal_get_double (one->value);
      double b = vouch_decimal_get_double (two->value);
      g_autofree char *left = print (one->value);
      g_autofree char *right = print (two->value);
      g_autofree char *result = print (number->value);

      if (one->kind != VOUCH_NUMBER_COUNT || two->kind != VOUCH_NUMBER_COUNT
          || one->passage != two->passage)
        continue;
      if (gives (a + b, number))
        return g_strdup_printf ("%s + %s = %s", left, right, result);
      if (one->number == two->number && gives (b - a, number))
        return g_strdup_printf ("%s − %s = %s", right, left, result);
    }
  return NULL;
}

/**
 * vouch_derivation_find:
 * @number: a figure of the statement that no passage has
 * @facets: (element-type VouchFacet): the passages' figures
 *
 * Returns: (transfer full) (nullable): how it can be worked out from those; %NULL: it can't
 */
char *
vouch_derivation_find (const VouchNumber *number, const GArray *facets)
{
  char *found = derive_by_operator (number, facets);

  if (found)
    return found;
  switch (number->kind)
    {
    case VOUCH_NUMBER_PERCENT:
      return derive_percent (number, facets);
    case VOUCH_NUMBER_AMOUNT:
    case VOUCH_NUMBER_DURATION:
      return derive_by_unit (number, facets);
    case VOUCH_NUMBER_FRACTION:
      return derive_part (number, facets);
    case VOUCH_NUMBER_FOLD:
      return derive_fold (number, facets);
    case VOUCH_NUMBER_COUNT:
    case VOUCH_NUMBER_SAMPLE:
      return number->value.places > 0 ? NULL : derive_count (number, facets);
    case VOUCH_NUMBER_PROPORTION:
    case VOUCH_NUMBER_P:
    case VOUCH_NUMBER_INTERVAL:
    case VOUCH_NUMBER_RATIO:
    case VOUCH_NUMBER_MEAN:
    case VOUCH_NUMBER_YEAR:
    case VOUCH_NUMBER_RANGE:
    case VOUCH_NUMBER_UNREAD:
    default:
      return NULL;
    }
}
