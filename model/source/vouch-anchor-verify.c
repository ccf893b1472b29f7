/* vouch-anchor-verify.c: whether a place that has the quote's letters says the same.
 *
 * A skeleton has no signs, so “p < .05” and “p > .05” are one, and a whole word more or
 * less at an end turns the meaning round. A place that fails here is near, never found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-side-private.h"

#include <string.h>

#include "vouch-fold.h"
#include "vouch-negation.h"

/* More signs between two letters are a ruler. */
#define MAX_SIGNS 16
/* Where other text stands between two letters, so much at either side belongs to the quote. */
#define NEAR_BREAK 6

typedef struct
{
  gunichar signs[MAX_SIGNS];
  guint n;
} Signs;

/* --- signs within the quote --- */

static gboolean
always_counts (gunichar sign)
{
  switch (sign)
    {
    case '<':
    case '>':
    case '=':
    case '%':
    case '+':
    case '/':
    case '$':
    case 0xa3:   /* £ */
    case 0xa5:   /* ¥ */
    case 0xb1:   /* ± */
    case 0x2030: /* ‰ */
    case 0x20ac: /* € */
    case 0x2248: /* ≈ */
    case 0x2260: /* ≠ */
    case 0x2264: /* ≤ */
    case 0x2265: /* ≥ */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
counts_between_digits (gunichar sign)
{
  return sign == '.' || sign == ',' || sign == ':' || sign == ';' || sign == '-' || sign == '(';
}

static gboolean
is_skipped (const VouchSide *side, gsize i, gsize before, gsize behind)
{
  return side->skip && side->skip[i] && !side->skip[before] && !side->skip[behind];
}

static void
add_sign (Signs *signs, const VouchSide *side, gsize i, gsize before, gsize behind)
{
  gunichar sign = vouch_side_get_sign (side, i);
  gboolean between_digits = vouch_side_is_digit (side, before) && vouch_side_is_digit (side, behind);

  if (signs->n == MAX_SIGNS || is_skipped (side, i, before, behind))
    return;
  if (always_counts (sign) || (between_digits && counts_between_digits (sign)))
    signs->signs[signs->n++] = sign;
  else if (vouch_side_is_minus (side, i, behind))
    signs->signs[signs->n++] = '-';
}

/* Other text stands between, or the next letter stands before: the signs right at both ends. */
static gboolean
is_broken (const VouchSide *side, gsize a, gsize b)
{
  if (b < a)
    return TRUE;
  for (gsize i = a + 1; i < b; i++)
    if (vouch_side_is_alnum (side, i) && !(side->skip && side->skip[i]))
      return TRUE;
  return FALSE;
}

static void
collect_broken (Signs *signs, const VouchSide *side, gsize a, gsize b)
{
  gsize start = b;

  for (gsize i = a + 1; i < side->length && i <= a + NEAR_BREAK; i++)
    {
      if (vouch_side_is_alnum (side, i) || side->characters[i] == '\n')
        break;
      add_sign (signs, side, i, a, b);
    }
  while (start > 0 && b - start < NEAR_BREAK && !vouch_side_is_alnum (side, start - 1)
         && side->characters[start - 1] != '\n')
    start--;
  for (gsize i = start; i < b; i++)
    add_sign (signs, side, i, a, b);
}

static guint
count_digits (const VouchSide *side, gsize from, int step)
{
  guint n = 0;

  while (n < 4 && vouch_side_is_digit (side, from))
    {
      n++;
      if (from == 0 && step < 0)
        break;
      from += step;
    }
  return n;
}

/* “5,000” is “5000”. */
static gboolean
is_thousands (const Signs *signs, const VouchSide *side, gsize a, gsize b)
{
  return signs->n == 1 && signs->signs[0] == ',' && b == a + 2 && count_digits (side, b, 1) == 3
         && count_digits (side, a, -1) <= 3;
}

static void
collect (Signs *signs, const VouchSide *side, gsize a, gsize b)
{
  signs->n = 0;
  if (a == b || b == a + 1)
    return;
  if (is_broken (side, a, b))
    {
      collect_broken (signs, side, a, b);
      return;
    }
  for (gsize i = a + 1; i < b; i++)
    add_sign (signs, side, i, a, b);
  if (is_thousands (signs, side, a, b))
    signs->n = 0;
}

static gboolean
concerns_number (const Signs *signs)
{
  for (guint i = 0; i < signs->n; i++)
    if (!always_counts (signs->signs[i]) || signs->signs[i] == '%')
      return TRUE;
  return FALSE;
}

static VouchAnchorReason
compare_signs (const VouchSide *asked, const guint32 *asked_places, const VouchSide *there,
               const guint32 *places, gsize n)
{
  Signs a;
  Signs b;

  for (gsize i = 0; i + 1 < n; i++)
    {
      if (asked_places[i] == asked_places[i + 1])
        continue;
      collect (&a, asked, asked_places[i], asked_places[i + 1]);
      collect (&b, there, places[i], places[i + 1]);
      if (a.n != b.n || memcmp (a.signs, b.signs, a.n * sizeof *a.signs) != 0)
        return concerns_number (&a) || concerns_number (&b) ? VOUCH_ANCHOR_REASON_NUMBER
                                                            : VOUCH_ANCHOR_REASON_SIGN;
    }
  return VOUCH_ANCHOR_REASON_NONE;
}

/* --- negations --- */

/* Soft hyphens and the like are not seen: “Never-theless” with one is no “never”. */
static gsize
skip_unseen (const VouchSide *side, gsize i)
{
  while (i < side->length && g_unichar_type (side->characters[i]) == G_UNICODE_FORMAT)
    i++;
  return i;
}

/* A hyphen at a line's end joins, or “with-out” would hide a negation. */
static gboolean
is_joined (const VouchSide *side, gsize a, gsize b)
{
  gsize next = a + 1;

  if (b == a || skip_unseen (side, next) == b)
    return TRUE;
  if (vouch_side_get_sign (side, next) != '-')
    return FALSE;
  for (next++; next < side->length && side->characters[next] == ' '; next++)
    ;
  return next < side->length && side->characters[next] == '\n'
         && g_unichar_islower (side->characters[b]);
}

static guint
count_negations (const VouchSide *side, const guint32 *places, const VouchSkeleton *skeleton)
{
  guint n = 0;

  for (gsize start = 0; start < skeleton->length;)
    {
      gsize end = start;

      while (end + 1 < skeleton->length && is_joined (side, places[end], places[end + 1]))
        end++;
      n += vouch_negation_is ((const char *) skeleton->bytes + start, end + 1 - start);
      start = end + 1;
    }
  return n;
}

/**
 * vouch_anchor_verify:
 * @index: the source
 * @quote: the quote
 * @places: for each byte of the quote's skeleton the character of the source it stands on
 *
 * Returns: what is different there; %VOUCH_ANCHOR_REASON_NONE if it says the same.
 */
VouchAnchorReason
vouch_anchor_verify (VouchAnchorIndex *index, const VouchAnchorQuote *quote, const guint32 *places)
{
  const VouchSkeleton *skeleton = quote->skeleton;
  const VouchSide asked = { quote->characters, quote->length, NULL };
  const VouchSide there = { index->characters, index->length, index->is_furniture };
  gsize first = places[0];
  gsize last = places[skeleton->length - 1];
  VouchAnchorReason reason
      = compare_signs (&asked, skeleton->places, &there, places, skeleton->length);

  if (reason == VOUCH_ANCHOR_REASON_NONE)
    reason = vouch_anchor_check_ends (quote, &there, first, last);
  if (reason != VOUCH_ANCHOR_REASON_NONE)
    return reason;
  if (count_negations (&asked, skeleton->places, skeleton)
      != count_negations (&there, places, skeleton))
    return VOUCH_ANCHOR_REASON_NEGATION;
  return vouch_anchor_check_cuts (quote, &there, first, last);
}
