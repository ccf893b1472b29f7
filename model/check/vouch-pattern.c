/* vouch-pattern.c: a regular expression that is compiled when it is used, and well when it is used much.
 *
 * Machine code matches three times as fast and takes ten times as long to make:
 * for `vouch check` of one card it would be a tenth of the whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pattern.h"

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
