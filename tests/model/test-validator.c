/* test-validator.c: repairs, reasons to keep things, and the list that follows a document.
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

/* A repair: what is edited first, which finding, and what a node says afterwards. */
typedef struct
{
  const char *rule;
  const char *on;
  const char *edits[3][3]; /* node, member or "+LIST", JSON */
  const char *node;        /* looked at afterwards */
  const char *member;      /* NULL: the node must be gone */
  const char *text;        /* NULL: no such text */
} Repair;

static const Repair repairs[] = {
  { "placeholder-text", "h1", { { "h1", "text", "'add'" } }, "h1", NULL, NULL },
  { "placeholder-text",
    "mechanisms",
    { { "mechanisms", "text", "'TBD'" } },
    "mechanisms",
    "text",
    "" },
  { "placeholder-text", "i2", { { "i2", "text", "'-'" } }, "i2", NULL, NULL },
  { "placeholder-text", "k1", { { "k1", "text", "'None reported.'" } }, "risks", "none", NULL },
  { "marker-left",
    "h1",
    { { "h1", "text", "'Osmolarity rose (ensure sourced).'" } },
    "h1",
    "text",
    "Osmolarity rose." },
  { "writer-instruction",
    "m1",
    { { "m1", "text", "'Specify type of lenses.'" } },
    "m1",
    NULL,
    NULL },
  { "writer-instruction",
    "mechanisms",
    { { "mechanisms", "text", "'Specify type of lenses.'" } },
    "mechanisms",
    "text",
    "" },
  { "chat-residue",
    "h1",
    { { "h1", "text", "'**Osmolarity** rose.'" } },
    "h1",
    "text",
    "Osmolarity rose." },
  { "chat-residue", "h1", { { "h1", "text", "'Here is the summary:'" } }, "h1", NULL, NULL },
  { "page-chrome", "h1", { { "h1", "text", "'Share'" } }, "h1", NULL, NULL },
  { "page-chrome",
    "card",
    { { "card", "title", "'Tear Film Osmolarity - Scorecard - Site'" } },
    "card",
    "title",
    "Tear Film Osmolarity" },
  { "section-empty", "monitoring", { { "f1", "text", "''" } }, "monitoring", "none", NULL },
  { "title-drift",
    "card",
    { { "card", "title", "'New Hope for Glaucoma Patients'" } },
    "card",
    "title",
    "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial" },
  { "reading-time", "card", { { "card", "reading-time", "7" } }, "card", "reading-time", NULL },
  { "reference-unknown", "c2", { { "c2", "reference", "'gone'" } }, "c2", NULL, NULL },
  { "reference-unused", "r2", { { "c10", "reference", "'r1'" } }, "r2", NULL, NULL },
  { "identifier-malformed",
    "r1",
    { { "r1", "DOI", "'https://doi.org/10.1000/abc.1.'" } },
    "r1",
    "DOI",
    "10.1000/abc.1" },
  { "identifier-malformed",
    "r2",
    { { "r2", "PMCID", "'PMCID: PMC123456'" } },
    "r2",
    "PMCID",
    "PMC123456" },
  { "not-a-guideline",
    "recommendations",
    { { "recommendations", "title", "'Guideline-Based'" } },
    "recommendations",
    "title",
    "What the authors suggest" },
  { "not-a-guideline",
    "recommendations",
    { { "card", "article/type", "'interview'" },
      { "recommendations", "title", "'Guideline-Based'" } },
    "recommendations",
    "basis",
    "opinion" },
  { "not-a-guideline",
    "recommendations",
    { { "card", "article/type", "'case-report'" }, { "recommendations", "title", "'Guidelines'" } },
    "recommendations",
    "title",
    "Points from this case" },
  { "article-type-unknown",
    "card",
    { { "card", "article/type", "'unknown'" } },
    "card",
    "article/type",
    "trial" },
  { "duplicate-statement",
    "b1",
    { { "b1", "text", "'Comfort fell together with the quality of the tear film.'" } },
    "b1",
    NULL,
    NULL },
  { "percentage-wrong",
    "h1",
    { { "h1", "text", "'Comfort fell in 12 of 48 wearers (26%).'" } },
    "h1",
    "text",
    "Comfort fell in 12 of 48 wearers (25%)." },
  { "p-value-form",
    "h1",
    { { "h1", "text", "'Comfort (P for trend = 0.034) and pain (p<0.0001).'" } },
    "h1",
    "text",
    "Comfort (P for trend = .03) and pain (P < .001)." },
  { "estimate-without-interval",
    "h1",
    { { "h1", "text", "'Ulcers were rarer (HR, 0.75).'" },
      { "c2", "quote", "{'exact':'HR 0.75, 95% CI 0.60 to 0.90'}" } },
    "h1",
    "text",
    "Ulcers were rarer (HR, 0.75; 95% CI 0.60 to 0.90)." },
  { "attribution-missing",
    "h1",
    { { "h1", "text", "'The lenses were worn too long.'" }, { "card", "article/type", "'interview'" } },
    "h1",
    "text",
    "The interviewee said that the lenses were worn too long." },
  { "causal-wording",
    "h1",
    { { "h1", "text", "'Overnight wear leads to ulcers in wearers.'" },
      { "card", "article/type", "'observational'" } },
    "h1",
    "text",
    "Overnight wear was associated with ulcers in wearers." },
  { "new-expired",
    "h1",
    { { "h1", "text", "'New drugs relieve dryness.'" }, { "card", "article/date", "'2019-01-01'" } },
    "h1",
    "text",
    "Drugs relieve dryness." },
  { "unsafe-abbreviation",
    "h1",
    { { "h1", "text", "'Insulin 10 U, warfarin 1.0 mg QD and heparin 5000 units.'" } },
    "h1",
    "text",
    "Insulin 10 units, warfarin 1 mg daily and heparin 5,000 units." },
  { "patient-identifiable",
    "h1",
    { { "h1", "text", "'Write to j.smith@example.com for details.'" } },
    "h1",
    "text",
    "Write to for details." },
  { "obsolete-term",
    "h1",
    { { "h1", "text", "'Diabetics wore lenses less often.'" } },
    "h1",
    "text",
    "People with diabetes wore lenses less often." },
  { "brand-without-generic",
    "h1",
    { { "h1", "text", "'Lipitor did not alter tears.'" } },
    "h1",
    "text",
    "Lipitor (atorvastatin) did not alter tears." },
  { "end-punctuation",
    "highlights",
    { { "h2", "text", "'Comfort fell again'" } },
    "h2",
    "text",
    "Comfort fell again." },
  { "typography-mixed",
    "h1",
    { { "h1", "text", "'The “dry” eye  was called \\\"wet\\\" by some.'" } },
    "h1",
    "text",
    "The “dry” eye was called “wet” by some." },
  { "quote-too-long",
    "c2",
    { { "c2", "quote",
        "{'page':2,'exact':'We saw many wearers of lenses of all kinds and all ages in our clinics "
        "in the city. Tear osmolarity rose after eight hours of wear. Nothing else was of any note "
        "in all these years, and so we shall say nothing more about it in this paper.'}" } },
    "c2",
    "quote",
    NULL },
  { "author-malformed",
    "r1",
    { { "r1", "author", "[{'family':'Kim and Lee','given':'J'}]" } },
    "r1",
    "author",
    NULL },
  { "url-malformed",
    "r1",
    { { "r1", "URL", "'www.example.org/a'" } },
    "r1",
    "URL",
    "https://www.example.org/a" },
  { "title-unclean",
    "r1",
    { { "r1", "title", "'Heart &amp; Kidney'" } },
    "r1",
    "title",
    "Heart & Kidney" },
  { "reference-duplicate", "r2", { { "r2", "DOI", "'10.1000/abc.1'" } }, "r2", NULL, NULL },
  { "preprint-unlabelled",
    "r1",
    { { "r1", "container-title", "'medRxiv'" } },
    "r1",
    "genre",
    "preprint" },
  { "machine-undisclosed",
    "card",
    { { "card", "drafting", "'machine'" } },
    "card",
    "disclosure",
    "This summary was drafted with the help of software." },
  { "letters-apart",
    "x1",
    { { "management", "+statements", "{'id':'x3','text':'E','citations':[]}" },
      { "management", "+statements", "{'id':'x2','text':'Y','citations':[]}" },
      { "management", "+statements", "{'id':'x1','text':'E','citations':[]}" } },
    "x1",
    "text",
    "EYE" },
};

