/* test-note.c: notes and the replies to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include "vouch-reply.h"

static void
test_note (void **state)
{
  g_autoptr (VouchNote) note = vouch_test_read_node (
      VOUCH_TYPE_NOTE,
      "{'id':'n','on':'s','author':{'name':'Ann','id':'x'},'created':'2026-06-02T10:00:00Z',"
      "'kind':'question','blocking':true,'body':'Really?','replies':[{'id':'p','author':'Ben',"
      "'created':'2026-06-03T10:00:00Z','body':'Yes.'}],'resolved':{'by':'Ann'}}");
  VouchReply *reply = vouch_node_list_peek (vouch_note_get_replies (note), 0);

  assert_string_equal (vouch_note_get_on (note), "s");
  assert_string_equal (vouch_note_get_author (note), "Ann");
  assert_string_equal (vouch_note_get_created (note), "2026-06-02T10:00:00Z");
  assert_string_equal (vouch_note_get_body (note), "Really?");
  assert_true (vouch_note_is_blocking (note));
  assert_true (vouch_note_is_resolved (note));
  assert_string_equal (vouch_reply_get_author (reply), "Ben");
  assert_string_equal (vouch_reply_get_created (reply), "2026-06-03T10:00:00Z");
  assert_string_equal (vouch_reply_get_body (reply), "Yes.");
}

static void
test_bare (void **state)
{
  g_autoptr (VouchNote) note = vouch_test_read_node (VOUCH_TYPE_NOTE, "{'id':'n','on':'s'}");
  g_autoptr (JsonNode) resolved = vouch_test_parse ("{'by':'Ann'}");
  guint count = 0;

  assert_null (vouch_note_get_author (note));
  assert_null (vouch_note_get_body (note));
  assert_false (vouch_note_is_blocking (note));
  assert_false (vouch_note_is_resolved (note));
  assert_int_equal (vouch_node_list_get_size (vouch_note_get_replies (note)), 0);

  g_signal_connect (note, "notify::resolved", G_CALLBACK (vouch_test_count_cb), &count);
  assert_true (vouch_node_set_value (VOUCH_NODE (note), "resolved", resolved, NULL));
  assert_true (vouch_note_is_resolved (note));
  assert_true (vouch_node_set_value (VOUCH_NODE (note), "resolved", NULL, NULL));
  assert_false (vouch_note_is_resolved (note));
  assert_int_equal (count, 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_note),
    cmocka_unit_test (test_bare),
  };

  return vouch_test_run ("note", tests);
}
