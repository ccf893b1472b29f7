/* test-repair.c: what repairs do to a card, one by one and all of a kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>

#include "vouch-check.h"
#include "vouch-json.h"
#include "vouch-registry-title.h"
#include "vouch-repair-plan.h"
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
    "What the Authors Suggest" },
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
    "Points from This Case" },
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
  { "original-source-differs",
    "r1",
    { { "r1", "author", "[{'family':'Author','given':'A'}]" }, { "r1", "title", "'Tears'" } },
    "r1",
    "title",
    "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial" },
  { "original-source-differs",
    "r1",
    { { "card", "article/authors", "['Ada Author','Min Kim']" }, { "r1", "author", "[{'family':'Author','given':'A'}]" } },
    "r1",
    "author",
    NULL },
  /* The registry has the reference’s title for its DOI. */
  { "original-source-differs",
    "r1",
    { { "r1", "DOI", "'10.5555/tears'" },
      { "r1", "author", "[{'family':'Author','given':'A'}]" },
      { "card", "article/title", "'Lenses Dry the Eye'" } },
    "card",
    "article/title",
    "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial" },
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
  /* As if it had been looked up. */
  assert_true (vouch_registry_title_keep (VOUCH_IDENTIFIER_DOI, "10.5555/tears",
                                          "Tear film osmolarity in soft contact lens wearers: a trial"));
  for (gsize i = 0; i < G_N_ELEMENTS (repairs); i++)
    check_repair (&repairs[i], i);
}

/* A rule that says it repairs is repaired in the table above; what needs a dictionary or a
 * source's text has a test of its own. */
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
          && !g_str_equal (rule->id, "disclosure-untrue") && !g_str_equal (rule->id, "spelling")
          && !g_str_equal (rule->id, "quote-stale"))
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

static guint
repair_all (VouchValidator *validator, const char *rule, GHashTable *left_out)
{
  g_autoptr (VouchRepairPlan) plan = vouch_validator_plan_repairs (validator, rule, left_out, NULL);

  assert_non_null (plan);
  return vouch_validator_apply_plan (validator, plan, NULL);
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
  assert_int_equal (repair_all (desk.validator, "placeholder-text", NULL), 3);
  assert_int_equal (desk.n_changes, 1);
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "placeholder-text"), 0);
  assert_int_equal (repair_all (desk.validator, "placeholder-text", NULL), 0);
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
        assert_int_equal (repair_all (validator, "chat-residue", NULL), 1);
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

static char *
quote_of (guint n_words)
{
  GString *quote = g_string_new ("{'exact':'");

  for (guint i = 1; i < n_words; i++)
    g_string_append_printf (quote, "word%c ", 'a' + (int) (i % 26));
  g_string_append (quote, "end.'}");
  return g_string_free (quote, FALSE);
}

