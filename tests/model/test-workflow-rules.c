/* test-workflow-rules.c: rules that speak where a house asks for it, and those on notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>

#include "rule-cases-house.h"
#include "vouch-json.h"

static VouchProfile *
read_profile (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  VouchProfile *profile = vouch_profile_new_from_bytes (bytes, "house", NULL);

  assert_non_null (profile);
  assert_int_equal (vouch_profile_get_troubles (profile)->len, 0);
  return profile;
}

static VouchValidator *
open_with (VouchDocument *document, const char *text)
{
  g_autoptr (VouchProfile) profile = read_profile (text);
  VouchValidator *validator = vouch_validator_new (document);

  vouch_validator_set_profile (validator, profile);
  vouch_validator_flush (validator);
  return validator;
}

static void
assert_count (VouchValidator *validator, const char *rule, guint count)
{
  vouch_validator_flush (validator);
  if (vouch_test_count_findings (validator, rule) != count)
    {
      g_autofree char *list = vouch_test_list_findings (validator);

      fail_msg ("Not %u of %s:\n%s", count, rule, list);
    }
}

static void
test_approval_stale (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = open_with (document, "{'approval': 'required'}");
  VouchStatement *h1 = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));
  g_autofree char *before = g_strdup (vouch_statement_get_text (h1));

  assert_count (validator, "approval-stale", 1);
  assert_true (vouch_validator_approve (validator, "R. Reviewer", NULL));
  assert_count (validator, "approval-stale", 0);
  vouch_statement_set_text (h1, "Osmolarity fell after many hours of wear.");
  assert_count (validator, "approval-stale", 1);
  vouch_statement_set_text (h1, before);
  assert_count (validator, "approval-stale", 0);
  vouch_validator_set_profile (validator, NULL);
  vouch_statement_set_text (h1, "Osmolarity fell after many hours of wear.");
  assert_count (validator, "approval-stale", 0);
}

static void
check_approvers (VouchValidator *validator, const char *expected)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  vouch_validator_flush (validator);
  names = vouch_validator_list_approvers (validator);
  joined = g_strjoinv (", ", names);
  assert_string_equal (joined, expected);
}

/* Who approves, approves what is said now; undo goes past it. */
static void
test_approvers (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autoptr (VouchValidator) validator = open_with (document, "{'approval': 'required'}");
  g_autoptr (GError) error = NULL;

  check_approvers (validator, "");
  assert_false (vouch_validator_approve (validator, " ", &error));
  assert_true (g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON));
  vouch_test_set (document, "h1", "text", "'Osmolarity fell after many hours of wear.'");
  assert_true (vouch_validator_approve (validator, "R. Reviewer", NULL));
  assert_true (vouch_validator_approve (validator, "B. Editor", NULL));
  assert_true (vouch_validator_approve (validator, "R. Reviewer", NULL));
  check_approvers (validator, "B. Editor, R. Reviewer");
  assert_non_null (vouch_history_undo (history));
  check_approvers (validator, "");
  assert_count (validator, "approval-stale", 1);
  assert_non_null (vouch_history_redo (history));
  check_approvers (validator, "B. Editor, R. Reviewer");
  assert_true (vouch_validator_unapprove (validator, "R. Reviewer", NULL));
  check_approvers (validator, "B. Editor");
  assert_true (vouch_validator_unapprove (validator, "B. Editor", NULL));
  assert_count (validator, "approval-stale", 1);
}

static void
count_cb (VouchValidator *validator, guint *count)
{
  (*count)++;
}

static gboolean
is_checked (gpointer count)
{
  return *(guint *) count > 0;
}

static gboolean
is_settled (gpointer validator)
{
  return !vouch_validator_is_pending (validator);
}

/* The card isn't hashed for each letter: what was approved is asked when edits have stopped. */
static void
test_approval_waits (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = open_with (document, "{'approval': 'required'}");
  guint count = 0;

  g_signal_connect (validator, "checked", G_CALLBACK (count_cb), &count);
  assert_true (vouch_validator_approve (validator, "R. Reviewer", NULL));
  assert_true (vouch_test_wait_until (is_checked, &count, 5000));
  assert_int_equal (vouch_test_count_findings (validator, "approval-stale"), 0);
  assert_false (vouch_validator_is_pending (validator));
  count = 0;
  vouch_test_set (document, "h1", "text", "'Osmolarity fell after many hours of wear.'");
  assert_true (vouch_test_wait_until (is_checked, &count, 5000));
  assert_true (vouch_validator_is_pending (validator));
  assert_int_equal (vouch_test_count_findings (validator, "approval-stale"), 0);
  assert_true (vouch_test_wait_until (is_settled, validator, 10000));
  assert_int_equal (vouch_test_count_findings (validator, "approval-stale"), 1);
}

