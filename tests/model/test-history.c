/* test-history.c: undo and redo, what is one step, and what is saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-json.h"

/* Long enough for any machine; no time means that nothing is squashed. */
#define LONG 3600000

typedef struct
{
  VouchDocument *document;
  VouchHistory *history;
  char *start; /* the card at the beginning */
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->document = vouch_test_open_small_card ();
  desk->history = vouch_history_new (desk->document);
  g_object_set (desk->history, "squash-time", LONG, NULL);
  desk->start = vouch_test_print_card (desk->document);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  g_clear_object (&desk->history);
  g_clear_object (&desk->document);
  g_free (desk->start);
  g_free (desk);
  return 0;
}

static void
write_text (Desk *desk, const char *id, const char *text)
{
  assert_true (vouch_statement_set_text (vouch_test_statement (desk->document, id), text));
}

/* Letter by letter, from the caret's place at the end. */
static void
type (Desk *desk, const char *id, const char *letters)
{
  VouchStatement *statement = vouch_test_statement (desk->document, id);

  for (const char *end = letters; *end;)
    {
      g_autofree char *text = NULL;
      g_autofree char *letter = NULL;

      letter = g_strndup (end, (gsize) (g_utf8_next_char (end) - end));
      text = g_strconcat (vouch_statement_get_text (statement), letter, NULL);
      assert_true (vouch_statement_set_text (statement, text));
      end = g_utf8_next_char (end);
    }
}

static void
expect_text (Desk *desk, const char *id, const char *text)
{
  assert_string_equal (vouch_statement_get_text (vouch_test_statement (desk->document, id)), text);
}

static guint
count_steps (Desk *desk)
{
  guint n = 0;

  while (vouch_history_undo (desk->history))
    n++;
  for (guint i = 0; i < n; i++)
    assert_non_null (vouch_history_redo (desk->history));
  assert_null (vouch_history_redo (desk->history));
  return n;
}

static void
expect_start (Desk *desk)
{
  g_autofree char *now = vouch_test_print_card (desk->document);

  assert_string_equal (now, desk->start);
}

/* --- undo and redo --- */

static void
test_nothing (void **state)
{
  Desk *desk = *state;

  assert_false (vouch_history_get_can_undo (desk->history));
  assert_false (vouch_history_get_can_redo (desk->history));
  assert_null (vouch_history_get_undo_label (desk->history));
  assert_null (vouch_history_undo (desk->history));
  assert_null (vouch_history_redo (desk->history));
  assert_false (vouch_history_get_modified (desk->history));
}

static void
test_undo_and_redo (void **state)
{
  Desk *desk = *state;
  g_autofree char *end = NULL;
  g_autofree char *again = NULL;

  write_text (desk, "s1", "Something else entirely");
  assert_true (vouch_node_remove (vouch_test_node (desk->document, "advice"), NULL));
  assert_true (vouch_node_move (vouch_test_node (desk->document, "s3"),
                                vouch_test_node (desk->document, "high"), "statements", 0, NULL));
  end = vouch_test_print_card (desk->document);
  assert_int_equal (count_steps (desk), 3);
  again = vouch_test_print_card (desk->document);
  assert_string_equal (again, end);
  while (vouch_history_undo (desk->history))
    vouch_test_check_index (desk->document);
  expect_start (desk);
}

static void
test_returns_what_was_applied (void **state)
{
  Desk *desk = *state;
  VouchChange *change;

  assert_true (vouch_node_remove (vouch_test_node (desk->document, "a1"), NULL));
  change = vouch_history_undo (desk->history);
  assert_int_equal (vouch_change_get_kind (change), VOUCH_CHANGE_INSERT);
  assert_string_equal (vouch_change_get_node (change), "a1");
  change = vouch_history_redo (desk->history);
  assert_int_equal (vouch_change_get_kind (change), VOUCH_CHANGE_REMOVE);
}

