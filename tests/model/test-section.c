/* test-section.c: what a section holds and where it belongs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

static void
test_getters (void **state)
{
  g_autoptr (VouchSection) section = vouch_test_read_node (
      VOUCH_TYPE_SECTION,
      "{'id':'a','role':'risks','title':'Risks','basis':'authors','none':{'why':'not-reported'},"
      "'statements':[{'id':'s','text':''}],'sections':[{'id':'b'}],'items':[{'id':'i','text':''}]"
      "}");
  g_autoptr (VouchSection) bare = vouch_test_read_node (VOUCH_TYPE_SECTION, "{'id':'a'}");
  guint count = 0;

  assert_string_equal (vouch_section_get_role (section), "risks");
  assert_string_equal (vouch_section_get_title (section), "Risks");
  assert_string_equal (vouch_section_get_basis (section), "authors");
  assert_true (vouch_section_has_none (section));
  assert_true (g_list_model_get_item_type (G_LIST_MODEL (vouch_section_get_statements (section)))
               == VOUCH_TYPE_STATEMENT);
  assert_int_equal (vouch_node_list_get_size (vouch_section_get_statements (section)), 1);
  assert_true (VOUCH_IS_SECTION (vouch_node_list_peek (vouch_section_get_sections (section), 0)));
  assert_true (VOUCH_IS_ITEM (vouch_node_list_peek (vouch_section_get_items (section), 0)));
  assert_null (vouch_section_get_role (bare));
  assert_null (vouch_section_get_title (bare));
  assert_false (vouch_section_has_none (bare));

  g_signal_connect (bare, "notify::title", G_CALLBACK (vouch_test_count_cb), &count);
  vouch_section_set_title (bare, "T");
  vouch_section_set_title (bare, "T");
  assert_string_equal (vouch_section_get_title (bare), "T");
  assert_int_equal (count, 1);
}

static void
test_empty (void **state)
{
  static const struct
  {
    const char *json;
    gboolean is_empty;
  } cases[] = {
    { "{'id':'a'}", TRUE },
    { "{'id':'a','statements':[],'sections':[],'items':[]}", TRUE },
    { "{'id':'a','title':'T','none':{}}", TRUE },
    { "{'id':'a','statements':[{'id':'s','text':''}]}", FALSE },
    { "{'id':'a','sections':[{'id':'b'}]}", FALSE },
    { "{'id':'a','items':[{'id':'i','text':''}]}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchSection) section = vouch_test_read_node (VOUCH_TYPE_SECTION, cases[i].json);

      if (vouch_section_is_empty (section) != cases[i].is_empty)
        fail_msg ("%s", cases[i].json);
    }
}

static void
test_within (void **state)
{
  g_autoptr (VouchSection) outer = vouch_test_read_node (
      VOUCH_TYPE_SECTION, "{'id':'a','role':'recommendations','sections':[{'id':'b','sections':[{'"
                          "id':'c','role':'risks'}]}]}");
  VouchSection *middle = vouch_node_list_peek (vouch_section_get_sections (outer), 0);
  VouchSection *inner = vouch_node_list_peek (vouch_section_get_sections (middle), 0);

  assert_true (vouch_section_is_within (inner, "risks"));
  assert_true (vouch_section_is_within (inner, "recommendations"));
  assert_true (vouch_section_is_within (middle, "recommendations"));
  assert_true (vouch_section_is_within (outer, "recommendations"));
  assert_false (vouch_section_is_within (middle, "risks"));
  assert_false (vouch_section_is_within (inner, "resources"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_getters),
    cmocka_unit_test (test_empty),
    cmocka_unit_test (test_within),
  };

  return vouch_test_run ("section", tests);
}
