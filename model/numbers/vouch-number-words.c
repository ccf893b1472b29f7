/* vouch-number-words.c: numbers that are written in letters.
 *
 * AMA style writes a number at the beginning of a sentence in words (11th edition, chapter 18), so
 * every amount of a card may stand so: "Twenty-three patients", "One hundred twelve patients".
 * Of a number that is not understood whole no part is taken for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-number-words.h"

#include <string.h>

static const char *const ones[]
    = { "zero",    "one",     "two",       "three",    "four",     "five",    "six",
        "seven",   "eight",   "nine",      "ten",      "eleven",   "twelve",  "thirteen",
        "fourteen", "fifteen", "sixteen",  "seventeen", "eighteen", "nineteen" };

static const char *const tens[]
    = { "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };

static const char *const places[]
    = { "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth" };

/* The letters of @word, when they stand at @p and no other letter follows. */
static const char *
pass_word (const char *p, const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (p, word, length) != 0
      || g_unichar_isalnum (g_utf8_get_char (p + length)))
    return NULL;
  return p + length;
}

static int
find_word (const char **p, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      const char *end = pass_word (*p, words[i]);

      if (end)
        {
          *p = end;
          return (int) i;
        }
    }
  return -1;
}

/* A space, or with @hyphens a hyphen, which some print as one that does not break. */
static const char *
pass_gap (const char *p, gboolean hyphens)
{
  gunichar letter = g_utf8_get_char (p);

  if (letter == ' ' || letter == 0xA0
      || (hyphens && (letter == '-' || letter == 0x2010 || letter == 0x2011)))
    return g_utf8_next_char (p);
  return NULL;
}

static gboolean
is_hyphen (const char *p)
{
  return pass_gap (p, TRUE) && !pass_gap (p, FALSE);
}

/* What follows "twenty": "-three", " three"; not the "one" of "twenty one-year-olds".
 * FALSE where a place in a row follows: "-third". */
static gboolean
read_rest_of_tens (const char **p, int *value)
{
  const char *next = pass_gap (*p, TRUE);
  gboolean is_tied = is_hyphen (*p);
  int one;

  if (!next)
    return TRUE;
  if (is_tied && find_word (&next, places, G_N_ELEMENTS (places)) >= 0)
    {
      *p = next;
      return FALSE;
    }
  one = find_word (&next, ones, 10);
  if (one > 0 && (is_tied || !is_hyphen (next)))
    {
      *value += one;
      *p = next;
    }
  return TRUE;
}

/* 0 to 99; -1: none. */
static int
read_small (const char **p, gboolean *is_place)
{
  int value = find_word (p, tens, G_N_ELEMENTS (tens));

  if (value < 0)
    return find_word (p, ones, G_N_ELEMENTS (ones));
  value = 10 * (value + 2);
  *is_place |= !read_rest_of_tens (p, &value);
  return value;
}

/* " and twelve", " twelve" behind hundreds or thousands. */
static gboolean
read_tail (const char **p, int (*read) (const char **, gboolean *), gint64 *value, gboolean *is_place)
{
  const char *next = pass_gap (*p, FALSE);
  const char *word = next ? pass_word (next, "and") : NULL;
  int more;

  if (word)
    next = pass_gap (word, FALSE);
  more = next ? read (&next, is_place) : -1;
  if (more <= 0)
    return FALSE;
  *value += more;
  *p = next;
  return TRUE;
}

/* 0 to 9,999, as in "twelve hundred"; -1: none. */
static int
read_hundreds (const char **p, gboolean *is_place)
{
  int small = read_small (p, is_place);
  const char *next = small > 0 ? pass_gap (*p, TRUE) : NULL;
  gint64 value;

  next = next ? pass_word (next, "hundred") : NULL;
  if (!next)
    return small;
  *p = next;
  value = 100 * small;
  read_tail (p, read_small, &value, is_place);
  return (int) value;
}

/**
 * vouch_number_words_read:
 * @text: a word's beginning
 * @end: (out): what follows the number
 * @value: (out): the number
 *
 * Reads English numbers to 9,999,999: what is of millions is left to who reads "2 million".
 *
 * Returns: what is there; @end and @value are not set where it is nothing
 */
VouchNumberWords
vouch_number_words_read (const char *text, const char **end, gint64 *value)
{
  const char *p = text;
  gboolean is_place = FALSE;
  int number = read_hundreds (&p, &is_place);
  const char *next;

  if (number < 0)
    return VOUCH_NUMBER_WORDS_NONE;
  *value = number;
  next = number > 0 ? pass_gap (p, TRUE) : NULL;
  next = next ? pass_word (next, "thousand") : NULL;
  if (next)
    {
      p = next;
      *value *= 1000;
      read_tail (&p, read_hundreds, value, &is_place);
    }
  *end = p;
  return is_place ? VOUCH_NUMBER_WORDS_PLACE : VOUCH_NUMBER_WORDS_AMOUNT;
}
