/* test-statement.c: the ladder, and what a statement says of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include <string.h>

#include "vouch-digest.h"
#include "vouch-json.h"

#define LINK "{'id':'c','reference':'r','relation':'supports'}"
#define QUOTE(id, relation)                                                                        \
  "{'id':'" id "','reference':'r','relation':'" relation "','quote':{'exact':'words'}}"
#define DECLINED ",'declined':{'reason':'not-a-claim','by':'Ann'}"

/* VERIFIED stands for the digest of the statement as it is there. */
#define VERIFIED ",'verified':{'by':'Ann','digest':'VERIFIED'}"

static const struct
{
  const char *rest; /* of the statement, after its id */
  VouchRung expected;
} rungs[] = {
  { "'text':''", VOUCH_RUNG_EMPTY },
  { "'text':' \\n\u00a0\u200b'", VOUCH_RUNG_EMPTY },
  { "'text':'','label':'Condition'", VOUCH_RUNG_EMPTY },
  { "'text':'','none':{'why':'not-applicable'}", VOUCH_RUNG_EMPTY },
  { "'text':'','citations':[" LINK "]", VOUCH_RUNG_EMPTY },
  { "'text':''" DECLINED, VOUCH_RUNG_EMPTY },
  { "'text':''" VERIFIED, VOUCH_RUNG_EMPTY },
  { "'text':'A.'", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','marks':[{'from':0,'to':1,'as':'bold'}]", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','marker':{'text':'ref','at':1}", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','citations':[]", VOUCH_RUNG_UNSOURCED },
  /* Only what supports counts. */
  { "'text':'A.','citations':[{'id':'c','reference':'r'}]", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','citations':[" QUOTE ("c", "background") "]", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','citations':[" QUOTE ("c", "contradicts") "]", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','citations':[" QUOTE ("c", "Supports") "]", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','citations':[" LINK "]", VOUCH_RUNG_LINKED },
  { "'text':'A.','citations':[" LINK "," QUOTE ("d", "background") "]", VOUCH_RUNG_LINKED },
  { "'text':'A.','citations':[" QUOTE ("d", "contradicts") "," LINK "]", VOUCH_RUNG_LINKED },
  { "'text':'A.','citations':[{'id':'c','reference':'gone','relation':'supports'}]",
    VOUCH_RUNG_LINKED },
  /* A passage: words, or a region. A page alone is none. */
  { "'text':'A.','citations':[" QUOTE ("c", "supports") "]", VOUCH_RUNG_ANCHORED },
  { "'text':'A.','citations':[" LINK "," QUOTE ("d", "supports") "]", VOUCH_RUNG_ANCHORED },
  { "'text':'A.','citations':[{'id':'c','reference':'r','relation':'supports','region':{'page':3}}"
    "]",
    VOUCH_RUNG_ANCHORED },
  { "'text':'A.','citations':[{'id':'c','reference':'r','relation':'supports','quote':{'page':3}}]",
    VOUCH_RUNG_LINKED },
  { "'text':'A.','citations':[{'id':'c','reference':'r','relation':'supports','quote':{'exact':''}}"
    "]",
    VOUCH_RUNG_LINKED },
  { "'text':'A.','citations':[{'id':'c','reference':'r','relation':'supports',"
    "'locator':{'label':'page','value':'3'},'quote':null}]",
    VOUCH_RUNG_LINKED },
  /* Checked, as it is now; what has no source can't be. */
  { "'text':'A.','citations':[" QUOTE ("c", "supports") "]" VERIFIED, VOUCH_RUNG_VERIFIED },
  { "'text':'A.','citations':[" LINK "]" VERIFIED, VOUCH_RUNG_VERIFIED },
  { "'text':'A.','citations':[" QUOTE ("c",
                                       "supports") "],'verified':{'by':'Ann','digest':'other'}",
    VOUCH_RUNG_ANCHORED },
  { "'text':'A.','citations':[" LINK "],'verified':{'by':'Ann'}", VOUCH_RUNG_LINKED },
  { "'text':'A.','citations':[" LINK "],'verified':null", VOUCH_RUNG_LINKED },
  { "'text':'A.'" VERIFIED, VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','citations':[" QUOTE ("c", "contradicts") "]" VERIFIED, VOUCH_RUNG_UNSOURCED },
  /* Beside the ladder, as long as it has no source. */
  { "'text':'A.'" DECLINED, VOUCH_RUNG_DECLINED },
  { "'text':'A.','citations':[" QUOTE ("c", "background") "]" DECLINED, VOUCH_RUNG_DECLINED },
  { "'text':'A.','citations':[" LINK "]" DECLINED, VOUCH_RUNG_LINKED },
  { "'text':'A.'" DECLINED VERIFIED, VOUCH_RUNG_DECLINED },
  { "'text':'A.','declined':null", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','none':{'why':'x'}", VOUCH_RUNG_UNSOURCED },
  /* Off the page, whatever else. */
  { "'text':'A.','set-aside':true", VOUCH_RUNG_SET_ASIDE },
  { "'text':'A.','set-aside':{}", VOUCH_RUNG_SET_ASIDE },
  { "'text':'A.','set-aside':'why'", VOUCH_RUNG_SET_ASIDE },
  { "'text':'A.','set-aside':false", VOUCH_RUNG_UNSOURCED },
  { "'text':'A.','set-aside':null", VOUCH_RUNG_UNSOURCED },
  { "'text':'','set-aside':true", VOUCH_RUNG_SET_ASIDE },
  { "'text':'A.','set-aside':{},'citations':[" LINK "]" VERIFIED, VOUCH_RUNG_SET_ASIDE },
  { "'text':'A.','set-aside':{}" DECLINED, VOUCH_RUNG_SET_ASIDE },
};

static char *
digest_statement (const char *json)
{
  g_autoptr (JsonNode) node = vouch_test_parse (json);

  return vouch_statement_digest (node);
}

static void
test_rungs (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (rungs); i++)
    {
      g_autofree char *draft = g_strdup_printf ("{'id':'s',%s}", rungs[i].rest);
      g_autofree char *digest = digest_statement (draft);
      g_autoptr (GString) json = g_string_new (draft);
      g_autoptr (VouchStatement) statement = NULL;

      g_string_replace (json, "VERIFIED", digest, 1);
      statement = vouch_test_read_node (VOUCH_TYPE_STATEMENT, json->str);
      if (vouch_statement_get_rung (statement) != rungs[i].expected)
        fail_msg ("%s: rung %d", json->str, (int) vouch_statement_get_rung (statement));
    }
}

/* A verification falls with the letter that is altered, and stands again with it. */
static void
test_verified_text (void **state)
{
  g_autofree char *digest = digest_statement ("{'id':'s','text':'A.','citations':[" LINK "]}");
  g_autofree char *json = g_strdup_printf (
      "{'id':'s','text':'A.','citations':[" LINK "],'verified':{'digest':'%s'}}", digest);
  g_autoptr (VouchStatement) statement = vouch_test_read_node (VOUCH_TYPE_STATEMENT, json);
  VouchNode *citation = vouch_node_list_peek (vouch_statement_get_citations (statement), 0);

  assert_int_equal (vouch_statement_get_rung (statement), VOUCH_RUNG_VERIFIED);
  vouch_statement_set_text (statement, "B.");
  assert_int_equal (vouch_statement_get_rung (statement), VOUCH_RUNG_LINKED);
  vouch_statement_set_text (statement, "A.");
  assert_int_equal (vouch_statement_get_rung (statement), VOUCH_RUNG_VERIFIED);
  vouch_node_set_text (citation, "reference", "q");
  assert_int_equal (vouch_statement_get_rung (statement), VOUCH_RUNG_LINKED);
  vouch_node_set_text (citation, "reference", "r");
  vouch_node_set_text (VOUCH_NODE (statement), "origin", "edited");
  assert_int_equal (vouch_statement_get_rung (statement), VOUCH_RUNG_VERIFIED);
}

static void
test_getters (void **state)
{
  g_autoptr (VouchNode) section = vouch_test_read_node (
      VOUCH_TYPE_SECTION,
      "{'id':'a','statements':[{'id':'s','label':'L','text':'ab','marks':"
      "[{'from':1,'to':2,'as':'bold'}],'marker':{'text':'ensure sourced','at':2},"
      "'none':{'why':'x'}},{'id':'t','text':'b','marker':{'at':2}}]}");
  VouchNodeList *list = vouch_node_get_list (section, "statements");
  VouchStatement *full = vouch_node_list_peek (list, 0);
  VouchStatement *bare = vouch_node_list_peek (list, 1);
  g_autoptr (VouchStatement) alone
      = vouch_test_read_node (VOUCH_TYPE_STATEMENT, "{'id':'s','text':'ab'}");

  assert_string_equal (vouch_statement_get_label (full), "L");
  assert_null (vouch_statement_get_label (bare));
  assert_string_equal (vouch_statement_get_text (full), "ab");
  assert_int_equal (json_array_get_length (vouch_statement_get_marks (full)), 1);
  assert_null (vouch_statement_get_marks (bare));
  assert_string_equal (vouch_statement_get_marker (full), "ensure sourced");
  assert_null (vouch_statement_get_marker (bare));
  assert_true (vouch_statement_has_none (full));
  assert_false (vouch_statement_has_none (bare));
  assert_int_equal (vouch_node_list_get_size (vouch_statement_get_citations (bare)), 0);
  assert_ptr_equal (vouch_statement_get_section (full), section);
  assert_null (vouch_statement_get_section (alone));
}

/* Text and marks are one value: what is set says both, what is typed keeps marks. */
static void
test_marks (void **state)
{
  g_autoptr (VouchStatement) statement = vouch_test_read_node (
      VOUCH_TYPE_STATEMENT, "{'id':'s','text':'H2O','marks':[{'from':1,'to':2,'as':'subscript'}]}");
  g_autoptr (JsonNode) plain = vouch_test_parse ("'H2O'");
  guint count = 0;

  g_signal_connect (statement, "notify::text", G_CALLBACK (vouch_test_count_cb), &count);
  vouch_statement_set_text (statement, "H2O is wet");
  assert_int_equal (json_array_get_length (vouch_statement_get_marks (statement)), 1);
  vouch_statement_set_text (statement, "HO is wet");
  assert_null (vouch_statement_get_marks (statement));
  vouch_statement_set_text (statement, "HO is wet");
  assert_int_equal (count, 2);
  assert_true (vouch_node_set_value (VOUCH_NODE (statement), "text", plain, NULL));
  assert_null (vouch_statement_get_marks (statement));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_rungs),
    cmocka_unit_test (test_verified_text),
    cmocka_unit_test (test_getters),
    cmocka_unit_test (test_marks),
  };

  return vouch_test_run ("statement", tests);
}
