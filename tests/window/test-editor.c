/* test-editor.c: getting around in an open card, undo, toasts, panes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"
#include "vouch-test-check.h"

#include <string.h>

#include "vouch-article-form.h"
#include "vouch-card-style.h"
#include "vouch-card-view.h"
#include "vouch-card.h"
#include "vouch-editor-private.h"
#include "vouch-node-list.h"
#include "vouch-note.h"
#include "vouch-outline.h"
#include "vouch-publish-button.h"
#include "vouch-reason-dialog.h"
#include "vouch-reference-dialog.h"
#include "vouch-section.h"
#include "vouch-sources-panel.h"
#include "vouch-split.h"
#include "vouch-reference-edit.h"
#include "vouch-statement-edit.h"
#include "vouch-statement.h"

#define DRAFT "scorecard-generative-ai-psychiatry.txt"
#define FULL "page/full.scorecard"

typedef struct
{
  VouchTestApplication *desk;
  VouchWindow *window;
  VouchEditor *editor;
  VouchCardView *view;
  VouchDocument *document;
  VouchHistory *history;
} Open;

static Open
look_into (VouchTestApplication *desk, VouchWindow *window)
{
  VouchEditor *editor = vouch_test_editor (window);
  Open open = { desk, window, editor };

  open.view = VOUCH_CARD_VIEW (vouch_test_find (GTK_WIDGET (editor), VOUCH_TYPE_CARD_VIEW));
  open.document = vouch_editor_get_document (editor);
  open.history = vouch_editor_get_history (editor);
  vouch_validator_flush (vouch_editor_get_validator (editor));
  return open;
}

static Open
open_card (void **state)
{
  g_autofree char *path = vouch_test_put (*state, FULL, "full.scorecard");

  return look_into (*state, vouch_test_open_card (*state, path));
}

/* A card of the seed draft, with all its gaps. */
static Open
open_draft (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "draft.scorecard", NULL);
  g_autofree char *draft = vouch_test_fixture (DRAFT);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "import", draft, "-o", path, NULL);

  assert_int_equal (outcome->exit_code, 0);
  return look_into (desk, vouch_test_open_card (desk, path));
}

static VouchCard *
get_card (Open *open)
{
  return vouch_document_get_card (open->document);
}

static const char *
get_focused (Open *open)
{
  return vouch_card_view_get_focused (open->view);
}

static VouchStatement *
nth (Open *open, guint n)
{
  g_autoptr (GPtrArray) statements = vouch_card_collect_statements (get_card (open));

  return statements->pdata[n];
}

static const char *
nth_id (Open *open, guint n)
{
  return vouch_node_get_id (VOUCH_NODE (nth (open, n)));
}

static void
go (Open *open, const char *id)
{
  assert_true (gtk_widget_activate_action (GTK_WIDGET (open->view), "editor.go", "(ss)", id, ""));
  vouch_test_settle (GTK_WIDGET (open->window));
}

static void
press (Open *open, const char *keys)
{
  vouch_test_press (GTK_WIDGET (open->window), keys);
}

static gboolean
is_told (Open *open, const char *words)
{
  GtkWidget *label = vouch_test_find_label (GTK_WIDGET (open->editor), words);

  return label && gtk_widget_get_mapped (label);
}

/* --- findings --- */

/* F8 visits what stops the card, in its order, and comes round; Shift+F8 goes back. */
static void
test_findings (void **state)
{
  Open open = open_draft (state);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  press (&open, "F8");
  first = g_strdup (get_focused (&open));
  press (&open, "F8");
  second = g_strdup (get_focused (&open));
  assert_string_not_equal (first, second);
  press (&open, "shift+F8");
  assert_string_equal (get_focused (&open), first);
  press (&open, "F8");
  assert_string_equal (get_focused (&open), second);
}

/* From wherever the keyboard is, not from where F8 was last. */
static void
test_findings_from_here (void **state)
{
  Open open = open_draft (state);

  press (&open, "F8");
  go (&open, nth_id (&open, 10));
  press (&open, "F8");
  assert_string_equal (get_focused (&open), nth_id (&open, 10));
  press (&open, "F8");
  assert_string_equal (get_focused (&open), nth_id (&open, 11));
}

