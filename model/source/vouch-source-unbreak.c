/* vouch-source-unbreak.c: words of a printed page as they read, not as its lines cut them.
 *
 * At a line's end a hyphen is the printer's ("treat-ment") or the word's own ("placebo-
 * controlled"). The paper itself tells which: by what it writes elsewhere within a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-unbreak.h"

#include <string.h>

#include "vouch-source-line.h"

/* Bytes of half a word; longer ones are no words. */
#define MAX_HALF 60

/* The two halves of a word at a line's end: bytes of the text. */
typedef struct
{
  const char *left;
  const char *hyphen;
  const char *right; /* on the next line */
  const char *end;
} Break;

static gboolean
is_letter (const char *p)
{
  return g_unichar_isalpha (g_utf8_get_char (p));
}

/* Returns: the byte behind a hyphen that is at @p; %NULL where none is. */
static const char *
skip_hyphen (const char *p)
{
  gunichar c = *p ? g_utf8_get_char (p) : 0;

  return c == '-' || c == 0x2010 || c == 0x2013 || c == 0xad ? g_utf8_next_char (p) : NULL;
}

/* Returns: where the next line begins if @p ends one; %NULL where it doesn't. */
static const char *
skip_line_end (const char *p)
{
  p += strspn (p, " \t");
  if (*p != '\n' && *p != '\r')
    return NULL;
  return p + strspn (p, " \t\r\n");
}

/* A dash between two words or sentences joins nothing, nor does one that stands apart at a line's end: whether
 * it is a sign of the number behind it nobody knows, and whoever compares takes it for what it was. */
static gboolean
joins (const char *begin, const char *dash, const char *right)
{
  gboolean is_apart = dash == begin || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (dash)));

  return !is_apart && (g_utf8_get_char (dash) != 0x2013 || g_unichar_isdigit (g_utf8_get_char (right)));
}

/* @begin: nothing before it is looked at */
static gboolean
read_break (const char *begin, const char *p, Break *at)
{
  const char *next = skip_hyphen (p);

  at->hyphen = at->left = p;
  at->right = next ? skip_line_end (next) : NULL;
  if (!at->right || !joins (begin, p, at->right))
    return FALSE;
  while (at->left > begin && is_letter (g_utf8_prev_char (at->left)))
    at->left = g_utf8_prev_char (at->left);
  at->end = at->right;
  while (*at->end && is_letter (at->end))
    at->end = g_utf8_next_char (at->end);
  return TRUE;
}

/* Whether a word begins at @p, and not the second half of one, on this line or on the next. */
static gboolean
begins_word (const char *whole, const char *p)
{
  const char *before = p;

  while (before > whole && strchr (" \t\r\n", before[-1]))
    before--;
  if (before == whole)
    return TRUE;
  before = g_utf8_prev_char (before);
  return !skip_hyphen (before) && (g_utf8_next_char (before) < p || !is_letter (before));
}

static gboolean
is_bounded (const char *whole, const char *from, const char *to)
{
  return begins_word (whole, from) && !is_letter (to) && !skip_hyphen (to);
}

static gboolean
has_word (const char *whole, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = whole; (p = strstr (p, word)); p += length)
    if (is_bounded (whole, p, p + length))
      return TRUE;
  return FALSE;
}

/* At the beginning of a sentence too a word is the same. */
static gboolean
is_known (const char *whole, const char *word)
{
  g_autofree char *other = g_strdup (word);

  *other = g_ascii_isupper (*word) ? g_ascii_tolower (*word) : g_ascii_toupper (*word);
  return has_word (whole, word) || (*other != *word && has_word (whole, other));
}

/* Returns: whether the hyphen is the word's own. */
static gboolean
is_own (const char *whole, const Break *at)
{
  g_autofree char *left = g_strndup (at->left, (gsize) (at->hyphen - at->left));
  g_autofree char *right = g_strndup (at->right, (gsize) (at->end - at->right));
  g_autofree char *closed = g_strconcat (left, right, NULL);
  g_autofree char *open = g_strconcat (left, "-", right, NULL);

  if (!g_unichar_islower (g_utf8_get_char (right)) || g_utf8_strlen (left, 2) < 2)
    return TRUE;
  if (strlen (closed) > MAX_HALF || is_known (whole, closed))
    return FALSE;
  return is_known (whole, open) || (is_known (whole, left) && is_known (whole, right));
}

/* A soft hyphen is never a word's own. */
static void
append_break (GString *text, const char *whole, const Break *at)
{
  if (g_utf8_get_char (at->hyphen) != 0xad && is_own (whole, at))
    g_string_append_unichar (text, g_utf8_get_char (at->hyphen));
}

/**
 * vouch_source_unbreak:
 * @part: some lines of a source
 * @whole: all of its text, or @part again
 *
 * Returns: (transfer full): the words on one line, one space between two, and no word in two
 *   halves.
 */
char *
vouch_source_unbreak (const char *part, const char *whole)
{
  g_autoptr (GString) text = g_string_sized_new (strlen (part));
  const char *p = part;
  Break at;

  while (*p)
    if (p > part && read_break (part, p, &at) && *at.right)
      {
        append_break (text, whole, &at);
        p = at.right;
      }
    else
      {
        g_string_append_unichar (text, g_utf8_get_char (p));
        p = g_utf8_next_char (p);
      }
  return vouch_source_line (text->str, 0);
}

/* What lines bring between two letters; a minus is none of it. */
static const char *
skip_cuts (const char *p)
{
  const char *next = p;

  while (next)
    {
      p = next;
      next = skip_hyphen (p);
      if (next && g_ascii_isdigit (*next))
        next = NULL;
      else if (!next && g_unichar_isspace (g_utf8_get_char (p)))
        next = g_utf8_next_char (p);
    }
  return p;
}

/**
 * vouch_source_is_same:
 * @a: (nullable): words of a source
 * @b: (nullable): words of a source
 *
 * Returns: whether they differ in nothing but what ends of lines bring: one may be as it stands in
 *   the text, the other as it reads.
 */
gboolean
vouch_source_is_same (const char *a, const char *b)
{
  if (!a || !b)
    return a == b;
  for (;;)
    {
      a = skip_cuts (a);
      b = skip_cuts (b);
      if (!*a || g_utf8_get_char (a) != g_utf8_get_char (b))
        return !*a && !*b;
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
}