static void
test_approval_own (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = open_with (document, "{'approval': 'required'}");

  vouch_test_set (document, "card", "people", "[{'name':'A. Writer','role':'author'}]");
  assert_true (vouch_validator_approve (validator, "A. Writer", NULL));
  assert_count (validator, "approval-own", 1);
  assert_true (vouch_validator_approve (validator, "B. Editor", NULL));
  assert_count (validator, "approval-own", 0);
  assert_true (vouch_validator_unapprove (validator, "A. Writer", NULL));
  vouch_test_set (document, "card", "people",
                  "[{'name':'B. Editor','role':'author'},{'name':'C. Writer','role':'author'}]");
  assert_count (validator, "approval-own", 0);
  vouch_test_set (document, "card", "people",
                  "[{'name':'B. Editor','role':'author'},{'name':'C. Reader','role':'reviewer'}]");
  assert_count (validator, "approval-own", 1);
}

static void
test_required (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator
      = open_with (document, "{'required': {'card': ['article/title', 'disclosure'], 'reference': "
                             "['publisher'], 'at-a-glance': ['Condition', 'Cost']}}");

  /* The line, a publisher of each of two references, and the cell that isn't there. */
  assert_count (validator, "required-missing", 4);
  vouch_test_set (document, "card", "disclosure", "'A line.'");
  vouch_test_set (document, "r1", "publisher", "'Lens'");
  assert_count (validator, "required-missing", 2);
  /* A cell that the house doesn't ask for may be empty. */
  vouch_test_set (document, "setting", "text", "''");
  assert_count (validator, "field-empty", 0);
  vouch_validator_set_profile (validator, NULL);
  assert_count (validator, "required-missing", 0);
  assert_count (validator, "field-empty", 1);
}

static void
test_disclosure (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator
      = open_with (document, "{'disclosure': {'any': 'Any.', 'trial': 'Of a trial.'}}");
  g_autoptr (VouchFinding) finding = NULL;

  vouch_test_set (document, "card", "disclosure", "'It does not reproduce the original text.'");
  vouch_test_insert (document, "h1", "citations", 0,
                     "{'id':'cq','reference':'r1','relation':'supports','how':'selected','quote':"
                     "{'exact':'osmolarity rose'}}");
  assert_count (validator, "disclosure-untrue", 1);
  finding = vouch_test_find_finding (validator, "disclosure-untrue", "card");
  assert_true (vouch_validator_repair (validator, finding, NULL));
  assert_count (validator, "disclosure-untrue", 0);
  assert_string_equal (
      vouch_node_get_text (VOUCH_NODE (vouch_document_get_card (document)), "disclosure"),
      "Of a trial.");
}

/* A note follows what it stands on: resolved, gone with its node, back with it. */
static void
test_notes (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchFinding) on_statement = NULL;
  g_autoptr (VouchFinding) on_card = NULL;

  vouch_test_insert (document, "card", "notes", 0,
                     "{'id':'n1','on':'c2','author':'R','created':'2026-01-01T00:00:00Z',"
                     "'kind':'wording','blocking':true,'body':'Wrong.','replies':[]}");
  assert_count (validator, "note-blocking", 1);
  vouch_test_set (document, "n1", "resolved", "{'by':'W','at':'2026-01-02T00:00:00Z'}");
  assert_count (validator, "note-blocking", 0);
  vouch_test_set (document, "n1", "resolved", NULL);
  assert_count (validator, "note-blocking", 1);
  vouch_test_set (document, "n1", "on", "'f1'");
  assert_count (validator, "note-blocking", 1);
  on_statement = vouch_test_find_finding (validator, "note-blocking", "f1");
  assert_non_null (on_statement);
  vouch_test_remove (document, "f1");
  assert_count (validator, "note-blocking", 1);
  on_card = vouch_test_find_finding (validator, "note-blocking", "card");
  assert_non_null (on_card);
}

static void
do_edit (VouchDocument *document, const Edit *edit)
{
  if (g_str_equal (edit->member, "-"))
    vouch_test_remove (document, edit->node);
  else if (edit->member[0] == '+')
    vouch_test_insert (document, edit->node, edit->member + 1, 0, edit->json);
  else
    vouch_test_set (document, edit->node, edit->member, edit->json);
}

/* Once as the card is edited, once on the edited card from the start. */
static void
play_case (const HouseCase *test)
{
  const char *house = test->profile ? test->profile : "{}";
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = open_with (document, house);
  g_autoptr (VouchDocument) fresh = NULL;
  g_autoptr (VouchValidator) other = NULL;

  if (test->approved_by)
    assert_true (vouch_validator_approve (validator, test->approved_by, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (test->edits) && test->edits[i].node; i++)
    {
      do_edit (document, &test->edits[i]);
      vouch_validator_flush (validator);
    }
  assert_count (validator, test->rule, test->count);
  fresh = vouch_test_reopen (document);
  other = open_with (fresh, house);
  assert_count (other, test->rule, test->count);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (house_cases); i++)
    play_case (&house_cases[i]);
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_approvers),
    cmocka_unit_test (test_approval_stale), cmocka_unit_test (test_approval_own),
    cmocka_unit_test (test_approval_waits),
    cmocka_unit_test (test_required),       cmocka_unit_test (test_disclosure),
    cmocka_unit_test (test_notes),
  };

  return vouch_test_run ("workflow-rules", tests);
}
