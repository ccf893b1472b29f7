/* vouch-source-boxes.c: where a part of a text stands on a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-boxes.h"

/* A gap of so many heights is one between columns. */
#define MAX_GAP 2.5f
/* Raised signs overlap their line by less than all of their height. */
#define MIN_OVERLAP 0.4f

/* Whether @box goes on on the line of @line; it may stand before its end, as in kerning, but not
 * at a line's start. */
static gboolean
is_on_line (const VouchSourceBox *line, const VouchSourceBox *box)
{
  float height = line->y2 - line->y1;
  float overlap = MIN (line->y2, box->y2) - MAX (line->y1, box->y1);
  float gap = box->x1 - line->x2;

  return overlap >= MIN_OVERLAP * MIN (height, box->y2 - box->y1) && gap < MAX_GAP * height
         && gap > -height;
}

static void
join (VouchSourceBox *line, const VouchSourceBox *box)
{
  line->x1 = MIN (line->x1, box->x1);
  line->y1 = MIN (line->y1, box->y1);
  line->x2 = MAX (line->x2, box->x2);
  line->y2 = MAX (line->y2, box->y2);
}

/* The page's own part of it. */
static void
cut_to_page (VouchSourceText *text, guint page, gsize *start, gsize *end)
{
  gsize page_start = vouch_source_text_get_page (text, page)->start;
  gsize page_end = page < vouch_source_text_get_n_pages (text)
                       ? vouch_source_text_get_page (text, page + 1)->start
                       : vouch_source_text_get_length (text);

  *start = MAX (*start, page_start);
  *end = MIN (*end, page_end);
}

/**
 * vouch_source_boxes_of:
 * @text: a text with pages
 * @start: first code point of a part
 * @end: the one behind its last
 * @page: a page, from 1
 *
 * The boxes of its characters, those of one line in one.
 *
 * Returns: (transfer full) (element-type VouchSourceBox): in the order of the text, in points
 *   from the page's top left; empty where the part is not on this page, or the text has no boxes
 */
GArray *
vouch_source_boxes_of (VouchSourceText *text, gsize start, gsize end, guint page)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (VouchSourceBox));
  const VouchSourceBox *boxes = vouch_source_text_get_boxes (text);

  if (!boxes || page < 1 || page > vouch_source_text_get_n_pages (text))
    return lines;
  cut_to_page (text, page, &start, &end);
  for (gsize i = start; i < end; i++)
    {
      VouchSourceBox *line
          = lines->len > 0 ? &g_array_index (lines, VouchSourceBox, lines->len - 1) : NULL;

      if (boxes[i].x2 <= boxes[i].x1 || boxes[i].y2 <= boxes[i].y1)
        continue;
      if (line && is_on_line (line, &boxes[i]))
        join (line, &boxes[i]);
      else
        g_array_append_val (lines, boxes[i]);
    }
  return lines;
}
