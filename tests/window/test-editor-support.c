/* test-editor-support.c: from a draft without sources to marked passages, by keys alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <string.h>

#include "vouch-card-view.h"
#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-editor-private.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-quote-states.h"
#include "vouch-reason-dialog.h"
#include "vouch-source-card.h"
#include "vouch-source-mode.h"
#include "vouch-source-store.h"
#include "vouch-statement.h"

#define DRAFT "scorecard-generative-ai-psychiatry.txt"
#define REFERENCE "0b7c6a52-7a34-4c52-9c9b-0a2f5d0f7a11"

/* Made up, in the way of an interview study; the sentences are ours. */
static const char *const paper
    = "Generative AI in psychiatric practice: an interview study\n\n"
      "Keywords: generative AI; psychiatry; qualitative study\n\n"
      "Methods\n\nParticipants were 24 Korean psychiatrists, recruited from hospitals and clinics. "
      "Interviews took place in the care setting of the participants, a hospital or a clinic.\n\n"
      "Results\n\nGenerative AI is becoming embedded in psychiatric systems, the psychiatrists said. "
      "Clinicians viewed AI as useful for documentation and efficiency, but were cautious about its use "
      "in psychotherapy. Several told of concerns that AI may reinforce delusion-like beliefs and gives "
      "inadequate responses to high-risk scenarios. Prolonged use of AI chatbots may lead to "
      "dependence-like patterns and psychosocial deterioration. The mechanisms were patient-facing "
      "conversational tools, self-help applications and clinician-facing workflow support. AI-based "
      "support may be attractive due to stigma and structural barriers in accessing care.\n\n"
      "Discussion\n\nThe integration of AI in psychiatry requires careful consideration of contextual "
      "judgment and relational attunement. The context of AI use should be evaluated in clinical "
      "encounters. AI should be implemented with oversight, to ensure safety and accountability. "
      "Users should be monitored for signs of dependence and psychosocial impacts. Governance and "
      "transparency in AI deployment have to be ensured. A practice-based approach to horizon scanning "
      "may show early signs of benefit or harm. Clinician-reported experiential data should be "
      "integrated into implementation strategies. The reinforcement of distorted beliefs and "
      "inadequate crisis responses has to be addressed.\n";

typedef struct
{
  VouchWindow *window;
  VouchEditor *editor;
  VouchDocument *document;
} Open;

static char *
add_source (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "study.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, paper, -1, NULL));
  source = vouch_source_store_add (store, file, REFERENCE, NULL, NULL);
  assert_non_null (source);
  return g_strdup (source->digest);
}

static void
add_reference (VouchDocument *document, const char *digest)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (document));
  g_autoptr (JsonNode) json = vouch_json_new_members (
      "id", vouch_json_new_text (REFERENCE), "type", vouch_json_new_text ("article-journal"), "title",
      vouch_json_new_text ("Generative AI in psychiatric practice"), "source",
      vouch_json_new_text (digest), NULL);

  assert_non_null (vouch_node_insert (card, "references", 0, json, NULL));
}

static Open
open_draft (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "draft.scorecard", NULL);
  g_autofree char *draft = vouch_test_fixture (DRAFT);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "import", draft, "-o", path, NULL);
  Open open = { NULL };

  assert_int_equal (outcome->exit_code, 0);
  open.window = vouch_test_open_card (desk, path);
  open.editor = vouch_test_editor (open.window);
  open.document = vouch_editor_get_document (open.editor);
  return open;
}

static void
press (Open *open, const char *keys)
{
  vouch_test_press (GTK_WIDGET (open->window), keys);
  vouch_test_settle (GTK_WIDGET (open->window));
}

static gboolean
is_ready (gpointer data)
{
  VouchEditor *editor = data;
  VouchSupportCounts counts = { 0 };

  if (editor->support)
    counts = vouch_support_get_counts (editor->support);
  return counts.n_open > 0 && counts.n_ready == counts.n_open;
}

static VouchSourceCard *
get_card (Open *open)
{
  GtkWidget *card = vouch_test_find (GTK_WIDGET (open->editor), VOUCH_TYPE_SOURCE_CARD);

  return card && gtk_widget_get_mapped (card) ? VOUCH_SOURCE_CARD (card) : NULL;
}