static Open
open_clean (void **state)
{
  g_autofree char *path = vouch_test_put (*state, "check/clean.scorecard", "clean.scorecard");

  return look_into (*state, vouch_test_open_card (*state, path));
}

/* What was said last, though a slow computer has taken it away again by now. */
static const char *
get_said (Open *open)
{
  return open->editor->toast ? adw_toast_get_title (open->editor->toast) : "";
}

static const char *
get_finding (Open *open)
{
  return vouch_finding_get_rule (open->editor->finding);
}

/* All that stops the card, then warnings, then hints; each turn is said. */
static void
test_findings_by_weight (void **state)
{
  Open open = open_clean (state);

  vouch_test_set (open.document, "h2", "text", "'Diabetics felt less comfort than others.'");
  vouch_test_set (open.document, "h3", "text", "'Specify type of lenses.'");
  vouch_test_set (open.document, "condition", "text", "''");
  vouch_test_remove (open.document, "c7");
  vouch_validator_flush (open.editor->validator);
  press (&open, "F8");
  assert_string_equal (get_finding (&open), "field-empty");
  press (&open, "F8");
  assert_string_equal (get_finding (&open), "source-missing");
  assert_string_equal (get_focused (&open), "f1");
  assert_string_equal (get_said (&open), "");
  press (&open, "F8");
  assert_string_equal (get_finding (&open), "writer-instruction");
  assert_string_equal (get_said (&open), "Warnings from here");
  press (&open, "F8");
  assert_string_equal (get_finding (&open), "obsolete-term");
  press (&open, "shift+F8");
  assert_string_equal (get_finding (&open), "writer-instruction");
  press (&open, "F8 F8");
  assert_string_equal (get_finding (&open), "field-empty");
}

/* With an error left above, F8 from below goes back to it and not on to what weighs less. */
static void
test_findings_wrap (void **state)
{
  Open open = open_clean (state);

  vouch_test_set (open.document, "condition", "text", "''");
  vouch_test_set (open.document, "b1", "text", "'Specify type of lenses.'");
  vouch_validator_flush (open.editor->validator);
  go (&open, "p1");
  press (&open, "F8");
  assert_string_equal (get_finding (&open), "field-empty");
  assert_string_equal (get_said (&open), "Back to the first finding");
}

/* Nothing is found yet where nothing has been looked for: F8 doesn't call the card done, and the
 * button doesn't invite. */
static void
test_while_checking (void **state)
{
  Open open = open_clean (state);
  GtkWidget *button = GTK_WIDGET (open.editor->publish_button);
  g_autoptr (GObject) fresh = g_object_ref_sink (g_object_new (VOUCH_TYPE_PUBLISH_BUTTON, NULL));

  assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  assert_false (gtk_widget_has_css_class (GTK_WIDGET (fresh), "suggested-action"));
  assert_string_equal (gtk_widget_get_tooltip_text (GTK_WIDGET (fresh)), "Checking…");
  open.editor->is_checked = FALSE;
  press (&open, "F8");
  assert_string_equal (get_said (&open), "Checking…");
  open.editor->is_checked = TRUE;
  press (&open, "F8");
  assert_string_equal (get_said (&open), "Nothing left to fix");
}

static void
test_unsourced (void **state)
{
  Open open = open_draft (state);
  g_autofree char *first = NULL;

  go (&open, nth_id (&open, 3));
  press (&open, "ctrl+j");
  assert_string_equal (get_focused (&open), nth_id (&open, 4));
  press (&open, "ctrl+j ctrl+j");
  assert_string_equal (get_focused (&open), nth_id (&open, 6));
  press (&open, "ctrl+alt+j");
  assert_string_equal (get_focused (&open), nth_id (&open, 5));
}

static void
test_nothing_unsourced (void **state)
{
  Open open = open_clean (state);

  press (&open, "F8");
  assert_true (is_told (&open, "Nothing left to fix"));
  press (&open, "ctrl+j");
  assert_true (is_told (&open, "Every statement has a source or needs none"));
}

/* --- undo --- */

