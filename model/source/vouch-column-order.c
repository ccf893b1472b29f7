/* vouch-column-order.c: the characters of a page in two columns, in the order in which they are read.
 *
 * The reader of PDFs takes a narrow gutter for a space between words, and reads across it. Here columns are known by
 * where their lines begin: each line of the right one at one place. Only where lines are seen to be mixed is their order
 * another than the reader's, who is right nearly always.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-column-order.h"

/* A column's lines begin within so many points of one place. */
#define SAME_PLACE 2.0f
/* Fewer lines that begin there are a list, a table, chance. */
#define MIN_LINES 8
/* Lines of a column are wider than this share of it, or it is one of a table. */
#define MIN_FILLED 0.5f
/* Characters at either side of a gutter that are words. */
#define MIN_WORDS 8
/* So many lines read across it, or taken apart, are no chance. */
#define MIN_MIXED 2
/* In heights of a letter: a gap that may be a gutter; letters of one line overlap by so much. */
#define GUTTER 0.6f
#define SAME_LINE 0.4f
/* In heights: so far above or below stands no raised figure. */
#define FAR 0.5f
/* So far back goes no accent, and no letter of one line. */
#define JUMP_BACK 2.0f

/* Characters that stand in one line, one after the other. */
typedef struct
{
  guint32 start;
  guint32 end;
  VouchSourceBox box;
  guint n; /* of them that have a place */
  gboolean is_glued; /* to what is before it, though that is no part of its line */
  gboolean is_far;   /* and no accent or raised figure of it either */
  guint row;
} Piece;

typedef enum
{
  SIDE_LEFT,
  SIDE_RIGHT,
  SIDE_FULL,
} Side;

typedef struct
{
  const gunichar *characters;
  const VouchSourceBox *boxes;
  gsize length;
  GArray *pieces; /* (owned) (element-type Piece) */
  VouchSourceBox page; /* around all of them */
  float gutter;   /* where the right column begins */
} Page;

static Piece *
get_piece (const Page *self, guint i)
{
  return &g_array_index (self->pieces, Piece, i);
}

static gboolean
has_place (const Page *self, guint32 i)
{
  return self->boxes[i].x2 > self->boxes[i].x1 && !g_unichar_isspace (self->characters[i]);
}

static void
widen (VouchSourceBox *box, const VouchSourceBox *by)
{
  box->x1 = MIN (box->x1, by->x1);
  box->y1 = MIN (box->y1, by->y1);
  box->x2 = MAX (box->x2, by->x2);
  box->y2 = MAX (box->y2, by->y2);
}

static float
get_height (const VouchSourceBox *box)
{
  return box->y2 - box->y1;
}

static gboolean
is_of_line (const VouchSourceBox *a, const VouchSourceBox *b)
{
  float shared = MIN (a->y2, b->y2) - MAX (a->y1, b->y1);

  return shared > SAME_LINE * MIN (get_height (a), get_height (b));
}

/* --- pieces --- */

static void
end_piece (Page *self, Piece *piece, guint32 next)
{
  if (piece->n > 0)
    g_array_append_val (self->pieces, *piece);
  *piece = (Piece) { .start = next, .end = next };
}

static void
add_character (Piece *piece, const Page *self, guint32 i)
{
  if (piece->n++ == 0)
    {
      piece->start = i;
      piece->box = self->boxes[i];
    }
  widen (&piece->box, &self->boxes[i]);
  piece->end = i + 1;
}

/* Whether a character goes on where the last one ended. */
static gboolean
follows (const VouchSourceBox *last, const VouchSourceBox *next)
{
  return is_of_line (last, next) && next->x1 > last->x1 - JUMP_BACK * get_height (last);
}

static gboolean
is_far (const VouchSourceBox *last, const VouchSourceBox *next)
{
  float gap = MAX (last->y1, next->y1) - MIN (last->y2, next->y2);

  return gap > FAR * MIN (get_height (last), get_height (next));
}

/* @gutter: 0 where none is known yet */
static void
split (Page *self, float gutter)
{
  Piece piece = { 0 };
  guint32 last = 0;

  g_array_set_size (self->pieces, 0);
  for (guint32 i = 0; i < self->length; i++)
    {
      const VouchSourceBox *box = &self->boxes[i];

      if (self->characters[i] == '\n')
        end_piece (self, &piece, i + 1);
      if (!has_place (self, i))
        continue;
      if (piece.n > 0 && !follows (&self->boxes[last], box))
        {
          end_piece (self, &piece, i);
          piece.is_glued = TRUE;
          piece.is_far = is_far (&self->boxes[last], box);
        }
      else if (piece.n > 0 && gutter > 0 && box->x1 > gutter - SAME_PLACE && self->boxes[last].x2 < gutter
               && box->x1 - self->boxes[last].x2 > GUTTER * get_height (box))
        {
          end_piece (self, &piece, i);
          piece.is_glued = TRUE;
        }
      add_character (&piece, self, i);
      last = i;
    }
  end_piece (self, &piece, (guint32) self->length);
}

