/* vouch-anchor-side.c: the characters of a quote, or of what it is compared with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-side-private.h"

#include "vouch-fold.h"

/** Returns: whether a letter or digit is there; none is beyond the end. */
gboolean
vouch_side_is_alnum (const VouchSide *side, gsize i)
{
  return i < side->length && vouch_fold_is_alnum (side->characters[i]);
}

/** Returns: whether a digit is there. */
gboolean
vouch_side_is_digit (const VouchSide *side, gsize i)
{
  return i < side->length && vouch_fold_is_digit (side->characters[i]);
}

/** Returns: whether a letter is there. */
gboolean
vouch_side_is_alpha (const VouchSide *side, gsize i)
{
  return i < side->length && g_unichar_isalpha (side->characters[i]);
}

/** Returns: what is there, dashes and other signs that mean one thing as one; 0 beyond the end. */
gunichar
vouch_side_get_sign (const VouchSide *side, gsize i)
{
  return i < side->length ? vouch_fold_sign (side->characters[i]) : 0;
}

/** Returns: whether a minus is there: a dash right before a @number and not behind a letter; a true one
 * also with a space. */
gboolean
vouch_side_is_minus (const VouchSide *side, gsize i, gsize number)
{
  gboolean is_true = side->characters[i] == 0x2212;
  gsize next = i + 1;

  if (vouch_side_get_sign (side, i) != '-' || !vouch_side_is_digit (side, number))
    return FALSE;
  while (is_true && next < number && g_unichar_isspace (side->characters[next]))
    next++;
  return next == number && (i == 0 || !vouch_side_is_alnum (side, i - 1));
}

/* A running head between two letters of a sentence; not what stands within a head itself. */