static char *
get_tooltip (Open *open, const char *icon)
{
  GQueue queue = G_QUEUE_INIT;
  char *found = NULL;

  g_queue_push_tail (&queue, open->editor);
  while (!found && !g_queue_is_empty (&queue))
    {
      GtkWidget *widget = g_queue_pop_head (&queue);

      if (GTK_IS_BUTTON (widget)
          && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
        found = g_strdup (gtk_widget_get_tooltip_text (widget));
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (&queue, child);
    }
  g_queue_clear (&queue);
  return found;
}

static void
assert_tooltip (Open *open, const char *icon, const char *wanted)
{
  g_autofree char *tooltip = get_tooltip (open, icon);

  assert_string_equal (tooltip, wanted);
}

/* Typed with real keys, taken back from the field itself. */
static void
test_undo_typing (void **state)
{
  Open open = open_card (state);
  g_autofree char *before = g_strdup (vouch_statement_get_text (nth (&open, 2)));
  g_autofree char *words = NULL;

  assert_tooltip (&open, "edit-undo-symbolic", "Undo");
  go (&open, nth_id (&open, 2));
  vouch_test_type (GTK_WIDGET (open.window), "Zebra");
  assert_non_null (strstr (vouch_statement_get_text (nth (&open, 2)), "Zebra"));
  words = g_strdup_printf ("Undo: %s", vouch_history_get_undo_label (open.history));
  assert_tooltip (&open, "edit-undo-symbolic", words);
  press (&open, "ctrl+z");
  assert_string_equal (vouch_statement_get_text (nth (&open, 2)), before);
  assert_string_equal (get_focused (&open), nth_id (&open, 2));
  assert_tooltip (&open, "edit-undo-symbolic", "Undo");
  press (&open, "ctrl+y");
  assert_non_null (strstr (vouch_statement_get_text (nth (&open, 2)), "Zebra"));
}

/* Undo shows what it took back, wherever the user was. */
static void
test_undo_goes_there (void **state)
{
  Open open = open_card (state);

  vouch_statement_set_text (nth (&open, 1), "Another text");
  go (&open, nth_id (&open, 5));
  press (&open, "ctrl+z");
  assert_string_equal (get_focused (&open), nth_id (&open, 1));
}

/* A toast’s Undo must not take back another step than it says. */
static void
test_toast_undo_is_for_its_step (void **state)
{
  Open open = open_card (state);
  g_autoptr (GPtrArray) statements = vouch_card_collect_statements (get_card (&open));
  VouchNode *citation = NULL;
  g_autofree char *id = NULL;

  for (guint i = 0; !citation; i++)
    citation = vouch_node_list_peek (vouch_statement_get_citations (statements->pdata[i]), 0);
  id = g_strdup (vouch_node_get_id (citation));
  vouch_test_act (open.editor, "editor.uncite", id);
  assert_null (vouch_document_lookup (open.document, id));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_told (&open, "Source removed"));
  vouch_card_set_title (get_card (&open), "Another title");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_false (is_told (&open, "Source removed"));
  press (&open, "ctrl+z ctrl+z");
  assert_non_null (vouch_document_lookup (open.document, id));
}

/* The keyboard stays in the statement, though the chip that it was on goes, and another comes. */
static void
test_focus_outlives_chip (void **state)
{
  Open open = open_clean (state);
  VouchStatement *statement = VOUCH_STATEMENT (vouch_document_lookup (open.document, "h1"));

  go (&open, "h1");
  press (&open, "Tab");
  press (&open, "Menu");
  press (&open, "Up");
  press (&open, "Return");
  assert_int_equal (vouch_node_list_get_size (vouch_statement_get_citations (statement)), 0);
  assert_string_equal (get_focused (&open), "h1");
  press (&open, "ctrl+Return");
  press (&open, "Return");
  assert_int_equal (vouch_node_list_get_size (vouch_statement_get_citations (statement)), 1);
  vouch_test_type (GTK_WIDGET (open.window), "Z");
  assert_non_null (strchr (vouch_statement_get_text (statement), 'Z'));
}

