/* test-statement-support.c: passages for the statements of a card, looked for unasked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-not-in.h"
#include "vouch-passage-cite.h"
#include "vouch-passage-indexer.h"
#include "vouch-source-store.h"
#include "vouch-standing.h"
#include "vouch-opposites.h"
#include "vouch-support-fit.h"
#include "vouch-support-query.h"
#include "vouch-support.h"

typedef struct
{
  char *folder; /* (owned) */
  char *place;  /* (owned): the store's */
  VouchDocument *document;    /* (owned) */
  VouchPassageFinder *finder; /* (owned) */
  VouchSupport *support;      /* (owned) */
  GString *found;             /* (owned): ids, a space behind each */
} Desk;

static const char *const paper
    = "Lenses and tears\n\n"
      "Methods\n\nParticipants were 64 adults aged 18 to 40 years, recruited at a clinic.\n\n"
      "Results\n\nOsmolarity rose by 12 mOsm/l after eight hours of wear. "
      "Comfort fell together with the tear film. Redness did not differ between the lenses.\n";

static void
found_cb (VouchSupport *support, const char *id, Desk *desk)
{
  g_string_append_printf (desk->found, "%s ", id);
}

static void
add_source (Desk *desk, const char *name, const char *text, const char *reference)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (desk->place, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, text, -1, NULL));
  source = vouch_source_store_add (store, file, reference, NULL, NULL);
  assert_non_null (source);
}

static Desk *
open_desk (gboolean has_source)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = vouch_test_make_folder ();
  desk->place = g_build_filename (desk->folder, "store", NULL);
  desk->found = g_string_new (NULL);
  desk->document = vouch_test_open_fixture ("check/clean.scorecard");
  vouch_test_remove (desk->document, "c2");
  vouch_test_remove (desk->document, "c3");
  vouch_test_set (desk->document, "condition", "declined", "{'reason':'not-a-claim'}");
  vouch_test_set (desk->document, "setting", "declined", "{'reason':'not-a-claim'}");
  vouch_test_set (desk->document, "population", "text", "''");
  if (has_source)
    add_source (desk, "paper.txt", paper, "r1");
  desk->finder = vouch_passage_finder_new (desk->place);
  desk->support = vouch_support_new (desk->document, desk->finder);
  g_signal_connect (desk->support, "found", G_CALLBACK (found_cb), desk);
  return desk;
}

static void
close_desk (Desk *desk)
{
  vouch_support_stop (desk->support);
  g_assert_finalize_object (desk->support);
  g_assert_finalize_object (desk->document);
  g_object_unref (desk->finder);
  vouch_test_remove_folder (desk->folder);
  g_string_free (desk->found, TRUE);
  g_free (desk->place);
  g_free (desk->folder);
  g_free (desk);
}

static gboolean
is_all_ready (gpointer data)
{
  VouchSupportCounts counts = vouch_support_get_counts (data);

  return counts.n_open > 0 && counts.n_ready == counts.n_open;
}

static gboolean
knows_holdings (gpointer data)
{
  return vouch_support_get_holdings (data) != NULL;
}

static gboolean
has_found (gpointer data)
{
  return ((GString *) data)->len > 0;
}

static void
test_background (void **state)
{
  Desk *desk = open_desk (TRUE);
  g_autoptr (GPtrArray) open = vouch_support_list_open (desk->support);
  VouchPassage *best;

  assert_int_equal (open->len, 3);
  assert_string_equal (open->pdata[0], "population");
  assert_string_equal (open->pdata[1], "h1");
  assert_string_equal (open->pdata[2], "h2");
  assert_int_equal (vouch_support_get_counts (desk->support).n_open, 3);
  assert_null (vouch_support_get_passages (desk->support, "h1"));
  assert_true (vouch_test_wait_until (is_all_ready, desk->support, 20000));
  assert_string_equal (desk->found->str, "population h1 h2 ");
  best = vouch_support_get_passages (desk->support, "h1")->pdata[0];
  assert_string_equal (best->exact, "Osmolarity rose by 12 mOsm/l after eight hours of wear.");
  assert_string_equal (best->reference, "r1");
  best = vouch_support_get_passages (desk->support, "population")->pdata[0];
  assert_true (g_str_has_prefix (best->exact, "Participants were 64 adults"));
  close_desk (desk);
}

