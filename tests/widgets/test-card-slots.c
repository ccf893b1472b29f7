/* test-card-slots.c: the flat list of what stands on the page, in step with the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-random.h"

#include "vouch-card-slots.h"

static const char *const kind_names[] = { "title", "article", "heading", "statement", "cell", "item",
                                          "foot", "item-foot" };

/* “heading:high(1/4)@1 …”: kind, id, place among its siblings, depth. */
static char *
describe (VouchCardSlots *slots)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < vouch_card_slots_get_size (slots); i++)
    {
      VouchCardSlot *slot = vouch_card_slots_get (slots, i);

      assert_int_equal (slot->index, i);
      g_string_append_printf (text, "%s:%s(%u/%u)@%u ", kind_names[slot->kind],
                              vouch_node_get_id (slot->node), slot->position + 1, slot->count,
                              slot->depth);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static VouchCardSlots *
make (VouchDocument *document)
{
  VouchCardSlots *slots = vouch_card_slots_new ();

  vouch_card_slots_set_document (slots, document);
  g_signal_connect_object (document, "changed", G_CALLBACK (vouch_card_slots_follow), slots,
                           G_CONNECT_SWAPPED);
  return slots;
}

static void
test_order (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchCardSlots) slots = make (document);
  g_autofree char *found = describe (slots);

  assert_string_equal (found,
                       "title:card(1/1)@0 article:card(1/1)@0 "
                       "heading:glance(1/4)@1 cell:g1(1/1)@1 "
                       "heading:high(2/4)@1 statement:s1(1/3)@1 statement:s2(2/3)@1 "
                       "statement:s3(3/3)@1 foot:high(1/1)@1 "
                       "heading:advice(3/4)@1 heading:risks(1/2)@2 statement:a1(1/1)@2 "
                       "foot:risks(1/1)@2 heading:care(2/2)@2 foot:care(1/1)@2 "
                       "heading:more(4/4)@1 heading:original(1/1)@2 item:i1(1/1)@2 "
                       "item-foot:original(1/1)@2 ");
}

static void
test_find (void **state)
{
  static const struct
  {
    const char *id;
    const char *around;
  } cases[] = {
    { "s2", "s2" }, { "c1", "s2" }, { "high", "high" }, { "c4", "i1" }, { "r1", "card" },
    { "p1", "card" }, { "card", "card" },
  };
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchCardSlots) slots = make (document);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchCardSlot *slot
          = vouch_card_slots_find_around (slots, vouch_test_node (document, cases[i].id));

      assert_non_null (slot);
      assert_string_equal (vouch_node_get_id (slot->node), cases[i].around);
    }
  assert_null (vouch_card_slots_find (slots, "nobody"));
  assert_null (vouch_card_slots_find (slots, NULL));
  assert_null (vouch_card_slots_find (slots, "c1"));
  assert_int_equal (vouch_card_slots_find_foot (slots, "care")->kind, VOUCH_SLOT_FOOT);
  assert_int_equal (vouch_card_slots_find_foot (slots, "original")->kind, VOUCH_SLOT_ITEM_FOOT);
  assert_int_equal (vouch_card_slots_find_article (slots)->kind, VOUCH_SLOT_ARTICLE);
  assert_null (vouch_card_slots_get (slots, 900));
}

static void
removed_cb (GString       *removed,
            VouchCardSlot *slot)
{
  g_string_append_printf (removed, "%s:%s ", kind_names[slot->kind],
                          vouch_node_get_id (slot->node));
}

