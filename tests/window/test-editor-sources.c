/* test-editor-sources.c: files as sources of references, and files of references, in an open card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-card-style.h"
#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-editor-private.h"
#include "vouch-entry-style.h"
#include "vouch-import-dialog.h"
#include "vouch-node-list.h"
#include "vouch-reference-row.h"
#include "vouch-settings.h"
#include "vouch-source-attach.h"
#include "vouch-sources-panel.h"

#define FULL "page/full.scorecard"
/* It has no file yet: where one takes the place of another, its passages are told of. */
#define PAPER "00000000-0000-4000-8000-000000000002"
#define TEXT "Of 120 patients 38% had dry eye after a day in lenses."

#define RIS \
  "TY  - JOUR\nAU  - Kim, A. L.\nTI  - Tears of lenses worn for a whole day\nJO  - J Eyes\n" \
  "PY  - 2024\nDO  - 10.1000/tears.1\nER  - \n\n" \
  "TY  - BOOK\nAU  - Lee, B.\nTI  - Eyes that are dry, and why\nPY  - 2020\nER  - \n"

typedef struct
{
  VouchTestApplication *desk;
  VouchWindow *window;
  VouchEditor *editor;
  VouchDocument *document;
  char *before; /* (owned): the source that the reference had */
} Open;

static Open
open_card (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, FULL, "full.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  VouchEditor *editor = vouch_test_editor (window);

  return (Open){ desk, window, editor, vouch_editor_get_document (editor), NULL };
}

static const char *
get_source (Open *open)
{
  return vouch_reference_get_source (VOUCH_REFERENCE (vouch_document_lookup (open->document, PAPER)));
}

static void
attach (Open *open, const char *name, const char *content)
{
  g_autofree char *path = vouch_test_put_text (open->desk, name, content);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  open->before = g_strdup (get_source (open));
  assert_true (gtk_widget_activate_action (GTK_WIDGET (open->editor), "editor.attach-file", "(ss)",
                                           PAPER, uri));
}

static gboolean
is_attached (gpointer data)
{
  Open *open = data;
  const char *source = get_source (open);

  return source && g_strcmp0 (source, open->before) != 0;
}

static gboolean
has_no_jobs (gpointer data)
{
  Open *open = data;

  return !open->editor->jobs || open->editor->jobs->len == 0;
}

static gboolean
is_told (Open *open, const char *words)
{
  GtkWidget *label = vouch_test_find_label (GTK_WIDGET (open->editor), words);

  return label && gtk_widget_get_mapped (label);
}

static gboolean
is_told_attached (gpointer data)
{
  return is_told (data, "File attached");
}

/* From the drop to the row: the file is named, the row shows it, one undo takes it off. */
static void
test_attached (void **state)
{
  Open open = open_card (state);

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.show-sources", NULL);
  attach (&open, "paper.txt", TEXT);
  assert_true (vouch_test_wait_until (is_attached, &open, 20000));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (vouch_test_wait_until (is_told_attached, &open, 20000));
  assert_true (has_no_jobs (&open));
  vouch_test_shoot (GTK_WIDGET (open.window), "sources-attached");
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  assert_null (get_source (&open));
  g_free (open.before);
}

static void
test_taken_off (void **state)
{
  Open open = open_card (state);

  attach (&open, "paper.txt", TEXT);
  assert_true (vouch_test_wait_until (is_attached, &open, 20000));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.detach-source", "s", PAPER);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_null (get_source (&open));
  assert_true (is_told (&open, "File detached"));
  g_free (open.before);
}

/* Why is said, and the card is as it was. */
static void
test_broken (void **state)
{
  Open open = open_card (state);

  attach (&open, "paper.pdf", "%PDF-1.7\nand nothing more");
  assert_true (vouch_test_wait_until (has_no_jobs, &open, 20000));
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_answer ("The File Could Not Be Attached", "close");
  assert_null (get_source (&open));
  g_free (open.before);
}

/* The pane that offered it shows the file that came. */
static void
test_attached_in_pane (void **state)
{
  Open open = open_card (state);

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.open-source", "s", PAPER);
  assert_non_null (open.editor->source);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_told (&open, "No File Yet"));
  attach (&open, "paper.txt", TEXT);
  assert_true (vouch_test_wait_until (has_no_jobs, &open, 20000));
  assert_non_null (get_source (&open));
  assert_string_equal (vouch_source_pane_get_digest (open.editor->source), get_source (&open));
  g_free (open.before);
}