static gboolean
draw_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_found (gpointer data)
{
  return vouch_support_get_passages (data, "h1") != NULL;
}

/* Where frames are drawn without an end, as those of a spinner on a slow display, what somebody looks at is found
 * all the same. */
static void
test_while_drawn (void **state)
{
  Desk *desk = open_desk (TRUE);
  guint drawing = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 20, draw_cb, NULL, NULL);

  vouch_support_want (desk->support, "h1");
  assert_true (vouch_test_wait_until (is_found, desk->support, 20000));
  g_source_remove (drawing);
  close_desk (desk);
}

/* Only what is another is looked for again. */
static void
test_cost_follows_what_changed (void **state)
{
  Desk *desk = open_desk (TRUE);

  assert_true (vouch_test_wait_until (is_all_ready, desk->support, 20000));
  g_string_truncate (desk->found, 0);
  vouch_test_set (desk->document, "h2", "text", "'Redness did not differ.'");
  assert_false (vouch_support_is_fresh (desk->support, "h2"));
  assert_true (vouch_support_is_fresh (desk->support, "h1"));
  assert_true (vouch_test_wait_until (has_found, desk->found, 20000));
  assert_string_equal (desk->found->str, "h2 ");
  assert_true (g_str_has_prefix (
      ((VouchPassage *) vouch_support_get_passages (desk->support, "h2")->pdata[0])->exact,
      "Redness"));
  /* What is cited, goes, or says why it needs none is not waited for. */
  vouch_test_insert (desk->document, "h1", "citations", 0,
                     "{'id':'n1','reference':'r1','relation':'supports','quote':{'exact':'x'}}");
  assert_int_equal (vouch_support_get_counts (desk->support).n_open, 2);
  vouch_test_remove (desk->document, "h2");
  assert_int_equal (vouch_support_get_counts (desk->support).n_open, 1);
  assert_int_equal (vouch_support_get_counts (desk->support).n_ready, 1);
  vouch_test_remove (desk->document, "glance");
  assert_int_equal (vouch_support_get_counts (desk->support).n_open, 0);
  close_desk (desk);
}

static void
test_other_sources (void **state)
{
  Desk *desk = open_desk (FALSE);

  assert_true (vouch_test_wait_until (knows_holdings, desk->support, 20000));
  assert_int_equal (vouch_support_get_holdings (desk->support)->n_all, 0);
  add_source (desk, "paper.txt", paper, NULL);
  vouch_support_look_again (desk->support);
  /* A source that isn't the card's is searched only for whom somebody looks at. */
  vouch_support_want (desk->support, "h1");
  assert_true (vouch_test_wait_until (has_found, desk->found, 20000));
  assert_string_equal (desk->found->str, "h1 ");
  assert_null (((VouchPassage *) vouch_support_get_passages (desk->support, "h1")->pdata[0])->reference);
  g_string_truncate (desk->found, 0);
  /* Now it becomes the card's. */
  add_source (desk, "paper.txt", paper, "10.1000/abc.1");
  vouch_support_look_again (desk->support);
  assert_true (vouch_test_wait_until (is_all_ready, desk->support, 20000));
  assert_int_equal (vouch_support_get_holdings (desk->support)->n_own, 1);
  assert_string_equal (((VouchPassage *) vouch_support_get_passages (desk->support, "h1")->pdata[0])->reference,
                       "r1");
  close_desk (desk);
}

/* Where the writer says that it isn't, nothing is offered; taking that back brings it again. */
static void
test_not_in (void **state)
{
  Desk *desk = open_desk (TRUE);
  VouchStatement *statement = VOUCH_STATEMENT (vouch_document_lookup (desk->document, "h1"));
  g_autofree char *digest = NULL;
  g_autoptr (VouchChange) said = NULL;
  g_autoptr (VouchChange) back = NULL;
  VouchPassage *best;

  add_source (desk, "other.txt", "Another paper\n\nOsmolarity rose after eight hours of wear, again.\n", "r1");
  assert_true (vouch_test_wait_until (is_all_ready, desk->support, 20000));
  digest = g_strdup (((VouchPassage *) vouch_support_get_passages (desk->support, "h1")->pdata[0])->source);
  g_string_truncate (desk->found, 0);
  said = vouch_not_in_add (statement, digest, "r1", "R. Kim");
  assert_true (vouch_document_edit (desk->document, said, NULL));
  assert_false (vouch_support_is_fresh (desk->support, "h1"));
  assert_true (vouch_support_is_fresh (desk->support, "h2"));
  assert_true (vouch_test_wait_until (has_found, desk->found, 20000));
  assert_string_equal (desk->found->str, "h1 ");
  assert_int_equal (vouch_support_get_passages (desk->support, "h1")->len, 1);
  best = vouch_support_get_passages (desk->support, "h1")->pdata[0];
  assert_string_not_equal (best->source, digest);
  g_string_truncate (desk->found, 0);
  back = vouch_not_in_clear (statement);
  assert_true (vouch_document_edit (desk->document, back, NULL));
  assert_true (vouch_test_wait_until (has_found, desk->found, 20000));
  best = vouch_support_get_passages (desk->support, "h1")->pdata[0];
  assert_string_equal (best->source, digest);
  close_desk (desk);
}

