/* test-note-edit.c: notes written, answered, resolved and taken away, each as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json.h"

typedef struct
{
  VouchDocument *document;
  VouchHistory *history;
} Desk;

static void
open_desk (Desk *desk)
{
  desk->document = vouch_test_open_fixture ("check/clean.scorecard");
  desk->history = vouch_history_new (desk->document);
}

static void
close_desk (Desk *desk)
{
  g_object_unref (desk->history);
  g_object_unref (desk->document);
}

static void
edit (Desk *desk, VouchChange *change)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  assert_non_null (change);
  if (!vouch_document_edit (desk->document, change, &error))
    fail_msg ("%s", error->message);
}

static VouchNote *
write_note (Desk *desk)
{
  VouchNoteDraft draft = { "question", "Who measured it?", TRUE };
  g_autofree char *id = NULL;

  edit (desk, vouch_note_edit_write (desk->document, "h1", &draft, "R. Reviewer", &id));
  return VOUCH_NOTE (vouch_document_lookup (desk->document, id));
}

static void
test_write (void **state)
{
  Desk desk;
  VouchNote *note;
  VouchNoteDraft draft = { "remark", "x", FALSE };

  open_desk (&desk);
  note = write_note (&desk);
  assert_string_equal (vouch_note_get_on (note), "h1");
  assert_string_equal (vouch_note_get_body (note), "Who measured it?");
  assert_string_equal (vouch_note_get_author (note), "R. Reviewer");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (note), "kind"), "question");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (note), "was"),
                       "Osmolarity rose after eight hours of wear.");
  assert_true (vouch_note_is_blocking (note));
  assert_false (vouch_note_is_resolved (note));
  assert_non_null (vouch_note_get_created (note));
  assert_string_equal (vouch_history_get_undo_label (desk.history), "Write Note");
  vouch_history_undo (desk.history);
  assert_int_equal (vouch_node_list_get_size (
                        vouch_card_get_notes (vouch_document_get_card (desk.document))), 0);
  assert_null (vouch_note_edit_write (desk.document, "no-such-node", &draft, NULL, NULL));
  close_desk (&desk);
}

/* A section has no text, but a title; a person may have no name yet. */
static void
test_write_on_a_section (void **state)
{
  Desk desk;
  VouchNoteDraft draft = { "remark", "Too long", FALSE };
  g_autofree char *id = NULL;
  VouchNode *note;

  open_desk (&desk);
  edit (&desk, vouch_note_edit_write (desk.document, "highlights", &draft, NULL, &id));
  note = vouch_document_lookup (desk.document, id);
  assert_string_equal (vouch_node_get_text (note, "was"), "Key Highlights");
  assert_null (vouch_note_get_author (VOUCH_NOTE (note)));
  close_desk (&desk);
}

static void
test_rewrite (void **state)
{
  Desk desk;
  VouchNote *note;
  VouchNoteDraft draft = { "question", "Who measured it?", TRUE };

  open_desk (&desk);
  note = write_note (&desk);
  assert_null (vouch_note_edit_rewrite (note, &draft));
  draft = (VouchNoteDraft){ "wording", "Say who measured it.", FALSE };
  edit (&desk, vouch_note_edit_rewrite (note, &draft));
  assert_string_equal (vouch_note_get_body (note), "Say who measured it.");
  assert_false (vouch_note_is_blocking (note));
  vouch_history_undo (desk.history);
  assert_string_equal (vouch_note_get_body (note), "Who measured it?");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (note), "kind"), "question");
  assert_true (vouch_note_is_blocking (note));
  close_desk (&desk);
}