static void
test_new_step_forgets_redo (void **state)
{
  Desk *desk = *state;

  write_text (desk, "s1", "One way");
  assert_non_null (vouch_history_undo (desk->history));
  write_text (desk, "s1", "Another way");
  assert_false (vouch_history_get_can_redo (desk->history));
  assert_null (vouch_history_redo (desk->history));
  assert_int_equal (count_steps (desk), 1);
}

static void
test_many_steps (void **state)
{
  Desk *desk = *state;

  g_object_set (desk->history, "squash-time", 0, NULL);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      write_text (desk, "s1", text);
    }
  assert_int_equal (count_steps (desk), 5000);
}

static void
test_refused_is_no_step (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchChange) change = vouch_test_change (
      "{'kind':'set','node':'s1','member':'text','before':'not so','after':'x'}");

  assert_false (vouch_document_apply (desk->document, change, NULL));
  assert_false (vouch_history_get_can_undo (desk->history));
  assert_false (vouch_history_get_modified (desk->history));
}

/* --- what is one step --- */

static void
test_typing_is_one_step (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", " Often – “very” often, in 40 % of cases…");
  assert_int_equal (count_steps (desk), 1);
  assert_non_null (vouch_history_undo (desk->history));
  expect_start (desk);
  assert_non_null (vouch_history_redo (desk->history));
  expect_text (desk, "s1", "Tears break up sooner. Often – “very” often, in 40 % of cases…");
  assert_string_equal (vouch_node_get_text (vouch_test_node (desk->document, "s1"), "origin"),
                       "edited");
}

static void
test_verification_comes_back (void **state)
{
  Desk *desk = *state;

  type (desk, "s2", " Or so.");
  assert_null (vouch_node_get_value (vouch_test_node (desk->document, "s2"), "verified"));
  assert_int_equal (count_steps (desk), 1);
  assert_non_null (vouch_history_undo (desk->history));
  expect_start (desk);
}

static void
test_marks_come_back (void **state)
{
  Desk *desk = *state;

  write_text (desk, "s2", "Lenses the eye out.");
  write_text (desk, "s2", "Lenses xthe eye out.");
  write_text (desk, "s2", "");
  while (vouch_history_undo (desk->history))
    ;
  expect_start (desk);
}

static void
test_backspace_belongs_to_typing (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", " ab");
  write_text (desk, "s1", "Tears break up sooner. a");
  type (desk, "s1", "c");
  assert_int_equal (count_steps (desk), 1);
}

static void
test_other_places_are_other_steps (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "ab");
  type (desk, "s3", "cd");
  type (desk, "s1", "e");
  assert_int_equal (count_steps (desk), 3);
}

static void
test_other_members_are_other_steps (void **state)
{
  Desk *desk = *state;
  VouchNode *node = vouch_test_node (desk->document, "g1");

  type (desk, "g1", "s");
  assert_true (vouch_node_set_text (node, "label", "Condition:"));
  type (desk, "g1", "s");
  assert_int_equal (count_steps (desk), 3);
}

static void
test_pasting_is_a_step (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "ab");
  write_text (desk, "s1", "Tears break up sooner.ab pasted words");
  type (desk, "s1", "cd");
  assert_int_equal (count_steps (desk), 3);
}

static void
test_deleting_a_selection_is_a_step (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "ab");
  write_text (desk, "s1", "Tears sooner.ab");
  type (desk, "s1", "cd");
  assert_int_equal (count_steps (desk), 3);
}

static void
test_time_parts_steps (void **state)
{
  Desk *desk = *state;

  g_object_set (desk->history, "squash-time", 0, NULL);
  type (desk, "s1", "abc");
  assert_int_equal (count_steps (desk), 3);
}

static void
test_break_parts_steps (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "abc");
  vouch_history_break (desk->history);
  type (desk, "s1", "def");
  assert_int_equal (count_steps (desk), 2);
}

static void
test_deliberate_step_parts_typing (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchChange) change
      = vouch_test_change ("{'kind':'set','node':'s1','member':'text','before':"
                           "'Tears break up sooner.a','after':'Tears break up sooner.ab','label':'Mend'}");

  type (desk, "s1", "a");
  vouch_test_apply (desk->document, change);
  assert_string_equal (vouch_history_get_undo_label (desk->history), "Mend");
  type (desk, "s1", "c");
  assert_int_equal (count_steps (desk), 3);
}