static void
edit (Desk *desk, const char *const *step)
{
  if (step[1][0] == '+')
    vouch_test_insert (desk->document, step[0], step[1] + 1, 0, step[2]);
  else
    vouch_test_set (desk->document, step[0], step[1], step[2]);
}

static void
check_outcome (Desk *desk, const Repair *repair, gsize number)
{
  VouchNode *node = vouch_document_lookup (desk->document, repair->node);

  if (!repair->member)
    {
      if (node)
        fail_msg ("Repair %zu, %s: %s is still there", number, repair->rule, repair->node);
      return;
    }
  if (!node || !vouch_node_get_value (node, repair->member))
    fail_msg ("Repair %zu, %s: %s/%s is gone", number, repair->rule, repair->node, repair->member);
  if (repair->text && g_strcmp0 (vouch_node_get_text (node, repair->member), repair->text) != 0)
    fail_msg ("Repair %zu, %s: “%s”", number, repair->rule,
              vouch_node_get_text (node, repair->member));
}

static void
check_repair (const Repair *repair, gsize number)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  g_autoptr (VouchFinding) again = NULL;
  g_autoptr (VouchChange) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_desk (&desk, "check/clean.scorecard");
  /* One letter more, so that three edits make a run of four. */
  if (g_str_equal (repair->rule, "letters-apart"))
    vouch_test_set (desk.document, "m1", "text", "'S'");
  for (guint i = 0; i < G_N_ELEMENTS (repair->edits) && repair->edits[i][0]; i++)
    edit (&desk, repair->edits[i]);
  vouch_validator_flush (desk.validator);
  before = vouch_test_print_card (desk.document);
  desk.n_changes = 0;

  finding = vouch_test_find_finding (desk.validator, repair->rule, repair->on);
  if (!finding)
    fail_msg ("Repair %zu: no %s on %s", number, repair->rule, repair->on);
  assert_non_null (vouch_finding_get_repair (finding));
  assert_null (vouch_finding_get_action (finding));
  if (!vouch_validator_repair (desk.validator, finding, &error))
    fail_msg ("Repair %zu, %s: %s", number, repair->rule, error->message);
  assert_int_equal (desk.n_changes, 1);
  assert_non_null (vouch_change_get_label (desk.last));
  if (!g_str_equal (repair->rule, "letters-apart"))
    check_outcome (&desk, repair, number);
  vouch_validator_flush (desk.validator);
  again = vouch_test_find_finding (desk.validator, repair->rule, repair->on);
  if (again && !vouch_finding_get_action (again))
    fail_msg ("Repair %zu: %s is still found", number, repair->rule);
  assert_false (vouch_validator_repair (desk.validator, finding, &error));
  assert_true (g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE)
               || g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON));

  back = vouch_change_invert (desk.last);
  assert_true (vouch_document_apply (desk.document, back, NULL));
  after = vouch_test_print_card (desk.document);
  assert_string_equal (before, after);
  close_desk (&desk);
}

