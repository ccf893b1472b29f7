/* vouch-passage-lines.c: the lines of a text, and how wide its columns are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-lines.h"

#include <string.h>

#define PARAGRAPH_SEPARATOR "\342\200\251"
/* Bytes of a line of a page or of a mail. */
#define MIN_WIDTH 30
#define MAX_WIDTH 180

/** Returns: the first byte from @from on that is no space. */
gsize
vouch_passage_skip_space (const char *text,
                          gsize       from,
                          gsize       to)
{
  while (from < to)
    {
      gunichar c = g_utf8_get_char (text + from);

      if (!g_unichar_isspace (c) && c != 0x00a0)
        break;
      from += g_utf8_next_char (text + from) - (text + from);
    }
  return from;
}

/** Returns: the byte after the last one before @to that is no space. */
gsize
vouch_passage_drop_space (const char *text,
                          gsize       from,
                          gsize       to)
{
  while (to > from)
    {
      const char *p = g_utf8_prev_char (text + to);
      gunichar c = g_utf8_get_char (p);

      if (p < text + from || (!g_unichar_isspace (c) && c != 0x00a0))
        break;
      to = p - text;
    }
  return to;
}

/* Pages of a text may be parted by form feeds: they end a line, too. */
static gsize
measure_line_end (const char *p,
                  gboolean   *is_last)
{
  *is_last = g_str_has_prefix (p, PARAGRAPH_SEPARATOR);
  if (*is_last)
    return strlen (PARAGRAPH_SEPARATOR);
  return *p == '\n' || *p == '\f';
}

/**
 * vouch_passage_lines_read:
 * @text: UTF-8
 * @length: bytes of @text
 *
 * Returns: (transfer full) (element-type VouchPassageLine): its lines, empty ones too
 */
GArray *
vouch_passage_lines_read (const char *text,
                          gsize       length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (VouchPassageLine));
  gsize from = 0;

  for (gsize i = 0; i <= length; i++)
    {
      gboolean is_last = FALSE;
      gsize n = i < length ? measure_line_end (text + i, &is_last) : 1;
      VouchPassageLine line = { .is_last = is_last };

      if (n == 0)
        continue;
      line.from = vouch_passage_skip_space (text, from, i);
      line.to = vouch_passage_drop_space (text, line.from, i);
      g_array_append_val (lines, line);
      from = i + n;
      i = from - 1;
    }
  return lines;
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  const gsize *one = a;
  const gsize *other = b;

  return (*one > *other) - (*one < *other);
}

/* How many of @widths, in order, are near the one at @last and not above it. */
static guint
count_near (GArray *widths,
            guint   last,
            guint  *first)
{
  while (g_array_index (widths, gsize, *first) * 10 < g_array_index (widths, gsize, last) * 8)
    (*first)++;
  return last + 1 - *first;
}

/**
 * vouch_passage_lines_measure:
 * @lines: (element-type VouchPassageLine): of a text
 *
 * A text whose lines are broken by width has most of its lines near one length: that of its columns, though
 * the title, the abstract and the references may be as wide as the page.
 *
 * Returns: the width in bytes; 0 where lines are not broken by width
 */
gsize
vouch_passage_lines_measure (GArray *lines)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint first = 0;
  guint n_most = 0;
  gsize commonest = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const VouchPassageLine *line = &g_array_index (lines, VouchPassageLine, i);
      gsize width = line->to - line->from;

      if (width > 0)
        g_array_append_val (widths, width);
    }
  g_array_sort (widths, compare_sizes);
  for (guint i = 0; i < widths->len; i++)
    {
      gsize width = g_array_index (widths, gsize, i);
      guint n = count_near (widths, i, &first);

      if (width < MIN_WIDTH || width > MAX_WIDTH || n < n_most)
        continue;
      n_most = n;
      commonest = width;
    }
  return widths->len >= 3 && n_most * 10 >= widths->len * 4 ? commonest : 0;
}
