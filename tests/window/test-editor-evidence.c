/* test-editor-evidence.c: passages typed by hand, and passages that follow their file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <string.h>

#include "vouch-citation-answer.h"
#include "vouch-digest.h"
#include "vouch-document.h"
#include "vouch-editor-private.h"
#include "vouch-json.h"
#include "vouch-node.h"
#include "vouch-not-in.h"
#include "vouch-chip.h"
#include "vouch-quote-states.h"
#include "vouch-reason-dialog.h"
#include "vouch-source-store.h"
#include "vouch-standing.h"
#include "vouch-support-row.h"

#define SLEPT "Patients slept forty minutes longer than before."
#define MOOD "Mood rose in the group that went to bed at the same hour."

typedef struct
{
  VouchWindow *window;
  VouchEditor *editor;
  VouchDocument *document;
  const char *words; /* of a toast */
} Open;

static char *
keep (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, text, -1, NULL));
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  assert_non_null (source);
  return g_strdup (source->digest);
}

#define QUOTE(id, exact)                                                                               \
  "{'id':'" id "','reference':'r','relation':'supports','how':'chosen','quote':{'exact':'" exact        \
  "','prefix':'','suffix':'','source':'#'}}"

/* # stands for the file of the reference. */
static Open
open_card (void **state, const char *digest)
{
  GString *json = g_string_new (
      "{'format':'vouch-scorecard','version':1,'id':'c','kind':'scorecard','language':'en','title':'T',"
      "'drafting':'person','article':{},'sections':[{'id':'k','role':'key-highlights','title':'K',"
      "'statements':[{'id':'s','text':'S','origin':'written','citations':[" QUOTE ("slept", SLEPT) "," QUOTE (
          "mood", MOOD) "]},{'id':'t','text':'T','origin':'written','citations':[{'id':'plain','reference':'r',"
      "'relation':'supports','how':'chosen'}]}]}],'references':[{'id':'r','type':'article','source':'#'}],"
      "'notes':[]}");
  g_autofree char *path = NULL;
  Open open = { 0 };

  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "#", digest, 0);
  path = vouch_test_put_text (*state, "card.scorecard", json->str);
  g_string_free (json, TRUE);
  open.window = vouch_test_open_card (*state, path);
  open.editor = vouch_test_editor (open.window);
  open.document = vouch_editor_get_document (open.editor);
  return open;
}

static gboolean
is_told (gpointer data)
{
  const Open *open = data;

  return vouch_test_find_label (GTK_WIDGET (open->editor), open->words) != NULL;
}

static const char *
get_source (Open *open, const char *citation)
{
  JsonNode *quote = vouch_node_get_value (vouch_document_lookup (open->document, citation), "quote");

  return vouch_json_get_text (vouch_json_node_object (quote), "source");
}

static void
test_typed (void **state)
{
  Open open = open_card (state, "0000");
  VouchNode *citation = vouch_document_lookup (open.document, "plain");
  GtkWidget *dialog;

  vouch_test_act (open.editor, "editor.see-by-eye", "t");
  dialog = vouch_test_wait_for (VOUCH_TYPE_REASON_DIALOG);
  vouch_test_type (dialog, "It rose in all of them.");
  vouch_test_press (GTK_WIDGET (open.window), "Return");
  assert_string_equal (vouch_node_get_text (citation, "seen-by-eye"), "It rose in all of them.");
  assert_string_equal (vouch_node_get_text (citation, "how"), "typed");
  assert_non_null (vouch_history_undo (vouch_editor_get_history (open.editor)));
  assert_null (vouch_node_get_text (citation, "seen-by-eye"));
}

/* One whose passages stand in files has none to be typed. */
static void
test_nothing_to_type (void **state)
{
  Open open = open_card (state, "0000");

  vouch_test_act (open.editor, "editor.see-by-eye", "s");
  open.words = "Add a source to the statement first";
  assert_true (vouch_test_wait_until (is_told, &open, 10000));
}

/* Another edition of the file: what stands there too is put against it, in one step. */
static void
test_edition (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *old = keep (desk->folder, "old.txt", "As accepted. " SLEPT " " MOOD);
  g_autofree char *new = keep (desk->folder, "new.txt", "As printed, with more before it. " SLEPT " That is all.");
  Open open = open_card (state, old);
  VouchNode *reference = vouch_document_lookup (open.document, "r");
  g_autoptr (JsonNode) digest = vouch_json_new_text (new);

  assert_true (vouch_node_set_value (reference, "source", digest, NULL));
  open.words = "1 of 2 passages found in the new file; 1 needs checking";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  assert_string_equal (get_source (&open, "slept"), new);
  assert_string_equal (get_source (&open, "mood"), new);
  assert_non_null (vouch_history_undo (vouch_editor_get_history (open.editor)));
  assert_string_equal (get_source (&open, "slept"), old);
  assert_string_equal (get_source (&open, "mood"), old);
}

