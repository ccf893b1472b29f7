/* vouch-source-ocr-words.c: words of a page with their boxes, as the reading program lists them.
 *
 * A line each: level, page, block, paragraph, line, word, left, top, width, height, confidence,
 * text, with tabs between. Nothing in it is believed: it was made of a hostile picture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-ocr.h"

#include <string.h>

#define N_COLUMNS 12
#define WORD_LEVEL 5
/* Pixels: larger pages are not drawn. */
#define MAX_PIXELS 100000

/* Where a word stands in the order of the page. */
typedef struct
{
  int block;
  int paragraph;
  int line;
} Row;

static gboolean
read_number (const char *text, int *value)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 0, MAX_PIXELS, &number, NULL))
    return FALSE;
  *value = (int) number;
  return TRUE;
}

static void
add_character (GString *text, GArray *boxes, gunichar character, VouchSourceBox box)
{
  g_string_append_unichar (text, character);
  g_array_append_val (boxes, box);
}

/* The word's box is shared out among its characters, as if all were as wide. */
static void
add_word (const char *word, const VouchSourceBox *box, GString *text, GArray *boxes)
{
  gsize n = g_utf8_strlen (word, -1);
  float step = (box->x2 - box->x1) / n;

  for (gsize i = 0; i < n; i++, word = g_utf8_next_char (word))
    add_character (text, boxes, g_utf8_get_char (word),
                   (VouchSourceBox) { box->x1 + i * step, box->y1, box->x1 + (i + 1) * step, box->y2 });
}

static gboolean
read_row (char **columns, double scale, Row *row, VouchSourceBox *box)
{
  int level;
  int left;
  int top;
  int width;
  int height;

  if (g_strv_length (columns) != N_COLUMNS || !read_number (columns[0], &level) || level != WORD_LEVEL
      || !read_number (columns[2], &row->block) || !read_number (columns[3], &row->paragraph)
      || !read_number (columns[4], &row->line) || !read_number (columns[6], &left)
      || !read_number (columns[7], &top) || !read_number (columns[8], &width)
      || !read_number (columns[9], &height))
    return FALSE;
  *box = (VouchSourceBox) { left / scale, top / scale, (left + width) / scale, (top + height) / scale };
  return TRUE;
}

static gboolean
is_same_line (const Row *a, const Row *b)
{
  return a->block == b->block && a->paragraph == b->paragraph && a->line == b->line;
}

/**
 * vouch_source_ocr_add_words:
 * @tsv: UTF-8, a word a line
 * @scale: pixels a point of the picture that was read
 * @text: gets the words; each line ends with one of its own
 * @boxes: (element-type VouchSourceBox): gets one for each code point
 */
void
vouch_source_ocr_add_words (const char *tsv, double scale, GString *text, GArray *boxes)
{
  g_auto (GStrv) lines = g_strsplit (tsv, "\n", -1);
  Row last = { -1, -1, -1 };
  gboolean is_any = FALSE;

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      VouchSourceBox box;
      Row row;

      if (!read_row (columns, scale, &row, &box) || *g_strstrip (columns[N_COLUMNS - 1]) == '\0')
        continue;
      if (is_any)
        add_character (text, boxes, is_same_line (&row, &last) ? ' ' : '\n', (VouchSourceBox) { 0 });
      add_word (columns[N_COLUMNS - 1], &box, text, boxes);
      last = row;
      is_any = TRUE;
    }
  if (is_any)
    add_character (text, boxes, '\n', (VouchSourceBox) { 0 });
}
