/* test-height-tree.c: sums and places of rows, by table and against plain addition.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-height-tree.h"

static void
test_find (void **state)
{
  static const int heights[] = { 10, 0, 5, 20, 0 };
  static const struct
  {
    int offset;
    guint row;
  } cases[] = {
    { -5, 0 }, { 0, 0 }, { 9, 0 }, { 10, 2 }, { 14, 2 }, { 15, 3 }, { 34, 3 }, { 35, 4 }, { 900, 4 },
  };
  g_autoptr (VouchHeightTree) tree = vouch_height_tree_new ();

  vouch_height_tree_reset (tree, heights, G_N_ELEMENTS (heights));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_int_equal (vouch_height_tree_find (tree, cases[i].offset), cases[i].row);
  assert_int_equal (vouch_height_tree_get_total (tree), 35);
  assert_int_equal (vouch_height_tree_get_offset (tree, 3), 15);
  assert_int_equal (vouch_height_tree_get_height (tree, 3), 20);
}

static void
test_empty (void **state)
{
  g_autoptr (VouchHeightTree) tree = vouch_height_tree_new ();

  assert_int_equal (vouch_height_tree_get_size (tree), 0);
  vouch_height_tree_reset (tree, NULL, 0);
  assert_int_equal (vouch_height_tree_get_total (tree), 0);
  vouch_height_tree_reset (tree, (const int[]) { 7 }, 1);
  assert_int_equal (vouch_height_tree_get_total (tree), 7);
  vouch_height_tree_reset (tree, NULL, 0);
  assert_int_equal (vouch_height_tree_get_size (tree), 0);
  assert_int_equal (vouch_height_tree_get_total (tree), 0);
}

/* The row that @offset lies in, by counting. */
static guint
count_to (const int *heights,
          guint      size,
          int        offset)
{
  for (guint i = 0; i < size; i++)
    {
      if (offset < heights[i])
        return i;
      offset -= heights[i];
    }
  return size - 1;
}

static void
compare (VouchHeightTree *tree,
         const int       *heights,
         guint            size,
         GRand           *rand)
{
  int sum = 0;

  for (guint i = 0; i < size; i++)
    {
      assert_int_equal (vouch_height_tree_get_offset (tree, i), sum);
      assert_int_equal (vouch_height_tree_get_height (tree, i), heights[i]);
      sum += heights[i];
    }
  assert_int_equal (vouch_height_tree_get_total (tree), sum);
  for (guint i = 0; i < 20; i++)
    {
      int offset = g_rand_int_range (rand, 0, sum + 10);

      assert_int_equal (vouch_height_tree_find (tree, offset), count_to (heights, size, offset));
    }
}

static void
test_random (void **state)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (VouchHeightTree) tree = vouch_height_tree_new ();
      guint size = g_rand_int_range (rand, 1, 200);
      g_autofree int *heights = g_new (int, size);

      for (guint i = 0; i < size; i++)
        heights[i] = g_rand_int_range (rand, 0, 90);
      vouch_height_tree_reset (tree, heights, size);
      compare (tree, heights, size, rand);
      for (guint i = 0; i < 50; i++)
        {
          guint row = g_rand_int_range (rand, 0, size);

          heights[row] = g_rand_int_range (rand, 0, 300);
          vouch_height_tree_set_height (tree, row, heights[row]);
        }
      compare (tree, heights, size, rand);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_find),
    cmocka_unit_test (test_empty),
    cmocka_unit_test (test_random),
  };

  return vouch_test_run ("height-tree", tests);
}
