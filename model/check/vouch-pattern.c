/* vouch-pattern.c: a regular expression that is compiled when it is used, and well when it is used much.
 *
 * Machine code matches three times as fast and takes ten times as long to make:
 * for `vouch check` of one card it would be a tenth of the whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pattern.h"

#include <string.h>

/* So many texts pay for the machine code. */
#define MANY 100

/* Where another thread was first, its one is taken. */
static GRegex *
compile (GRegex **place, const VouchPattern *self, GRegexCompileFlags more)
{
  GRegex *regex = g_regex_new (self->text, self->flags | more, 0, NULL);

  g_assert (regex);
  if (!g_atomic_pointer_compare_and_exchange (place, NULL, regex))
    {
      g_regex_unref (regex);
      regex = g_atomic_pointer_get (place);
    }
  return regex;
}

/**
 * vouch_pattern_get:
 * @self: a pattern
 *
 * Safe in any thread.
 *
 * Returns: (transfer none): the expression, to be matched once
 */
GRegex *
vouch_pattern_get (VouchPattern *self)
{
  GRegex *regex = g_atomic_pointer_get (&self->quick);

  if (regex)
    return regex;
  if (g_atomic_int_add (&self->uses, 1) >= MANY)
    return compile (&self->quick, self, G_REGEX_OPTIMIZE);
  regex = g_atomic_pointer_get (&self->plain);
  return regex ? regex : compile (&self->plain, self, 0);
}

/** Returns: whether it is found somewhere in @text. Safe in any thread. */
gboolean
vouch_pattern_matches (VouchPattern *self, const char *text)
{
  return g_regex_match (vouch_pattern_get (self), text, 0, NULL);
}

static gboolean
is_word_sign (char sign)
{
  return g_ascii_isalnum (sign) || sign == '_';
}

/**
 * vouch_pattern_matches_at_digit:
 * @self: a pattern whose matches begin with a digit that no letter, digit or _ stands before
 * @text: a text
 *
 * The same as vouch_pattern_matches(), but looks at no other place: most of a sentence
 * is words, and trying at each of their letters is what costs. Safe in any thread.
 *
 * Returns: whether it is found somewhere in @text
 */
gboolean
vouch_pattern_matches_at_digit (VouchPattern *self, const char *text)
{
  static const char digits[] = "0123456789";
  const char *p = strpbrk (text, digits);

  if (!p || !g_str_is_ascii (text))
    return p && vouch_pattern_matches (self, text);
  for (; p; p = strpbrk (p, digits))
    {
      if ((p == text || !is_word_sign (p[-1]))
          && g_regex_match_full (vouch_pattern_get (self), text, -1, (int) (p - text),
                                 G_REGEX_MATCH_ANCHORED, NULL, NULL))
        return TRUE;
      p += strspn (p, digits);
    }
  return FALSE;
}
