/* vouch-raised.c: figures and signs that Unicode has raised or lowered.
 *
 * In a text without marks they keep an exponent what it is: "10⁶" is not "106".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-raised.h"

static const struct
{
  gunichar plain;
  gunichar raised;
  gunichar lowered;
} letters[] = {
  { '0', 0x2070, 0x2080 }, { '1', 0xb9, 0x2081 },   { '2', 0xb2, 0x2082 },   { '3', 0xb3, 0x2083 },
  { '4', 0x2074, 0x2084 }, { '5', 0x2075, 0x2085 }, { '6', 0x2076, 0x2086 }, { '7', 0x2077, 0x2087 },
  { '8', 0x2078, 0x2088 }, { '9', 0x2079, 0x2089 }, { '+', 0x207a, 0x208a }, { '-', 0x207b, 0x208b },
  { '=', 0x207c, 0x208c }, { '(', 0x207d, 0x208d }, { ')', 0x207e, 0x208e },
  /* Also a minus; looked up in this order, so that a raised one becomes the first. */
  { 0x2212, 0x207b, 0x208b }, { 0x2010, 0x207b, 0x208b }, { 0x2013, 0x207b, 0x208b },
};

/**
 * vouch_raised_from_plain:
 * @c: a figure or sign
 * @is_lowered: whether it is set low, not high
 *
 * Returns: its raised or lowered letter; 0 where there is none
 */
gunichar
vouch_raised_from_plain (gunichar c, gboolean is_lowered)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].plain == c)
      return is_lowered ? letters[i].lowered : letters[i].raised;
  return 0;
}

/** Returns: the figure or sign of a raised or lowered letter; 0 where @c is none */
gunichar
vouch_raised_to_plain (gunichar c)
{
  if (c < 0xb2)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].raised == c || letters[i].lowered == c)
      return letters[i].plain;
  return 0;
}

/**
 * vouch_raised_dup:
 * @text: UTF-8
 * @length: bytes of it
 * @is_lowered: whether it is set low, not high
 *
 * Returns: (transfer full) (nullable): the same with letters that are raised or lowered, as many code points;
 *   %NULL where one of them has none
 */
char *
vouch_raised_dup (const char *text, gsize length, gboolean is_lowered)
{
  g_autoptr (GString) raised = g_string_new (NULL);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar letter = vouch_raised_from_plain (g_utf8_get_char (p), is_lowered);

      if (letter == 0)
        return NULL;
      g_string_append_unichar (raised, letter);
    }
  return raised->len > 0 ? g_strdup (raised->str) : NULL;
}