static void
test_repairs (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (repairs); i++)
    check_repair (&repairs[i], i);
}

/* A rule that says it repairs is repaired in the table above. */
static void
test_every_repair_is_tested (void **state)
{
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      gboolean is_tested = FALSE;

      for (gsize k = 0; k < G_N_ELEMENTS (repairs); k++)
        is_tested = is_tested || g_str_equal (repairs[k].rule, rule->id);
      if (rule->mend && !is_tested && !g_str_equal (rule->id, "risks-missing")
          && !g_str_equal (rule->id, "disclosure-untrue"))
        fail_msg ("%s repairs, and nothing tests it", rule->id);
    }
}

static void
test_letters_are_joined (void **state)
{
  static const char *const letters[] = { "E", " ", "Y", "", "E" };
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "m1", "text", "'S'");
  for (gsize i = G_N_ELEMENTS (letters); i > 0; i--)
    {
      g_autofree char *json
          = g_strdup_printf ("{'id':'x%zu','text':'%s','citations':[]}", i, letters[i - 1]);

      vouch_test_insert (desk.document, "management", "statements", 0, json);
    }
  vouch_validator_flush (desk.validator);
  finding = vouch_test_find_finding (desk.validator, "letters-apart", "x1");
  assert_true (vouch_validator_repair (desk.validator, finding, NULL));
  assert_string_equal (
      vouch_statement_get_text (VOUCH_STATEMENT (vouch_document_lookup (desk.document, "x1"))),
      "E Y ES");
  assert_null (vouch_document_lookup (desk.document, "m1"));
  close_desk (&desk);
}