/* Enter where it is on; else the best passage by its number, or on to the next. */
static guint
walk (Open *open)
{
  guint n = 0;
  VouchSourceCard *card;

  for (; n < 60 && (card = get_card (open)); n++)
    press (open, vouch_source_card_may_take (card)             ? "Return"
                 : vouch_source_card_get_passage (card, 0) ? "1"
                                                           : "s");
  return n;
}

typedef struct
{
  guint n_anchored;
  guint n_suggested;
  guint n_found;
} Tally;

static gboolean
is_found (VouchNode *citation)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  VouchQuoteQuery query = { vouch_json_get_text (quote, "source"), vouch_json_get_text (quote, "exact"),
                            vouch_json_get_text (quote, "prefix"),
                            vouch_json_get_text (quote, "suffix") };
  g_autoptr (VouchQuoteWishes) wishes = vouch_quote_wishes_new ();
  g_auto (VouchQuoteState) state = { 0 };

  vouch_quote_wishes_add (wishes, &query);
  vouch_quote_states_resolve (vouch_quote_states_get_default (), wishes);
  return vouch_quote_states_peek (vouch_quote_states_get_default (), &query, &state)
         && state.anchor.state == VOUCH_ANCHOR_FOUND;
}

static void
count_citation (VouchNode *node, gpointer data)
{
  Tally *tally = data;

  if (!VOUCH_IS_CITATION (node) || !vouch_citation_is_anchored (VOUCH_CITATION (node)))
    return;
  tally->n_anchored++;
  tally->n_suggested += g_strcmp0 (vouch_node_get_text (node, "how"), "suggested") == 0;
  tally->n_found += is_found (node);
}

/* The card names the file already, as one from another computer does: only the store is new. */
static void
attach_paper (Open *open, VouchTestApplication *desk)
{
  g_autofree char *path = vouch_test_put_text (desk, "study.txt", paper);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, paper, -1);

  add_reference (open->document, digest);
  while (!open->editor->support || !vouch_support_get_holdings (open->editor->support))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (open->editor), "editor.attach-file", "(ss)", REFERENCE, uri);
}

static void
test_source_mode (void **state)
{
  Open open = open_draft (state);
  Tally tally = { 0 };
  guint n_open;

  attach_paper (&open, *state);
  assert_true (vouch_test_wait_until (is_ready, open.editor, 30000));
  n_open = vouch_support_get_counts (open.editor->support).n_open;
  assert_int_equal (n_open, 17);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_non_null (vouch_test_find_label (GTK_WIDGET (open.editor), "Passages ready: 17 of 17"));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-passages-ready");
  press (&open, "ctrl+Home ctrl+shift+j");
  assert_non_null (get_card (&open));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-source-mode");
  assert_int_equal (walk (&open), n_open);
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-source-mode-end");
  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (open.document)), count_citation, &tally);
  assert_int_equal (tally.n_anchored, n_open);
  assert_int_equal (tally.n_found, tally.n_anchored);
  assert_true (tally.n_suggested >= 11);
  assert_int_equal (vouch_support_get_counts (open.editor->support).n_open, 0);
  /* Each is a step of its own. */
  press (&open, "ctrl+z");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_non_null (get_card (&open));
  assert_int_equal (vouch_support_get_counts (open.editor->support).n_open, 1);
  press (&open, "Escape");
  assert_null (get_card (&open));
}

static gboolean
is_aside (gpointer data)
{
  return vouch_statement_is_set_aside (data);
}

/* What has the keyboard in source mode is the statement that it is at, not the one before it began. */
static void
test_source_mode_is_meant (void **state)
{
  VouchTestApplication *desk = *state;
  Open open = open_draft (state);
  g_autofree char *digest = add_source (desk->folder);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  add_reference (open.document, digest);
  vouch_editor_sources_changed (open.editor);
  assert_true (vouch_test_wait_until (is_ready, open.editor, 30000));
  press (&open, "ctrl+Home ctrl+shift+j");
  first = g_strdup (vouch_source_card_get_id (get_card (&open)));
  assert_string_equal (vouch_editor_get_focused (open.editor), first);
  press (&open, "s");
  second = g_strdup (vouch_source_card_get_id (get_card (&open)));
  assert_string_not_equal (first, second);
  assert_string_equal (vouch_node_get_id (vouch_editor_resolve (open.editor, NULL, VOUCH_TYPE_STATEMENT)),
                       second);
  /* A selection in the source beside is cited for it, and so says its button. */
  press (&open, "space");
  assert_non_null (open.editor->source);
  assert_string_equal (vouch_source_pane_get_statement (open.editor->source), second);
  press (&open, "ctrl+shift+h");
  vouch_test_type (vouch_test_wait_for (VOUCH_TYPE_REASON_DIALOG), "No source supports it");
  vouch_test_press (GTK_WIDGET (open.window), "Return");
  assert_true (vouch_test_wait_until (is_aside, vouch_document_lookup (open.document, second), 60000));
}