static gboolean
is_looking (gpointer data)
{
  const Open *open = data;

  return open->editor->jobs && open->editor->jobs->len > 0;
}

/* Undone and done again, step by step: nothing is looked up anew, and no step is lost. */
static void
test_edition_again (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *old = keep (desk->folder, "old.txt", "As accepted. " SLEPT " " MOOD);
  g_autofree char *new = keep (desk->folder, "new.txt", "As printed, with more before it. " SLEPT " That is all.");
  Open open = open_card (state, old);
  VouchNode *reference = vouch_document_lookup (open.document, "r");
  VouchHistory *history = vouch_editor_get_history (open.editor);
  g_autoptr (JsonNode) digest = vouch_json_new_text (new);

  assert_true (vouch_node_set_value (reference, "source", digest, NULL));
  open.words = "1 of 2 passages found in the new file; 1 needs checking";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  assert_non_null (vouch_history_undo (history));
  assert_non_null (vouch_history_undo (history));
  assert_non_null (vouch_history_redo (history));
  assert_false (is_looking (&open));
  assert_true (vouch_history_get_can_redo (history));
  assert_non_null (vouch_history_redo (history));
  assert_string_equal (get_source (&open, "slept"), new);
}

/* Taken off first, then another: its passages follow too. */
static void
test_edition_after_none (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *old = keep (desk->folder, "old.txt", "As accepted. " SLEPT " " MOOD);
  g_autofree char *new = keep (desk->folder, "new.txt", "As printed, with more before it. " SLEPT " That is all.");
  Open open = open_card (state, old);
  VouchNode *reference = vouch_document_lookup (open.document, "r");
  g_autoptr (JsonNode) digest = vouch_json_new_text (new);

  assert_true (vouch_node_set_value (reference, "source", NULL, NULL));
  assert_false (is_looking (&open));
  assert_true (vouch_node_set_value (reference, "source", digest, NULL));
  open.words = "1 of 2 passages found in the new file; 1 needs checking";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  assert_string_equal (get_source (&open, "slept"), new);
}

/* --- which place, and what the source does --- */

#define TWICE "Sleep was longer by far."

static gboolean
is_asked (gpointer data)
{
  const Open *open = data;

  return open->editor->places && gtk_widget_get_mapped (open->editor->places);
}

static gboolean
is_one_place (Open *open)
{
  JsonNode *quote = vouch_node_get_value (vouch_document_lookup (open->document, "slept"), "quote");
  const char *prefix = vouch_json_get_text (vouch_json_node_object (quote), "prefix");

  return prefix && g_str_has_suffix (prefix, "In the second group: ");
}

/* The finding's own action asks; Down and Enter take the second place; undo gives it back. */
static void
test_place (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *digest = keep (desk->folder, "twice.txt",
                                  "In the first group: " TWICE " In the second group: " TWICE " The end.");
  Open open = open_card (state, digest);
  g_autoptr (JsonNode) quote = vouch_json_new_members ("exact", vouch_json_new_text (TWICE), "source",
                                                       vouch_json_new_text (digest), NULL);

  assert_true (vouch_node_set_value (vouch_document_lookup (open.document, "slept"), "quote", quote, NULL));
  vouch_test_act (open.editor, "editor.choose-place", "slept");
  assert_true (vouch_test_wait_until (is_asked, &open, 20000));
  vouch_test_shoot (open.editor->places, "places");
  vouch_test_press (GTK_WIDGET (open.window), "Down");
  vouch_test_press (GTK_WIDGET (open.window), "Return");
  assert_true (is_one_place (&open));
  assert_non_null (vouch_history_undo (vouch_editor_get_history (open.editor)));
  assert_false (is_one_place (&open));
}

/* Where there is nothing to choose, it is said. */
static void
test_one_place (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *digest = keep (desk->folder, "once.txt", "Once. " SLEPT " The end.");
  Open open = open_card (state, digest);

  vouch_test_act (open.editor, "editor.choose-place", "slept");
  open.words = "The passage stands in one place only";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  vouch_test_act (open.editor, "editor.choose-place", "mood");
  open.words = "The passage stands nowhere in its source";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
}

