/* vouch-import-date.c: reads "June 2, 2026" and its relatives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-date.h"

#include <string.h>

#define MAX_DATE_BYTES 48

static const char *const months[]
    = { "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december" };
static const char *const weekdays[]
    = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

typedef struct
{
  guint numbers[3];
  gsize digits[3]; /* of each number */
  guint n_numbers;
  guint month; /* from 1, when it stood as a word */
} Parts;

/* "Sep", "Sept", "September": three letters or more of the name. */
static gboolean
is_short_for (const char *word, gsize length, const char *name)
{
  return length >= 3 && length <= strlen (name) && strncmp (word, name, length) == 0;
}

static gboolean
is_one_of (const char *word, gsize length, const char *name)
{
  return strlen (name) == length && strncmp (word, name, length) == 0;
}

static gboolean
read_word (Parts *parts, const char *word, gsize length)
{
  static const char *const fillers[] = { "st", "nd", "rd", "th", "of", "the", "on" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (is_short_for (word, length, months[i]))
      {
        if (parts->month > 0)
          return FALSE;
        parts->month = i + 1;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    if (is_short_for (word, length, weekdays[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (is_one_of (word, length, fillers[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_number (Parts *parts, const char *digits, gsize length)
{
  if (parts->n_numbers == 3 || length > 4)
    return FALSE;
  parts->numbers[parts->n_numbers] = g_ascii_strtoull (digits, NULL, 10);
  parts->digits[parts->n_numbers++] = length;
  return TRUE;
}

/* Cuts @text into numbers and words; any other word means that it is no date. */
static gboolean
read_parts (Parts *parts, const char *text)
{
  while (*text)
    {
      gsize n = strspn (text, "0123456789");

      if (n > 0 && !read_number (parts, text, n))
        return FALSE;
      if (n == 0)
        {
          for (n = 0; g_ascii_isalpha (text[n]); n++)
            ;
          if (n > 0 && !read_word (parts, text, n))
            return FALSE;
        }
      if (n == 0 && strchr (" ,./-", *text) == NULL)
        return FALSE;
      text += MAX (n, 1);
    }
  return TRUE;
}

static char *
print_date (guint year, guint month, guint day)
{
  if (year < 1800 || year > 2200)
    return NULL;
  if (day == 0)
    return month > 0 ? g_strdup_printf ("%04u-%02u", year, month) : NULL;
  if (!g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

static char *
print_worded (const Parts *parts)
{
  const guint *n = parts->numbers;

  if (parts->n_numbers == 1 && parts->digits[0] == 4)
    return print_date (n[0], parts->month, 0);
  if (parts->n_numbers != 2)
    return NULL;
  if (parts->digits[0] == 4)
    return print_date (n[0], parts->month, n[1]);
  if (parts->digits[1] == 4)
    return print_date (n[1], parts->month, n[0]);
  return NULL;
}

/* "02/06/2026" has two readings; only a day over twelve, or equal numbers, settle it. */
static char *
print_numbers (const Parts *parts)
{
  const guint *n = parts->numbers;

  if (parts->n_numbers != 3)
    return NULL;
  if (parts->digits[0] == 4)
    return print_date (n[0], n[1], n[2]);
  if (parts->digits[2] != 4)
    return NULL;
  if (n[0] > 12 || n[0] == n[1])
    return print_date (n[2], n[1], n[0]);
  return n[1] > 12 ? print_date (n[2], n[0], n[1]) : NULL;
}

/* "2026-06-02T08:00:00Z" */
static gsize
find_time (const char *text)
{
  const char *t = strpbrk (text, "Tt");

  if (t && t - text == 10 && strspn (text, "0123456789-") == 10 && g_ascii_isdigit (t[1]))
    return 10;
  return strlen (text);
}

/**
 * vouch_import_date_read:
 * @text: what may be a date and nothing else: "June 2, 2026", "28 Apr. 2025",
 *   "2025-04-28", "28.4.2025", "May 2025"
 *
 * Returns: (transfer full) (nullable): "2026-06-02", or "2025-05" without a day;
 *   %NULL where @text is no date or can be read in two ways ("02/06/2026").
 */
char *
vouch_import_date_read (const char *text)
{
  g_autofree char *lower = NULL;
  Parts parts = { 0 };

  if (strnlen (text, MAX_DATE_BYTES + 1) > MAX_DATE_BYTES)
    return NULL;
  lower = g_ascii_strdown (text, find_time (text));
  if (!read_parts (&parts, lower))
    return NULL;
  return parts.month > 0 ? print_worded (&parts) : print_numbers (&parts);
}