static void
begin_source_mode (Open *open, VouchTestApplication *desk, int width)
{
  g_autofree char *digest = NULL;

  *open = open_draft ((void **) &desk);
  digest = add_source (desk->folder);
  add_reference (open->document, digest);
  vouch_editor_sources_changed (open->editor);
  assert_true (vouch_test_wait_until (is_ready, open->editor, 30000));
  gtk_window_set_default_size (GTK_WINDOW (open->window), width, 700);
  vouch_test_settle (GTK_WIDGET (open->window));
  press (open, "ctrl+Home ctrl+shift+j");
  for (guint i = 0; i < 20 && get_card (open) && !vouch_source_card_may_take (get_card (open)); i++)
    press (open, "s");
  assert_non_null (get_card (open));
  assert_true (vouch_source_card_may_take (get_card (open)));
}

static gboolean
is_hint_shown (Open *open)
{
  g_autofree char *hint = vouch_source_mode_dup_hint (open->editor->source_mode);

  assert_true (g_str_has_prefix (hint, "Press Enter to "));
  assert_true (g_str_has_suffix (hint, " Space shows the statement."));
  return vouch_test_find_label (GTK_WIDGET (open->editor->source), hint) != NULL;
}

static gboolean
is_passage_known (gpointer data)
{
  VouchEditor *editor = data;

  return editor->source && vouch_source_pane_get_source (editor->source);
}

static guint
count_citations (Open *open, const char *id)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (vouch_node_get_list (vouch_document_lookup (open->document, id), "citations")));
}

/* Where the page lies over the statement the same keys work, and what they do is seen. */
static void
test_keys_over_page (void **state)
{
  Open open;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  VouchPassage *best;

  begin_source_mode (&open, *state, 600);
  first = g_strdup (vouch_source_card_get_id (get_card (&open)));
  press (&open, "space");
  assert_true (vouch_test_wait_until (is_passage_known, open.editor, 60000));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_null (get_card (&open));
  assert_true (vouch_source_pane_has_view_focus (open.editor->source));
  assert_true (is_hint_shown (&open));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-source-mode-page");
  press (&open, "space");
  assert_string_equal (vouch_source_card_get_id (get_card (&open)), first);
  press (&open, "space");
  assert_true (vouch_test_wait_until (is_passage_known, open.editor, 60000));
  vouch_test_settle (GTK_WIDGET (open.window));
  /* Another passage than the first one can't be seen here, and isn't taken. */
  press (&open, "2");
  assert_int_equal (count_citations (&open, first), 0);
  assert_null (get_card (&open));
  /* Something else is looked at: the passage comes up first. */
  best = vouch_source_mode_get_best (open.editor->source_mode);
  vouch_source_pane_show_quote (open.editor->source, REFERENCE, best->source, best->start, best->start + 3);
  press (&open, "Return");
  assert_int_equal (count_citations (&open, first), 0);
  press (&open, "Return");
  assert_int_equal (count_citations (&open, first), 1);
  second = g_strdup (vouch_source_card_get_id (get_card (&open)));
  assert_string_not_equal (first, second);
  press (&open, "space");
  assert_true (vouch_test_wait_until (is_passage_known, open.editor, 60000));
  vouch_test_settle (GTK_WIDGET (open.window));
  press (&open, "s");
  assert_int_equal (count_citations (&open, second), 0);
  assert_string_not_equal (vouch_source_card_get_id (get_card (&open)), second);
}

static guint
count_all (Open *open)
{
  Tally tally = { 0 };

  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (open->document)), count_citation, &tally);
  return tally.n_anchored;
}

/* Held down over the page it marks one: what was selected there. */
static void
test_held_over_page (void **state)
{
  Open open;
  g_autofree char *second = NULL;

  begin_source_mode (&open, *state, 600);
  press (&open, "space");
  assert_true (vouch_test_wait_until (is_passage_known, open.editor, 60000));
  vouch_test_settle (GTK_WIDGET (open.window));
  press (&open, "shift+Right shift+Right shift+Right shift+Right shift+Right");
  press (&open, "keydown Return");
  assert_int_equal (count_all (&open), 1);
  assert_non_null (get_card (&open));
  second = g_strdup (vouch_source_card_get_id (get_card (&open)));
  press (&open, "keydown Return keydown Return");
  assert_int_equal (count_all (&open), 1);
  assert_string_equal (vouch_source_card_get_id (get_card (&open)), second);
  press (&open, "keyup Return");
}