/* From the list of actions: what is meant is the citation of the statement with the keyboard. */
static void
test_for_statement (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *digest = keep (desk->folder, "once.txt", "Once. " SLEPT " The end.");
  Open open = open_card (state, digest);

  vouch_editor_go (open.editor, "s", "");
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_act (open.editor, "editor.choose-place", "");
  open.words = "The passage stands in one place only";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  vouch_test_act (open.editor, "editor.citation-menu", "");
  assert_true (open.editor->citation_menu && gtk_widget_get_mapped (open.editor->citation_menu));
  gtk_popover_popdown (GTK_POPOVER (open.editor->citation_menu));
  vouch_editor_go (open.editor, "t", "");
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_act (open.editor, "editor.choose-place", "");
  open.words = "No passage is marked yet";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  vouch_test_act (open.editor, "editor.read-scan", "");
  open.words = "Open the scan first";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
}

static gboolean
has_finding (Open *open, const char *rule)
{
  VouchFindingList *findings;
  gboolean is_there = FALSE;

  vouch_validator_flush (open->editor->validator);
  findings = vouch_validator_get_findings (open->editor->validator);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      is_there = is_there || g_str_equal (vouch_finding_get_rule (finding), rule);
    }
  return is_there;
}

/* A source that turns out to contradict is an error until somebody has answered. */
static void
test_relation (void **state)
{
  Open open = open_card (state, "0000");
  VouchNode *citation = vouch_document_lookup (open.document, "plain");

  assert_false (has_finding (&open, "contradicted"));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.set-relation", "(ss)", "plain", "contradicts");
  assert_string_equal (vouch_node_get_text (citation, "relation"), "contradicts");
  assert_true (has_finding (&open, "contradicted"));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.set-relation", "(ss)", "plain", "rhymes");
  assert_string_equal (vouch_node_get_text (citation, "relation"), "contradicts");
  assert_non_null (vouch_history_undo (vouch_editor_get_history (open.editor)));
  assert_string_equal (vouch_node_get_text (citation, "relation"), "supports");
  assert_false (has_finding (&open, "contradicted"));
}

static char *
dup_digest (Open *open)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (vouch_document_lookup (open->document, "s"));

  return vouch_statement_digest (json);
}

/* The page leaves the passage out, and a check of the statement stays: its evidence is the same. */
static void
test_printed (void **state)
{
  Open open = open_card (state, "0000");
  VouchCitation *citation = VOUCH_CITATION (vouch_document_lookup (open.document, "mood"));
  g_autofree char *before = dup_digest (&open);
  g_autofree char *after = NULL;

  assert_true (vouch_citation_is_printed (citation));
  vouch_test_act (open.editor, "editor.toggle-printed", "mood");
  assert_false (vouch_citation_is_printed (citation));
  after = dup_digest (&open);
  assert_string_equal (before, after);
  vouch_test_act (open.editor, "editor.toggle-printed", "mood");
  assert_true (vouch_citation_is_printed (citation));
  assert_null (vouch_node_get_value (VOUCH_NODE (citation), "unprinted"));
  vouch_test_act (open.editor, "editor.toggle-printed", "plain");
  assert_null (vouch_node_get_value (vouch_document_lookup (open.document, "plain"), "unprinted"));
}

static gboolean
is_answered (gpointer data)
{
  return vouch_citation_get_answer_state (data) == VOUCH_ANSWER_GIVEN;
}

/* The reviewer answers in words, signed; the check is content, and Review shows both. */
static void
test_answer (void **state)
{
  Open open = open_card (state, "0000");
  VouchCitation *citation = VOUCH_CITATION (vouch_document_lookup (open.document, "plain"));
  GtkWidget *dialog;

  vouch_test_act (open.editor, "editor.answer", "plain");
  open.words = "No source contradicts the statement";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.set-relation", "(ss)", "plain", "contradicts");
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.show-review", NULL);
  open.words = "1 contradiction";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  vouch_editor_go (open.editor, "t", "");
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_act (open.editor, "editor.answer", "");
  dialog = vouch_test_wait_for (VOUCH_TYPE_REASON_DIALOG);
  vouch_test_type (dialog, "The trial was in children");
  vouch_test_shoot (dialog, "answer-contradiction");
  vouch_test_press (GTK_WIDGET (open.window), "Return");
  assert_true (vouch_test_wait_until (is_answered, citation, 20000));
  assert_string_equal (vouch_citation_get_answer (citation), "The trial was in children");
  assert_non_null (vouch_citation_get_answerer (citation));
  assert_false (has_finding (&open, "contradicted"));
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_shoot (GTK_WIDGET (open.window), "review-contradiction");
  vouch_test_act (open.editor, "editor.unanswer", "plain");
  assert_true (has_finding (&open, "contradicted"));
  assert_non_null (vouch_history_undo (vouch_editor_get_history (open.editor)));
  assert_true (is_answered (citation));
}

