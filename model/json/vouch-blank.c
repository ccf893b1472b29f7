/* vouch-blank.c: texts of which nothing is seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-blank.h"

/* They have the width of a letter, and no ink: Hangul's fillers, Braille without a dot. */
static gboolean
is_filler (gunichar letter)
{
  return letter == 0x115f || letter == 0x1160 || letter == 0x3164 || letter == 0xffa0 || letter == 0x2800;
}

/**
 * vouch_is_blank:
 * @text: (nullable): a text, in UTF-8
 *
 * What a page would print as nothing is nothing everywhere: on the ladder, for the rules, in what leaves.
 *
 * Returns: whether it has nothing but white space, signs without width or ink, and control characters
 */
gboolean
vouch_is_blank (const char *text)
{
  for (; text && *text; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (letter < 0x7f ? letter > ' '
                        : !g_unichar_isspace (letter) && !g_unichar_iszerowidth (letter) && !g_unichar_iscntrl (letter)
                              && !is_filler (letter))
        return FALSE;
    }
  return TRUE;
}
