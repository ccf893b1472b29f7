/* test-card.c: a new card, what it says of itself, its sections and statements.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include "vouch-json.h"

#define CARD                                                                                       \
  "{'format':'vouch-scorecard','version':1,'id':'card','kind':'summary','language':'ko',"          \
  "'title':'T','article':{'title':'A','authors':['Kim',7,'Lee'],'type':'trial','reference':'r'},"  \
  "'sections':[{'id':'a','role':'outer','statements':[{'id':'s1','text':'1'}],'sections':"         \
  "[{'id':'b','role':'inner','statements':[{'id':'s2','text':''},{'id':'s3','text':'3'}]},"        \
  "{'id':'c','role':'twice'}]},{'id':'d','role':'twice','items':[{'id':'i','text':'x'}]},"         \
  "{'id':'e','statements':[{'id':'s4','text':'4','set-aside':true}]}],"                            \
  "'references':[{'id':'r'}],'notes':[{'id':'n','on':'s1'}]}"

static void
test_new (void **state)
{
  g_autoptr (VouchCard) card = vouch_card_new ();
  g_autoptr (VouchCard) other = vouch_card_new ();
  g_autofree char *written = vouch_test_print_node (card);
  g_autofree char *expected = g_strdup_printf (
      "{'format':'vouch-scorecard','version':1,'id':'%s','kind':'scorecard','language':'en',"
      "'title':'','people':[],'drafting':'unknown','article':{},'sections':[],'references':[],"
      "'notes':[]}",
      vouch_node_get_id (VOUCH_NODE (card)));

  assert_string_equal (written, expected);
  assert_true (g_uuid_string_is_valid (vouch_node_get_id (VOUCH_NODE (card))));
  assert_string_not_equal (vouch_node_get_id (VOUCH_NODE (card)),
                           vouch_node_get_id (VOUCH_NODE (other)));
}

static void
test_getters (void **state)
{
  g_autoptr (VouchCard) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  g_autoptr (VouchCard) empty = vouch_card_new ();
  g_auto (GStrv) authors = vouch_card_dup_article_authors (card);
  g_auto (GStrv) nobody = vouch_card_dup_article_authors (empty);

  assert_string_equal (vouch_card_get_kind (card), "summary");
  assert_string_equal (vouch_card_get_language (card), "ko");
  assert_string_equal (vouch_card_get_title (card), "T");
  assert_string_equal (vouch_card_get_article_title (card), "A");
  assert_string_equal (vouch_card_get_article_type (card), "trial");
  assert_string_equal (vouch_card_get_article_reference (card), "r");
  assert_int_equal (g_strv_length (authors), 2);
  assert_string_equal (authors[1], "Lee");
  assert_int_equal (g_strv_length (nobody), 0);
  assert_null (vouch_card_get_article_title (empty));
  assert_null (vouch_card_get_article_reference (empty));
  assert_int_equal (vouch_node_list_get_size (vouch_card_get_sections (card)), 3);
  assert_int_equal (vouch_node_list_get_size (vouch_card_get_references (card)), 1);
  assert_int_equal (vouch_node_list_get_size (vouch_card_get_notes (card)), 1);
}

static void
test_title (void **state)
{
  g_autoptr (VouchCard) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  guint count = 0;

  g_signal_connect (card, "notify::title", G_CALLBACK (vouch_test_count_cb), &count);
  vouch_card_set_title (card, "T");
  assert_int_equal (count, 0);
  vouch_card_set_title (card, "U");
  assert_string_equal (vouch_card_get_title (card), "U");
  vouch_card_set_title (card, NULL);
  assert_null (vouch_card_get_title (card));
  assert_int_equal (count, 2);
}

static void
test_find_section (void **state)
{
  static const char *const roles[][2]
      = { { "outer", "a" }, { "inner", "b" }, { "twice", "c" }, { "none", NULL }, { "", NULL } };
  g_autoptr (VouchCard) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      VouchSection *section = vouch_card_find_section (card, roles[i][0]);

      if (roles[i][1])
        assert_string_equal (vouch_node_get_id (VOUCH_NODE (section)), roles[i][1]);
      else
        assert_null (section);
    }
}

static void
test_collect (void **state)
{
  g_autoptr (VouchCard) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  g_autoptr (VouchCard) empty = vouch_card_new ();
  g_autoptr (GPtrArray) statements = vouch_card_collect_statements (card);
  g_autoptr (GPtrArray) none = vouch_card_collect_statements (empty);

  assert_int_equal (statements->len, 4);
  for (guint i = 0; i < statements->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i + 1);

      assert_string_equal (vouch_node_get_id (statements->pdata[i]), id);
    }
  assert_int_equal (none->len, 0);
}

/* What only a record may alter is known by the table. */
static void
test_records (void **state)
{
  static const char *const records[] = { "approvals", "reviewed", "publications", NULL };
  g_autoptr (VouchNode) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  const VouchMember *members = VOUCH_NODE_GET_CLASS (card)->members;

  for (guint i = 0; members[i].name; i++)
    assert_int_equal (!!(members[i].flags & VOUCH_MEMBER_RECORD),
                      g_strv_contains (records, members[i].name));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_new),     cmocka_unit_test (test_getters),
    cmocka_unit_test (test_title),   cmocka_unit_test (test_find_section),
    cmocka_unit_test (test_collect), cmocka_unit_test (test_records),
  };

  return vouch_test_run ("card", tests);
}