/* What is said of a source stays in the card, is told, and can be taken back. */
static void
test_not_in (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *digest = keep (desk->folder, "paper.txt", SLEPT "\n");
  Open open = open_card (state, digest);
  VouchStatement *statement = VOUCH_STATEMENT (vouch_document_lookup (open.document, "t"));

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.not-in", "(ss)", "t", digest);
  assert_true (vouch_not_in_covers (statement, digest));
  assert_non_null (strstr (vouch_json_get_text (vouch_json_array_object (vouch_json_node_array (
                               vouch_node_get_value (VOUCH_NODE (statement), "not-in")), 0), "reference"), "r"));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.show-review", NULL);
  open.words = "1 statement not found in a source";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  vouch_test_act (open.editor, "editor.search-again", "t");
  assert_false (vouch_not_in_covers (statement, digest));
  assert_non_null (vouch_history_undo (vouch_editor_get_history (open.editor)));
  assert_true (vouch_not_in_covers (statement, digest));
  assert_non_null (vouch_history_undo (vouch_editor_get_history (open.editor)));
  assert_false (vouch_not_in_covers (statement, digest));
}

/* --- a source that another program takes away, and brings back --- */

static gboolean
is_missing (gpointer digest)
{
  return vouch_quote_states_is_missing (vouch_quote_states_get_default (), digest);
}

static gboolean
is_there (gpointer digest)
{
  return !is_missing (digest);
}

static gboolean
is_chip_told (gpointer data)
{
  const Open *open = data;
  GtkWidget *chip = vouch_test_find (GTK_WIDGET (open->editor), VOUCH_TYPE_CHIP);

  return chip && strstr (vouch_chip_get_text (VOUCH_CHIP (chip)), open->words) != NULL;
}

static gboolean
is_chip_well (gpointer data)
{
  return !is_chip_told (data);
}

/* The chip says it, the pane says it with what to do, the card stays as it is; and all is well when the
 * same file is back, whoever brings it. */
static void
test_taken_away (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *digest = keep (desk->folder, "away.txt", SLEPT " " MOOD "\n");
  g_autofree char *path = g_build_filename (desk->folder, "away.txt", NULL);
  Open open = open_card (state, digest);
  guint64 revision = vouch_document_get_revision (open.document);
  g_autoptr (VouchTestOutcome) removed = NULL;
  g_autoptr (VouchTestOutcome) added = NULL;

  open.words = "file is not on this computer";
  vouch_editor_start_support (open.editor);
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.open-citation", "s", "slept");
  vouch_test_wait_until (is_chip_told, &open, 1000);
  assert_false (is_chip_told (&open));
  removed = vouch_test_run_program (NULL, "sources", "remove", "away.txt", NULL);
  assert_int_equal (removed->exit_code, 0);
  assert_true (vouch_test_wait_until (is_missing, digest, 20000));
  assert_true (vouch_test_wait_until (is_chip_told, &open, 20000));
  open.words = "Not on This Computer";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-source-gone");
  added = vouch_test_run_program (NULL, "sources", "add", path, NULL);
  assert_int_equal (added->exit_code, 0);
  assert_true (vouch_test_wait_until (is_there, digest, 20000));
  open.words = "file is not on this computer";
  assert_true (vouch_test_wait_until (is_chip_well, &open, 20000));
  assert_int_equal (vouch_document_get_revision (open.document), revision);
}

