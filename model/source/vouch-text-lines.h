/* vouch-text-lines.h: the lines of a paged text, and which of them belong to the page only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-text.h"

G_BEGIN_DECLS

/**
 * VouchTextLine:
 * @start: first character
 * @end: the one behind the last; the line feed is not in it
 * @page: from 1
 * @box: around its characters; nothing (x2 below x1) where none has a place
 * @letter_height: mean height of its letters; 0 where there are too few to say
 * @is_furniture: running head, foot or page number
 */
typedef struct
{
  guint32        start;
  guint32        end;
  guint          page;
  VouchSourceBox box;
  float          letter_height;
  gboolean       is_furniture;
} VouchTextLine;

GArray   *vouch_text_lines_new      (VouchSourceText      *text,
                                     const gunichar       *characters) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_text_line_goes_on   (const VouchTextLine  *self,
                                     const VouchTextLine  *next,
                                     const gunichar       *characters);
gboolean  vouch_text_line_has_place (const VouchTextLine  *line);
gboolean  vouch_text_line_overlaps  (const VouchTextLine  *a,
                                     const VouchTextLine  *b);
gboolean  vouch_text_line_same_size (const VouchTextLine  *a,
                                     const VouchTextLine  *b);

G_END_DECLS
