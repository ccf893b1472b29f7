/* vouch-marked-words.c: what is different in two texts, word by word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-marked-words.h"

#include <string.h>

/* Beyond that many words in a row that differ, all of them are marked: the table of
 * what two texts have in common grows with their product. */
#define MOST_WORDS 400

/* A text cut into words and what is between them, and which of these are common. */
typedef struct
{
  GPtrArray *pieces;    /* (owned): owned strings */
  gboolean  *is_common; /* (owned) */
} Pieces;

static gboolean
is_between (gunichar c)
{
  return !g_unichar_isalnum (c);
}

/* Runs of letters and digits, and each sign by itself. */
static void
cut (Pieces     *self,
     const char *text)
{
  self->pieces = g_ptr_array_new_with_free_func (g_free);
  for (const char *start = text; *start;)
    {
      const char *end = g_utf8_next_char (start);

      if (!is_between (g_utf8_get_char (start)))
        while (*end && !is_between (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);
      g_ptr_array_add (self->pieces, g_strndup (start, (gsize) (end - start)));
      start = end;
    }
  self->is_common = g_new0 (gboolean, self->pieces->len + 1);
}

static void
clear (Pieces *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self->is_common);
}

static gboolean
is_same (const Pieces *a,
         guint         i,
         const Pieces *b,
         guint         k)
{
  return g_str_equal (a->pieces->pdata[i], b->pieces->pdata[k]);
}

/* The longest run of pieces, in order, that both have, between what begins and ends alike. */
static void
find_common (Pieces *a,
             Pieces *b,
             guint   start,
             guint   n,
             guint   m)
{
  g_autofree guint *lengths = g_new0 (guint, (gsize) (n + 1) * (m + 1));
  guint i, k;

#define AT(x, y) lengths[(gsize) (x) * (m + 1) + (y)]
  for (i = n; i-- > 0;)
    for (k = m; k-- > 0;)
      AT (i, k) = is_same (a, start + i, b, start + k) ? AT (i + 1, k + 1) + 1
                                                       : MAX (AT (i + 1, k), AT (i, k + 1));
  for (i = 0, k = 0; i < n && k < m;)
    if (is_same (a, start + i, b, start + k))
      {
        a->is_common[start + i++] = TRUE;
        b->is_common[start + k++] = TRUE;
      }
    else if (AT (i + 1, k) >= AT (i, k + 1))
      i++;
    else
      k++;
#undef AT
}

static void
compare (Pieces *a,
         Pieces *b)
{
  guint n = a->pieces->len;
  guint m = b->pieces->len;
  guint start = 0;

  while (start < n && start < m && is_same (a, start, b, start))
    {
      a->is_common[start] = b->is_common[start] = TRUE;
      start++;
    }
  while (n > start && m > start && is_same (a, n - 1, b, m - 1))
    a->is_common[--n] = b->is_common[--m] = TRUE;
  if (n - start <= MOST_WORDS && m - start <= MOST_WORDS)
    find_common (a, b, start, n - start, m - start);
}

static char *
mark (const Pieces *self,
      const char   *begin,
      const char   *end)
{
  GString *markup = g_string_new (NULL);
  gboolean is_open = FALSE;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      g_autofree char *piece = g_markup_escape_text (self->pieces->pdata[i], -1);

      if (is_open == self->is_common[i])
        g_string_append (markup, is_open ? end : begin);
      is_open = !self->is_common[i];
      g_string_append (markup, piece);
    }
  if (is_open)
    g_string_append (markup, end);
  return g_string_free (markup, FALSE);
}

/**
 * vouch_mark_words:
 * @before: a text
 * @after: what became of it
 * @before_markup: (out): Pango markup of @before; what goes is struck through
 * @after_markup: (out): Pango markup of @after; what comes is bold and underlined
 */
void
vouch_mark_words (const char  *before,
                  const char  *after,
                  char       **before_markup,
                  char       **after_markup)
{
  Pieces a, b;

  cut (&a, before);
  cut (&b, after);
  compare (&a, &b);
  *before_markup = mark (&a, "<s>", "</s>");
  *after_markup = mark (&b, "<b><u>", "</u></b>");
  clear (&a);
  clear (&b);
}
