/* test-reference.c: a reference is its CSL-JSON item, whatever that has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include "vouch-json.h"

#define ITEM                                                                                       \
  "{'id':'r','type':'article-journal','title':'T','author':[{'family':'Kim'}],"                    \
  "'issued':{'date-parts':[[2026,6]]},'volume':12,'custom':{'a':[1]},'license':'CC BY 4.0'}"

static void
test_csl (void **state)
{
  g_autoptr (VouchReference) reference = vouch_test_read_node (VOUCH_TYPE_REFERENCE, ITEM);
  g_autoptr (JsonNode) item = vouch_test_parse (ITEM);
  g_autoptr (JsonNode) kept = json_node_ref (vouch_reference_get_csl (reference));

  assert_true (vouch_json_equal (kept, item));
  assert_true (json_node_is_immutable (kept));
  assert_string_equal (vouch_reference_get_csl_type (reference), "article-journal");
  assert_string_equal (vouch_reference_get_title (reference), "T");
  assert_int_equal (vouch_node_get_number (VOUCH_NODE (reference), "volume", 0), 12);

  /* It is always the item of now. */
  vouch_node_set_text (VOUCH_NODE (reference), "DOI", "10.1000/x");
  assert_string_equal (
      vouch_json_get_text (vouch_json_node_object (vouch_reference_get_csl (reference)), "DOI"),
      "10.1000/x");
  assert_true (vouch_json_equal (kept, item));
}

static void
test_bare (void **state)
{
  g_autoptr (VouchReference) reference
      = vouch_test_read_node (VOUCH_TYPE_REFERENCE, "{'id':'r','title':null}");

  assert_null (vouch_reference_get_csl_type (reference));
  assert_null (vouch_reference_get_title (reference));
}

static void
test_notify (void **state)
{
  g_autoptr (VouchNode) reference = vouch_test_read_node (VOUCH_TYPE_REFERENCE, ITEM);
  guint titles = 0;
  guint items = 0;

  g_signal_connect (reference, "notify::title", G_CALLBACK (vouch_test_count_cb), &titles);
  g_signal_connect (reference, "notify::csl", G_CALLBACK (vouch_test_count_cb), &items);
  vouch_node_set_text (reference, "title", "U");
  assert_int_equal (titles, 1);
  assert_int_equal (items, 1);
  vouch_node_set_text (reference, "abstract", "A");
  vouch_node_set_text (reference, "abstract", "A");
  assert_int_equal (titles, 1);
  assert_int_equal (items, 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_csl),
    cmocka_unit_test (test_bare),
    cmocka_unit_test (test_notify),
  };

  return vouch_test_run ("reference", tests);
}