static void
test_typing_after_undo_is_a_step (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "a");
  vouch_history_break (desk->history);
  type (desk, "s1", "b");
  assert_non_null (vouch_history_undo (desk->history));
  type (desk, "s1", "c");
  assert_int_equal (count_steps (desk), 2);
  expect_text (desk, "s1", "Tears break up sooner.ac");
}

static void
test_typing_in_any_field (void **state)
{
  Desk *desk = *state;
  static const char *const titles[] = { "A small cards", "A small card", "A small car" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    vouch_card_set_title (vouch_document_get_card (desk->document), titles[i]);
  assert_int_equal (count_steps (desk), 1);
  assert_string_equal (vouch_history_get_undo_label (desk->history), "Edit Title");
}

/* --- letters of several bytes --- */

static const struct
{
  const char *before;
  const char *after;
  guint steps; /* with a letter typed before it */
} letters[] = {
  { "aéb", "aèéb", 1 }, { "aèéb", "aéb", 1 },   { "é", "éé", 1 },     { "", "é", 1 },
  { "é", "", 1 },       { "é", "è", 2 },        { "ab", "ba", 2 },    { "é", "éèê", 2 },
  { "x😀", "x😀😁", 1 }, { "x😀😁", "x😁", 1 }, { "aa", "aaa", 1 }, { "日本", "日本語", 1 },
};

static void
test_letters (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
      VouchStatement *statement = vouch_test_statement (document, "a1");
      g_autofree char *first = g_strconcat (letters[i].before, "z", NULL);
      g_autoptr (VouchHistory) history = NULL;
      Desk desk = { document };

      vouch_statement_set_text (statement, first);
      history = desk.history = vouch_history_new (document);
      g_object_set (history, "squash-time", LONG, NULL);
      vouch_statement_set_text (statement, letters[i].before);
      vouch_statement_set_text (statement, letters[i].after);
      if (count_steps (&desk) != letters[i].steps)
        fail_msg ("%s, %s", letters[i].before, letters[i].after);
    }
}

/* --- saved --- */

static void
test_saved (void **state)
{
  Desk *desk = *state;
  guint64 start = vouch_history_get_point (desk->history);
  guint64 point;

  type (desk, "s1", "a");
  assert_true (vouch_history_get_modified (desk->history));
  assert_non_null (vouch_history_undo (desk->history));
  assert_false (vouch_history_get_modified (desk->history));
  assert_int_equal (vouch_history_get_point (desk->history), start);
  assert_non_null (vouch_history_redo (desk->history));
  point = vouch_history_get_point (desk->history);
  vouch_history_mark_saved (desk->history, point);
  assert_false (vouch_history_get_modified (desk->history));
  assert_non_null (vouch_history_undo (desk->history));
  assert_true (vouch_history_get_modified (desk->history));
}

static void
test_typed_while_saving (void **state)
{
  Desk *desk = *state;
  guint64 point;

  type (desk, "s1", "a");
  point = vouch_history_get_point (desk->history);
  type (desk, "s1", "b");
  vouch_history_mark_saved (desk->history, point);
  assert_true (vouch_history_get_modified (desk->history));
  assert_non_null (vouch_history_undo (desk->history));
  expect_text (desk, "s1", "Tears break up sooner.a");
  assert_false (vouch_history_get_modified (desk->history));
}

static void
test_saved_state_is_gone (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "a");
  vouch_history_mark_saved (desk->history, vouch_history_get_point (desk->history));
  assert_non_null (vouch_history_undo (desk->history));
  type (desk, "s1", "a");
  /* The same words by another way: no promise is made that they are what is on disk. */
  assert_true (vouch_history_get_modified (desk->history));
}

static void
test_forget_saved (void **state)
{
  Desk *desk = *state;

  vouch_history_forget_saved (desk->history);
  assert_true (vouch_history_get_modified (desk->history));
  type (desk, "s1", "a");
  assert_non_null (vouch_history_undo (desk->history));
  assert_true (vouch_history_get_modified (desk->history));
}

