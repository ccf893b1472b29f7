/* vouch-anchor-jump.c: quotes that go on behind a figure, in another column, on another page.
 *
 * The text of a page comes block by block, and blocks out of order: a sentence ends at the
 * last line of one block and goes on at the first line of another. Every condition here
 * has kept a wrong sentence from being pieced together from true ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-quote-private.h"

#include <string.h>

/* Shorter parts fit anywhere. */
#define MIN_PART 5
#define MIN_QUOTE 30
#define MAX_JUMPS 2
/* A sentence goes on at most so many pages later. */
#define MAX_PAGES 2
/* Lines before the one where the letters stop to agree, whose end may be the block's. */
#define LINES_BACK 3
/* Next line of a block: so many heights of a line below. */
#define MIN_LEADING 0.5
#define MAX_LEADING 1.9
/* Lines of running text between the parts, where their order in the stream is not theirs on the
 * page. */
#define MAX_LINES_BETWEEN 2
#define FULL_LINE 0.6
/* A fit in one piece with so few edits is a changed word and no break. */
#define MIN_EDITS 3
#define EDITS_OF_PART 0.35
/* Made-up texts could keep this busy for hours. */
#define MAX_STEPS 4000000

/* A line of running text with its part of the skeleton. */
typedef struct
{
  gsize start;
  gsize end;
  guint line;
} BodyLine;

typedef struct
{
  VouchAnchorIndex *index;
  const VouchSkeleton *body;
  const VouchAnchorQuote *quote;
  GArray *lines;     /* (owned) (element-type BodyLine) */
  guint32 *places;   /* for each byte of the quote */
  gsize parts[MAX_JUMPS + 1];
  gsize steps;
} Search;

static const VouchTextLine *
text_line (const Search *self, guint line)
{
  return &g_array_index (self->index->lines, VouchTextLine, line);
}

static const BodyLine *
body_line (const Search *self, guint i)
{
  return &g_array_index (self->lines, BodyLine, i);
}

static GArray *
list_body_lines (VouchAnchorIndex *index, const VouchSkeleton *body)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (BodyLine));
  gsize at = 0;

  for (guint i = 0; i < index->lines->len; i++)
    {
      const VouchTextLine *line = &g_array_index (index->lines, VouchTextLine, i);
      BodyLine entry = { .line = i };

      if (line->is_furniture)
        continue;
      while (at < body->length && body->places[at] < line->start)
        at++;
      entry.start = at;
      while (at < body->length && body->places[at] < line->end)
        at++;
      entry.end = at;
      if (entry.end > entry.start)
        g_array_append_val (list, entry);
    }
  return list;
}