/* Words of the user stand in it, and are no markup. */
static void
test_toast_says_what_it_is_given (void **state)
{
  Open open = open_card (state);

  vouch_test_act (open.editor, "editor.toast", "Risk & Benefit <1 %");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_told (&open, "Risk & Benefit <1 %"));
  vouch_test_act (open.editor, "editor.toast-undo", "Benefit & Risk");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_told (&open, "Benefit & Risk"));
}

/* Nor does any other choice in its menu, or none, take the keyboard out of the statement. */
static void
test_focus_outlives_menu (void **state)
{
  static const char *const choices[] = { "Escape", "Up Up Return" };
  Open open = open_clean (state);

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *focus;

      go (&open, "h2");
      press (&open, "Tab");
      press (&open, "Menu");
      press (&open, choices[i]);
      vouch_test_settle (GTK_WIDGET (open.window));
      focus = gtk_window_get_focus (GTK_WINDOW (open.window));
      assert_non_null (focus);
      assert_non_null (gtk_widget_get_ancestor (focus, VOUCH_TYPE_CARD_VIEW));
      assert_string_equal (get_focused (&open), "h2");
    }
}

static gboolean
is_listed (gpointer dialog)
{
  GtkWidget *list = vouch_test_find (dialog, GTK_TYPE_LIST_VIEW);

  return list && gtk_widget_get_mapped (list);
}

/* Enter takes the first style that is found, as in the citation popover. */
static void
test_style_by_enter (void **state)
{
  Open open = open_clean (state);
  GtkWidget *dialog;

  vouch_test_act (open.editor, "editor.choose-style", NULL);
  dialog = vouch_test_wait_for (ADW_TYPE_WINDOW);
  vouch_test_wait_until (is_listed, dialog, 20000);
  vouch_test_settle (dialog);
  vouch_test_type (dialog, "nature");
  vouch_test_press (GTK_WIDGET (open.window), "Return");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_non_null (vouch_node_get_text (VOUCH_NODE (get_card (&open)), VOUCH_CARD_STYLE));
}

/* --- panes --- */

static gboolean
get (Open *open, const char *property)
{
  gboolean value;

  g_object_get (vouch_test_find (GTK_WIDGET (open->editor), VOUCH_TYPE_SPLIT), property, &value,
                NULL);
  return value;
}

static void
test_panes_remembered (void **state)
{
  Open open = open_card (state);
  GSettings *settings = vouch_application_get_settings (open.desk->application);

  assert_true (get (&open, "show-start"));
  assert_true (get (&open, "show-end"));
  press (&open, "F9");
  assert_false (get (&open, "show-end"));
  press (&open, "ctrl+F9");
  assert_false (get (&open, "show-start"));
  assert_false (g_settings_get_boolean (settings, "show-panel"));
  assert_false (g_settings_get_boolean (settings, "show-outline"));
  gtk_window_destroy (GTK_WINDOW (open.window));

  open = open_card (state);
  assert_false (get (&open, "show-start"));
  assert_false (get (&open, "show-end"));
}

static gboolean
is_focus_in (Open *open, GType type)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (open->window));

  return focus && (gtk_widget_get_ancestor (focus, type) || G_OBJECT_TYPE (focus) == type);
}

static void
test_next_pane (void **state)
{
  Open open = open_card (state);

  go (&open, nth_id (&open, 1));
  assert_true (is_focus_in (&open, VOUCH_TYPE_CARD_VIEW));
  for (guint i = 0; i < 3 && !is_focus_in (&open, VOUCH_TYPE_OUTLINE); i++)
    press (&open, "F6");
  assert_true (is_focus_in (&open, VOUCH_TYPE_OUTLINE));
  press (&open, "F6");
  assert_true (is_focus_in (&open, VOUCH_TYPE_CARD_VIEW));
}

/* The page that is shown takes the keyboard, not the switcher's first button. */
static void
test_next_pane_is_page (void **state)
{
  Open open = open_card (state);

  vouch_test_act (open.view, "editor.show-sources", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (open.view));
  assert_true (is_focus_in (&open, VOUCH_TYPE_CARD_VIEW));
  press (&open, "F6");
  assert_true (is_focus_in (&open, VOUCH_TYPE_SOURCES_PANEL));
}