/* --- properties --- */

static void
notified_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  g_string_append_printf (data, "%s ", pspec->name);
}

static void
expect_notified (GString *heard, const char *names)
{
  g_auto (GStrv) wanted = g_strsplit (names, " ", -1);

  for (guint i = 0; wanted[i] && *wanted[i]; i++)
    if (!strstr (heard->str, wanted[i]))
      fail_msg ("%s is not in “%s”", wanted[i], heard->str);
  if (!*names)
    assert_string_equal (heard->str, "");
  g_string_truncate (heard, 0);
}

static void
test_notify (void **state)
{
  Desk *desk = *state;
  g_autoptr (GString) heard = g_string_new (NULL);

  g_signal_connect (desk->history, "notify", G_CALLBACK (notified_cb), heard);
  type (desk, "s1", "a");
  expect_notified (heard, "can-undo undo-label modified");
  type (desk, "s1", "b");
  expect_notified (heard, "");
  vouch_history_mark_saved (desk->history, vouch_history_get_point (desk->history));
  expect_notified (heard, "modified");
  vouch_history_undo (desk->history);
  expect_notified (heard, "can-undo can-redo undo-label redo-label modified");
  g_object_set (desk->history, "squash-time", LONG, NULL);
  expect_notified (heard, "");
  g_object_set (desk->history, "squash-time", 1, NULL);
  expect_notified (heard, "squash-time");
}

static const struct
{
  const char *change;
  const char *label;
} labels[] = {
  { "{'kind':'set','node':'s1','member':'text','before':'Tears break up sooner.','after':'x'}",
    "Edit Text" },
  { "{'kind':'group','changes':[{'kind':'set','node':'s1','member':'origin','before':'imported',"
    "'after':'edited'},{'kind':'set','node':'s1','member':'text','before':'Tears break up sooner.',"
    "'after':'x'}]}",
    "Edit Text" },
  { "{'kind':'set','node':'card','member':'language','before':'en','after':'de'}", "Edit" },
  { "{'kind':'insert','parent':'care','list':'statements','position':0,'node':{'id':'x','text':''}}",
    "Add Statement" },
  { "{'kind':'remove','parent':'card','list':'references','position':2,'node':{'id':'r3','type':"
    "'book','title':'Three'}}",
    "Remove Reference" },
  { "{'kind':'move','node':'c1','from':{'parent':'s2','list':'citations','position':0},'to':"
    "{'parent':'s2','list':'citations','position':1}}",
    "Move Source" },
  { "{'kind':'set','node':'card','member':'title','before':'A small card','after':'x','label':"
    "'Use the article’s title'}",
    "Use the article’s title" },
};

static void
test_labels (void **state)
{
  Desk *desk = *state;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (VouchChange) change = vouch_test_change (labels[i].change);
      g_autofree char *undo = NULL;
      g_autofree char *redo = NULL;

      vouch_test_apply (desk->document, change);
      g_object_get (desk->history, "undo-label", &undo, NULL);
      assert_string_equal (undo, labels[i].label);
      vouch_history_undo (desk->history);
      g_object_get (desk->history, "redo-label", &redo, NULL);
      assert_string_equal (redo, labels[i].label);
      assert_null (vouch_history_get_undo_label (desk->history));
    }
}

/* --- records --- */

static void
verify (Desk *desk, const char *id, const char *by)
{
  g_autoptr (JsonNode) value
      = vouch_json_new_members ("by", vouch_json_new_text (by), "digest",
                                vouch_json_new_text ("d"), NULL);

  assert_true (vouch_node_set_value (vouch_test_node (desk->document, id), "verified", value, NULL));
}

static void
expect_verified (Desk *desk, const char *id, const char *by)
{
  JsonNode *value = vouch_node_get_value (vouch_test_node (desk->document, id), "verified");
  const char *who = vouch_json_get_text (vouch_json_node_object (value), "by");

  if (g_strcmp0 (who, by) != 0)
    fail_msg ("%s is verified by %s, not %s", id, who, by);
}

