/* test-editor-sources.c: files as sources of references, and files of references, in an open card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-card.h"
#include "vouch-editor-private.h"
#include "vouch-import-dialog.h"
#include "vouch-node-list.h"
#include "vouch-reference-row.h"
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

/* From the drop to the row: the file is named, the row shows it, one undo takes it off. */
static void
test_attached (void **state)
{
  Open open = open_card (state);

  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.show-sources", NULL);
  attach (&open, "paper.txt", TEXT);
  assert_true (vouch_test_wait_until (is_attached, &open, 20000));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_told (&open, "File attached"));
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
  assert_true (is_told (&open, "File taken off the reference"));
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
  assert_true (is_told (&open, "0 references added, 2 were here already"));
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
  assert_string_equal (gtk_window_get_title (GTK_WINDOW (dialog)), "What Became of the References");
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
  };

  return vouch_test_run_widgets ("editor-sources", tests);
}