/* The statement is edited: its passage no longer has its figure, and another one has. Nothing is changed. */
static void
test_better (void **state)
{
  Desk *desk = open_desk (TRUE);
  VouchStatement *statement = VOUCH_STATEMENT (vouch_document_lookup (desk->document, "h1"));
  g_autoptr (VouchChange) marked = NULL;
  g_autoptr (VouchChange) replaced = NULL;
  g_autoptr (VouchReference) reference = NULL;
  g_autoptr (VouchPassageQuote) quote = NULL;
  VouchPassage *better;

  vouch_test_insert (desk->document, "h1", "citations", 0,
                     "{'id':'n1','reference':'r1','relation':'supports','how':'selected','locator':{'label':'page',"
                     "'value':'7'},'quote':{'exact':'Osmolarity rose by 9 mOsm/l after eight hours of wear.'}}");
  vouch_test_set (desk->document, "h1", "text", "'Osmolarity rose by 9 mOsm/l after eight hours of wear.'");
  assert_true (vouch_test_wait_until (is_all_ready, desk->support, 20000));
  assert_null (vouch_support_get_better (desk->support, "h1"));
  g_string_truncate (desk->found, 0);
  assert_true (vouch_statement_set_text (statement, "Osmolarity rose by 12 mOsm/l after eight hours of wear."));
  assert_null (vouch_support_get_better (desk->support, "h1"));
  assert_true (vouch_test_wait_until (has_found, desk->found, 20000));
  assert_string_equal (desk->found->str, "h1 ");
  better = vouch_support_get_better (desk->support, "h1");
  assert_non_null (better);
  assert_string_equal (better->exact, "Osmolarity rose by 12 mOsm/l after eight hours of wear.");
  assert_string_equal (vouch_node_get_text (vouch_document_lookup (desk->document, "n1"), "how"), "selected");
  /* Taken, it is the passage, found by the search; what was told of the page of the other is not true of it. */
  reference = vouch_passage_dup_reference (vouch_document_get_card (desk->document), better);
  quote = vouch_passage_quote_new_from (better);
  replaced = vouch_passage_replace (vouch_statement_find_only_anchored (statement), reference, quote, "chosen");
  assert_true (vouch_document_edit (desk->document, replaced, NULL));
  assert_null (vouch_support_get_better (desk->support, "h1"));
  assert_false (vouch_statement_is_doubtful (statement));
  assert_int_equal (vouch_node_list_get_size (vouch_statement_get_citations (statement)), 1);
  assert_string_equal (vouch_node_get_text (vouch_document_lookup (desk->document, "n1"), "how"), "chosen");
  assert_null (vouch_node_get_value (vouch_document_lookup (desk->document, "n1"), "locator"));
  assert_null (vouch_passage_replace (vouch_statement_find_only_anchored (statement), reference, quote, "chosen"));
  close_desk (desk);
}

