/* vouch-height-tree.c: heights of many rows, their sums and what lies at a place, in no time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-height-tree.h"

#include <string.h>

/* A Fenwick tree: sums[i] is the height of the rows that end with row i - 1, as many
 * as the lowest set bit of i says. So one height, one offset and one search each
 * touch about log2 (size) numbers. */
struct _VouchHeightTree
{
  int   *heights; /* (owned) (nullable): size of them */
  int   *sums;    /* (owned) (nullable): size + 1; the first one is not used */
  guint  size;
};

static inline guint
lowest_bit (guint number)
{
  return number & -number;
}

VouchHeightTree *
vouch_height_tree_new (void)
{
  return g_new0 (VouchHeightTree, 1);
}

void
vouch_height_tree_free (VouchHeightTree *self)
{
  if (!self)
    return;
  g_free (self->heights);
  g_free (self->sums);
  g_free (self);
}

/** Forgets all rows and takes @size new ones, in time that grows with @size alone. */
void
vouch_height_tree_reset (VouchHeightTree *self,
                         const int       *heights,
                         guint            size)
{
  self->heights = g_renew (int, self->heights, size);
  self->sums = g_renew (int, self->sums, size + 1);
  self->size = size;
  if (size > 0)
    memcpy (self->heights, heights, size * sizeof (int));
  memset (self->sums, 0, (size + 1) * sizeof (int));
  for (guint i = 1; i <= size; i++)
    {
      guint parent = i + lowest_bit (i);

      self->sums[i] += heights[i - 1];
      if (parent <= size)
        self->sums[parent] += self->sums[i];
    }
}

guint
vouch_height_tree_get_size (VouchHeightTree *self)
{
  return self->size;
}

int
vouch_height_tree_get_height (VouchHeightTree *self,
                              guint            row)
{
  g_return_val_if_fail (row < self->size, 0);

  return self->heights[row];
}

void
vouch_height_tree_set_height (VouchHeightTree *self,
                              guint            row,
                              int              height)
{
  int step;

  g_return_if_fail (row < self->size);

  step = height - self->heights[row];
  if (step == 0)
    return;
  self->heights[row] = height;
  for (guint i = row + 1; i <= self->size; i += lowest_bit (i))
    self->sums[i] += step;
}

/** Returns: where @row begins; for the number of rows, where the last one ends. */
int
vouch_height_tree_get_offset (VouchHeightTree *self,
                              guint            row)
{
  int sum = 0;

  g_return_val_if_fail (row <= self->size, 0);

  for (guint i = row; i > 0; i -= lowest_bit (i))
    sum += self->sums[i];
  return sum;
}

int
vouch_height_tree_get_total (VouchHeightTree *self)
{
  return vouch_height_tree_get_offset (self, self->size);
}

/**
 * vouch_height_tree_find:
 * @self: with one row at least
 * @offset: a place, from the first row's beginning
 *
 * Rows without height are never found, except as the last one.
 *
 * Returns: the row that @offset lies in; before the first the first one, behind
 * the last the last one.
 */
guint
vouch_height_tree_find (VouchHeightTree *self,
                        int              offset)
{
  guint row = 0;
  guint step = 1;

  g_return_val_if_fail (self->size > 0, 0);

  if (offset < 0)
    return 0;
  while (step * 2 <= self->size)
    step *= 2;
  for (; step > 0; step /= 2)
    if (row + step <= self->size && self->sums[row + step] <= offset)
      {
        row += step;
        offset -= self->sums[row];
      }
  return MIN (row, self->size - 1);
}
