/* vouch-passage-abbreviations.c: short forms that a text explains, and their long ones.
 *
 * "A simple algorithm for identifying abbreviation definitions in biomedical text" (Schwartz and
 * Hearst, 2003): a short form in brackets, and before it the fewest words that have its letters
 * in their order, the first letter at the beginning of a word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-abbreviations.h"

#include <string.h>

#define MIN_SHORT 2
#define MAX_SHORT 10
/* Bytes before the bracket that may hold the long form. */
#define MAX_REACH 160

static gboolean
ends_reach (char c)
{
  return c != '\0' && strchr ("\n\f.;:()[]", c);
}

/* The letters of the short form, read backwards through what is before the bracket. */
static const char *
find_long_form (const char *reach,
                const char *before,
                const char *short_form,
                gsize       length)
{
  const char *p = before;

  for (gsize i = length; i-- > 0;)
    {
      char c = g_ascii_tolower (short_form[i]);

      if (!g_ascii_isalnum (c))
        continue;
      do
        {
          if (p == reach)
            return NULL;
          p--;
        }
      while (g_ascii_tolower (*p) != c || (i == 0 && p > reach && g_ascii_isalnum (p[-1])));
    }
  return p;
}

static const char *
find_reach (const char *text,
            const char *before)
{
  const char *p = before;

  while (p > text && before - p < MAX_REACH && !ends_reach (p[-1]))
    p--;
  while (((guchar) *p & 0xc0) == 0x80)
    p++;
  return p;
}

static gboolean
is_short_form (const char *p,
               gsize       length)
{
  guint n_capitals = 0;

  if (length < MIN_SHORT || length > MAX_SHORT || !g_ascii_isalnum (*p))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (p[i]) && p[i] != '-' && p[i] != '/')
        return FALSE;
      n_capitals += g_ascii_isupper (p[i]) != 0;
    }
  return n_capitals >= 1 && (n_capitals >= 2 || length <= 5);
}

/* "(EVLW, in ml)" is explained, too: the form ends at the first comma. */
static gsize
measure_short_form (const char *p,
                    const char *end)
{
  gsize length = 0;

  while (p + length < end && length <= MAX_SHORT && p[length] && !strchr (")],;= ", p[length]))
    length++;
  return length;
}

/**
 * vouch_passage_abbreviations_read:
 * @text: UTF-8
 * @length: bytes of @text
 *
 * Returns: (transfer full) (element-type VouchPassageAbbreviation): in order of @text
 */
GArray *
vouch_passage_abbreviations_read (const char *text,
                                  gsize       length)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (VouchPassageAbbreviation));
  const char *end = text + length;

  for (const char *p = text; (p = memchr (p, '(', end - p)); p++)
    {
      gsize size = measure_short_form (p + 1, end);
      const char *before = p;
      const char *start;

      if (!is_short_form (p + 1, size))
        continue;
      while (before > text && before[-1] == ' ')
        before--;
      start = find_long_form (find_reach (text, before), before, p + 1, size);
      if (start && (gsize) (before - start) > size)
        {
          VouchPassageAbbreviation pair
              = { p + 1 - text, p + 1 + size - text, start - text, before - text };

          g_array_append_val (found, pair);
        }
    }
  return found;
}