/* For no reference in particular a file is asked for all the same. */
static void
test_another_paper (void **state)
{
  Open open = open_card (state);
  GtkWidget *chooser;

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.attach-source", "s", "");
  chooser = vouch_test_wait_for (GTK_TYPE_FILE_CHOOSER_DIALOG);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  vouch_test_settle (GTK_WIDGET (open.window));
}

/* A card that is closed meanwhile does not wait for the file. */
static void
test_closed_meanwhile (void **state)
{
  Open open = open_card (state);
  GWeakRef editor;

  g_weak_ref_init (&editor, open.editor);
  attach (&open, "paper.txt", TEXT);
  gtk_window_destroy (GTK_WINDOW (open.window));
  assert_null (g_weak_ref_get (&editor));
  g_weak_ref_clear (&editor);
  g_free (open.before);
}

/* --- files of references --- */

static VouchNodeList *
get_references (Open *open)
{
  return vouch_card_get_references (vouch_document_get_card (open->document));
}

static void
import (Open *open, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (open->editor), "editor.import-reference-text", "s", text);
  assert_false (has_no_jobs (open));
  assert_true (vouch_test_wait_until (has_no_jobs, open, 20000));
  vouch_test_settle (GTK_WIDGET (open->window));
}

static void
test_pasted_list (void **state)
{
  Open open = open_card (state);
  guint n_before = vouch_node_list_get_size (get_references (&open));

  import (&open, RIS);
  assert_int_equal (vouch_node_list_get_size (get_references (&open)), n_before + 2);
  assert_true (is_told (&open, "2 references added"));
  import (&open, RIS);
  assert_int_equal (vouch_node_list_get_size (get_references (&open)), n_before + 2);
  assert_true (is_told (&open, "0 references added, 2 were already here"));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  assert_int_equal (vouch_node_list_get_size (get_references (&open)), n_before);
}

/* What could not be read is told line by line; the rest is in the card. */
static void
test_bad_entry (void **state)
{
  Open open = open_card (state);
  guint n_before = vouch_node_list_get_size (get_references (&open));
  g_autoptr (GtkWidget) dialog = NULL;

  import (&open, "@article{kim2024, title={Tears of lenses}, author={Kim, A}, year=2024}\n"
                 "@article{lee2020, title={Eyes {that are dry, year=2020}\n");
  assert_true (vouch_node_list_get_size (get_references (&open)) > n_before);
  dialog = g_object_ref (vouch_test_wait_for (VOUCH_TYPE_IMPORT_DIALOG));
  assert_string_equal (gtk_window_get_title (GTK_WINDOW (dialog)), "Import Report");
  vouch_test_shoot (dialog, "references-report");
  vouch_test_press (dialog, "Escape");
}

static gboolean
has_two_windows (gpointer desk)
{
  GApplication *application = G_APPLICATION (((VouchTestApplication *) desk)->application);

  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))) == 2;
}

/* Another card that is dropped is opened, also where it is called .json; a list comes into this one. */
static void
test_dropped_json (void **state)
{
  VouchTestApplication *desk = *state;
  Open open = open_card (state);
  guint n_before = vouch_node_list_get_size (get_references (&open));
  g_autofree char *list_path
      = vouch_test_put_text (desk, "list.json", "[{\"id\":\"kim\",\"type\":\"book\",\"title\":\"Tears\"}]");
  g_autofree char *card_path = vouch_test_put_text (
      desk, "other.json",
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"o\",\"kind\":\"scorecard\",\"language\":\"en\","
      "\"title\":\"O\",\"drafting\":\"person\",\"article\":{},\"sections\":[],"
      "\"references\":[{\"id\":\"x\",\"type\":\"book\",\"title\":\"X\"}],\"notes\":[]}");
  g_autoptr (GFile) list = g_file_new_for_path (list_path);
  g_autoptr (GFile) card = g_file_new_for_path (card_path);
  g_autoptr (GSList) lists = g_slist_prepend (NULL, list);
  g_autoptr (GSList) cards = g_slist_prepend (NULL, card);

  assert_null (vouch_editor_take_files (open.editor, lists));
  assert_true (vouch_test_wait_until (has_no_jobs, &open, 20000));
  assert_int_equal (vouch_node_list_get_size (get_references (&open)), n_before + 1);
  assert_null (vouch_editor_take_files (open.editor, cards));
  assert_true (vouch_test_wait_until (has_two_windows, desk, 20000));
  assert_int_equal (vouch_node_list_get_size (get_references (&open)), n_before + 1);
  g_free (open.before);
}