/* The page beside follows; where it has the keyboard the keys work, and give that back. */
static void
test_keys_beside_page (void **state)
{
  Open open;
  g_autofree char *first = NULL;
  VouchPassage *next;
  gsize start;
  gsize end;

  begin_source_mode (&open, *state, 1500);
  first = g_strdup (vouch_source_card_get_id (get_card (&open)));
  press (&open, "space");
  assert_true (vouch_test_wait_until (is_passage_known, open.editor, 60000));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_non_null (get_card (&open));
  vouch_source_pane_focus (open.editor->source);
  assert_true (vouch_source_pane_has_view_focus (open.editor->source));
  press (&open, "Return");
  assert_int_equal (count_citations (&open, first), 1);
  assert_false (vouch_source_pane_has_view_focus (open.editor->source));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-source-mode-beside");
  next = vouch_source_card_get_passage (get_card (&open), 0);
  vouch_source_pane_get_shown (open.editor->source, &start, &end);
  assert_int_equal (start, next->start);
  assert_int_equal (end, next->end);
}

static void
test_find_support (void **state)
{
  VouchTestApplication *desk = *state;
  Open open = open_draft (state);
  g_autofree char *digest = add_source (desk->folder);
  g_autoptr (GPtrArray) statements
      = vouch_card_collect_statements (vouch_document_get_card (open.document));
  VouchStatement *statement = statements->pdata[5];

  add_reference (open.document, digest);
  vouch_editor_sources_changed (open.editor);
  vouch_editor_go (open.editor, vouch_node_get_id (VOUCH_NODE (statement)), "");
  vouch_test_settle (GTK_WIDGET (open.window));
  press (&open, "ctrl+shift+f");
  assert_string_equal (vouch_side_panel_get_page (open.editor->panel), "support");
  assert_true (vouch_test_wait_until (is_ready, open.editor, 30000));
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-find-support");
  press (&open, "Return");
  assert_int_equal (vouch_statement_get_rung (statement), VOUCH_RUNG_ANCHORED);
}

static void
test_without_sources (void **state)
{
  Open open = open_draft (state);

  while (!open.editor->support || !vouch_support_get_holdings (open.editor->support))
    g_main_context_iteration (NULL, TRUE);
  press (&open, "ctrl+shift+j");
  assert_null (get_card (&open));
  assert_non_null (vouch_test_find_label (GTK_WIDGET (open.editor),
                                          "Attach a source first"));
}

static void
test_set_aside (void **state)
{
  Open open = open_draft (state);
  g_autoptr (GPtrArray) statements
      = vouch_card_collect_statements (vouch_document_get_card (open.document));
  VouchStatement *statement = statements->pdata[5];
  GtkWidget *dialog;

  vouch_editor_go (open.editor, vouch_node_get_id (VOUCH_NODE (statement)), "");
  vouch_test_settle (GTK_WIDGET (open.window));
  press (&open, "ctrl+shift+h");
  dialog = vouch_test_wait_for (VOUCH_TYPE_REASON_DIALOG);
  vouch_test_type (dialog, "No source supports it");
  vouch_test_press (GTK_WIDGET (open.window), "Return");
  while (!vouch_statement_is_set_aside (statement))
    g_main_context_iteration (NULL, TRUE);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_non_null (vouch_test_find_label (GTK_WIDGET (open.editor), "1 statement set aside"));
  press (&open, "ctrl+shift+h");
  assert_false (vouch_statement_is_set_aside (statement));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    /* First: the others leave a source in the store. */
    APPLICATION_TEST (test_without_sources),
    APPLICATION_TEST (test_source_mode),
    APPLICATION_TEST (test_source_mode_is_meant),
    APPLICATION_TEST (test_keys_over_page),
    APPLICATION_TEST (test_held_over_page),
    APPLICATION_TEST (test_keys_beside_page),
    APPLICATION_TEST (test_find_support),
    APPLICATION_TEST (test_set_aside),
  };

  return vouch_test_run_widgets ("editor-support", tests);
}
