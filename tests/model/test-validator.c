/* test-validator.c: reasons to keep things, hidden checks, and the list that follows a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>

#include "vouch-check.h"
#include "vouch-json.h"
#include "vouch-rule.h"

typedef struct
{
  VouchDocument *document;   /* (owned) */
  VouchValidator *validator; /* (owned) */
  VouchChange *last;         /* (owned) (nullable): what was applied last */
  guint n_changes;
} Desk;

static void
document_changed_cb (VouchDocument *document, VouchChange *change, Desk *desk)
{
  g_clear_pointer (&desk->last, vouch_change_unref);
  desk->last = vouch_change_ref (change);
  desk->n_changes++;
}

static void
open_desk (Desk *desk, const char *fixture)
{
  *desk = (Desk){ vouch_test_open_fixture (fixture) };
  desk->validator = vouch_validator_new (desk->document);
  g_signal_connect (desk->document, "changed", G_CALLBACK (document_changed_cb), desk);
  vouch_validator_flush (desk->validator);
}

static void
close_desk (Desk *desk)
{
  g_clear_pointer (&desk->last, vouch_change_unref);
  g_object_unref (desk->validator);
  g_object_unref (desk->document);
}

static void
check_considered (Desk *desk, const char *rule, gboolean is_considered)
{
  g_autoptr (VouchFinding) finding = NULL;

  vouch_validator_flush (desk->validator);
  finding = vouch_test_find_finding (desk->validator, rule, NULL);
  assert_non_null (finding);
  assert_int_equal (vouch_finding_is_considered (finding), is_considered);
}

static void
test_considered_falls (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  g_autoptr (VouchChange) back = NULL;
  VouchSummary summary;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "recommendations", "title", "'Guideline-Based'");
  vouch_validator_flush (desk.validator);
  finding = vouch_test_find_finding (desk.validator, "not-a-guideline", NULL);
  assert_true (
      vouch_validator_consider (desk.validator, finding, "The house’s heading", "W", NULL));
  check_considered (&desk, "not-a-guideline", TRUE);
  vouch_validator_get_summary (desk.validator, &summary);
  assert_int_equal (summary.warnings, 0);
  vouch_validator_get_section_summary (desk.validator, "recommendations", &summary);
  assert_int_equal (summary.warnings, 0);

  /* What stands under the heading is another matter. */
  vouch_test_set (desk.document, "m1", "text", "'Shorten the wearing time first.'");
  check_considered (&desk, "not-a-guideline", TRUE);
  vouch_test_set (desk.document, "recommendations", "title", "'Guidelines'");
  check_considered (&desk, "not-a-guideline", FALSE);
  back = vouch_change_invert (desk.last);
  assert_true (vouch_document_apply (desk.document, back, NULL));
  check_considered (&desk, "not-a-guideline", TRUE);
  close_desk (&desk);
}

static void
test_reason_is_taken_back (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *by = NULL;
  g_autofree char *at = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "recommendations", "title", "'Guideline-Based'");
  vouch_validator_flush (desk.validator);
  finding = vouch_test_find_finding (desk.validator, "not-a-guideline", NULL);
  assert_null (vouch_validator_dup_reason (desk.validator, finding, NULL, NULL));
  assert_false (vouch_validator_take_back (desk.validator, finding, &error));
  assert_true (g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE));
  assert_true (
      vouch_validator_consider (desk.validator, finding, "The house’s heading", "W", NULL));
  reason = vouch_validator_dup_reason (desk.validator, finding, &by, &at);
  assert_string_equal (reason, "The house’s heading");
  assert_string_equal (by, "W");
  assert_non_null (at);
  assert_true (vouch_validator_take_back (desk.validator, finding, NULL));
  check_considered (&desk, "not-a-guideline", FALSE);
  assert_null (vouch_node_get_value (VOUCH_NODE (vouch_document_get_card (desk.document)),
                                     "considered"));
  close_desk (&desk);
}

static void
test_errors_of_form_stay (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "condition", "text", "''");
  vouch_validator_flush (desk.validator);
  finding = vouch_test_find_finding (desk.validator, "field-empty", NULL);
  assert_false (vouch_validator_can_consider (finding));
  assert_false (vouch_validator_consider (desk.validator, finding, "No", "W", &error));
  assert_true (g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_REASON));
  vouch_test_set (desk.document, "card", "muted", "['field-empty','related-missing']");
  vouch_test_remove (desk.document, "i2");
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "field-empty"), 1);
  assert_int_equal (vouch_test_count_findings (desk.validator, "related-missing"), 0);
  vouch_test_set (desk.document, "card", "muted", NULL);
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "related-missing"), 1);
  close_desk (&desk);
}