static void
test_record_is_no_step (void **state)
{
  Desk *desk = *state;

  verify (desk, "s1", "Bob");
  assert_false (vouch_history_get_can_undo (desk->history));
  /* But the file has to be saved, or the record is lost. */
  assert_true (vouch_history_get_modified (desk->history));
}

static void
test_record_stays_through_undo (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "a");
  type (desk, "s3", "a");
  verify (desk, "s1", "Bob");
  while (vouch_history_undo (desk->history))
    expect_verified (desk, "s1", "Bob");
  while (vouch_history_redo (desk->history))
    expect_verified (desk, "s1", "Bob");
  expect_text (desk, "s1", "Tears break up sooner.a");
}

static void
test_record_keeps_redo (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "a");
  vouch_history_undo (desk->history);
  verify (desk, "s1", "Bob");
  assert_non_null (vouch_history_redo (desk->history));
  expect_verified (desk, "s1", "Bob");
}

/* The step let a verification fall; then somebody verifies anew; undo must not bring back the old. */
static void
test_record_over_a_step (void **state)
{
  Desk *desk = *state;

  type (desk, "s2", "a");
  verify (desk, "s2", "Bob");
  assert_non_null (vouch_history_undo (desk->history));
  expect_text (desk, "s2", "Lenses dry the eye out.");
  expect_verified (desk, "s2", "Bob");
  assert_non_null (vouch_history_redo (desk->history));
  expect_text (desk, "s2", "Lenses dry the eye out.a");
  expect_verified (desk, "s2", "Bob");
}

/* A node that undo takes away, or brings back, has the record. */
static void
test_record_in_what_comes_and_goes (void **state)
{
  Desk *desk = *state;

  assert_true (vouch_node_remove (vouch_test_node (desk->document, "advice"), NULL));
  vouch_history_undo (desk->history);
  verify (desk, "a1", "Bob");
  assert_non_null (vouch_history_redo (desk->history));
  assert_null (vouch_document_lookup (desk->document, "a1"));
  assert_non_null (vouch_history_undo (desk->history));
  expect_verified (desk, "a1", "Bob");
}

static void
test_record_in_what_was_inserted (void **state)
{
  Desk *desk = *state;
  g_autoptr (JsonNode) json = vouch_statement_json_new ("New", "written");
  g_autofree char *id = NULL;

  id = g_strdup (vouch_node_get_id (
      vouch_node_insert (vouch_test_node (desk->document, "care"), "statements", 0, json, NULL)));
  type (desk, id, "er");
  verify (desk, id, "Bob");
  assert_non_null (vouch_history_undo (desk->history));
  assert_non_null (vouch_history_undo (desk->history));
  assert_null (vouch_document_lookup (desk->document, id));
  assert_non_null (vouch_history_redo (desk->history));
  expect_verified (desk, id, "Bob");
  assert_non_null (vouch_history_redo (desk->history));
  expect_text (desk, id, "Newer");
}

/* A step of which nothing is left is none. */
static void
test_record_takes_a_step (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchChange) change = vouch_test_change (
      "{'kind':'set','node':'s2','member':'verified','before':{'by':'Ann','at':"
      "'2026-01-02T03:04:05Z','digest':'d'},'after':null}");

  vouch_test_apply (desk->document, change);
  assert_true (vouch_history_get_can_undo (desk->history));
  verify (desk, "s2", "Bob");
  assert_false (vouch_history_get_can_undo (desk->history));
  assert_null (vouch_history_undo (desk->history));
  expect_verified (desk, "s2", "Bob");
}

static void
test_record_is_to_be_saved (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "a");
  vouch_history_mark_saved (desk->history, vouch_history_get_point (desk->history));
  verify (desk, "s1", "Bob");
  assert_true (vouch_history_get_modified (desk->history));
  vouch_history_mark_saved (desk->history, vouch_history_get_point (desk->history));
  assert_false (vouch_history_get_modified (desk->history));
  vouch_history_undo (desk->history);
  assert_true (vouch_history_get_modified (desk->history));
  vouch_history_redo (desk->history);
  assert_false (vouch_history_get_modified (desk->history));
}