static void
test_answer (void **state)
{
  Desk desk;
  VouchNote *note;
  VouchReply *reply;

  open_desk (&desk);
  note = write_note (&desk);
  edit (&desk, vouch_note_edit_answer (note, "The authors did.", "W. Writer"));
  edit (&desk, vouch_note_edit_answer (note, "Thanks.", "R. Reviewer"));
  assert_int_equal (vouch_node_list_get_size (vouch_note_get_replies (note)), 2);
  reply = vouch_node_list_peek (vouch_note_get_replies (note), 0);
  assert_string_equal (vouch_reply_get_author (reply), "W. Writer");
  assert_null (vouch_note_edit_reanswer (reply, "The authors did."));
  edit (&desk, vouch_note_edit_reanswer (reply, "Two of the authors did."));
  assert_string_equal (vouch_reply_get_body (reply), "Two of the authors did.");
  edit (&desk, vouch_note_edit_remove (VOUCH_NODE (reply)));
  assert_int_equal (vouch_node_list_get_size (vouch_note_get_replies (note)), 1);
  assert_string_equal (vouch_history_get_undo_label (desk.history), "Remove Answer");
  vouch_history_undo (desk.history);
  reply = vouch_node_list_peek (vouch_note_get_replies (note), 0);
  assert_string_equal (vouch_reply_get_body (reply), "Two of the authors did.");
  close_desk (&desk);
}

static void
test_resolve (void **state)
{
  Desk desk;
  VouchNote *note;
  JsonObject *resolved;

  open_desk (&desk);
  note = write_note (&desk);
  assert_null (vouch_note_edit_reopen (note));
  edit (&desk, vouch_note_edit_resolve (note, "R. Reviewer"));
  assert_true (vouch_note_is_resolved (note));
  resolved = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (note), "resolved"));
  assert_string_equal (vouch_json_get_text (resolved, "by"), "R. Reviewer");
  assert_non_null (vouch_json_get_text (resolved, "at"));
  assert_null (vouch_note_edit_resolve (note, "R. Reviewer"));
  edit (&desk, vouch_note_edit_reopen (note));
  assert_false (vouch_note_is_resolved (note));
  close_desk (&desk);
}

static void
test_remove_with_answers (void **state)
{
  Desk desk;
  VouchNote *note;
  g_autofree char *id = NULL;

  open_desk (&desk);
  note = write_note (&desk);
  id = g_strdup (vouch_node_get_id (VOUCH_NODE (note)));
  edit (&desk, vouch_note_edit_answer (note, "The authors did.", "W. Writer"));
  edit (&desk, vouch_note_edit_remove (VOUCH_NODE (note)));
  assert_null (vouch_document_lookup (desk.document, id));
  vouch_history_undo (desk.history);
  note = VOUCH_NOTE (vouch_document_lookup (desk.document, id));
  assert_int_equal (vouch_node_list_get_size (vouch_note_get_replies (note)), 1);
  close_desk (&desk);
}

static void
test_has_changed (void **state)
{
  Desk desk;
  VouchNote *note;

  open_desk (&desk);
  note = write_note (&desk);
  assert_false (vouch_note_has_changed (note));
  vouch_test_set (desk.document, "h1", "text", "'The authors saw osmolarity rise.'");
  assert_true (vouch_note_has_changed (note));
  vouch_history_undo (desk.history);
  assert_false (vouch_note_has_changed (note));
  vouch_test_remove (desk.document, "h1");
  assert_true (vouch_note_has_changed (note));
  close_desk (&desk);
}

static void
test_kinds (void **state)
{
  assert_string_equal (vouch_note_kinds_get (0)->id, "remark");
  for (guint i = 0; i < vouch_note_kinds_count (); i++)
    assert_ptr_equal (vouch_note_kinds_find (vouch_note_kinds_get (i)->id),
                      vouch_note_kinds_get (i));
  assert_null (vouch_note_kinds_find ("from-a-later-version"));
  assert_null (vouch_note_kinds_find (NULL));
  assert_string_equal (vouch_note_kind_get_title ("wrong-number"), "Wrong number");
  assert_string_equal (vouch_note_kind_get_title ("from-a-later-version"), "Remark");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_write),
    cmocka_unit_test (test_write_on_a_section),
    cmocka_unit_test (test_rewrite),
    cmocka_unit_test (test_answer),
    cmocka_unit_test (test_resolve),
    cmocka_unit_test (test_remove_with_answers),
    cmocka_unit_test (test_has_changed),
    cmocka_unit_test (test_kinds),
  };

  return vouch_test_run ("note-edit", tests);
}