static void
test_a_reason_is_needed (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  g_autoptr (GError) error = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_remove (desk.document, "i2");
  vouch_validator_flush (desk.validator);
  finding = vouch_test_find_finding (desk.validator, "related-missing", NULL);
  assert_false (vouch_validator_consider (desk.validator, finding, " ", "W", &error));
  assert_true (g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_REASON));
  close_desk (&desk);
}

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Splice;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Splice *splice = data;

  *splice = (Splice){ splice->n_signals + 1, position, removed, added };
}

/* In the card's order, exact splices, and what stays keeps its object. */
static void
test_list_is_spliced (void **state)
{
  Desk desk;
  Splice splice = { 0 };
  g_autoptr (VouchFinding) first = NULL;
  g_autoptr (VouchFinding) same = NULL;
  g_autoptr (GPtrArray) of_node = NULL;
  VouchFindingList *list;

  open_desk (&desk, "check/clean.scorecard");
  list = vouch_validator_get_findings (desk.validator);
  vouch_test_set (desk.document, "condition", "text", "''");
  vouch_test_set (desk.document, "p1", "text", "'Specify the dosage.'");
  vouch_validator_flush (desk.validator);
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (list)), 2);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  assert_string_equal (vouch_finding_get_rule (first), "field-empty");

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &splice);
  vouch_test_set (desk.document, "m1", "text", "'Specify type of lenses.'");
  vouch_validator_flush (desk.validator);
  assert_int_equal (splice.n_signals, 1);
  assert_int_equal (splice.position, 1);
  assert_int_equal (splice.removed, 0);
  assert_int_equal (splice.added, 1);
  assert_int_equal (vouch_finding_list_get_count (list, VOUCH_LEVEL_ERROR), 2);
  assert_int_equal (vouch_finding_list_get_count (list, VOUCH_LEVEL_WARNING), 1);
  of_node = vouch_finding_list_list_for_node (list, "m1");
  assert_int_equal (of_node->len, 1);

  /* The same words in another key press: nothing to tell. */
  vouch_test_set (desk.document, "condition", "text", "' '");
  vouch_validator_flush (desk.validator);
  assert_int_equal (splice.n_signals, 1);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  assert_ptr_equal (same, first);
  close_desk (&desk);
}

/* Of a row's findings only those that are others now are exchanged. */
static void
test_rows_rest_stays (void **state)
{
  Desk desk;
  Splice splice = { 0 };
  g_autoptr (VouchFinding) kept = NULL;
  g_autoptr (VouchFinding) after = NULL;
  VouchFindingList *list;

  open_desk (&desk, "check/clean.scorecard");
  list = vouch_validator_get_findings (desk.validator);
  vouch_test_set (desk.document, "c2", "reference", "'gone'");
  vouch_test_set (desk.document, "h1", "text", "'**Bold** words (ref).'");
  vouch_validator_flush (desk.validator);
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (list)), 3);
  kept = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &splice);
  vouch_test_set (desk.document, "h1", "text", "'**Bold** words.'");
  vouch_validator_flush (desk.validator);
  assert_int_equal (splice.n_signals, 1);
  assert_int_equal (splice.position, 0);
  assert_int_equal (splice.removed, 1);
  assert_int_equal (splice.added, 0);
  after = g_list_model_get_item (G_LIST_MODEL (list), 1);
  assert_ptr_equal (after, kept);
  close_desk (&desk);
}

/* A finding of a citation shows on its statement, and goes with it at once. */
static void
test_findings_of_citations (void **state)
{
  Desk desk;
  g_autoptr (GPtrArray) of_statement = NULL;
  g_autoptr (GPtrArray) of_citation = NULL;
  VouchFindingList *list;

  open_desk (&desk, "check/clean.scorecard");
  list = vouch_validator_get_findings (desk.validator);
  vouch_test_set (desk.document, "c2", "reference", "'gone'");
  vouch_validator_flush (desk.validator);
  of_statement = vouch_finding_list_list_for_node (list, "h1");
  of_citation = vouch_finding_list_list_for_node (list, "c2");
  assert_int_equal (of_statement->len, 1);
  assert_ptr_equal (of_statement->pdata[0], of_citation->pdata[0]);
  vouch_test_remove (desk.document, "h1");
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (list)), 0);
  close_desk (&desk);
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