static gboolean
is_changed (gpointer editor)
{
  return vouch_file_get_changed_on_disk (vouch_editor_get_file (editor));
}

/* In a narrow window outline and panel are sheets, and a jump closes them. */
static void
test_narrow (void **state)
{
  VouchTestApplication *desk = *state;
  Open open;

  g_settings_set_int (vouch_application_get_settings (desk->application), "window-width", 370);
  open = open_card (state);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_in_range (gtk_widget_get_width (GTK_WIDGET (open.window)), 355, 375);
  assert_true (get (&open, "start-folded"));
  assert_true (get (&open, "end-folded"));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-narrow");
  g_file_set_contents (g_file_peek_path (vouch_file_get_location (vouch_editor_get_file (open.editor))),
                       "{}", -1, NULL);
  assert_true (vouch_test_wait_until (is_changed, open.editor, 20000));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-narrow-changed");
  press (&open, "ctrl+F9");
  assert_true (get (&open, "show-start"));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-narrow-outline");
  go (&open, nth_id (&open, 3));
  assert_false (get (&open, "show-start"));
  assert_string_equal (get_focused (&open), nth_id (&open, 3));
}

/* --- what is asked for by name --- */

static void
test_not_applicable (void **state)
{
  Open open = open_draft (state);
  g_autofree char *id = g_strdup (nth_id (&open, 1));
  VouchStatement *cell = NULL;
  GtkWidget *dialog;

  /* The empty cells do not count as statements. */
  for (guint i = 0; !cell; i++)
    {
      VouchSection *section
          = vouch_node_list_peek (vouch_card_get_sections (get_card (&open)), 0);

      cell = vouch_node_list_peek (vouch_section_get_statements (section), i);
      if (*vouch_statement_get_text (cell))
        cell = NULL;
    }
  vouch_test_act (open.editor, "editor.not-applicable", vouch_node_get_id (VOUCH_NODE (cell)));
  dialog = vouch_test_wait_for (VOUCH_TYPE_REASON_DIALOG);
  vouch_test_type (dialog, "It is about tools");
  vouch_test_press (GTK_WIDGET (open.window), "Return");
  assert_true (vouch_statement_has_none (cell));
  assert_non_null (vouch_history_undo (open.history));
  assert_false (vouch_statement_has_none (cell));
}

static void
test_ask (void **state)
{
  Open open = open_draft (state);
  VouchNodeList *notes = vouch_card_get_notes (get_card (&open));
  guint before = vouch_node_list_get_size (notes);
  VouchNote *note;

  vouch_test_act (open.editor, "editor.ask", nth_id (&open, 2));
  assert_int_equal (vouch_node_list_get_size (notes), before + 1);
  note = vouch_node_list_peek (notes, before);
  assert_string_equal (vouch_note_get_on (note), nth_id (&open, 2));
  assert_true (is_told (&open, "Question written for the reviewer"));
}

static void
test_add_related (void **state)
{
  Open open = open_draft (state);
  guint64 revision = vouch_document_get_revision (open.document);

  vouch_test_act (open.editor, "editor.add-related", NULL);
  assert_int_equal (vouch_document_get_revision (open.document), revision + 1);
}

static void
test_original_source (void **state)
{
  Open open = open_draft (state);
  GtkWidget *dialog;

  vouch_test_act (open.editor, "editor.add-original-source", NULL);
  dialog = vouch_test_wait_for (VOUCH_TYPE_REFERENCE_DIALOG);
  /* What asked for it may be gone with the finding: the keyboard is at the article then. */
  g_signal_emit_by_name (dialog, "done", "any");
  vouch_test_close (dialog, dialog, NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_non_null (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (open.window)), VOUCH_TYPE_ARTICLE_FORM));
}

static void
test_cite_without_statement (void **state)
{
  Open open = open_draft (state);

  vouch_test_act (open.editor, "editor.cite", "");
  vouch_test_settle (GTK_WIDGET (open.window));
  if (!get_focused (&open))
    assert_true (is_told (&open, "Place the cursor in a statement first"));
}

