/* test-seen-by-eye.c: a passage typed by hand: for which citation, and what it does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-seen-by-eye.h"
#include "vouch-statement.h"

#define PLAIN(id) "{'id':'" id "','reference':'r','relation':'supports','how':'chosen'}"
#define AGAINST "{'id':'against','reference':'r','relation':'contradicts','how':'chosen'}"
#define QUOTED "{'id':'quoted','reference':'r','relation':'supports','how':'chosen','quote':{'exact':'E'}}"
#define PART "{'id':'part','reference':'r','relation':'supports','how':'chosen','region':{'page':1}}"
#define TYPED "{'id':'typed','reference':'r','relation':'supports','how':'typed','seen-by-eye':'It rose.'}"

static VouchNode *
make_statement (const char *citations)
{
  g_autofree char *json = g_strconcat ("{'id':'s','text':'S','origin':'written','citations':[", citations, "]}", NULL);
  g_autoptr (JsonNode) node = NULL;
  VouchNode *statement;

  g_strdelimit (json, "'", '"');
  node = vouch_json_parse (json, strlen (json), 10000, NULL);
  statement = vouch_node_new_from_json (VOUCH_TYPE_STATEMENT, node, NULL);
  assert_non_null (statement);
  return statement;
}

static void
test_find (void **state)
{
  static const struct
  {
    const char *citations;
    const char *found; /* NULL: none */
  } cases[] = {
    { PLAIN ("a"), "a" },
    { PLAIN ("a") "," PLAIN ("b"), "a" },
    { QUOTED "," PLAIN ("a"), "a" },
    { TYPED "," PLAIN ("a"), "a" },
    { TYPED, "typed" },
    { QUOTED, NULL },
    { PART, NULL },
    { AGAINST, NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchNode) statement = make_statement (cases[i].citations);
      VouchCitation *found = vouch_seen_by_eye_find (statement);

      assert_true (g_strcmp0 (found ? vouch_node_get_id (VOUCH_NODE (found)) : NULL, cases[i].found) == 0);
    }
}

static void
test_edit (void **state)
{
  g_autoptr (VouchNode) statement = make_statement (PLAIN ("a"));
  VouchCitation *citation = vouch_seen_by_eye_find (statement);
  g_autoptr (VouchChange) change = vouch_seen_by_eye_edit (citation, "  It rose. ");
  g_autoptr (VouchChange) nothing = vouch_seen_by_eye_edit (citation, "  ");

  assert_int_equal (vouch_change_get_size (change), 2);
  assert_string_equal (vouch_change_get_member (vouch_change_get_part (change, 0)), "seen-by-eye");
  assert_string_equal (vouch_json_node_text (vouch_change_get_after (vouch_change_get_part (change, 0))), "It rose.");
  assert_string_equal (vouch_json_node_text (vouch_change_get_after (vouch_change_get_part (change, 1))), "typed");
  assert_null (nothing);
}

static void
test_take_away (void **state)
{
  g_autoptr (VouchNode) statement = make_statement (TYPED);
  g_autoptr (VouchChange) change = vouch_seen_by_eye_edit (vouch_seen_by_eye_find (statement), "");

  assert_int_equal (vouch_change_get_size (change), 1);
  assert_null (vouch_change_get_after (vouch_change_get_part (change, 0)));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_find),
    cmocka_unit_test (test_edit),
    cmocka_unit_test (test_take_away),
  };

  return vouch_test_run ("seen-by-eye", tests);
}