static void
test_runs_by_itself (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  guint count = 0;

  g_signal_connect (validator, "checked", G_CALLBACK (count_cb), &count);
  assert_true (vouch_validator_is_pending (validator));
  assert_true (vouch_test_wait_until (is_checked, &count, 5000));
  assert_false (vouch_validator_is_pending (validator));
  count = 0;
  vouch_test_set (document, "condition", "text", "''");
  assert_true (vouch_validator_is_pending (validator));
  assert_true (vouch_test_wait_until (is_checked, &count, 5000));
  assert_int_equal (vouch_test_count_findings (validator, "field-empty"), 1);
  vouch_validator_flush (validator);
  assert_int_equal (count, 1);
}

static void
let_go_cb (VouchValidator *validator, VouchValidator **held)
{
  g_clear_object (held);
}

static gboolean
is_gone (gpointer held)
{
  return *(gpointer *) held == NULL;
}

/* Who hears that it has checked may hold it last. */
static void
test_let_go_when_checked (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  VouchValidator *validator = vouch_validator_new (document);
  gpointer watched = validator;

  g_object_add_weak_pointer (G_OBJECT (validator), &watched);
  g_signal_connect (validator, "checked", G_CALLBACK (let_go_cb), &validator);
  assert_true (vouch_test_wait_until (is_gone, &watched, 5000));
  assert_null (validator);
}

/* The validator does not keep its document, nor the list its validator. */
static void
test_lifetimes (void **state)
{
  VouchDocument *document = vouch_test_open_fixture ("check/clean.scorecard");
  VouchValidator *validator = vouch_validator_new (document);
  g_autoptr (VouchFindingList) list = g_object_ref (vouch_validator_get_findings (validator));
  g_autoptr (VouchFinding) finding = NULL;
  g_autoptr (GPtrArray) of_node = NULL;
  GWeakRef gone;

  vouch_test_set (document, "condition", "text", "''");
  vouch_validator_flush (validator);
  vouch_test_set (document, "setting", "text", "''");
  g_weak_ref_init (&gone, document);
  g_object_unref (document);
  assert_null (g_weak_ref_get (&gone));
  g_weak_ref_clear (&gone);
  vouch_validator_flush (validator);

  g_weak_ref_init (&gone, validator);
  g_object_unref (validator);
  assert_null (g_weak_ref_get (&gone));
  g_weak_ref_clear (&gone);
  finding = g_list_model_get_item (G_LIST_MODEL (list), 0);
  assert_string_equal (vouch_finding_get_node (finding), "condition");
  of_node = vouch_finding_list_list_for_node (list, "condition");
  assert_int_equal (of_node->len, 1);
}

static void
test_summaries (void **state)
{
  Desk desk;
  VouchSummary summary;

  open_desk (&desk, "check/clean.scorecard");
  vouch_validator_get_summary (desk.validator, &summary);
  assert_int_equal (summary.statements, 13);
  assert_int_equal (summary.anchored, 10);
  assert_int_equal (summary.unsourced, 0);
  assert_int_equal (summary.exempt, 3);
  close_desk (&desk);
}

static void
test_section_summaries (void **state)
{
  Desk desk;
  VouchSummary summary;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "m1", "text", "'Specify type of lenses.'");
  vouch_test_remove (desk.document, "c5");
  vouch_validator_flush (desk.validator);
  vouch_validator_get_section_summary (desk.validator, "recommendations", &summary);
  assert_int_equal (summary.statements, 4);
  assert_int_equal (summary.anchored, 3);
  assert_int_equal (summary.unsourced, 1);
  assert_int_equal (summary.errors, 1);
  assert_int_equal (summary.warnings, 1);
  vouch_validator_get_section_summary (desk.validator, "diagnosis", &summary);
  assert_int_equal (summary.statements, 1);
  assert_int_equal (summary.errors, 1);
  vouch_validator_get_section_summary (desk.validator, "no-such-section", &summary);
  assert_int_equal (summary.statements, 0);
  close_desk (&desk);
}

static void
test_check_card (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchFindingList) findings = NULL;
  VouchSummary summary;
  g_autofree char *page = NULL;

  vouch_test_set (document, "condition", "text", "''");
  findings = vouch_check_card (vouch_document_get_card (document), &summary);
  assert_int_equal (g_list_model_get_n_items (G_LIST_MODEL (findings)), 1);
  assert_int_equal (summary.errors, 1);
  assert_int_equal (summary.statements, 12);
  assert_true (vouch_check_explain (vouch_profile_get_default (), "field-empty", &page));
  assert_non_null (strstr (page, "At a Glance"));
  assert_false (vouch_check_explain (vouch_profile_get_default (), "field-full", NULL));
}

/* What was done about findings is told, for who counts it. */
typedef struct
{
  GString *told; /* (owned): "rule how n" a line */
} Teller;

static void
handled_cb (VouchValidator *validator, const char *rule, guint how, guint n, Teller *teller)
{
  g_string_append_printf (teller->told, "%s %u %u\n", rule, how, n);
}