/* Chosen again, it is known by its digest: nothing of the card changes, and nothing is there to undo. */
static void
test_chosen_again (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *digest = keep (desk->folder, "again.txt", SLEPT " " MOOD " Again.\n");
  g_autofree char *path = g_build_filename (desk->folder, "again.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Open open = open_card (state, digest);
  g_autoptr (VouchTestOutcome) removed = NULL;

  vouch_editor_start_support (open.editor);
  removed = vouch_test_run_program (NULL, "sources", "remove", "again.txt", NULL);
  assert_true (vouch_test_wait_until (is_missing, digest, 20000));
  vouch_editor_attach (open.editor, "r", file);
  open.words = "The file is here again";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  assert_true (vouch_test_wait_until (is_there, digest, 20000));
  assert_false (vouch_history_get_can_undo (vouch_editor_get_history (open.editor)));
}

/* --- a statement that is edited --- */

static gboolean
is_doubt_shown (gpointer data)
{
  const Open *open = data;

  return vouch_test_find_label (GTK_WIDGET (open->editor), "not in the passage: 41 minutes") != NULL;
}

/* Its passage no longer has the figure: the chip says so, another passage is offered, nothing is changed
 * until somebody takes it. */
static void
test_edited_statement (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *digest = keep (desk->folder, "better.txt",
                                  "Sleep\n\nResults\n\nPatients slept 40 minutes longer than before the trial. "
                                  "Patients slept 41 minutes longer after the trial of an early bed time.\n");
  Open open = open_card (state, digest);
  VouchStatement *statement = VOUCH_STATEMENT (vouch_document_lookup (open.document, "s"));
  g_autoptr (JsonNode) quote = vouch_json_new_members (
      "exact", vouch_json_new_text ("Patients slept 40 minutes longer than before the trial."), "source",
      vouch_json_new_text (digest), NULL);
  VouchNode *citation = vouch_document_lookup (open.document, "slept");
  g_autoptr (VouchChange) set = vouch_change_new_set ("slept", "quote", vouch_node_get_value (citation, "quote"), quote);
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.uncite", "s", "mood");
  assert_true (vouch_document_edit (open.document, set, NULL));
  assert_true (vouch_statement_set_text (statement, "Patients slept 40 minutes longer after the trial."));
  vouch_editor_start_support (open.editor);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_false (is_doubt_shown (&open));
  assert_true (vouch_statement_set_text (statement, "Patients slept 41 minutes longer after the trial."));
  assert_true (vouch_test_wait_until (is_doubt_shown, &open, 20000));
  open.words = "Another passage fits the statement better";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  assert_string_equal (vouch_json_get_text (vouch_json_node_object (vouch_node_get_value (citation, "quote")), "exact"),
                       "Patients slept 40 minutes longer than before the trial.");
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-better-passage");
  vouch_test_act (open.editor, "editor.find-support", "s");
  open.words = "Use Instead";
  assert_true (vouch_test_wait_until (is_told, &open, 20000));
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-use-instead");
  row = vouch_test_find (GTK_WIDGET (open.editor->panel), VOUCH_TYPE_SUPPORT_ROW);
  assert_non_null (vouch_test_find_label (row, "Use Instead"));
  /* One that lacks the figure too would be no better. */
  assert_null (vouch_test_find_label (gtk_widget_get_next_sibling (row), "Use Instead"));
  g_signal_emit_by_name (row, "replace");
  assert_string_equal (vouch_json_get_text (vouch_json_node_object (vouch_node_get_value (citation, "quote")), "exact"),
                       "Patients slept 41 minutes longer after the trial of an early bed time.");
  assert_false (vouch_statement_is_doubtful (statement));
  assert_non_null (vouch_history_undo (vouch_editor_get_history (open.editor)));
  assert_true (vouch_statement_is_doubtful (statement));
}

/* The menu of a chip by keyboard: its third section says what the source does. */
static void
test_citation_menu (void **state)
{
  Open open = open_card (state, "0000");
  VouchNode *citation = vouch_document_lookup (open.document, "plain");

  vouch_test_act (open.editor, "editor.citation-menu", "plain");
  assert_non_null (open.editor->citation_menu);
  assert_true (gtk_widget_get_mapped (open.editor->citation_menu));
  vouch_test_shoot (open.editor->citation_menu, "citation-menu");
  gtk_widget_activate_action (open.editor->citation_menu, "citation.relation", "s", "background");
  assert_string_equal (vouch_node_get_text (citation, "relation"), "background");
  gtk_popover_popdown (GTK_POPOVER (open.editor->citation_menu));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_typed),
    APPLICATION_TEST (test_nothing_to_type),
    APPLICATION_TEST (test_edition),
    APPLICATION_TEST (test_edition_again),
    APPLICATION_TEST (test_edition_after_none),
    APPLICATION_TEST (test_place),
    APPLICATION_TEST (test_one_place),
    APPLICATION_TEST (test_for_statement),
    APPLICATION_TEST (test_relation),
    APPLICATION_TEST (test_printed),
    APPLICATION_TEST (test_citation_menu),
    APPLICATION_TEST (test_answer),
    APPLICATION_TEST (test_not_in),
    APPLICATION_TEST (test_taken_away),
    APPLICATION_TEST (test_chosen_again),
    APPLICATION_TEST (test_edited_statement),
  };

  return vouch_test_run_widgets ("editor-evidence", tests);
}
