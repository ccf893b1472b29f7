/* vouch-isbn.c: the numbers of books.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-isbn.h"

#include <string.h>

#define DIGITS 13

/* ISO 2108: ten digits, weighted from ten to one, give a multiple of eleven. */
static gboolean
is_isbn_10 (const char *digits)
{
  guint sum = 0;

  for (guint i = 0; i < 10; i++)
    sum += (10 - i) * (digits[i] == 'X' ? 10 : (guint) g_ascii_digit_value (digits[i]));
  return sum % 11 == 0 && strcspn (digits, "X") >= 9;
}

/* ISO 2108: thirteen digits, weighted one and three in turn, give a multiple of ten. */
static gboolean
is_isbn_13 (const char *digits)
{
  guint sum = 0;

  if (strchr (digits, 'X') || (!g_str_has_prefix (digits, "978") && !g_str_has_prefix (digits, "979")))
    return FALSE;
  for (guint i = 0; i < DIGITS; i++)
    sum += (i % 2 ? 3 : 1) * (guint) g_ascii_digit_value (digits[i]);
  return sum % 10 == 0;
}

/* "ISBN-13: 978-0-306-40615-7" without its name. */
static const char *
skip_name (const char *text)
{
  static const char *const names[] = { "isbn-13", "isbn-10", "isbn" };

  while (g_ascii_isspace (*text))
    text++;
  if (g_ascii_strncasecmp (text, "urn:", strlen ("urn:")) == 0)
    text += strlen ("urn:");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (text, names[i], strlen (names[i])) == 0)
      {
        text += strlen (names[i]);
        break;
      }
  return text + strspn (text, ": ");
}

/**
 * vouch_isbn_normalise:
 * @text: a number as it was written: with hyphens or spaces, with "ISBN" before it
 *
 * Returns: (transfer full) (nullable): its ten or thirteen digits; %NULL where they are
 *   not as many, or the check digit does not fit (ISO 2108).
 */
char *
vouch_isbn_normalise (const char *text)
{
  char digits[DIGITS + 1] = { 0 };
  guint n_digits = 0;

  for (const char *p = skip_name (text); *p; p = g_utf8_next_char (p))
    if (g_ascii_isdigit (*p) || *p == 'x' || *p == 'X')
      {
        if (n_digits == DIGITS)
          return NULL;
        digits[n_digits++] = g_ascii_toupper (*p);
      }
    else if (!strchr (" -.", *p) && !(g_utf8_get_char (p) >= 0x2010 && g_utf8_get_char (p) <= 0x2015))
      return NULL;
  if (n_digits == 10 ? is_isbn_10 (digits) : n_digits == DIGITS && is_isbn_13 (digits))
    return g_strdup (digits);
  return NULL;
}