/* The line that holds a place of the skeleton. */
static guint
find_line (const Search *self, gsize at)
{
  guint low = 0;
  guint high = self->lines->len - 1;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (body_line (self, middle)->start <= at)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/* --- geometry --- */

/* Whether line @b stands right below @a, so that no block ends between them. */
static gboolean
continues (const Search *self, guint a, guint b)
{
  const VouchTextLine *upper;
  const VouchTextLine *lower;
  float height;
  float drop;

  if (a >= self->index->lines->len || b >= self->index->lines->len)
    return FALSE;
  upper = text_line (self, a);
  lower = text_line (self, b);
  if (upper->page != lower->page)
    return FALSE;
  height = MIN (upper->box.y2 - upper->box.y1, lower->box.y2 - lower->box.y1);
  drop = lower->box.y1 - upper->box.y1;
  return drop > MIN_LEADING * height && drop < MAX_LEADING * height
         && vouch_text_line_overlaps (upper, lower);
}

static gboolean
is_full_line (const VouchTextLine *line, const VouchTextLine *a, const VouchTextLine *b)
{
  float width = line->box.x2 - line->box.x1;

  return width >= FULL_LINE * (a->box.x2 - a->box.x1) || width >= FULL_LINE * (b->box.x2 - b->box.x1);
}

static gboolean
stands_behind (const VouchTextLine *line, const VouchTextLine *a)
{
  if (line->page != a->page)
    return line->page > a->page;
  if (vouch_text_line_overlaps (a, line))
    return line->box.y1 > a->box.y1 + 0.5f * a->letter_height;
  return line->box.x1 > a->box.x2 - 2;
}

static gboolean
stands_before (const VouchTextLine *line, const VouchTextLine *b)
{
  if (line->page != b->page)
    return line->page < b->page;
  if (vouch_text_line_overlaps (b, line))
    return line->box.y1 < b->box.y1 - 0.5f * b->letter_height;
  return line->box.x2 < b->box.x1 + 2;
}

static gboolean
is_in_order (const VouchTextLine *a, const VouchTextLine *b)
{
  if (a->page != b->page)
    return TRUE;
  return vouch_text_line_overlaps (a, b) ? b->box.y1 > a->box.y1 : b->box.x1 >= a->box.x1;
}

static guint
first_line_of_page (Search *self, guint line)
{
  while (line > 0 && text_line (self, line - 1)->page == text_line (self, line)->page)
    {
      self->steps++;
      line--;
    }
  return line;
}

/* No more than one too many are counted. */
static guint
count_between (Search *self, guint a, guint b)
{
  const VouchTextLine *from = text_line (self, a);
  const VouchTextLine *to = text_line (self, b);
  guint n = 0;

  for (guint i = first_line_of_page (self, a);
       i < self->index->lines->len && n <= MAX_LINES_BETWEEN; i++)
    {
      const VouchTextLine *line = text_line (self, i);

      self->steps++;
      if (line->page > to->page)
        break;
      if (i == a || i == b || line->is_furniture)
        continue;
      if (vouch_text_line_has_place (line) && is_full_line (line, from, to)
          && vouch_text_line_same_size (line, from) && stands_behind (line, from)
          && stands_before (line, to))
        n++;
    }
  return n;
}

/* Whether a reader goes on from line @a to line @b. */
static gboolean
is_successor (Search *self, guint a, guint b)
{
  const VouchTextLine *from = text_line (self, a);
  const VouchTextLine *to = text_line (self, b);

  return vouch_text_line_same_size (from, to) && is_in_order (from, to)
         && count_between (self, a, b) <= MAX_LINES_BETWEEN;
}

/* --- the search --- */

static guint match_from (Search *self, gsize from, gsize at, guint depth);

static gboolean
may_go_on_at (Search *self, guint from, guint to, gsize rest)
{
  const BodyLine *a = body_line (self, from);
  const BodyLine *b = body_line (self, to);
  const VouchSkeleton *asked = self->quote->skeleton;
  gsize n = MIN (MIN_PART, asked->length - rest);

  if (to == from || to == from + 1 || b->start + n > self->body->length
      || memcmp (self->body->bytes + b->start, asked->bytes + rest, n) != 0)
    return FALSE;
  if (b->line > 0 && continues (self, b->line - 1, b->line))
    return FALSE;
  return is_successor (self, a->line, b->line);
}

static guint
page_of (const Search *self, guint i)
{
  return text_line (self, body_line (self, i)->line)->page;
}

static guint
first_body_line_of_page (Search *self, guint i)
{
  while (i > 0 && page_of (self, i - 1) == page_of (self, i))
    {
      self->steps++;
      i--;
    }
  return i;
}

/* The quote's first @rest bytes end with line @from: where does it go on? */
static guint
jump_from (Search *self, guint from, gsize rest, guint depth)
{
  guint page = page_of (self, from);

  for (guint to = first_body_line_of_page (self, from); to < self->lines->len && self->steps < MAX_STEPS; to++)
    {
      guint n_parts;

      self->steps++;
      if (page_of (self, to) > page + MAX_PAGES)
        break;
      if (!may_go_on_at (self, from, to, rest))
        continue;
      n_parts = match_from (self, rest, body_line (self, to)->start, depth + 1);
      if (n_parts > 0)
        return n_parts;
    }
  return 0;
}

static gsize
match_letters (Search *self, gsize from, gsize at)
{
  const VouchSkeleton *asked = self->quote->skeleton;
  gsize n = 0;

  while (from + n < asked->length && at + n < self->body->length
         && self->body->bytes[at + n] == asked->bytes[from + n])
    {
      self->places[from + n] = self->body->places[at + n];
      n++;
    }
  self->steps += n + 1;
  return n;
}

/* The quote from byte @from on against the source from @at on. Returns: in how many parts it
 * stands there; 0 if it doesn't. */
static guint
match_from (Search *self, gsize from, gsize at, guint depth)
{
  gsize left = self->quote->skeleton->length - from;
  gsize n = match_letters (self, from, at);
  guint last = find_line (self, n > 0 ? at + n - 1 : at);

  self->parts[depth] = n;
  if (n == left)
    return depth + 1;
  for (guint back = 0; depth < MAX_JUMPS && back < LINES_BACK && back <= last; back++)
    {
      const BodyLine *line = body_line (self, last - back);
      guint n_parts;

      if (line->end > at + n)
        continue;
      if (line->end < at + MIN_PART)
        break;
      if (left < line->end - at + MIN_PART || continues (self, line->line, line->line + 1))
        continue;
      self->parts[depth] = line->end - at;
      n_parts = jump_from (self, last - back, from + line->end - at, depth);
      if (n_parts > 0)
        return n_parts;
      self->parts[depth] = n;
    }
  return 0;
}

static gsize
get_shortest (const Search *self, guint n_parts)
{
  gsize shortest = self->parts[0];

  for (guint i = 1; i < n_parts; i++)
    shortest = MIN (shortest, self->parts[i]);
  return shortest;
}

static gboolean
is_verified (Search *self)
{
  self->steps += self->quote->skeleton->length;
  return vouch_anchor_verify (self->index, self->quote, self->places) == VOUCH_ANCHOR_REASON_NONE;
}

static guint
search (Search *self, guint edits, guint32 *places)
{
  const VouchSkeleton *asked = self->quote->skeleton;
  guint n_found = 0;
  gsize at = 0;

  while (self->steps < MAX_STEPS
         && (at = vouch_skeleton_find (self->body, asked->bytes, MIN_PART, at)) != G_MAXSIZE)
    {
      guint n_parts = match_from (self, 0, at++, 0);

      if (n_parts < 2 || edits <= MAX (MIN_EDITS, EDITS_OF_PART * get_shortest (self, n_parts))
          || !is_verified (self))
        continue;
      if (n_found++ == 0)
        memcpy (places, self->places, asked->length * sizeof *places);
    }
  return n_found;
}

guint
vouch_anchor_find_jumps (VouchAnchorIndex *index,
                         const VouchAnchorQuote *quote,
                         guint edits,
                         guint32 *places)
{
  g_autofree guint32 *scratch = NULL;
  Search self = { .index = index, .quote = quote };
  guint n_found = 0;

  if (quote->skeleton->length < MIN_QUOTE || !vouch_source_text_get_boxes (index->text))
    return 0;
  self.body = vouch_anchor_index_get_body (index);
  self.lines = list_body_lines (index, self.body);
  self.places = scratch = g_new (guint32, quote->skeleton->length);
  if (self.lines->len > 0)
    n_found = search (&self, edits, places);
  g_array_unref (self.lines);
  return n_found;
}
