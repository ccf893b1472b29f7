/* vouch-number-facet.c: each single figure of the passages, for comparing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-facet.h"

#include <string.h>

#include "vouch-number-sign.h"
#include "vouch-number-unit.h"

static void
add (GArray *facets,
     const VouchNumber *number,
     const VouchFacet *place,
     VouchNumberKind kind,
     VouchDecimal value)
{
  VouchFacet facet = { kind, number->op, value, number, place->passage, place->text };

  g_array_append_val (facets, facet);
}

/* What one end of a range, or a mean, is by itself. */
static VouchNumberKind
get_single_kind (const VouchNumber *number)
{
  if (!*number->unit)
    return VOUCH_NUMBER_COUNT;
  if (g_str_equal (number->unit, "year"))
    return VOUCH_NUMBER_YEAR;
  if (g_str_equal (number->unit, "%") || g_str_equal (number->unit, "pp"))
    return VOUCH_NUMBER_PERCENT;
  return vouch_number_unit_is_time (number->unit) ? VOUCH_NUMBER_DURATION : VOUCH_NUMBER_AMOUNT;
}

static void
add_number (GArray *facets, const VouchNumber *number, const VouchFacet *place)
{
  switch (number->kind)
    {
    case VOUCH_NUMBER_FRACTION:
    case VOUCH_NUMBER_RANGE:
      add (facets, number, place, get_single_kind (number), number->value);
      add (facets, number, place, get_single_kind (number), number->other);
      break;
    case VOUCH_NUMBER_MEAN:
      add (facets, number, place, get_single_kind (number), number->value);
      break;
    case VOUCH_NUMBER_SAMPLE:
      add (facets, number, place, VOUCH_NUMBER_COUNT, number->value);
      break;
    case VOUCH_NUMBER_COUNT:
    case VOUCH_NUMBER_PERCENT:
    case VOUCH_NUMBER_AMOUNT:
    case VOUCH_NUMBER_DURATION:
    case VOUCH_NUMBER_YEAR:
    case VOUCH_NUMBER_RATIO:
    case VOUCH_NUMBER_FOLD:
    case VOUCH_NUMBER_P:
      add (facets, number, place, number->kind, number->value);
      if (number->is_shared)
        add (facets, number, place, VOUCH_NUMBER_COUNT, number->value);
      break;
    case VOUCH_NUMBER_PROPORTION:
    case VOUCH_NUMBER_INTERVAL:
    case VOUCH_NUMBER_UNREAD:
    default:
      break;
    }
}

/**
 * vouch_facets_add:
 * @facets: (element-type VouchFacet): takes them
 * @numbers: (element-type VouchNumber): of a passage; must stay
 * @text: the passage; must stay
 * @passage: which one
 */
void
vouch_facets_add (GArray *facets, const GArray *numbers, const char *text, int passage)
{
  const VouchFacet place = { .passage = passage, .text = text };

  for (guint i = 0; i < numbers->len; i++)
    add_number (facets, &g_array_index (numbers, VouchNumber, i), &place);
}

static gboolean
has_unit (const VouchFacet *self, const VouchNumber *number)
{
  const VouchNumber *mine = self->number;

  if (!g_str_equal (mine->unit, number->unit))
    return FALSE;
  return !*mine->often || !*number->often || g_str_equal (mine->often, number->often);
}

/* "225 minutes rather than 75": what it counts was said before. */
static gboolean
is_bare (const VouchFacet *self, const VouchNumber *number)
{
  return number->kind == VOUCH_NUMBER_COUNT && !number->noun && !number->is_word
         && (self->kind == VOUCH_NUMBER_DURATION || self->kind == VOUCH_NUMBER_AMOUNT);
}

static gboolean
is_bare_age (VouchNumberKind kind, const VouchNumber *with_unit, const VouchNumber *bare)
{
  return kind == VOUCH_NUMBER_COUNT && g_str_equal (with_unit->unit, "y") && !bare->noun;
}

/**
 * vouch_facet_fits:
 * @self: a figure of a passage
 * @number: one of the statement
 *
 * Returns: whether they are of one type: values aside, they can be the same
 */