/* Of a source that is quoted too much the longest are left off the page, and no more than must be. */
static void
test_source_quoted (void **state)
{
  static const char *const ids[] = { "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9" };
  Desk desk;
  g_autoptr (VouchFinding) finding = NULL;
  g_autoptr (VouchFinding) again = NULL;

  open_desk (&desk, "check/clean.scorecard");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *quote = quote_of (i == 4 ? 38 : i == 6 ? 36 : 21);

      vouch_test_set (desk.document, ids[i], "quote", quote);
    }
  vouch_validator_flush (desk.validator);
  /* 38 + 36 + 7 × 21 = 221. */
  finding = vouch_test_find_finding (desk.validator, "quote-too-long", "r1");
  assert_non_null (finding);
  assert_true (vouch_validator_repair (desk.validator, finding, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_int_equal (vouch_citation_is_printed (VOUCH_CITATION (vouch_document_lookup (desk.document, ids[i]))),
                      i != 4);
  vouch_validator_flush (desk.validator);
  again = vouch_test_find_finding (desk.validator, "quote-too-long", "r1");
  assert_null (again);
  close_desk (&desk);
}

/* What all repairs of a kind would do is known before, a step for each node, and what is
 * left out stays. */
static void
test_plan (void **state)
{
  static const struct
  {
    const char *node;
    const char *before;
    const char *after;
  } steps[] = {
    { "h1", "Diabetics wait.", "People with diabetes wait." },
    { "h2", "Diabetics need care.", "People with diabetes need care." },
  };
  Desk desk;
  g_autoptr (VouchRepairPlan) plan = NULL;
  g_autoptr (GHashTable) left_out = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *before = NULL;
  g_autofree char *planned = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "h1", "text", "'Diabetics wait.'");
  vouch_test_set (desk.document, "h2", "text", "'Diabetics need care.'");
  before = vouch_test_print_card (desk.document);
  plan = vouch_validator_plan_repairs (desk.validator, "obsolete-term", NULL, NULL);
  planned = vouch_test_print_card (desk.document);
  assert_string_equal (planned, before);
  assert_int_equal (plan->steps->len, G_N_ELEMENTS (steps));
  for (guint i = 0; i < plan->steps->len; i++)
    {
      assert_string_equal (vouch_repair_step_get_node (plan->steps->pdata[i]), steps[i].node);
      assert_string_equal (vouch_repair_step_get_before (plan->steps->pdata[i]), steps[i].before);
      assert_string_equal (vouch_repair_step_get_after (plan->steps->pdata[i]), steps[i].after);
      assert_true (vouch_repair_step_get_wanted (plan->steps->pdata[i]));
    }
  g_hash_table_add (left_out, (gpointer) "h1");
  assert_int_equal (repair_all (desk.validator, "obsolete-term", left_out), 1);
  assert_string_equal (
      vouch_statement_get_text (VOUCH_STATEMENT (vouch_document_lookup (desk.document, "h1"))),
      steps[0].before);
  assert_string_equal (
      vouch_statement_get_text (VOUCH_STATEMENT (vouch_document_lookup (desk.document, "h2"))),
      steps[1].after);
  close_desk (&desk);
}

static void
planned_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchRepairPlan **plan = data;

  *plan = vouch_validator_plan_repairs_finish (result, NULL);
}

static gboolean
is_planned (gpointer plan)
{
  return *(VouchRepairPlan **) plan != NULL;
}

static void
test_plan_in_thread (void **state)
{
  Desk desk;
  g_autoptr (VouchRepairPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "h1", "text", "'Diabetics wait.'");
  vouch_test_set (desk.document, "h2", "text", "'Diabetics need care.'");
  vouch_validator_plan_repairs_async (desk.validator, "obsolete-term", NULL, NULL, planned_cb, &plan);
  assert_true (vouch_test_wait_until (is_planned, &plan, 10000));
  assert_int_equal (plan->steps->len, 2);
  assert_int_equal (plan->changes->len, 2);
  /* What came between is not overwritten. */
  vouch_test_set (desk.document, "h2", "text", "'Diabetics need much care.'");
  assert_int_equal (vouch_validator_apply_plan (desk.validator, plan, &error), 0);
  assert_true (g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE));
  assert_string_equal (
      vouch_statement_get_text (VOUCH_STATEMENT (vouch_document_lookup (desk.document, "h1"))),
      "Diabetics wait.");
  close_desk (&desk);
}

/* The card is taken when there is time: what is written until then is in it. */
static void
test_plan_takes_what_is_written_meanwhile (void **state)
{
  Desk desk;
  g_autoptr (VouchRepairPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "h1", "text", "'Diabetics wait.'");
  vouch_validator_plan_repairs_async (desk.validator, "obsolete-term", NULL, NULL, planned_cb, &plan);
  vouch_test_set (desk.document, "h2", "text", "'Diabetics need care.'");
  assert_true (vouch_test_wait_until (is_planned, &plan, 10000));
  assert_int_equal (plan->steps->len, 2);
  assert_int_equal (vouch_validator_apply_plan (desk.validator, plan, &error), 2);
  assert_null (error);
  close_desk (&desk);
}

