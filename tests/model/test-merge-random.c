/* test-merge-random.c: what holds of every merge, tried on changes at random.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-random.h"

#include "vouch-diff.h"
#include "vouch-merge.h"

#define SEEDS 150
#define EDITS 8

typedef struct
{
  VouchTestRandom *random;
  VouchDocument *base;
  VouchDocument *ours;
  VouchDocument *theirs;
} Sides;

static void
edit (Sides *sides, VouchDocument *document, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VouchChange) change = vouch_test_random_change (sides->random, document);

      vouch_test_apply (document, change);
    }
}

static Sides
open_sides (guint seed)
{
  Sides sides = { vouch_test_random_new (seed), vouch_test_open_small_card (), NULL, NULL };

  edit (&sides, sides.base, 4);
  sides.ours = vouch_test_reopen (sides.base);
  sides.theirs = vouch_test_reopen (sides.base);
  return sides;
}

static void
close_sides (Sides *sides)
{
  vouch_test_random_free (sides->random);
  g_object_unref (sides->base);
  g_object_unref (sides->ours);
  g_object_unref (sides->theirs);
}

static VouchMerge *
merge (VouchDocument *base, VouchDocument *ours, VouchDocument *theirs)
{
  g_autoptr (GError) error = NULL;
  VouchMerge *self
      = vouch_merge_cards (vouch_document_get_card (base), vouch_document_get_card (ours),
                           vouch_document_get_card (theirs), &error);

  if (!self)
    fail_msg ("%s", error->message);
  vouch_test_check_index (vouch_merge_get_document (self));
  return self;
}

static void
expect_same (guint seed, VouchDocument *a, VouchDocument *b)
{
  g_autoptr (VouchChange) rest
      = vouch_diff_cards (vouch_document_get_card (a), vouch_document_get_card (b), NULL);

  if (!rest || vouch_change_get_size (rest) > 0)
    fail_msg ("Seed %u: %u steps apart", seed, rest ? vouch_change_get_size (rest) : 0);
}

static void
expect_merge (guint seed, VouchDocument *base, VouchDocument *ours, VouchDocument *theirs,
              VouchDocument *wanted)
{
  g_autoptr (VouchMerge) merged = merge (base, ours, theirs);

  if (vouch_merge_get_conflicts (merged)->len > 0)
    fail_msg ("Seed %u: a conflict of one side", seed);
  expect_same (seed, vouch_merge_get_document (merged), wanted);
}

/* Who did nothing is in nobody's way. */
static void
test_one_side (void **state)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      Sides sides = open_sides (seed);

      edit (&sides, sides.ours, EDITS);
      edit (&sides, sides.theirs, EDITS);
      expect_merge (seed, sides.base, sides.ours, sides.base, sides.ours);
      expect_merge (seed, sides.base, sides.base, sides.theirs, sides.theirs);
      expect_merge (seed, sides.base, sides.ours, sides.ours, sides.ours);
      close_sides (&sides);
    }
}

/* Each works in a section of its own. */
static void
edit_section (Sides *sides, VouchDocument *document, const char *section, const char *word)
{
  VouchNode *node = vouch_document_lookup (document, section);
  VouchNodeList *list = node ? vouch_node_get_list (node, "statements") : NULL;

  for (guint i = 0; list && i < EDITS; i++)
    {
      guint size = vouch_node_list_get_size (list);
      guint place = vouch_test_random_below (sides->random, size + 1);
      g_autofree char *json = g_strdup_printf (
          "{'id':'%s%u','text':'%s','origin':'written','citations':[]}", word, i, word);
      VouchNode *at = place < size ? vouch_node_list_peek (list, place) : NULL;

      if (at && vouch_test_random_below (sides->random, 3) == 0)
        vouch_node_remove (at, NULL);
      else if (at && vouch_test_random_below (sides->random, 2) == 0)
        vouch_node_move (at, node, "statements", vouch_test_random_below (sides->random, size),
                         NULL);
      else if (at && vouch_test_random_below (sides->random, 2) == 0)
        vouch_node_set_text (at, "text", word);
      else
        vouch_test_insert (document, section, "statements", place, json);
    }
}

static void
test_disjoint (void **state)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      Sides sides = open_sides (seed);
      g_autoptr (VouchMerge) one = NULL;
      g_autoptr (VouchMerge) other = NULL;
      g_autoptr (VouchDocument) both = vouch_test_reopen (sides.base);
      g_autoptr (VouchChange) step = NULL;

      edit_section (&sides, sides.ours, "high", "ours");
      edit_section (&sides, sides.theirs, "risks", "theirs");
      one = merge (sides.base, sides.ours, sides.theirs);
      other = merge (sides.base, sides.theirs, sides.ours);
      assert_int_equal (vouch_merge_get_conflicts (one)->len, 0);
      assert_int_equal (vouch_merge_get_conflicts (other)->len, 0);
      expect_same (seed, vouch_merge_get_document (one), vouch_merge_get_document (other));
      step = vouch_diff_cards (vouch_document_get_card (sides.base),
                               vouch_document_get_card (sides.ours), NULL);
      vouch_test_apply (both, step);
      g_clear_pointer (&step, vouch_change_unref);
      step = vouch_diff_cards (vouch_document_get_card (sides.base),
                               vouch_document_get_card (sides.theirs), NULL);
      vouch_test_apply (both, step);
      expect_same (seed, vouch_merge_get_document (one), both);
      close_sides (&sides);
    }
}

static void
count_cb (VouchNode *node, gpointer data)
{
  g_hash_table_add (data, g_strdup (vouch_node_get_id (node)));
}

/* What one side made and the base did not have is never lost, whatever the other side did. */
static void
test_nothing_new_is_lost (void **state)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      Sides sides = open_sides (seed);
      g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (VouchMerge) merged = NULL;
      GHashTableIter iter;
      gpointer id;

      edit (&sides, sides.ours, EDITS);
      edit (&sides, sides.theirs, EDITS);
      vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (sides.base)), count_cb, old);
      vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (sides.ours)), count_cb, made);
      vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (sides.theirs)), count_cb, made);
      merged = merge (sides.base, sides.ours, sides.theirs);
      g_hash_table_iter_init (&iter, made);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        if (!g_hash_table_contains (old, id)
            && !vouch_document_lookup (vouch_merge_get_document (merged), id))
          fail_msg ("Seed %u: %s is lost", seed, (const char *) id);
      assert_true (vouch_merge_write_notes (merged, NULL));
      close_sides (&sides);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_one_side),
    cmocka_unit_test (test_disjoint),
    cmocka_unit_test (test_nothing_new_is_lost),
  };

  return vouch_test_run ("merge-random", tests);
}