gboolean
vouch_facet_fits (const VouchFacet *self, const VouchNumber *number)
{
  switch (get_single_kind (number) != VOUCH_NUMBER_COUNT || number->kind == VOUCH_NUMBER_RANGE
                  || number->kind == VOUCH_NUMBER_FRACTION || number->kind == VOUCH_NUMBER_MEAN
              ? get_single_kind (number)
              : number->kind)
    {
    case VOUCH_NUMBER_COUNT:
    case VOUCH_NUMBER_SAMPLE:
      return self->kind == VOUCH_NUMBER_COUNT || self->kind == VOUCH_NUMBER_YEAR
             || (self->kind == VOUCH_NUMBER_RATIO && number->value.places > 0)
             || is_bare (self, number);
    case VOUCH_NUMBER_YEAR:
      return self->kind == VOUCH_NUMBER_YEAR || self->kind == VOUCH_NUMBER_COUNT;
    case VOUCH_NUMBER_RATIO:
      return (self->kind == VOUCH_NUMBER_RATIO && g_str_equal (self->number->name, number->name))
             || (self->kind == VOUCH_NUMBER_COUNT && self->value.places > 0);
    case VOUCH_NUMBER_P:
    case VOUCH_NUMBER_FOLD:
      return self->kind == number->kind;
    case VOUCH_NUMBER_DURATION:
      return (self->kind == VOUCH_NUMBER_DURATION && has_unit (self, number))
             || is_bare_age (self->kind, number, self->number);
    case VOUCH_NUMBER_PERCENT:
    case VOUCH_NUMBER_AMOUNT:
      return self->kind != VOUCH_NUMBER_COUNT && has_unit (self, number);
    case VOUCH_NUMBER_FRACTION:
    case VOUCH_NUMBER_PROPORTION:
    case VOUCH_NUMBER_INTERVAL:
    case VOUCH_NUMBER_MEAN:
    case VOUCH_NUMBER_RANGE:
    case VOUCH_NUMBER_UNREAD:
    default:
      return FALSE;
    }
}

/** Returns: whether the operators are the same; "about" is none. */
gboolean
vouch_facet_agrees (const VouchFacet *self, VouchNumberOperator op)
{
  VouchNumberOperator mine = self->op == VOUCH_NUMBER_ABOUT ? VOUCH_NUMBER_IS : self->op;

  return mine == (op == VOUCH_NUMBER_ABOUT ? VOUCH_NUMBER_IS : op);
}

/**
 * vouch_facets_find:
 * @facets: (element-type VouchFacet): the passages' figures
 * @statement: the statement
 * @number: one of its figures
 * @value: its value, or one of its values
 * @may_round: whether the passage may have more decimals
 *
 * A sign may be dropped where words say the same: "fell by 2.3" is "-2.3".
 *
 * Returns: (transfer none) (nullable): the first that is the same
 */
const VouchFacet *
vouch_facets_find (const GArray *facets,
                   const char *statement,
                   const VouchNumber *number,
                   VouchDecimal value,
                   gboolean may_round)
{
  VouchDecimal size = vouch_decimal_abs (value);
  VouchNumberOperator op = number->kind == VOUCH_NUMBER_RANGE ? VOUCH_NUMBER_IS : number->op;
  const VouchSigned wanted = { value, number->is_plus, statement };

  for (guint i = 0; i < facets->len; i++)
    {
      const VouchFacet *facet = &g_array_index (facets, VouchFacet, i);
      VouchDecimal other = vouch_decimal_abs (facet->value);

      if (!vouch_facet_fits (facet, number)
          || (number->kind != VOUCH_NUMBER_RANGE && !vouch_facet_agrees (facet, op)))
        continue;
      if (!(may_round ? vouch_decimal_rounds_to (other, size) : vouch_decimal_is_equal (other, size)))
        continue;
      if (vouch_number_signs_agree (wanted, (VouchSigned){ facet->value, facet->number->is_plus, facet->text }))
        return facet;
    }
  return NULL;
}