/* --- the gutter --- */

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  const float *one = a;
  const float *other = b;

  return (*one > *other) - (*one < *other);
}

/* Where something begins behind a gap that may be a gutter, or behind nothing. */
static GArray *
list_beginnings (const Page *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (float));
  float least = self->page.x1 + (self->page.x2 - self->page.x1) / 4;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = get_piece (self, i);
      float end = -G_MAXFLOAT;

      for (guint32 at = piece->start; at < piece->end; at++)
        {
          const VouchSourceBox *box = &self->boxes[at];

          if (!has_place (self, at))
            continue;
          if (box->x1 > least && box->x1 - end > GUTTER * get_height (box))
            g_array_append_val (list, box->x1);
          end = MAX (end, box->x2);
        }
    }
  g_array_sort (list, compare_floats);
  return list;
}

/* Returns: the place where most begin; 0 where too few do */
static float
find_commonest (GArray *list)
{
  guint first = 0;
  guint n_most = 0;
  float commonest = 0;

  for (guint i = 0; i < list->len; i++)
    {
      while (g_array_index (list, float, i) - g_array_index (list, float, first) > SAME_PLACE)
        first++;
      if (i + 1 - first <= n_most)
        continue;
      n_most = i + 1 - first;
      commonest = g_array_index (list, float, first);
    }
  return n_most >= MIN_LINES ? commonest : 0;
}

static Side
get_side (const Page *self, const Piece *piece)
{
  if (piece->box.x1 > self->gutter - SAME_PLACE)
    return SIDE_RIGHT;
  return piece->box.x2 < self->gutter ? SIDE_LEFT : SIDE_FULL;
}

/* Whether the lines of a side fill it, as words do and figures don't. */
static gboolean
is_filled (const Page *self, Side side, float width)
{
  float sum = 0;
  guint n = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = get_piece (self, i);

      if (get_side (self, piece) != side)
        continue;
      sum += piece->box.x2 - piece->box.x1;
      n += piece->n >= MIN_WORDS;
    }
  return n >= MIN_LINES && sum > MIN_FILLED * width * n;
}

static gboolean
find_gutter (Page *self)
{
  g_autoptr (GArray) beginnings = list_beginnings (self);

  self->gutter = find_commonest (beginnings);
  if (self->gutter <= 0)
    return FALSE;
  split (self, self->gutter);
  return is_filled (self, SIDE_LEFT, self->gutter - self->page.x1)
         && is_filled (self, SIDE_RIGHT, self->page.x2 - self->gutter);
}

/* --- whether lines are mixed --- */

/* Lines read across the gutter, or together with another that stands elsewhere. */
static guint
count_glued (const Page *self)
{
  guint n = 0;

  for (guint i = 1; i < self->pieces->len; i++)
    {
      const Piece *piece = get_piece (self, i);
      const Piece *before = get_piece (self, i - 1);

      n += piece->is_glued && piece->n >= MIN_WORDS && before->n >= MIN_WORDS
           && get_side (self, piece) != get_side (self, before);
    }
  return n;
}

/* From the right column back to the left one, further down, without anything over both between. */
static guint
count_returns (const Page *self)
{
  guint n = 0;

  for (guint i = 1; i < self->pieces->len; i++)
    {
      const Piece *piece = get_piece (self, i);
      const Piece *before = get_piece (self, i - 1);

      n += get_side (self, before) == SIDE_RIGHT && get_side (self, piece) == SIDE_LEFT
           && before->n >= MIN_WORDS && piece->n >= MIN_WORDS && piece->box.y1 > before->box.y1;
    }
  return n;
}

/* --- the order --- */

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const Piece *one = a;
  const Piece *other = b;
  float difference = one->box.y1 + one->box.y2 - other->box.y1 - other->box.y2;

  return (difference > 0) - (difference < 0);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Piece *one = a;
  const Piece *other = b;

  if (one->row != other->row)
    return one->row > other->row ? 1 : -1;
  return (one->box.x1 > other->box.x1) - (one->box.x1 < other->box.x1);
}

