/* vouch-source-body.c: what a paged text says, without what belongs to its pages.
 *
 * A sentence that goes on behind a page's end has the page's number and a running head in its middle. Here
 * spaces stand for them, one for each character, so that all places stay what they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-body.h"

#include "vouch-text-lines.h"

/* Between what is no one paragraph. */
#define PARAGRAPH_END 0x2029
/* Letters of another size differ by more than this. */
#define OTHER_SIZE 0.93

typedef struct
{
  gunichar *characters; /* (owned) */
  gsize length;
  GArray *lines;        /* (owned) (element-type VouchTextLine) */
} Body;

static const VouchTextLine *
get_line (const Body *self, guint i)
{
  return &g_array_index (self->lines, VouchTextLine, i);
}

static gboolean
is_empty (const Body *self, guint i)
{
  for (guint32 at = get_line (self, i)->start; at < get_line (self, i)->end; at++)
    if (!g_unichar_isspace (self->characters[at]))
      return FALSE;
  return TRUE;
}

static void
blank (Body *self, guint32 start, guint32 end)
{
  for (guint32 i = start; i < end && i < self->length; i++)
    self->characters[i] = ' ';
}

/* Where the next line of the text proper begins, over furniture; the number of lines where there is none. */
static guint
find_next (const Body *self, guint i)
{
  for (i++; i < self->lines->len; i++)
    if (!get_line (self, i)->is_furniture && !is_empty (self, i))
      break;
  return i;
}

static gboolean
is_smaller (const VouchTextLine *a, const VouchTextLine *b)
{
  return a->letter_height > 0 && a->letter_height < OTHER_SIZE * b->letter_height;
}

/* In another type stands a footnote, a legend, a table. Without boxes nobody knows. */
static gboolean
is_other_type (const VouchTextLine *a, const VouchTextLine *b)
{
  return is_smaller (a, b) || is_smaller (b, a);
}

/* Names of drugs and species may fill a line with letters of another kind: only where lines of one type above it
 * are followed by lines of another is there an end. */
static gboolean
ends_type (const Body *self, guint i, guint next)
{
  const VouchTextLine *line = get_line (self, i);
  guint after = find_next (self, next);

  return is_other_type (line, get_line (self, next)) && (i == 0 || !is_other_type (line, get_line (self, i - 1)))
         && (after == self->lines->len || !is_other_type (get_line (self, next), get_line (self, after)));
}

/* What is between two lines becomes one line's end, so that they are read as lines of one paragraph. */
static void
close_gap (Body *self, guint i, guint next)
{
  const VouchTextLine *line = get_line (self, i);

  blank (self, line->end, get_line (self, next)->start);
  self->characters[line->end] = '\n';
}

/* What the reader of PDFs took apart becomes one line again; what is no one paragraph is parted. */
static void
join (Body *self, guint i, guint next)
{
  const VouchTextLine *line = get_line (self, i);

  if (vouch_text_line_goes_on (line, get_line (self, next), self->characters))
    self->characters[line->end] = ' ';
  else if (ends_type (self, i, next))
    self->characters[line->end] = PARAGRAPH_END;
}

static gboolean
is_furniture_between (const Body *self, guint a, guint b)
{
  for (guint i = a + 1; i < b; i++)
    if (get_line (self, i)->is_furniture)
      return TRUE;
  return FALSE;
}

static void
clear (Body *self)
{
  guint next;

  for (guint i = 0; i < self->lines->len; i = next)
    {
      const VouchTextLine *line = get_line (self, i);

      next = find_next (self, i);
      if (line->is_furniture)
        blank (self, line->start, line->end);
      if (next == self->lines->len)
        blank (self, line->end + 1, (guint32) self->length);
      else if (line->is_furniture)
        blank (self, line->end, get_line (self, next)->start - 1);
      else if (is_furniture_between (self, i, next))
        close_gap (self, i, next);
      if (next < self->lines->len && !line->is_furniture)
        join (self, i, next);
    }
}

/**
 * vouch_source_body:
 * @text: a source's text
 *
 * Takes about half a millisecond a page.
 *
 * Returns: (transfer full): all of it, with as many code points: spaces where running heads and page numbers
 *   stand, and a paragraph separator (U+2029) where text of another size begins.
 */
char *
vouch_source_body (VouchSourceText *text)
{
  const char *whole = vouch_source_text_get_text (text);
  Body self = { .length = vouch_source_text_get_length (text) };
  char *body;

  if (vouch_source_text_get_n_pages (text) == 0)
    return g_strdup (whole);
  self.characters = g_utf8_to_ucs4_fast (whole, -1, NULL);
  self.lines = vouch_text_lines_new (text, self.characters);
  clear (&self);
  body = g_ucs4_to_utf8 (self.characters, (glong) self.length, NULL, NULL, NULL);
  g_free (self.characters);
  g_array_unref (self.lines);
  return body;
}

/**
 * vouch_source_body_part:
 * @text: a source's text
 * @start: first code point
 * @end: the one behind the last
 *
 * Returns: (transfer full): that part, without what belongs to pages where it goes over the end of one
 */
char *
vouch_source_body_part (VouchSourceText *text, gsize start, gsize end)
{
  g_autofree char *body = NULL;

  if (end <= start || vouch_source_text_get_page_at (text, start) == vouch_source_text_get_page_at (text, end - 1))
    return vouch_source_text_dup_part (text, start, end);
  body = vouch_source_body (text);
  end = MIN (end, vouch_source_text_get_length (text));
  return g_utf8_substring (body, MIN (start, end), end);
}