/* The thread may still be at it when the card is closed. */
static void
test_closed_while_it_looks (void **state)
{
  Desk *desk = open_desk (TRUE);
  GWeakRef ref;
  g_autoptr (VouchSupport) gone = NULL;

  vouch_support_want (desk->support, "h1");
  for (guint i = 0; i < 3; i++)
    g_main_context_iteration (NULL, TRUE);
  g_weak_ref_init (&ref, desk->support);
  vouch_support_stop (desk->support);
  g_clear_object (&desk->support);
  g_assert_finalize_object (desk->document);
  g_string_truncate (desk->found, 0);
  for (guint i = 0; i < 200 && (gone = g_weak_ref_get (&ref)); i++)
    {
      g_clear_object (&gone);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  assert_null (gone);
  assert_string_equal (desk->found->str, "");
  g_weak_ref_clear (&ref);
  g_object_unref (desk->finder);
  vouch_test_remove_folder (desk->folder);
  g_string_free (desk->found, TRUE);
  g_free (desk->place);
  g_free (desk->folder);
  g_free (desk);
}

static VouchPassage *
find_best (const char *text, const char *statement)
{
  g_autoptr (VouchPassageArticle) article = vouch_passage_article_new (text, strlen (text));
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (statement);
  g_autoptr (GPtrArray) list = vouch_passage_list (article, query, NULL, NULL, NULL, 1);

  return vouch_passage_ref (list->pdata[0]);
}

static void
test_fit (void **state)
{
  static const struct
  {
    const char *statement;
    VouchSupportFit fit;
    const char *missing;
  } cases[] = {
    { "Osmolarity rose after eight hours of wear.", VOUCH_SUPPORT_FITS, NULL },
    { "Osmolarity rose by 12 mOsm/l.", VOUCH_SUPPORT_FITS, NULL },
    { "Osmolarity rose by 21 mOsm/l in 9% of eyes.", VOUCH_SUPPORT_NUMBERS, "21 mOsm/l, 9%" },
    { "Osmolarity of blood predicts renal failure and sudden cardiac death.", VOUCH_SUPPORT_WEAK, NULL },
    { "Osmolarity of blood predicts renal failure and sudden cardiac death in 37%.", VOUCH_SUPPORT_WEAK, "37%" },
    { "Redness did not differ between the lenses.", VOUCH_SUPPORT_FITS, NULL },
    { "Redness did differ between the lenses.", VOUCH_SUPPORT_TURNED, NULL },
    { "Osmolarity fell by 12 mOsm/l after eight hours of wear.", VOUCH_SUPPORT_TURNED, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchPassage) passage = find_best (paper, cases[i].statement);
      g_autofree char *missing = vouch_support_dup_missing (passage, cases[i].statement);

      if (vouch_support_judge (passage, cases[i].statement) != cases[i].fit)
        fail_msg ("“%s”: %d of “%s”", cases[i].statement, vouch_support_judge (passage, cases[i].statement), passage->exact);
      if (cases[i].missing)
        assert_string_equal (missing, cases[i].missing);
      else
        assert_null (missing);
    }
}

/* One word of the other kind, or who is compared with whom: @mine %NULL where nothing is turned. */
static void
test_opposites (void **state)
{
  static const struct
  {
    const char *statement;
    const char *passage;
    const char *mine;
    const char *theirs;
  } cases[] = {
    { "Older women had a higher risk.", "Older men had a higher risk.", "women", "men" },
    { "Older women had a higher risk.", "Older men and women had a higher risk.", NULL, NULL },
    { "Adults were treated.", "Children with asthma were treated.", "adults", "children" },
    { "In patients, it slowed growth.", "In mice, it slowed growth.", "patients", "mice" },
    { "It was given after breakfast.", "It was given before breakfast.", "after", "before" },
    { "Pain fell after surgery.", "Pain was measured before and after surgery.", NULL, NULL },
    { "Hyperglycemia was frequent.", "Hypoglycemia was frequent.", "hyperglycemia", "hypoglycemia" },
    { "Asymptomatic patients were screened.", "Symptomatic patients were screened.", "asymptomatic", "symptomatic" },
    { "Only incomplete resection", "Only complete resection", "incomplete", "complete" },
    { "Risk was highest in the third trimester.", "Risk was highest in the first trimester.", "third", "first" },
    { "Mortality was lower with usual care than with dexamethasone.",
      "Mortality was lower with dexamethasone than with usual care.", "than", "than" },
    { "Mortality was lower with dexamethasone than with usual care.",
      "Mortality at 28 days was lower with dexamethasone than with usual care.", NULL, NULL },
    { "Warfarin was superior to aspirin.", "Aspirin was superior to warfarin for stroke.", "than", "than" },
    { "Warfarin was superior to aspirin for preventing stroke.", "Aspirin was superior to warfarin for preventing stroke.",
      "than", "than" },
    { "All patients recovered.", "Most patients recovered.", "all", "most" },
    { "All patients with the most common type", "The most common type was seen in all patients.", NULL, NULL },
    { "Overall survival was 82%.", "Cancer-specific survival was 82%.", "overall", "specific" },
    { "It reduces readmissions.", "It may reduce readmissions.", "", "may" },
    { "It might reduce readmissions.", "It may reduce readmissions.", NULL, NULL },
    { "Sensitivity was 92%.", "Accuracy was 92%.", NULL, NULL },
    { "", "", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mine = NULL;
      g_autofree char *theirs = NULL;
      gboolean is_found = vouch_opposites_find (cases[i].statement, cases[i].passage, &mine, &theirs);

      if (is_found != (cases[i].mine != NULL) || g_strcmp0 (mine, cases[i].mine) != 0
          || g_strcmp0 (theirs, cases[i].theirs) != 0)
        fail_msg ("“%s” / “%s”: %s, %s", cases[i].statement, cases[i].passage, mine, theirs);
    }
}

/* A case report that has the sentence comes before a trial whose results score high for a few of its words. */
static void
test_best_of_two (void **state)
{
  static const char *const report
      = "A rare cause of cyanosis\n\nShe had been well. No active intervention was advised by physicians for her condition, "
        "as she was presently asymptomatic. She went home.\n";
  g_autoptr (GString) trial = g_string_new ("Drug A in rats\n\nResults\n\n");
  static const char *const names[] = { "r1", "r2", NULL };
  Desk *desk = open_desk (FALSE);
  g_autoptr (VouchPassageFinder) finder = vouch_passage_finder_new (desk->place);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (trial,
                            "However, no significant difference (p > 0.05) was seen for intervention %u with physicians "
                            "compared with condition %u, which was higher. ",
                            i, i + 7);
  add_source (desk, "trial.txt", trial->str, "r1");
  add_source (desk, "report.txt", report, "r2");
  found = vouch_passage_finder_find (
      finder, "No active intervention was advised by physicians for her condition as she was asymptomatic.", names,
      NULL, 5, NULL, NULL);
  assert_non_null (found);
  assert_true (found->len > 1);
  assert_string_equal (((VouchPassage *) found->pdata[0])->reference, "r2");
  assert_true (((VouchPassage *) found->pdata[0])->fits);
  close_desk (desk);
}

/* An empty cell asks with the words of papers: one of them alone stands anywhere. */
static void
test_fit_of_cell (void **state)
{
  static const struct
  {
    const char *query;
    VouchSupportFit fit;
  } cases[] = {
    { "participants patients adults recruited enrolled", VOUCH_SUPPORT_FITS },
    { "setting hospital clinic ward", VOUCH_SUPPORT_WEAK },
  };
  g_autoptr (VouchPassage) keywords = find_best ("A title\n\nKeywords: dry eye; lens\n\nIt rose.", "keywords");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchPassage) passage = find_best (paper, cases[i].query);

      assert_int_equal (vouch_support_judge (passage, ""), cases[i].fit);
    }
  assert_int_equal (vouch_support_judge (keywords, ""), VOUCH_SUPPORT_FITS);
}