/* A word that comes between letters parts them; when it goes they are one run again. */
static void
test_letters_are_parted (void **state)
{
  static const char *const texts[] = { "L", "E", "N", "S" };
  Desk desk;

  open_desk (&desk, "check/clean.scorecard");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *json
          = g_strdup_printf ("{'id':'x%zu','text':'%s','citations':[]}", i, texts[i]);

      vouch_test_insert (desk.document, "management", "statements", (guint) i, json);
    }
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "letters-apart"), 1);
  assert_int_equal (vouch_test_count_findings (desk.validator, "source-missing"), 0);
  vouch_test_insert (desk.document, "management", "statements", 2,
                     "{'id':'y','text':'Or rather','citations':[]}");
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "letters-apart"), 0);
  assert_int_equal (vouch_test_count_findings (desk.validator, "source-missing"), 5);
  vouch_test_remove (desk.document, "y");
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "letters-apart"), 1);
  assert_int_equal (vouch_test_count_findings (desk.validator, "source-missing"), 0);
  close_desk (&desk);
}

static void
test_instruction_becomes_note (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  VouchNodeList *notes;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "m1", "text", "'Specify type of lenses.'");
  vouch_validator_flush (desk.validator);
  finding = vouch_test_find_finding (desk.validator, "writer-instruction", "m1");
  assert_true (vouch_validator_repair (desk.validator, finding, NULL));
  notes = vouch_card_get_notes (vouch_document_get_card (desk.document));
  assert_int_equal (vouch_node_list_get_size (notes), 1);
  assert_string_equal (vouch_note_get_on (vouch_node_list_peek (notes, 0)), "management");
  assert_string_equal (vouch_note_get_body (vouch_node_list_peek (notes, 0)),
                       "Specify type of lenses.");
  close_desk (&desk);
}

static void
test_merge_unites_citations (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  VouchNodeList *citations;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "b1", "text",
                  "'Comfort fell together with the quality of the tear film.'");
  vouch_test_insert (desk.document, "b1", "citations", 0,
                     "{'id':'same','reference':'r1','relation':'supports','how':'typed','quote':"
                     "{'exact':'Comfort fell together with the quality of the tear film.','page':2}}");
  vouch_test_insert (desk.document, "card", "notes", 0,
                     "{'id':'n1','on':'b1','author':'R','created':'2026-01-01T00:00:00Z',"
                     "'kind':'question','blocking':false,'body':'Twice?','replies':[]}");
  vouch_validator_flush (desk.validator);
  finding = vouch_test_find_finding (desk.validator, "duplicate-statement", "b1");
  assert_string_equal (vouch_finding_get_other (finding), "h2");
  assert_true (vouch_validator_repair (desk.validator, finding, NULL));
  citations = vouch_node_get_list (vouch_document_lookup (desk.document, "h2"), "citations");
  /* c3 was there, c10 came; what says the same as c3 did not. */
  assert_int_equal (vouch_node_list_get_size (citations), 2);
  assert_string_equal (vouch_node_get_id (vouch_node_list_peek (citations, 1)), "c10");
  assert_null (vouch_document_lookup (desk.document, "same"));
  assert_string_equal (vouch_note_get_on (VOUCH_NOTE (vouch_document_lookup (desk.document, "n1"))),
                       "h2");
  close_desk (&desk);
}

