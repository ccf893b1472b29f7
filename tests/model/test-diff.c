/* test-diff.c: what makes one version of a card another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-random.h"

#include "vouch-diff.h"
#include "vouch-json.h"

#define SEEDS 60

static VouchCard *
card_of (VouchDocument *document)
{
  return vouch_document_get_card (document);
}

static VouchChange *
diff (VouchDocument *from, VouchDocument *to)
{
  g_autoptr (GError) error = NULL;
  VouchChange *change = vouch_diff_cards (card_of (from), card_of (to), &error);

  if (!change)
    fail_msg ("%s", error->message);
  return change;
}

/* What the diff makes of @from says what @to says. */
static void
expect_becomes (VouchDocument *from, VouchDocument *to)
{
  g_autoptr (VouchChange) change = diff (from, to);
  g_autoptr (VouchChange) rest = NULL;

  vouch_test_apply (from, change);
  vouch_test_check_index (from);
  rest = diff (from, to);
  assert_int_equal (vouch_change_get_size (rest), 0);
}

static void
test_same (void **state)
{
  g_autoptr (VouchDocument) one = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) other = vouch_test_open_small_card ();
  g_autoptr (VouchChange) change = diff (one, other);

  assert_int_equal (vouch_change_get_kind (change), VOUCH_CHANGE_GROUP);
  assert_int_equal (vouch_change_get_size (change), 0);
}

/* An edit is told as that edit and nothing else. */
static void
test_one_step (void **state)
{
  static const char *const edits[] = {
    "{'kind':'set','node':'s1','member':'text','before':'Tears break up sooner.','after':'New.'}",
    "{'kind':'set','node':'card','member':'article/title','before':'An article','after':'Other'}",
    "{'kind':'set','node':'card','member':'unheard-of','before':null,'after':{'a':[1]}}",
    "{'kind':'set','node':'c1','member':'relation','before':'supports','after':'background'}",
    "{'kind':'insert','parent':'high','list':'statements','position':1,'node':{'id':'x',"
    "'text':'X','origin':'written','citations':[{'id':'xc','reference':'r1'}]}}",
    "{'kind':'move','node':'s3','from':{'parent':'high','list':'statements','position':2},"
    "'to':{'parent':'high','list':'statements','position':0}}",
    "{'kind':'move','node':'s1','from':{'parent':'high','list':'statements','position':0},"
    "'to':{'parent':'risks','list':'statements','position':1}}",
    "{'kind':'move','node':'risks','from':{'parent':'advice','list':'sections','position':0},"
    "'to':{'parent':'card','list':'sections','position':0}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (VouchDocument) from = vouch_test_open_small_card ();
      g_autoptr (VouchDocument) to = vouch_test_open_small_card ();
      g_autoptr (VouchChange) edit = vouch_test_change (edits[i]);
      g_autoptr (VouchChange) change = NULL;

      vouch_test_apply (to, edit);
      change = diff (from, to);
      if (vouch_change_get_size (change) != 1)
        fail_msg ("%s is told as %u steps", edits[i], vouch_change_get_size (change));
      assert_int_equal (vouch_change_get_kind (vouch_change_get_part (change, 0)),
                        vouch_change_get_kind (edit));
      expect_becomes (from, to);
    }
}

static void
test_remove (void **state)
{
  g_autoptr (VouchDocument) from = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) to = vouch_test_open_small_card ();
  g_autoptr (VouchChange) change = NULL;

  vouch_test_remove (to, "advice");
  change = diff (from, to);
  assert_int_equal (vouch_change_get_size (change), 1);
  assert_string_equal (vouch_change_get_node (vouch_change_get_part (change, 0)), "advice");
}

/* A section is taken apart, and what was in it goes into a new one. */
static void
test_new_parent (void **state)
{
  g_autoptr (VouchDocument) from = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) to = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) back = vouch_test_open_small_card ();

  vouch_test_insert (to, "card", "sections", 0,
                     "{'id':'new','role':'other','title':'New','statements':[]}");
  assert_true (vouch_node_move (vouch_test_node (to, "a1"), vouch_test_node (to, "new"),
                                "statements", 0, NULL));
  vouch_test_remove (to, "advice");
  expect_becomes (from, to);
  expect_becomes (to, back);
}

/* What was inside is outside. */
static void
test_turned_round (void **state)
{
  g_autoptr (VouchDocument) from = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) to = vouch_test_open_small_card ();

  assert_true (vouch_node_move (vouch_test_node (to, "risks"), vouch_test_node (to, "card"),
                                "sections", 0, NULL));
  assert_true (vouch_node_move (vouch_test_node (to, "advice"), vouch_test_node (to, "risks"),
                                "sections", 0, NULL));
  expect_becomes (from, to);
}

/* The same id for another kind of node. */
static void
test_other_kind (void **state)
{
  g_autoptr (VouchDocument) from = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) to = vouch_test_open_small_card ();

  vouch_test_remove (to, "s3");
  vouch_test_insert (to, "card", "references", 0, "{'id':'s3','type':'book','title':'S'}");
  expect_becomes (from, to);
}

static void
test_other_card (void **state)
{
  g_autoptr (VouchDocument) one = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) other = vouch_test_open_fixture ("seed.scorecard");
  g_autoptr (GError) error = NULL;

  assert_null (vouch_diff_cards (card_of (one), card_of (other), &error));
  assert_non_null (error);
}

static void
test_random (void **state)
{
  for (guint seed = 0; seed < SEEDS; seed++)
    {
      g_autoptr (VouchTestRandom) random = vouch_test_random_new (seed);
      g_autoptr (VouchDocument) from = vouch_test_open_small_card ();
      g_autoptr (VouchDocument) to = vouch_test_open_small_card ();

      for (guint i = 0; i < 12; i++)
        {
          g_autoptr (VouchChange) change = vouch_test_random_change (random, to);

          vouch_test_apply (to, change);
          if (i % 4 == 3)
            {
              g_autoptr (VouchDocument) start = vouch_test_reopen (from);

              expect_becomes (start, to);
            }
        }
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_same),        cmocka_unit_test (test_one_step),
    cmocka_unit_test (test_remove),      cmocka_unit_test (test_new_parent),
    cmocka_unit_test (test_turned_round), cmocka_unit_test (test_other_kind),
    cmocka_unit_test (test_other_card),  cmocka_unit_test (test_random),
  };

  return vouch_test_run ("diff", tests);
}
