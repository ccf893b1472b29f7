/* vouch-edit-distance.c: where a pattern fits best with the fewest edits.
 *
 * Myers' bit vectors (1999) in blocks of 64, so that each byte of the text costs a few
 * operations for each 64 bytes of the pattern. The beginning of the best fit is found
 * by running the reversed pattern back from its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-edit-distance.h"

#define BLOCK 64

typedef struct
{
  guint64 *equal; /* (owned): for each byte value, which places of the pattern have it */
  guint64 *plus;  /* (owned): vertical differences of +1 */
  guint64 *minus; /* (owned): vertical differences of -1 */
  gsize n_blocks;
  guint64 last; /* the pattern's last place in its block */
} Matrix;

static void
matrix_init (Matrix *self, const guint8 *pattern, gsize length, gboolean backwards)
{
  self->n_blocks = (length + BLOCK - 1) / BLOCK;
  self->equal = g_new0 (guint64, 256 * self->n_blocks);
  self->plus = g_new (guint64, self->n_blocks);
  self->minus = g_new0 (guint64, self->n_blocks);
  self->last = G_GUINT64_CONSTANT (1) << ((length - 1) % BLOCK);
  for (gsize i = 0; i < self->n_blocks; i++)
    self->plus[i] = G_MAXUINT64;
  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = pattern[backwards ? length - 1 - i : i];

      self->equal[byte * self->n_blocks + i / BLOCK] |= G_GUINT64_CONSTANT (1) << (i % BLOCK);
    }
}

static void
matrix_clear (Matrix *self)
{
  g_free (self->equal);
  g_free (self->plus);
  g_free (self->minus);
}

/* One block of one column; @in and the result are the horizontal differences above and below. */
static inline int
advance_block (Matrix *self, gsize block, guint8 byte, int in)
{
  guint64 equal = self->equal[byte * self->n_blocks + block];
  guint64 plus = self->plus[block];
  guint64 minus = self->minus[block];
  guint64 top = block + 1 == self->n_blocks ? self->last : G_GUINT64_CONSTANT (1) << (BLOCK - 1);
  guint64 vertical = equal | minus;
  guint64 horizontal;
  guint64 rise;
  guint64 fall;
  int out;

  equal |= in < 0;
  horizontal = (((equal & plus) + plus) ^ plus) | equal;
  rise = minus | ~(horizontal | plus);
  fall = plus & horizontal;
  out = ((rise & top) != 0) - ((fall & top) != 0);
  rise = (rise << 1) | (in > 0);
  fall = (fall << 1) | (in < 0);
  self->plus[block] = fall | ~(vertical | rise);
  self->minus[block] = rise & vertical;
  return out;
}

/* @in is 0 where the fit may begin anywhere, 1 where it begins at the first byte. */
static inline int
advance (Matrix *self, guint8 byte, int in)
{
  for (gsize block = 0; block < self->n_blocks; block++)
    in = advance_block (self, block, byte, in);
  return in;
}

/* From the fit's end back: the pattern must be used up, the text may begin anywhere. Among
 * equals the one whose length is nearest to the pattern's. */
static gsize
find_start (const guint8 *pattern, gsize m, const guint8 *text, gsize end, guint edits)
{
  Matrix matrix;
  gsize longest = MIN (end, m + edits);
  gsize best = MIN (end, m);
  gsize best_off = G_MAXSIZE;
  guint score = m;

  matrix_init (&matrix, pattern, m, TRUE);
  for (gsize i = 1; i <= longest; i++)
    {
      gsize off = i > m ? i - m : m - i;

      score += advance (&matrix, text[end - i], 1);
      if (score <= edits && off < best_off)
        {
          best = i;
          best_off = off;
        }
    }
  matrix_clear (&matrix);
  return end - best;
}

/**
 * vouch_edit_distance_find:
 * @pattern: (array length=pattern_length): what is looked for
 * @pattern_length: in bytes, at least 1
 * @text: (array length=length): where
 * @length: in bytes
 *
 * Returns: the first place that wants the fewest edits.
 */
VouchNearFit
vouch_edit_distance_find (const guint8 *pattern,
                          gsize pattern_length,
                          const guint8 *text,
                          gsize length)
{
  VouchNearFit fit = { .edits = pattern_length };
  guint score = pattern_length;
  Matrix matrix;

  matrix_init (&matrix, pattern, pattern_length, FALSE);
  for (gsize i = 0; i < length; i++)
    {
      score += advance (&matrix, text[i], 0);
      if (score < fit.edits)
        {
          fit.edits = score;
          fit.end = i + 1;
        }
    }
  matrix_clear (&matrix);
  fit.start = find_start (pattern, pattern_length, text, fit.end, fit.edits);
  return fit;
}

/**
 * vouch_edit_distance_head:
 * @pattern: (array length=pattern_length): what is looked for
 * @pattern_length: in bytes, at least 1
 * @text: (array length=length): where
 * @length: in bytes
 * @backwards: whether both are read from their ends
 *
 * Returns: the fewest edits that make @pattern one of the beginnings of @text.
 */
guint
vouch_edit_distance_head (const guint8 *pattern,
                          gsize pattern_length,
                          const guint8 *text,
                          gsize length,
                          gboolean backwards)
{
  guint score = pattern_length;
  guint best = score;
  Matrix matrix;

  matrix_init (&matrix, pattern, pattern_length, backwards);
  for (gsize i = 0; i < MIN (length, 2 * pattern_length); i++)
    {
      score += advance (&matrix, text[backwards ? length - 1 - i : i], 1);
      best = MIN (best, score);
    }
  matrix_clear (&matrix);
  return best;
}
