/* test-node-list.c: a list of nodes is a list model that says exactly what it does.
 *
 * VOUCH_TEST_SEED repeats a run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include <stdlib.h>

#include "vouch-node-private.h"

#define STEPS 3000

typedef struct
{
  VouchNode *section;  /* (owned) */
  VouchNodeList *list; /* (unowned) */
  GPtrArray *mirror;   /* (owned) (element-type VouchNode): made of items-changed alone */
  guint n_signals;
} Desk;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Desk *desk)
{
  desk->n_signals++;
  if (removed > 0)
    g_ptr_array_remove_range (desk->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (desk->mirror, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static int
open_desk (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->section = vouch_test_read_node (VOUCH_TYPE_SECTION, "{'id':'a'}");
  desk->list = vouch_node_get_list (desk->section, "statements");
  desk->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (desk->list, "items-changed", G_CALLBACK (items_changed_cb), desk);
  *state = desk;
  return 0;
}

static int
close_desk (void **state)
{
  Desk *desk = *state;

  g_object_unref (desk->section);
  g_ptr_array_unref (desk->mirror);
  g_free (desk);
  return 0;
}

static VouchNode *
make_statement (guint number)
{
  g_autofree char *json = g_strdup_printf ("{'id':'s%u','text':'%u'}", number, number);

  return vouch_test_read_node (VOUCH_TYPE_STATEMENT, json);
}

static void
fill (Desk *desk, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (VouchNode) node = make_statement (i);

      vouch_node_list_insert (desk->list, i, node);
    }
}

static void
check_mirror (Desk *desk)
{
  guint size = vouch_node_list_get_size (desk->list);

  assert_int_equal (size, desk->mirror->len);
  assert_int_equal (size, g_list_model_get_n_items (G_LIST_MODEL (desk->list)));
  for (guint i = 0; i < size; i++)
    {
      guint position = G_MAXUINT;

      assert_ptr_equal (vouch_node_list_peek (desk->list, i), desk->mirror->pdata[i]);
      assert_int_equal (vouch_node_get_position (desk->mirror->pdata[i]), i);
      assert_true (vouch_node_list_find (desk->list, desk->mirror->pdata[i], &position));
      assert_int_equal (position, i);
    }
}

static void
test_model (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchNode) stranger = make_statement (7);
  gpointer item;
  guint position = 7;

  assert_true (g_list_model_get_item_type (G_LIST_MODEL (desk->list)) == VOUCH_TYPE_STATEMENT);
  assert_null (g_list_model_get_item (G_LIST_MODEL (desk->list), 0));
  assert_null (vouch_node_list_peek (desk->list, 0));
  fill (desk, 3);
  assert_int_equal (desk->n_signals, 3);
  check_mirror (desk);
  item = g_list_model_get_item (G_LIST_MODEL (desk->list), 2);
  assert_ptr_equal (item, desk->mirror->pdata[2]);
  g_object_unref (item);
  assert_null (vouch_node_list_peek (desk->list, 3));
  assert_null (vouch_node_list_peek (desk->list, G_MAXUINT));
  assert_null (g_list_model_get_item (G_LIST_MODEL (desk->list), G_MAXUINT));
  assert_false (vouch_node_list_find (desk->list, stranger, &position));
  assert_int_equal (position, 7);
  assert_string_equal (vouch_node_list_get_name (desk->list), "statements");
  assert_ptr_equal (vouch_node_list_get_owner (desk->list), desk->section);
}

/* A node that is taken out is whole, stands nowhere, and can come in again. */
static void
test_steal (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchNode) node = NULL;

  fill (desk, 3);
  node = vouch_node_list_steal (desk->list, 1);
  assert_string_equal (vouch_node_get_id (node), "s1");
  assert_null (vouch_node_get_home (node));
  assert_null (vouch_node_get_parent (node));
  assert_int_equal (vouch_node_get_position (node), 0);
  check_mirror (desk);
  vouch_node_list_insert (desk->list, 0, node);
  assert_ptr_equal (desk->mirror->pdata[0], node);
  assert_ptr_equal (vouch_node_get_parent (node), desk->section);
  check_mirror (desk);
}

/* A list keeps its nodes, and nothing else does. */
static void
test_freed (void **state)
{
  Desk *desk = *state;
  gpointer node;

  fill (desk, 2);
  node = desk->mirror->pdata[1];
  g_object_add_weak_pointer (node, &node);
  g_ptr_array_set_size (desk->mirror, 0);
  assert_non_null (node);
  g_signal_handlers_disconnect_by_data (desk->list, desk);
  g_object_unref (vouch_node_list_steal (desk->list, 1));
  assert_null (node);
}

/* Looked at from front to back, from back to front and anyhow, while it changes. */
static void
test_random (void **state)
{
  Desk *desk = *state;
  const char *seed = g_getenv ("VOUCH_TEST_SEED");
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed ? (guint32) atoi (seed) : 5);
  guint n = 0;

  for (guint i = 0; i < STEPS; i++)
    {
      guint size = vouch_node_list_get_size (desk->list);
      guint at = (guint) g_rand_int_range (rand, 0, (int) size + 1);

      if (at < size)
        assert_ptr_equal (vouch_node_list_peek (desk->list, at), desk->mirror->pdata[at]);
      if (at + 1 < size && g_rand_boolean (rand))
        assert_ptr_equal (vouch_node_list_peek (desk->list, at + 1), desk->mirror->pdata[at + 1]);
      if (at > 0 && at <= size && g_rand_boolean (rand))
        assert_ptr_equal (vouch_node_list_peek (desk->list, at - 1), desk->mirror->pdata[at - 1]);
      if (at < size && g_rand_int_range (rand, 0, 5) < 2)
        g_object_unref (vouch_node_list_steal (desk->list, at));
      else
        {
          g_autoptr (VouchNode) node = make_statement (n++);

          vouch_node_list_insert (desk->list, at, node);
        }
      if (i % 100 == 0)
        check_mirror (desk);
    }
  check_mirror (desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_model, open_desk, close_desk),
    cmocka_unit_test_setup_teardown (test_steal, open_desk, close_desk),
    cmocka_unit_test_setup_teardown (test_freed, open_desk, close_desk),
    cmocka_unit_test_setup_teardown (test_random, open_desk, close_desk),
  };

  return vouch_test_run ("node-list", tests);
}
