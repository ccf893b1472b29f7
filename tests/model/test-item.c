/* test-item.c: a line under Resources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

static void
test_item (void **state)
{
  g_autoptr (VouchItem) item = vouch_test_read_node (
      VOUCH_TYPE_ITEM, "{'id':'i','text':'ab','marks':[{'from':0,'to':1,'as':'italic'}],"
                       "'link':'https://example.org/','citations':[{'id':'c','reference':'r'}]}");
  g_autoptr (VouchItem) bare = vouch_test_read_node (VOUCH_TYPE_ITEM, "{'id':'i','text':''}");
  guint count = 0;

  assert_string_equal (vouch_item_get_text (item), "ab");
  assert_string_equal (vouch_item_get_link (item), "https://example.org/");
  assert_int_equal (vouch_node_list_get_size (vouch_item_get_citations (item)), 1);
  assert_string_equal (vouch_item_get_text (bare), "");
  assert_null (vouch_item_get_link (bare));
  assert_int_equal (vouch_node_list_get_size (vouch_item_get_citations (bare)), 0);

  g_signal_connect (item, "notify::text", G_CALLBACK (vouch_test_count_cb), &count);
  vouch_node_set_text (VOUCH_NODE (item), "text", "ab");
  vouch_node_set_text (VOUCH_NODE (item), "text", "abc");
  assert_int_equal (count, 1);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_item),
  };

  return vouch_test_run ("item", tests);
}
