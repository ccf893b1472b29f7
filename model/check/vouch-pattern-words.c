/* vouch-pattern-words.c: a pattern in the words that are meant by it.
 *
 * A house writes “\btumou?rs?\b”; who reads a finding wants to see “tumours”. What may
 * stand there once is taken as standing there; of choices the first one is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pattern-words.h"

#include <string.h>

/* For what stands for any letter or sign. */
#define ANY "…"

static void append_choices (GString *words, const char **p);

/* From after “(” to its “)”, whatever is in it. */
static void
skip_group (const char **p)
{
  guint depth = 1;

  for (; **p && depth > 0; (*p)++)
    if (**p == '\\' && (*p)[1])
      (*p)++;
    else if (**p == '(')
      depth++;
    else if (**p == ')')
      depth--;
}

/* Looking around says nothing of the words themselves; options neither. */
static gboolean
is_without_words (const char *group)
{
  static const char *const begins[] = { "?=", "?!", "?<=", "?<!", "?#", "?i)", "?x)", "*" };

  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_str_has_prefix (group, begins[i]))
      return TRUE;
  return FALSE;
}

static void
append_group (GString *words, const char **p)
{
  if (is_without_words (*p))
    {
      skip_group (p);
      return;
    }
  if (**p == '?')
    {
      const char *name = strpbrk (*p, ":>)");

      *p = name && *name != ')' ? name + 1 : *p + 1;
    }
  append_choices (words, p);
  skip_group (p);
}

static void
append_escape (GString *words, const char **p)
{
  char c = **p;

  if (!c)
    return;
  *p = g_utf8_next_char (*p);
  if (strchr ("bBAzZGKE", c))
    return;
  if (strchr ("sht", c))
    g_string_append_c (words, ' ');
  else if (g_ascii_isalnum (c))
    g_string_append (words, ANY);
  else
    g_string_append_len (words, *p - 1, 1);
}

/* The first of a set; its order is that of the house's choice. */
static void
append_set (GString *words, const char **p)
{
  const char *start = *p;

  if (*start == '^' || *start == '\\' || g_str_has_prefix (start, "[:"))
    g_string_append (words, ANY);
  else
    g_string_append_len (words, start, g_utf8_next_char (start) - start);
  while (**p && (**p != ']' || *p == start))
    *p += **p == '\\' && (*p)[1] ? 2 : g_str_has_prefix (*p, "[:") ? strcspn (*p, "]") + 1 : 1;
  *p += **p == ']';
}

static void
skip_count (const char **p)
{
  while (**p && strchr ("?*+", **p))
    (*p)++;
  if (**p != '{')
    return;
  *p += strcspn (*p, "}");
  *p += **p == '}';
}

/* Up to the first “|” or the end of the group. */
static void
append_choices (GString *words, const char **p)
{
  while (**p && **p != '|' && **p != ')')
    {
      const char *start = *p;

      *p = g_utf8_next_char (start);
      if (*start == '\\')
        append_escape (words, p);
      else if (*start == '(')
        append_group (words, p);
      else if (*start == '[')
        append_set (words, p);
      else if (*start == '.')
        g_string_append (words, ANY);
      else if (*start != '^' && *start != '$')
        g_string_append_len (words, start, *p - start);
      skip_count (p);
    }
}

/**
 * vouch_pattern_dup_words:
 * @pattern: a regular expression (PCRE) that compiles
 *
 * Returns: (transfer full): a text such as it fits, for people to read; “…” where any
 *   letters may stand
 */
char *
vouch_pattern_dup_words (const char *pattern)
{
  GString *words = g_string_new (NULL);
  const char *p = pattern;

  append_choices (words, &p);
  return g_string_free (words, FALSE);
}