static void
test_cell_words (void **state)
{
  static const struct
  {
    const char *passage;
    const char *words;
  } cases[] = {
    { "Adults with asthma.", "Adults with asthma" },
    { "Keywords: dry eye;\ncontact lens", "dry eye; contact lens" },
    { "Participants were 64 adults aged 18 to 40 years,\n recruited at a clinic of the university, who"
      " had worn soft contact lenses for at least one year before they came to us.",
      "Participants were 64 adults aged 18 to 40 years, recruited at a clinic of the university" },
    { "Wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort "
      "wort wort wort wort wort.",
      "Wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort wort "
      "wort wort" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = vouch_support_words_dup (cases[i].passage);

      assert_string_equal (words, cases[i].words);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_background),
    cmocka_unit_test (test_while_drawn),
    cmocka_unit_test (test_cost_follows_what_changed),
    cmocka_unit_test (test_other_sources),
    cmocka_unit_test (test_not_in),
    cmocka_unit_test (test_better),
    cmocka_unit_test (test_closed_while_it_looks),
    cmocka_unit_test (test_fit),
    cmocka_unit_test (test_opposites),
    cmocka_unit_test (test_best_of_two),
    cmocka_unit_test (test_fit_of_cell),
    cmocka_unit_test (test_cell_words),
  };

  return vouch_test_run ("statement-support", tests);
}