/* --- lifetimes --- */

static void
test_document_is_gone (void **state)
{
  Desk *desk = *state;

  type (desk, "s1", "a");
  g_clear_object (&desk->document);
  assert_false (vouch_history_get_can_undo (desk->history));
  assert_false (vouch_history_get_can_redo (desk->history));
  assert_null (vouch_history_get_undo_label (desk->history));
  assert_null (vouch_history_undo (desk->history));
  assert_null (vouch_history_redo (desk->history));
  vouch_history_break (desk->history);
  vouch_history_mark_saved (desk->history, vouch_history_get_point (desk->history));
  vouch_history_forget_saved (desk->history);
}

static void
test_history_is_gone (void **state)
{
  Desk *desk = *state;

  g_object_add_weak_pointer (G_OBJECT (desk->history), (gpointer *) &desk->history);
  g_object_unref (desk->history);
  assert_null (desk->history);
  write_text (desk, "s1", "Nobody listens");
}

typedef struct
{
  VouchHistory *history;
  gboolean did_undo;
} Meddler;

static void
undo_cb (VouchDocument *document, VouchChange *change, gpointer data)
{
  Meddler *meddler = data;

  meddler->did_undo = vouch_history_undo (meddler->history) != NULL;
}

static void
test_undo_while_told (void **state)
{
  Desk *desk = *state;
  Meddler meddler = { desk->history, TRUE };

  type (desk, "s1", "a");
  g_signal_connect (desk->document, "changed", G_CALLBACK (undo_cb), &meddler);
  type (desk, "s3", "a");
  assert_false (meddler.did_undo);
  meddler.did_undo = TRUE;
  assert_non_null (vouch_history_undo (desk->history));
  assert_false (meddler.did_undo);
  g_signal_handlers_disconnect_by_data (desk->document, &meddler);
  assert_non_null (vouch_history_undo (desk->history));
  expect_start (desk);
}

/* Two histories of one document: each sees the other's undo as a step. */
static void
test_two_histories (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchHistory) other = vouch_history_new (desk->document);

  write_text (desk, "s1", "One");
  assert_non_null (vouch_history_undo (other));
  assert_true (vouch_history_get_can_undo (desk->history));
  assert_non_null (vouch_history_undo (desk->history));
  expect_text (desk, "s1", "One");
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (test_nothing),
    TEST (test_undo_and_redo),
    TEST (test_returns_what_was_applied),
    TEST (test_new_step_forgets_redo),
    TEST (test_many_steps),
    TEST (test_refused_is_no_step),
    TEST (test_typing_is_one_step),
    TEST (test_verification_comes_back),
    TEST (test_marks_come_back),
    TEST (test_backspace_belongs_to_typing),
    TEST (test_other_places_are_other_steps),
    TEST (test_other_members_are_other_steps),
    TEST (test_pasting_is_a_step),
    TEST (test_deleting_a_selection_is_a_step),
    TEST (test_time_parts_steps),
    TEST (test_break_parts_steps),
    TEST (test_deliberate_step_parts_typing),
    TEST (test_typing_after_undo_is_a_step),
    TEST (test_typing_in_any_field),
    TEST (test_letters),
    TEST (test_saved),
    TEST (test_typed_while_saving),
    TEST (test_saved_state_is_gone),
    TEST (test_forget_saved),
    TEST (test_notify),
    TEST (test_labels),
    TEST (test_record_is_no_step),
    TEST (test_record_stays_through_undo),
    TEST (test_record_keeps_redo),
    TEST (test_record_over_a_step),
    TEST (test_record_in_what_comes_and_goes),
    TEST (test_record_in_what_was_inserted),
    TEST (test_record_takes_a_step),
    TEST (test_record_is_to_be_saved),
    TEST (test_document_is_gone),
    TEST (test_history_is_gone),
    TEST (test_undo_while_told),
    TEST (test_two_histories),
  };

  return vouch_test_run ("history", tests);
}
