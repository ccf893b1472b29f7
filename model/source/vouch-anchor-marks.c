/* vouch-anchor-marks.c: a text with the marks that were left out of it.
 *
 * Whoever copies from a web page copies the small figures with it ("were counted1 in"), and so quotes were kept
 * before the text left them out. Such a quote is found with exactly the figures that stand there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-marks.h"

/* One mark: its place in the text with all of them, and how long it is, in code points. */
typedef struct
{
  gsize start;
  gsize length;
} Mark;

struct _VouchAnchorMarks
{
  VouchAnchorIndex *index; /* (owned): of the text with the marks in it */
  GArray *marks;           /* (owned) (element-type Mark): in order */
};

/* @before: code points of the text before it; @copied: how many of them are in @whole, and where the next is */
static void
add_mark (GString *whole, GArray *marks, guint64 before, const char *mark, gsize *copied, const char **next)
{
  const char *end = g_utf8_offset_to_pointer (*next, (glong) (before - *copied));
  gsize added = marks->len > 0 ? g_array_index (marks, Mark, marks->len - 1).start
                                     + g_array_index (marks, Mark, marks->len - 1).length - *copied
                               : 0;
  Mark one = { before + added, (gsize) g_utf8_strlen (mark, -1) };

  g_string_append_len (whole, *next, end - *next);
  g_string_append (whole, mark);
  g_array_append_val (marks, one);
  *next = end;
  *copied = before;
}

/* Returns: (transfer full): @text with the marks. What isn't in order is no place in it. */
static char *
put_in (VouchSourceText *text, GArray *marks)
{
  g_auto (GStrv) lines = g_strsplit (vouch_source_text_get_left_out (text), "\n", -1);
  GString *whole = g_string_new (NULL);
  const char *next = vouch_source_text_get_text (text);
  gsize copied = 0;

  for (gsize i = 0; lines[i]; i++)
    {
      char *mark = NULL;
      guint64 before = g_ascii_strtoull (lines[i], &mark, 10);

      if (*mark == ' ' && mark[1] && before >= copied && before <= vouch_source_text_get_length (text))
        add_mark (whole, marks, before, mark + 1, &copied, &next);
    }
  g_string_append (whole, next);
  return g_string_free (whole, FALSE);
}

/**
 * vouch_anchor_marks_new:
 * @text: a source's text
 *
 * Returns: (transfer full) (nullable): the same with its marks; %NULL where none was left out
 */
VouchAnchorMarks *
vouch_anchor_marks_new (VouchSourceText *text)
{
  VouchAnchorMarks *self;
  g_autoptr (VouchSourceText) whole = NULL;

  if (!vouch_source_text_get_left_out (text) || vouch_source_text_get_n_pages (text) > 0)
    return NULL;
  self = g_new0 (VouchAnchorMarks, 1);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  whole = vouch_source_text_new_take (put_in (text, self->marks), NULL, 0, NULL);
  self->index = vouch_anchor_index_new (whole);
  return self;
}

void
vouch_anchor_marks_free (VouchAnchorMarks *self)
{
  vouch_anchor_index_unref (self->index);
  g_array_unref (self->marks);
  g_free (self);
}

/** Returns: (transfer none): where a quote with marks is looked for. */
VouchAnchorIndex *
vouch_anchor_marks_get_index (VouchAnchorMarks *self)
{
  return self->index;
}

static gsize
take_off (VouchAnchorMarks *self, gsize place)
{
  gsize taken = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->start >= place)
        break;
      taken += MIN (mark->length, place - mark->start);
    }
  return place - taken;
}

/**
 * vouch_anchor_marks_take_off:
 * @self: the marks of a text
 * @anchor: (inout): where a quote stands in the text with them; becomes where it stands in the text without them
 */
void
vouch_anchor_marks_take_off (VouchAnchorMarks *self, VouchAnchor *anchor)
{
  for (guint i = 0; i < anchor->n_parts; i++)
    {
      anchor->parts[i].start = take_off (self, anchor->parts[i].start);
      anchor->parts[i].end = take_off (self, anchor->parts[i].end);
    }
}