/* A file of references of any kind comes in, whatever it is called. */
static void
test_dropped_formats (void **state)
{
  static const struct
  {
    const char *file;
    const char *text;
  } files[] = {
    { "a.ris", "TY  - JOUR\nTI  - Dust and RIS\nER  - \n" },
    { "a.bib", "@article{a, title={Dust and BibTeX}, year=2020}\n" },
    { "a.nbib", "PMID- 31234561\nTI  - Dust and MEDLINE.\n" },
    { "a.txt", "PMID- 31234562\nTI  - Dust and a text file.\n" },
    { "pubmed.xml", "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>31234563</PMID><Article>"
                    "<ArticleTitle>Dust and PubMed.</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
                    "</PubmedArticleSet>" },
    { "endnote.xml", "<xml><records><record><ref-type name='Journal Article'>17</ref-type><titles><title>Dust and "
                     "EndNote</title></titles></record></records></xml>" },
    { "crossref.json", "{\"status\":\"ok\",\"message-type\":\"work\",\"message\":{\"DOI\":\"10.5555/dust\","
                       "\"title\":[\"Dust and Crossref\"]}}" },
    { "a.enw", "%0 Journal Article\n%T Dust and Refer\n%D 2020\n" },
    { "savedrecs.txt", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI Dust and Web of Science\nPY 2020\n"
                       "ER\n\nEF\n" },
  };
  VouchTestApplication *desk = *state;
  Open open = open_card (state);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      guint n_before = vouch_node_list_get_size (get_references (&open));
      g_autofree char *path = vouch_test_put_text (desk, files[i].file, files[i].text);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GSList) dropped = g_slist_prepend (NULL, file);

      assert_null (vouch_editor_take_files (open.editor, dropped));
      assert_true (vouch_test_wait_until (has_no_jobs, &open, 20000));
      if (vouch_node_list_get_size (get_references (&open)) != n_before + 1)
        fail_msg ("%s did not come in", files[i].file);
    }
  g_free (open.before);
}

static gboolean
is_in_reference_row (GtkWidget *widget)
{
  return widget
         && (VOUCH_IS_REFERENCE_ROW (widget) || gtk_widget_get_ancestor (widget, VOUCH_TYPE_REFERENCE_ROW)
             || vouch_test_find (widget, VOUCH_TYPE_REFERENCE_ROW));
}

/* Whoever attaches a file by keyboard goes on where they were. */
static void
test_focus_stays (void **state)
{
  Open open = open_card (state);
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.show-sources", NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  row = vouch_test_find (GTK_WIDGET (open.window), VOUCH_TYPE_REFERENCE_ROW);
  assert_non_null (row);
  assert_true (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
  assert_true (is_in_reference_row (gtk_window_get_focus (GTK_WINDOW (open.window))));
  attach (&open, "paper.txt", TEXT);
  assert_true (vouch_test_wait_until (is_attached, &open, 20000));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_in_reference_row (gtk_window_get_focus (GTK_WINDOW (open.window))));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_in_reference_row (gtk_window_get_focus (GTK_WINDOW (open.window))));
  g_free (open.before);
}

/* --- dragged onto a statement --- */

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GtkEventController *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !found; i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (one), type))
        found = one;
    }
  return found;
}

/* What the drag of its row in the Sources panel brings. */
static void
take_dragged (Open *open, GValue *value)
{
  GtkWidget *row = vouch_test_find (GTK_WIDGET (open->window), VOUCH_TYPE_REFERENCE_ROW);
  GtkEventController *source = row ? find_controller (row, GTK_TYPE_DRAG_SOURCE) : NULL;
  g_autoptr (GdkContentProvider) content = NULL;

  assert_non_null (source);
  g_signal_emit_by_name (source, "prepare", 1.0, 1.0, &content);
  assert_non_null (content);
  g_value_init (value, VOUCH_TYPE_REFERENCE);
  assert_true (gdk_content_provider_get_value (content, value, NULL));
}

