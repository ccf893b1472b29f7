/* vouch-column-pieces.c: the pieces of a page's lines, and the gutter between its columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-column-order-private.h"

/* A column's lines begin within so many points of one place. */
#define SAME_PLACE 2.0f
/* Lines of a column are wider than this share of what is at its side of a gutter, which may be two, or it is one of
 * a table. */
#define MIN_FILLED 0.4f
/* In heights of a letter: letters of one line overlap by so much. */
#define SAME_LINE 0.4f
/* In heights: so far above or below stands no raised figure. */
#define FAR 0.5f
/* So far back goes no accent, and no letter of one line. */
#define JUMP_BACK 2.0f

VouchColumnPiece *
vouch_column_get_piece (const VouchColumnPage *self, guint i)
{
  return &g_array_index (self->pieces, VouchColumnPiece, i);
}

gboolean
vouch_column_has_place (const VouchColumnPage *self, guint32 i)
{
  return self->boxes[i].x2 > self->boxes[i].x1 && !g_unichar_isspace (self->characters[i]);
}

void
vouch_column_widen (VouchSourceBox *box, const VouchSourceBox *by)
{
  box->x1 = MIN (box->x1, by->x1);
  box->y1 = MIN (box->y1, by->y1);
  box->x2 = MAX (box->x2, by->x2);
  box->y2 = MAX (box->y2, by->y2);
}

float
vouch_column_get_height (const VouchSourceBox *box)
{
  return box->y2 - box->y1;
}

/** Returns: whether both stand in one line, by their heights. */
gboolean
vouch_column_is_of_line (const VouchSourceBox *a, const VouchSourceBox *b)
{
  float shared = MIN (a->y2, b->y2) - MAX (a->y1, b->y1);

  return shared > SAME_LINE * MIN (vouch_column_get_height (a), vouch_column_get_height (b));
}

/* --- pieces --- */

static void
end_piece (VouchColumnPage *self, VouchColumnPiece *piece, guint32 next)
{
  if (piece->n > 0)
    g_array_append_val (self->pieces, *piece);
  *piece = (VouchColumnPiece) { .start = next, .end = next };
}

static void
add_character (VouchColumnPiece *piece, const VouchColumnPage *self, guint32 i)
{
  if (piece->n++ == 0)
    {
      piece->start = i;
      piece->box = self->boxes[i];
    }
  vouch_column_widen (&piece->box, &self->boxes[i]);
  piece->end = i + 1;
}

/* Whether a character goes on where the last one ended. */
static gboolean
follows (const VouchSourceBox *last, const VouchSourceBox *next)
{
  return vouch_column_is_of_line (last, next) && next->x1 > last->x1 - JUMP_BACK * vouch_column_get_height (last);
}

static gboolean
is_far (const VouchSourceBox *last, const VouchSourceBox *next)
{
  float gap = MAX (last->y1, next->y1) - MIN (last->y2, next->y2);

  return gap > FAR * MIN (vouch_column_get_height (last), vouch_column_get_height (next));
}

/** Reads the characters into pieces: what stands in one line, one after the other. */
void
vouch_column_split (VouchColumnPage *self)
{
  VouchColumnPiece piece = { 0 };
  guint32 last = 0;

  g_array_set_size (self->pieces, 0);
  for (guint32 i = 0; i < self->length; i++)
    {
      if (self->characters[i] == '\n')
        end_piece (self, &piece, i + 1);
      if (!vouch_column_has_place (self, i))
        continue;
      if (piece.n > 0 && !follows (&self->boxes[last], &self->boxes[i]))
        {
          end_piece (self, &piece, i);
          piece.is_glued = TRUE;
          piece.is_far = is_far (&self->boxes[last], &self->boxes[i]);
        }
      add_character (&piece, self, i);
      last = i;
    }
  end_piece (self, &piece, (guint32) self->length);
}

/* Cuts a piece where it goes over the gutter. */
static void
cut_piece (VouchColumnPage *self, const VouchColumnPiece *whole)
{
  VouchColumnPiece piece = { .is_glued = whole->is_glued, .is_far = whole->is_far };
  guint32 last = whole->start;

  for (guint32 i = whole->start; i < whole->end; i++)
    {
      const VouchSourceBox *box = &self->boxes[i];

      if (!vouch_column_has_place (self, i))
        continue;
      if (piece.n > 0 && box->x1 > self->gutter - SAME_PLACE && self->boxes[last].x2 < self->gutter
          && box->x1 - self->boxes[last].x2 > VOUCH_COLUMN_GUTTER * vouch_column_get_height (box))
        {
          end_piece (self, &piece, i);
          piece.is_glued = TRUE;
        }
      add_character (&piece, self, i);
      last = i;
    }
  end_piece (self, &piece, whole->end);
}

static void
cut (VouchColumnPage *self)
{
  g_autoptr (GArray) whole = self->pieces;

  self->pieces = g_array_new (FALSE, FALSE, sizeof (VouchColumnPiece));
  for (guint i = 0; i < whole->len; i++)
    cut_piece (self, &g_array_index (whole, VouchColumnPiece, i));
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
list_beginnings (const VouchColumnPage *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (float));
  float least = self->page.x1 + (self->page.x2 - self->page.x1) / 4;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const VouchColumnPiece *piece = vouch_column_get_piece (self, i);
      float end = -G_MAXFLOAT;

      for (guint32 at = piece->start; at < piece->end; at++)
        {
          const VouchSourceBox *box = &self->boxes[at];

          if (!vouch_column_has_place (self, at))
            continue;
          if (box->x1 > least && box->x1 - end > VOUCH_COLUMN_GUTTER * vouch_column_get_height (box))
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
  return n_most >= VOUCH_COLUMN_MIN_LINES ? commonest : 0;
}

/** Returns: in which column a piece stands. */
VouchColumnSide
vouch_column_get_side (const VouchColumnPage *self, const VouchColumnPiece *piece)
{
  if (piece->box.x1 > self->gutter - SAME_PLACE)
    return VOUCH_COLUMN_RIGHT;
  return piece->box.x2 < self->gutter ? VOUCH_COLUMN_LEFT : VOUCH_COLUMN_FULL;
}

/* Whether the lines of a side fill it, as words do and figures don't. */
static gboolean
is_filled (const VouchColumnPage *self, VouchColumnSide side, float width)
{
  float sum = 0;
  guint n = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const VouchColumnPiece *piece = vouch_column_get_piece (self, i);

      if (vouch_column_get_side (self, piece) != side)
        continue;
      sum += piece->box.x2 - piece->box.x1;
      n += piece->n >= VOUCH_COLUMN_MIN_WORDS;
    }
  return n >= VOUCH_COLUMN_MIN_LINES && sum > MIN_FILLED * width * n;
}

/** Returns: whether there are two columns of words; then all pieces are cut where they go over the gutter. */
gboolean
vouch_column_find_gutter (VouchColumnPage *self)
{
  g_autoptr (GArray) beginnings = list_beginnings (self);

  self->gutter = find_commonest (beginnings);
  if (self->gutter <= 0)
    return FALSE;
  cut (self);
  return is_filled (self, VOUCH_COLUMN_LEFT, self->gutter - self->page.x1)
         && is_filled (self, VOUCH_COLUMN_RIGHT, self->page.x2 - self->gutter);
}

/** Finds what is around all pieces; there is one at least. */
void
vouch_column_measure (VouchColumnPage *self)
{
  self->page = vouch_column_get_piece (self, 0)->box;
  for (guint i = 1; i < self->pieces->len; i++)
    vouch_column_widen (&self->page, &vouch_column_get_piece (self, i)->box);
}