/* Who gives it up is told so. */
static void
stopped_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchRepairPlan) plan
      = vouch_validator_plan_repairs_finish (result, &error);

  assert_null (plan);
  *(gboolean *) data = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
is_stopped (gpointer place)
{
  return *(gboolean *) place;
}

static void
test_plan_is_stopped (void **state)
{
  Desk desk;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean was_stopped = FALSE;

  open_desk (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "h1", "text", "'Diabetics wait.'");
  vouch_validator_plan_repairs_async (desk.validator, "obsolete-term", NULL, cancellable, stopped_cb,
                                      &was_stopped);
  g_cancellable_cancel (cancellable);
  assert_true (vouch_test_wait_until (is_stopped, &was_stopped, 10000));
  close_desk (&desk);
}

/* What a change does, in words: of texts, lists of people, whole nodes. */
static void
test_step_in_words (void **state)
{
  static const struct
  {
    const char *change;
    const char *before;
    const char *after;
  } cases[] = {
    { "{'kind':'set','node':'a','member':'text','before':'old','after':'new'}", "old", "new" },
    { "{'kind':'set','node':'a','member':'text','before':null,'after':{'text':'new','marks':[]}}", "",
      "new" },
    { "{'kind':'set','node':'a','member':'reading-time','before':0,'after':4}", "0", "4" },
    { "{'kind':'set','node':'a','member':'author','before':[{'family':'A and B'}],"
      "'after':[{'family':'A'},{'family':'B','given':'C'}]}",
      "A and B", "A, B, C" },
    { "{'kind':'group','changes':[{'kind':'set','node':'a','member':'title','before':'one','after':"
      "'two'},{'kind':'set','node':'a','member':'basis','before':null,'after':'authors'}]}",
      "one", "two" },
    { "{'kind':'set','node':'a','member':'none','before':null,'after':{'why':'not-reported','at':"
      "'2026-11-27T16:48:02Z'}}",
      "", "None reported in the source" },
    { "{'kind':'set','node':'a','member':'none','before':{'why':'not-applicable','reason':'A letter',"
      "'by':'R. Kim'},'after':null}",
      "A letter", "" },
    { "{'kind':'set','node':'a','member':'reference','before':'1f2e','after':'3c4d'}", "", "" },
    { "{'kind':'remove','parent':'p','list':'statements','position':0,'node':{'id':'s','text':'Gone'}}",
      "Gone", "" },
    { "{'kind':'insert','parent':'p','list':'notes','position':0,'node':{'id':'n','body':'Say'}}", "",
      "Say" },
    { "{'kind':'group','changes':[{'kind':'set','node':'a','member':'text','before':'one','after':"
      "'two'},{'kind':'set','node':'a','member':'text','before':'two','after':'three'}]}",
      "one", "three" },
    { "{'kind':'group','changes':[{'kind':'set','node':'a','member':'text','before':'one','after':"
      "'two'},{'kind':'set','node':'b','member':'text','before':'x','after':'y'}]}",
      "one\nx", "two\ny" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) json = vouch_test_parse (cases[i].change);
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchChange) change = vouch_change_new_from_json (json, &error);
      g_autoptr (VouchRepairStep) step = vouch_repair_step_new ("a");

      assert_null (error);
      vouch_repair_step_add (step, change);
      assert_string_equal (vouch_repair_step_get_before (step), cases[i].before);
      assert_string_equal (vouch_repair_step_get_after (step), cases[i].after);
    }
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
    cmocka_unit_test (test_source_quoted),
    cmocka_unit_test (test_plan),
    cmocka_unit_test (test_plan_in_thread),
    cmocka_unit_test (test_plan_takes_what_is_written_meanwhile),
    cmocka_unit_test (test_plan_is_stopped),
    cmocka_unit_test (test_step_in_words),
  };

  return vouch_test_run ("repair", tests);
}