static gboolean
drop_at (Open *open, const GValue *value, double y)
{
  GtkEventController *target = find_controller (GTK_WIDGET (open->editor->view), GTK_TYPE_DROP_TARGET);
  gboolean is_taken = FALSE;

  assert_non_null (target);
  g_signal_emit_by_name (target, "drop", value, 20.0, y, &is_taken);
  return is_taken;
}

static guint
count_citing (VouchNode *statement, const char *reference)
{
  VouchNodeList *citations = vouch_node_get_list (statement, "citations");
  guint n = 0;

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    n += g_strcmp0 (vouch_citation_get_reference (vouch_node_list_peek (citations, i)), reference) == 0;
  return n;
}

static VouchNode *
find_statement_without (Open *open, const char *reference)
{
  VouchNodeList *sections = vouch_card_get_sections (vouch_editor_get_card (open->editor));

  for (guint i = 0; i < vouch_node_list_get_size (sections); i++)
    {
      VouchNodeList *statements = vouch_node_get_list (vouch_node_list_peek (sections, i), "statements");

      for (guint j = 0; statements && j < vouch_node_list_get_size (statements); j++)
        if (count_citing (vouch_node_list_peek (statements, j), reference) == 0)
          return vouch_node_list_peek (statements, j);
    }
  return NULL;
}

/* The statement that it is let go over cites it; one step of undo takes it back. */
static void
test_dragged (void **state)
{
  Open open = open_card (state);
  g_auto (GValue) value = G_VALUE_INIT;
  const char *reference;
  VouchNode *statement;
  GdkRectangle place;

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.show-sources", NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  take_dragged (&open, &value);
  reference = vouch_node_get_id (g_value_get_object (&value));
  statement = find_statement_without (&open, reference);
  assert_non_null (statement);
  vouch_card_view_go (open.editor->view, vouch_node_get_id (statement), "");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (vouch_card_view_get_place (open.editor->view, vouch_node_get_id (statement), &place));
  assert_true (drop_at (&open, &value, place.y + place.height / 2.0));
  assert_int_equal (count_citing (statement, reference), 1);
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  assert_int_equal (count_citing (statement, reference), 0);
  assert_false (drop_at (&open, &value, -1));
}

/* --- the card's own style --- */

/* What the card asks for goes before the preferences, for as long as it asks. */
static void
test_own_style (void **state)
{
  Open open = open_card (state);
  GSettings *settings = vouch_application_get_settings (open.desk->application);
  g_autofree char *usual = g_settings_get_string (settings, VOUCH_SETTING_CITATION_STYLE);
  VouchNode *card = VOUCH_NODE (vouch_editor_get_card (open.editor));

  assert_string_equal (vouch_entry_style_get_style (vouch_entry_style_get ()), usual);
  assert_true (vouch_node_set_text (card, VOUCH_CARD_STYLE, "vancouver"));
  assert_string_equal (vouch_entry_style_get_style (vouch_entry_style_get ()), "vancouver");
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.undo", NULL);
  assert_string_equal (vouch_entry_style_get_style (vouch_entry_style_get ()), usual);
}

static gboolean
is_in_list (GtkWidget *focus)
{
  return focus && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW)
         && gtk_widget_get_ancestor (focus, VOUCH_TYPE_SOURCES_PANEL);
}

/* A finding of a reference leads to its row: the keyboard is there, not in the field for a new one. */
static void
test_go_to_reference (void **state)
{
  Open open = open_card (state);

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.show-checks", NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_editor_go (open.editor, PAPER, "");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_in_list (gtk_window_get_focus (GTK_WINDOW (open.window))));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_attached),    APPLICATION_TEST (test_taken_off),
    APPLICATION_TEST (test_broken),      APPLICATION_TEST (test_closed_meanwhile),
    APPLICATION_TEST (test_attached_in_pane),
    APPLICATION_TEST (test_pasted_list), APPLICATION_TEST (test_bad_entry),
    APPLICATION_TEST (test_dropped_json),
    APPLICATION_TEST (test_another_paper),
    APPLICATION_TEST (test_dropped_formats), APPLICATION_TEST (test_focus_stays),
    APPLICATION_TEST (test_go_to_reference),
    APPLICATION_TEST (test_dragged),     APPLICATION_TEST (test_own_style),
  };

  return vouch_test_run_widgets ("editor-sources", tests);
}