static void
test_handled_is_told (void **state)
{
  Desk desk;
  Teller teller = { g_string_new (NULL) };
  g_autoptr (VouchFinding) empty = NULL;
  g_autoptr (VouchFinding) chrome = NULL;
  g_autoptr (VouchFinding) hint = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "condition", "text", "''");
  vouch_test_set (desk.document, "h2", "text", "'Share'");
  vouch_test_set (desk.document, "recommendations", "title", "'Guideline-Based'");
  vouch_test_remove (desk.document, "c6");
  vouch_validator_flush (desk.validator);
  g_signal_connect (desk.validator, "handled", G_CALLBACK (handled_cb), &teller);
  empty = vouch_test_find_finding (desk.validator, "field-empty", "condition");
  chrome = vouch_test_find_finding (desk.validator, "page-chrome", "h2");
  hint = vouch_test_find_finding (desk.validator, "not-a-guideline", "recommendations");
  assert_true (vouch_validator_repair (desk.validator, chrome, NULL));
  assert_true (vouch_validator_consider (desk.validator, hint, "Its own word.", NULL, NULL));
  assert_true (vouch_validator_mute (desk.validator, "title-drift", TRUE, NULL));
  assert_true (vouch_validator_mute (desk.validator, "title-drift", FALSE, NULL));
  /* What a person does by hand counts when it is done, and once. */
  vouch_validator_await_repair (desk.validator, empty);
  vouch_test_set (desk.document, "h3", "origin", "'written'");
  vouch_validator_flush (desk.validator);
  assert_string_equal (teller.told->str,
                       "page-chrome 0 1\nnot-a-guideline 1 1\ntitle-drift 2 1\n");
  vouch_test_set (desk.document, "condition", "text", "'Migraine'");
  vouch_validator_flush (desk.validator);
  vouch_test_set (desk.document, "condition", "text", "''");
  vouch_validator_flush (desk.validator);
  assert_string_equal (teller.told->str, "page-chrome 0 1\nnot-a-guideline 1 1\ntitle-drift 2 1\n"
                                         "field-empty 0 1\n");
  g_string_free (teller.told, TRUE);
  close_desk (&desk);
}

static void
check_muted (Desk *desk, const char *rules)
{
  g_auto (GStrv) list = vouch_validator_list_muted (desk->validator);
  g_autofree char *text = g_strjoinv (" ", list);

  assert_string_equal (text, rules);
}

/* Three may hide a check, each without the others; the card's own is a step of its history. */
static void
test_who_hides (void **state)
{
  static const char *const mine[] = { "title-drift", "no-such-rule", NULL };
  static const char *const theirs[] = { "title-drift", "related-missing", NULL };
  Desk desk;

  open_desk (&desk, "check/clean.scorecard");
  check_muted (&desk, "");
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_ME, mine);
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_HOUSE, theirs);
  assert_true (vouch_validator_mute (desk.validator, "related-missing", TRUE, NULL));
  check_muted (&desk, "no-such-rule related-missing title-drift");
  assert_int_equal (vouch_validator_get_muted_by (desk.validator, "title-drift"),
                    VOUCH_MUTED_BY_ME | VOUCH_MUTED_BY_HOUSE);
  assert_int_equal (vouch_validator_get_muted_by (desk.validator, "related-missing"),
                    VOUCH_MUTED_BY_HOUSE | VOUCH_MUTED_BY_CARD);
  assert_int_equal (vouch_validator_get_muted_by (desk.validator, "reading-time"), 0);
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_ME, NULL);
  check_muted (&desk, "related-missing title-drift");
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_HOUSE, NULL);
  check_muted (&desk, "related-missing");
  assert_true (vouch_validator_mute (desk.validator, "related-missing", FALSE, NULL));
  check_muted (&desk, "");
  close_desk (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_considered_falls),
    cmocka_unit_test (test_reason_is_taken_back),
    cmocka_unit_test (test_errors_of_form_stay),
    cmocka_unit_test (test_a_reason_is_needed),
    cmocka_unit_test (test_handled_is_told),
    cmocka_unit_test (test_who_hides),
    cmocka_unit_test (test_list_is_spliced),
    cmocka_unit_test (test_rows_rest_stays),
    cmocka_unit_test (test_findings_of_citations),
    cmocka_unit_test (test_runs_by_itself),
    cmocka_unit_test (test_let_go_when_checked),
    cmocka_unit_test (test_lifetimes),
    cmocka_unit_test (test_summaries),
    cmocka_unit_test (test_section_summaries),
    cmocka_unit_test (test_check_card),
  };

  return vouch_test_run ("validator", tests);
}