static void
test_repair_all_is_one_step (void **state)
{
  static const char *const nodes[] = { "h1", "h2", "m1" };
  Desk desk;
  g_autoptr (VouchChange) back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_desk (&desk, "check/clean.scorecard");
  for (gsize i = 0; i < G_N_ELEMENTS (nodes); i++)
    vouch_test_set (desk.document, nodes[i], "text", "'TODO'");
  before = vouch_test_print_card (desk.document);
  desk.n_changes = 0;
  assert_int_equal (vouch_validator_repair_all (desk.validator, "placeholder-text", NULL), 3);
  assert_int_equal (desk.n_changes, 1);
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "placeholder-text"), 0);
  assert_int_equal (vouch_validator_repair_all (desk.validator, "placeholder-text", NULL), 0);
  back = vouch_change_invert (desk.last);
  assert_true (vouch_document_apply (desk.document, back, NULL));
  after = vouch_test_print_card (desk.document);
  assert_string_equal (before, after);
  close_desk (&desk);
}

/* A repair is an edit like any other: what was verified said something else. */
static void
test_repair_is_an_edit (void **state)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      g_autoptr (VouchValidator) validator = vouch_validator_new (document);
      g_autoptr (VouchFinding) finding = NULL;
      VouchNode *node = vouch_document_lookup (document, "h1");

      vouch_test_set (document, "h1", "text", "'Here is the summary: Osmolarity rose.'");
      vouch_test_set (document, "h1", "origin", "'imported'");
      vouch_test_set (document, "h1", "verified", "{'by':'Ann','digest':'d'}");
      vouch_validator_flush (validator);
      finding = vouch_test_find_finding (validator, "chat-residue", "h1");
      if (i == 0)
        assert_true (vouch_validator_repair (validator, finding, NULL));
      else
        assert_int_equal (vouch_validator_repair_all (validator, "chat-residue", NULL), 1);
      assert_string_equal (vouch_node_get_text (node, "origin"), "edited");
      assert_null (vouch_node_get_value (node, "verified"));
    }
}

static void
test_person_is_needed (void **state)
{
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  g_autoptr (GError) error = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "condition", "text", "''");
  vouch_validator_flush (desk.validator);
  finding = vouch_test_find_finding (desk.validator, "field-empty", "condition");
  assert_string_equal (vouch_finding_get_action (finding), "go");
  assert_string_equal (vouch_finding_get_section (finding), "glance");
  assert_false (vouch_validator_repair (desk.validator, finding, &error));
  assert_true (g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON));
  close_desk (&desk);
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
  assert_int_equal (summary.unsourced, 3);
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

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_repairs),
    cmocka_unit_test (test_every_repair_is_tested),
    cmocka_unit_test (test_letters_are_joined),
    cmocka_unit_test (test_letters_are_parted),
    cmocka_unit_test (test_instruction_becomes_note),
    cmocka_unit_test (test_merge_unites_citations),
    cmocka_unit_test (test_repair_all_is_one_step),
    cmocka_unit_test (test_repair_is_an_edit),
    cmocka_unit_test (test_person_is_needed),
    cmocka_unit_test (test_considered_falls),
    cmocka_unit_test (test_reason_is_taken_back),
    cmocka_unit_test (test_errors_of_form_stay),
    cmocka_unit_test (test_a_reason_is_needed),
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