/* A slot stays the same object wherever its node goes: the view keeps a row in it. */
static void
test_slots_stay (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchCardSlots) slots = make (document);
  g_autoptr (GString) removed = g_string_new (NULL);
  VouchCardSlot *second = vouch_card_slots_find (slots, "s2");
  VouchCardSlot *advice = vouch_card_slots_find (slots, "a1");

  g_signal_connect_swapped (slots, "removed", G_CALLBACK (removed_cb), removed);
  assert_true (vouch_node_move (vouch_test_node (document, "s2"), vouch_test_node (document, "care"),
                                "statements", 0, NULL));
  assert_ptr_equal (vouch_card_slots_find (slots, "s2"), second);
  assert_ptr_equal (second->section, vouch_test_node (document, "care"));
  assert_int_equal (second->depth, 2);
  assert_string_equal (removed->str, "");
  assert_true (vouch_node_remove (vouch_test_node (document, "s1"), NULL));
  assert_string_equal (removed->str, "statement:s1 ");
  assert_ptr_equal (vouch_card_slots_find (slots, "a1"), advice);
  vouch_test_set (document, "a1", "label", "'Risk'");
  assert_int_equal (vouch_card_slots_find (slots, "a1")->kind, VOUCH_SLOT_CELL);
  assert_ptr_equal (vouch_card_slots_find (slots, "a1"), advice);
}

/* The same id in another object, in one step: still the same slot. */
static void
test_node_is_replaced (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchCardSlots) slots = make (document);
  VouchNode *old = vouch_test_node (document, "s1");
  VouchCardSlot *slot = vouch_card_slots_find (slots, "s1");
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  g_autoptr (JsonNode) json = vouch_node_to_json (old);
  g_autoptr (VouchChange) group = NULL;

  slot->is_exact = TRUE;
  g_ptr_array_add (parts, vouch_change_new_remove ((VouchPlace) { "high", "statements", 0 }, json));
  g_ptr_array_add (parts, vouch_change_new_insert ((VouchPlace) { "high", "statements", 1 }, json));
  group = vouch_change_new_group ("Replace", NULL, NULL, parts);
  vouch_test_apply (document, group);
  assert_ptr_equal (vouch_card_slots_find (slots, "s1"), slot);
  assert_ptr_equal (slot->node, vouch_test_node (document, "s1"));
  assert_false (slot->is_exact);
  assert_int_equal (slot->position, 1);
}

static void
test_random (void **state)
{
  for (guint seed = 1; seed <= 40; seed++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
      g_autoptr (VouchHistory) history = vouch_history_new (document);
      g_autoptr (VouchCardSlots) slots = make (document);
      g_autoptr (VouchTestRandom) random = vouch_test_random_new (seed);

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (VouchCardSlots) fresh = vouch_card_slots_new ();
          g_autofree char *found = NULL, *wanted = NULL;
          g_autoptr (VouchChange) change = i % 5 == 4 ? vouch_test_random_group (random, document)
                                                      : vouch_test_random_change (random, document);

          if (i % 7 == 6)
            vouch_history_undo (history);
          else if (change)
            vouch_document_apply (document, change, NULL);
          vouch_card_slots_set_document (fresh, document);
          found = describe (slots);
          wanted = describe (fresh);
          assert_string_equal (found, wanted);
        }
    }
}

static void
test_no_document (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchCardSlots) slots = vouch_card_slots_new ();
  gpointer watched = document;

  assert_int_equal (vouch_card_slots_get_size (slots), 0);
  assert_null (vouch_card_slots_find (slots, "s1"));
  assert_null (vouch_card_slots_find_article (slots));
  vouch_card_slots_set_document (slots, document);
  assert_true (vouch_card_slots_get_size (slots) > 10);
  vouch_card_slots_set_document (slots, NULL);
  assert_int_equal (vouch_card_slots_get_size (slots), 0);
  g_object_add_weak_pointer (G_OBJECT (document), &watched);
  g_clear_object (&document);
  assert_null (watched);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_order),
    cmocka_unit_test (test_find),
    cmocka_unit_test (test_slots_stay),
    cmocka_unit_test (test_node_is_replaced),
    cmocka_unit_test (test_random),
    cmocka_unit_test (test_no_document),
  };

  return vouch_test_run ("card-slots", tests);
}
