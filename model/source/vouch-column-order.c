/* vouch-column-order.c: the characters of a page in columns, in the order in which they are read.
 *
 * The reader of PDFs takes a narrow gutter for a space between words, and reads across it. Here columns are known by
 * where their lines begin: each line of the right one at one place. Only where lines are seen to be mixed is their order
 * another than the reader's, who is right nearly always.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-column-order-private.h"

/* So many lines read across it, or taken apart, are no chance. */
#define MIN_MIXED 2
/* Three columns have two gutters. */
#define MAX_GUTTERS 2

/* --- whether lines are mixed --- */

/* Lines read across the gutter, or together with another that stands elsewhere. */
static guint
count_glued (const VouchColumnPage *self)
{
  guint n = 0;

  for (guint i = 1; i < self->pieces->len; i++)
    {
      const VouchColumnPiece *piece = vouch_column_get_piece (self, i);
      const VouchColumnPiece *before = vouch_column_get_piece (self, i - 1);

      n += piece->is_glued && piece->n >= VOUCH_COLUMN_MIN_WORDS && before->n >= VOUCH_COLUMN_MIN_WORDS
           && vouch_column_get_side (self, piece) != vouch_column_get_side (self, before);
    }
  return n;
}

/* From the right column back to the left one, further down, without anything over both between. */
static guint
count_returns (const VouchColumnPage *self)
{
  guint n = 0;

  for (guint i = 1; i < self->pieces->len; i++)
    {
      const VouchColumnPiece *piece = vouch_column_get_piece (self, i);
      const VouchColumnPiece *before = vouch_column_get_piece (self, i - 1);

      n += vouch_column_get_side (self, before) == VOUCH_COLUMN_RIGHT && vouch_column_get_side (self, piece) == VOUCH_COLUMN_LEFT
           && before->n >= VOUCH_COLUMN_MIN_WORDS && piece->n >= VOUCH_COLUMN_MIN_WORDS && piece->box.y1 > before->box.y1;
    }
  return n;
}

/* --- the order --- */

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const VouchColumnPiece *one = a;
  const VouchColumnPiece *other = b;
  float difference = one->box.y1 + one->box.y2 - other->box.y1 - other->box.y2;

  return (difference > 0) - (difference < 0);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const VouchColumnPiece *one = a;
  const VouchColumnPiece *other = b;

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
      VouchColumnPiece *piece = &g_array_index (pieces, VouchColumnPiece, i);

      if (i > 0 && vouch_column_is_of_line (&line, &piece->box))
        vouch_column_widen (&line, &piece->box);
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
lacks_space (const VouchColumnPage *self, guint32 at)
{
  return vouch_column_has_place (self, at) && vouch_column_has_place (self, at - 1)
         && self->boxes[at].x1 - self->boxes[at - 1].x2 > VOUCH_COLUMN_GUTTER * vouch_column_get_height (&self->boxes[at]);
}

static void
append_lines (const VouchColumnPage *self, GArray *order, GArray *pieces)
{
  sort_lines (pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const VouchColumnPiece *piece = &g_array_index (pieces, VouchColumnPiece, i);

      if (i > 0)
        append (order, g_array_index (pieces, VouchColumnPiece, i - 1).row == piece->row ? VOUCH_COLUMN_SPACE : VOUCH_COLUMN_LINE_END);
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

static void order_region (const VouchColumnPage *parent, GArray *order, GArray *pieces, guint n_gutters);

/* What goes over both columns parts what is above it from what is below. */
static void
order_pieces (const VouchColumnPage *self, GArray *order, guint n_gutters)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (VouchColumnPiece));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (VouchColumnPiece));
  g_autoptr (GArray) full = g_array_new (FALSE, FALSE, sizeof (VouchColumnPiece));
  GArray *sides[] = { left, right, full };

  g_array_sort (self->pieces, compare_heights);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const VouchColumnPiece *piece = vouch_column_get_piece (self, i);
      VouchColumnSide side = vouch_column_get_side (self, piece);

      if (side == VOUCH_COLUMN_FULL)
        {
          order_region (self, order, left, n_gutters);
          order_region (self, order, right, n_gutters);
        }
      else
        append_lines (self, order, full);
      g_array_append_val (sides[side], *piece);
    }
  order_region (self, order, left, n_gutters);
  order_region (self, order, right, n_gutters);
  append_lines (self, order, full);
}

/* One side of a gutter may have another one within. */
static void
order_region (const VouchColumnPage *parent, GArray *order, GArray *pieces, guint n_gutters)
{
  VouchColumnPage self = *parent;

  if (pieces->len < VOUCH_COLUMN_MIN_LINES || n_gutters >= MAX_GUTTERS)
    {
      append_lines (parent, order, pieces);
      return;
    }
  self.pieces = g_array_copy (pieces);
  vouch_column_measure (&self);
  if (vouch_column_find_gutter (&self))
    {
      order_pieces (&self, order, n_gutters + 1);
      g_array_set_size (pieces, 0);
    }
  else
    append_lines (parent, order, pieces);
  g_array_unref (self.pieces);
}

/* Not letters that are written up the page, nor cells of a table. */
static gboolean
are_two_lines (const VouchColumnPage *self, guint i)
{
  const VouchColumnPiece *piece = vouch_column_get_piece (self, i);

  return piece->is_far && i > 0 && piece->n >= VOUCH_COLUMN_MIN_WORDS && vouch_column_get_piece (self, i - 1)->n >= VOUCH_COLUMN_MIN_WORDS
         && vouch_column_has_place (self, piece->start - 1);
}

/* The order of whoever read them, but no two lines in one: “we wereTable 1”. */
static GArray *
part_lines (VouchColumnPage *self)
{
  GArray *order;
  guint next = 0;
  guint n = 0;

  vouch_column_split (self);
  for (guint i = 0; i < self->pieces->len; i++)
    n += are_two_lines (self, i);
  if (n == 0)
    return NULL;
  order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) self->length + n);
  for (guint32 i = 0; i < self->length; i++)
    {
      while (next < self->pieces->len && vouch_column_get_piece (self, next)->start < i)
        next++;
      if (next < self->pieces->len && vouch_column_get_piece (self, next)->start == i && are_two_lines (self, next))
        append (order, VOUCH_COLUMN_LINE_END);
      append (order, i);
    }
  return order;
}

/* Words that are written from the right have an order of their own. */
static gboolean
is_read_from_left (const VouchColumnPage *self)
{
  for (gsize i = 0; i < self->length; i++)
    if (self->characters[i] >= 0x590 && self->characters[i] < 0x900)
      return FALSE;
  return TRUE;
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
  VouchColumnPage self = { .characters = characters, .boxes = boxes, .length = length };
  GArray *order = NULL;

  self.pieces = g_array_new (FALSE, FALSE, sizeof (VouchColumnPiece));
  vouch_column_split (&self);
  if (self.pieces->len >= VOUCH_COLUMN_MIN_LINES && is_read_from_left (&self))
    {
      vouch_column_measure (&self);
      if (vouch_column_find_gutter (&self) && count_glued (&self) + count_returns (&self) >= MIN_MIXED)
        {
          order = g_array_new (FALSE, FALSE, sizeof (guint32));
          order_pieces (&self, order, 1);
        }
      else
        order = part_lines (&self);
    }
  g_array_unref (self.pieces);
  return order;
}