static void
test_cite_reference (void **state)
{
  Open open = open_card (state);
  VouchNodeList *references = vouch_card_get_references (get_card (&open));
  VouchNode *reference = NULL;
  guint before;

  for (guint i = 0; i < vouch_node_list_get_size (references) && !reference; i++)
    if (!vouch_reference_find_citation (VOUCH_NODE (nth (&open, 2)),
                                        vouch_node_get_id (vouch_node_list_peek (references, i)), NULL))
      reference = vouch_node_list_peek (references, i);
  assert_non_null (reference);
  go (&open, nth_id (&open, 2));
  before = vouch_node_list_get_size (vouch_statement_get_citations (nth (&open, 2)));
  vouch_test_act (open.editor, "editor.cite-reference", vouch_node_get_id (reference));
  assert_int_equal (vouch_node_list_get_size (vouch_statement_get_citations (nth (&open, 2))),
                    before + 1);
  /* Once is enough. */
  vouch_test_act (open.editor, "editor.cite-reference", vouch_node_get_id (reference));
  assert_int_equal (vouch_node_list_get_size (vouch_statement_get_citations (nth (&open, 2))),
                    before + 1);
  assert_true (is_told (&open, "Already cited"));
}

/* All that belongs to a card goes with its window, whatever was open in it. */
static void
test_freed (void **state)
{
  Open open = open_card (state);

  go (&open, nth_id (&open, 2));
  press (&open, "ctrl+Return");
  press (&open, "Escape");
  vouch_test_act (open.editor, "editor.show-repairs", "");
  press (&open, "Escape");
  vouch_test_close (GTK_WIDGET (open.window), open.window, open.editor, open.view, open.document,
                    open.history, vouch_editor_get_validator (open.editor),
                    vouch_editor_get_index (open.editor), vouch_editor_get_file (open.editor), NULL);
}

/* Two at once: the one that ends takes neither the other's place nor its Stop. */
static void
test_jobs_overlap (void **state)
{
  Open open = open_card (state);
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_autoptr (GCancellable) second = g_cancellable_new ();
  guint one = vouch_editor_begin_job (open.editor, "One", first);
  guint two = vouch_editor_begin_job (open.editor, "Two", second);

  vouch_editor_end_job (open.editor, two);
  vouch_editor_end_job (open.editor, two);
  assert_string_equal (gtk_widget_get_tooltip_text (GTK_WIDGET (open.editor->progress)), "One");
  assert_int_not_equal (open.editor->pulse, 0);
  vouch_test_act (open.editor, "editor.cancel-job", NULL);
  assert_true (g_cancellable_is_cancelled (first));
  assert_false (g_cancellable_is_cancelled (second));
  vouch_editor_end_job (open.editor, one);
  assert_int_equal (open.editor->pulse, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_findings),
    APPLICATION_TEST (test_findings_from_here),
    APPLICATION_TEST (test_findings_by_weight),
    APPLICATION_TEST (test_findings_wrap),
    APPLICATION_TEST (test_while_checking),
    APPLICATION_TEST (test_unsourced),
    APPLICATION_TEST (test_nothing_unsourced),
    APPLICATION_TEST (test_undo_typing),
    APPLICATION_TEST (test_undo_goes_there),
    APPLICATION_TEST (test_toast_undo_is_for_its_step),
    APPLICATION_TEST (test_focus_outlives_chip),
    APPLICATION_TEST (test_focus_outlives_menu),
    APPLICATION_TEST (test_style_by_enter),
    APPLICATION_TEST (test_toast_says_what_it_is_given),
    APPLICATION_TEST (test_panes_remembered),
    APPLICATION_TEST (test_next_pane),
    APPLICATION_TEST (test_next_pane_is_page),
    APPLICATION_TEST (test_narrow),
    APPLICATION_TEST (test_not_applicable),
    APPLICATION_TEST (test_ask),
    APPLICATION_TEST (test_add_related),
    APPLICATION_TEST (test_original_source),
    APPLICATION_TEST (test_cite_without_statement),
    APPLICATION_TEST (test_cite_reference),
    APPLICATION_TEST (test_jobs_overlap),
    APPLICATION_TEST (test_freed),
  };

  return vouch_test_run_widgets ("editor", tests);
}