/* Puts pieces into lines, from the top down. */
static void
sort_lines (GArray *pieces)
{
  VouchSourceBox line = { 0 };
  guint row = 0;

  g_array_sort (pieces, compare_heights);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      if (i > 0 && is_of_line (&line, &piece->box))
        widen (&line, &piece->box);
      else
        {
          line = piece->box;
          row++;
        }
      piece->row = row;
    }
  g_array_sort (pieces, compare_places);
}

static void
append (GArray *order, guint32 what)
{
  g_array_append_val (order, what);
}

/* Between two cells of a table that were read as one word nothing stands. */
static gboolean
lacks_space (const Page *self, guint32 at)
{
  return has_place (self, at) && has_place (self, at - 1)
         && self->boxes[at].x1 - self->boxes[at - 1].x2 > GUTTER * get_height (&self->boxes[at]);
}

static void
append_lines (const Page *self, GArray *order, GArray *pieces)
{
  sort_lines (pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      if (i > 0)
        append (order, g_array_index (pieces, Piece, i - 1).row == piece->row ? VOUCH_COLUMN_SPACE : VOUCH_COLUMN_LINE_END);
      for (guint32 at = piece->start; at < piece->end; at++)
        {
          if (at > piece->start && lacks_space (self, at))
            append (order, VOUCH_COLUMN_SPACE);
          append (order, at);
        }
    }
  if (pieces->len > 0)
    append (order, VOUCH_COLUMN_LINE_END);
  g_array_set_size (pieces, 0);
}

/* What goes over both columns parts what is above it from what is below. */
static GArray *
order_pieces (const Page *self)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) full = g_array_new (FALSE, FALSE, sizeof (Piece));
  GArray *sides[] = { left, right, full };

  g_array_sort (self->pieces, compare_heights);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = get_piece (self, i);
      Side side = get_side (self, piece);

      if (side == SIDE_FULL)
        {
          append_lines (self, order, left);
          append_lines (self, order, right);
        }
      else
        append_lines (self, order, full);
      g_array_append_val (sides[side], *piece);
    }
  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    append_lines (self, order, sides[side]);
  return order;
}

/* Not letters that are written up the page, nor cells of a table. */
static gboolean
are_two_lines (const Page *self, guint i)
{
  const Piece *piece = get_piece (self, i);

  return piece->is_far && i > 0 && piece->n >= MIN_WORDS && get_piece (self, i - 1)->n >= MIN_WORDS
         && has_place (self, piece->start - 1);
}

/* The order of whoever read them, but no two lines in one: “we wereTable 1”. */
static GArray *
part_lines (Page *self)
{
  GArray *order;
  guint next = 0;
  guint n = 0;

  split (self, 0);
  for (guint i = 0; i < self->pieces->len; i++)
    n += are_two_lines (self, i);
  if (n == 0)
    return NULL;
  order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) self->length + n);
  for (guint32 i = 0; i < self->length; i++)
    {
      while (next < self->pieces->len && get_piece (self, next)->start < i)
        next++;
      if (next < self->pieces->len && get_piece (self, next)->start == i && are_two_lines (self, next))
        append (order, VOUCH_COLUMN_LINE_END);
      append (order, i);
    }
  return order;
}

/* Words that are written from the right have an order of their own. */
static gboolean
is_read_from_left (const Page *self)
{
  for (gsize i = 0; i < self->length; i++)
    if (self->characters[i] >= 0x590 && self->characters[i] < 0x900)
      return FALSE;
  return TRUE;
}

static void
measure (Page *self)
{
  self->page = get_piece (self, 0)->box;
  for (guint i = 1; i < self->pieces->len; i++)
    widen (&self->page, &get_piece (self, i)->box);
}

/**
 * vouch_column_order:
 * @characters: of a page, in the order of whoever read it
 * @boxes: one for each
 * @length: how many
 *
 * Returns: (transfer full) (nullable) (element-type guint32): the places in @characters in the order in which a
 *   reader comes to them, with %VOUCH_COLUMN_SPACE and %VOUCH_COLUMN_LINE_END between; %NULL where nothing tells
 *   that theirs is wrong
 */
GArray *
vouch_column_order (const gunichar *characters, const VouchSourceBox *boxes, gsize length)
{
  Page self = { .characters = characters, .boxes = boxes, .length = length };
  GArray *order = NULL;

  self.pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  split (&self, 0);
  if (self.pieces->len >= MIN_LINES && is_read_from_left (&self))
    {
      measure (&self);
      if (find_gutter (&self) && count_glued (&self) + count_returns (&self) >= MIN_MIXED)
        order = order_pieces (&self);
      else
        order = part_lines (&self);
    }
  g_array_unref (self.pieces);
  return order;
}
