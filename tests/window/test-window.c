/* test-window.c: windows, what opens in them, and what is said when it does not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <string.h>

#include "vouch-card-view.h"
#include "vouch-card.h"
#include "vouch-import-dialog.h"
#include "vouch-start-page.h"

#define DRAFT "scorecard-generative-ai-psychiatry.txt"
#define CARD "check/clean.scorecard"

static char *
get_text (gpointer object, const char *property)
{
  char *text = NULL;

  g_object_get (object, property, &text, NULL);
  return text;
}

static void
edit (VouchWindow *window)
{
  VouchDocument *document = vouch_editor_get_document (vouch_test_editor (window));

  vouch_card_set_title (vouch_document_get_card (document), "Edited");
}

static void
assert_text (gpointer object, const char *property, const char *wanted)
{
  g_autofree char *text = get_text (object, property);

  assert_string_equal (text, wanted);
}

static gboolean
is_empty_page (gpointer start)
{
  GtkWidget *label = vouch_test_find_label (start, "Start With a Draft");

  return label && gtk_widget_get_mapped (label);
}

static GtkWidget *
show_start (VouchTestApplication *desk)
{
  GtkWidget *window;
  GtkWidget *start;

  g_application_activate (G_APPLICATION (desk->application));
  window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
  start = vouch_test_find (window, VOUCH_TYPE_START_PAGE);
  assert_non_null (start);
  assert_true (vouch_test_wait_until (is_empty_page, start, 10000));
  return window;
}

static void
test_starts_empty (void **state)
{
  GtkWidget *window = show_start (*state);

  assert_non_null (vouch_test_find_label (window, "Start With a Draft"));
  assert_string_equal (gtk_window_get_title (GTK_WINDOW (window)), "Vouch");
  vouch_test_shoot (window, "start-empty");
  vouch_test_close (window, window, NULL);
}

static gboolean
has_editor (gpointer window)
{
  return vouch_test_find (window, VOUCH_TYPE_EDITOR) != NULL;
}

static gboolean
is_in_card (gpointer window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus && gtk_widget_get_ancestor (focus, VOUCH_TYPE_CARD_VIEW);
}

/* The draft is there, and what became of it is told once; Enter goes on. */
static void
test_opens_draft (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_fixture (DRAFT);
  GtkWidget *window;
  GtkWidget *dialog;
  VouchEditor *editor;

  vouch_test_open_path (desk, path);
  dialog = vouch_test_wait_for (VOUCH_TYPE_IMPORT_DIALOG);
  window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  editor = vouch_test_editor (VOUCH_WINDOW (window));
  assert_text (editor, "state", "Not saved yet");
  assert_true (vouch_editor_get_unsaved (editor));
  assert_false (vouch_editor_is_blank (editor));
  assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)), "Exploring the"));
  vouch_test_press (window, "Return");
  assert_null (vouch_test_dialog (VOUCH_TYPE_IMPORT_DIALOG));
  assert_true (is_in_card (window));
  vouch_test_shoot (window, "editor-draft");
  vouch_test_close (window, window, editor, vouch_editor_get_document (editor),
                    vouch_editor_get_history (editor), vouch_editor_get_validator (editor),
                    vouch_editor_get_index (editor), vouch_editor_get_file (editor), NULL);
}

static void
test_opens_card (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "clean.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  VouchEditor *editor = vouch_test_editor (window);

  assert_text (editor, "state", "clean.scorecard · Saved");
  assert_false (vouch_editor_get_unsaved (editor));
  assert_null (vouch_test_dialog (VOUCH_TYPE_IMPORT_DIALOG));
  vouch_test_close (GTK_WIDGET (window), window, editor, vouch_editor_get_document (editor), NULL);
}

static void
test_one_window_a_file (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *one = vouch_test_put (desk, CARD, "one.scorecard");
  g_autofree char *two = vouch_test_put (desk, CARD, "two.scorecard");
  VouchWindow *first;
  VouchWindow *second;

  show_start (desk);
  first = vouch_test_open_card (desk, one);
  assert_int_equal (vouch_test_count_windows (desk), 1); /* the start page made way */
  second = vouch_test_open_card (desk, two);
  assert_ptr_not_equal (first, second);
  assert_ptr_equal (vouch_test_open_card (desk, one), first);
  assert_int_equal (vouch_test_count_windows (desk), 2);
}

/* Asked for twice before it is there, it is opened once. */
static void
test_opened_twice_at_once (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "one.scorecard");

  vouch_test_open_path (desk, path);
  vouch_test_open_card (desk, path);
  assert_int_equal (vouch_test_count_windows (desk), 1);
}

static void
test_bad_files (void **state)
{
  static const struct
  {
    const char *name;
    const char *content;
    const char *heading;
  } cases[] = {
    { "cut.scorecard", "{\"format\": \"vouch-scorecard\",", "“cut.scorecard” Can’t Be Read as a Card" },
    { "other.scorecard", "{\"a\": 1}", "“other.scorecard” Is Not a Card" },
    { "later.scorecard", "{\"format\": \"vouch-scorecard\", \"version\": 9, \"id\": \"a\"}",
      "“later.scorecard” Needs a Newer Version of Vouch" },
    { "letter.txt", "Dear Sir,\nhello.\n", "No Scorecard in “letter.txt”" },
  };
  VouchTestApplication *desk = *state;
  GtkWidget *window = show_start (desk);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = vouch_test_put_text (desk, cases[i].name, cases[i].content);
      g_autofree char *after = NULL;

      vouch_test_open_path (desk, path);
      vouch_test_answer (cases[i].heading, "close");
      assert_null (vouch_test_editor (VOUCH_WINDOW (window)));
      assert_int_equal (vouch_test_count_windows (desk), 1);
      after = vouch_test_read (path);
      assert_string_equal (after, cases[i].content);
    }
}

/* Without a window before, one comes with the message. */
static void
test_bad_file_first (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "gone.scorecard", NULL);

  vouch_test_open_path (desk, path);
  vouch_test_answer ("“gone.scorecard” Not Found", "close");
  assert_int_equal (vouch_test_count_windows (desk), 1);
  assert_non_null (vouch_test_find (vouch_test_dialog (VOUCH_TYPE_WINDOW), VOUCH_TYPE_START_PAGE));
}

static void
test_paste_on_start_page (void **state)
{
  GtkWidget *window = show_start (*state);
  g_autofree char *draft = vouch_test_read_fixture (DRAFT, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), draft);
  vouch_test_press (window, "ctrl+v");
  assert_true (vouch_test_wait_until (has_editor, window, 20000 * VOUCH_TEST_SLOWNESS));
  assert_non_null (vouch_test_wait_for (VOUCH_TYPE_IMPORT_DIALOG));
}

static void
focus_moved_cb (GtkWindow *window, GParamSpec *pspec, gboolean *was_on_button)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  *was_on_button |= vouch_test_editor (VOUCH_WINDOW (window)) && GTK_IS_BUTTON (focus);
}

/* Who presses Enter for the report before it is there must not leave the card. */
static void
test_no_button_has_the_keyboard (void **state)
{
  GtkWidget *window = show_start (*state);
  g_autofree char *draft = vouch_test_read_fixture (DRAFT, NULL);
  gboolean was_on_button = FALSE;

  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), &was_on_button);
  vouch_test_act (window, "win.import-text", draft);
  assert_true (vouch_test_wait_until (has_editor, window, 20000 * VOUCH_TEST_SLOWNESS));
  assert_false (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))));
  was_on_button = FALSE; /* from one to the other it has been */
  vouch_test_wait_for (VOUCH_TYPE_IMPORT_DIALOG);
  assert_false (was_on_button);
}

static void
test_paste_what_is_none (void **state)
{
  GtkWidget *window = show_start (*state);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), "Just a sentence.");
  vouch_test_press (window, "ctrl+v");
  vouch_test_answer ("No Scorecard in “the pasted text”", "close");
  assert_null (vouch_test_editor (VOUCH_WINDOW (window)));
}

/* A new card that nobody wrote into makes way; one with something in it does not. */
static void
test_new_card (void **state)
{
  VouchTestApplication *desk = *state;
  GtkWidget *window = show_start (desk);
  VouchEditor *editor;
  VouchDocument *document;

  vouch_test_press (window, "ctrl+n");
  editor = vouch_test_editor (VOUCH_WINDOW (window));
  assert_non_null (editor);
  assert_true (vouch_editor_is_blank (editor));
  assert_false (vouch_editor_get_unsaved (editor));
  assert_true (vouch_test_wait_until (is_in_card, window, 10000 * VOUCH_TEST_SLOWNESS));
  vouch_test_act (window, "win.new-from-template", "scorecard");
  assert_int_equal (vouch_test_count_windows (desk), 1);
  document = vouch_editor_get_document (vouch_test_editor (VOUCH_WINDOW (window)));
  vouch_card_set_title (vouch_document_get_card (document), "Mine");
  assert_string_equal (gtk_window_get_title (GTK_WINDOW (window)), "Mine");
  vouch_test_act (window, "win.new-from-template", "scorecard");
  assert_int_equal (vouch_test_count_windows (desk), 2);
}

/* A draft that is pasted into a card with something in it is asked about, once. */
static void
test_import_into_card (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "one.scorecard");
  g_autofree char *draft = vouch_test_read_fixture (DRAFT, NULL);
  VouchWindow *window = vouch_test_open_card (desk, path);

  vouch_test_act (window, "win.import-text", draft);
  vouch_test_answer ("Import Pasted Draft?", "cancel");
  assert_false (vouch_editor_get_unsaved (vouch_test_editor (window)));
  vouch_test_act (window, "win.import-text", draft);
  vouch_test_answer ("Import Pasted Draft?", "card");
  vouch_test_wait_for (VOUCH_TYPE_IMPORT_DIALOG);
  assert_int_equal (vouch_test_count_windows (desk), 2);
  assert_false (vouch_editor_get_unsaved (vouch_test_editor (window)));
}

static gboolean
has_second_window (gpointer desk)
{
  return vouch_test_count_windows (desk) == 2;
}

/* What is written into a blank card while something opens in its place is not lost. */
static void
test_typed_while_opening (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "one.scorecard");
  VouchWindow *window = VOUCH_WINDOW (show_start (desk));

  vouch_test_act (window, "win.new-from-template", "scorecard");
  vouch_test_open_path (desk, path);
  assert_false (vouch_window_is_free (window)); /* it is to be opened here */
  edit (window);
  assert_true (vouch_test_wait_until (has_second_window, desk, 20000 * VOUCH_TEST_SLOWNESS));
  assert_ptr_not_equal (vouch_test_open_card (desk, path), window);
  assert_string_equal (gtk_window_get_title (GTK_WINDOW (window)), "Edited");
}

/* A draft that is pasted meanwhile does not take the place of what is being opened. */
static void
test_paste_while_opening (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "one.scorecard");
  g_autofree char *draft = vouch_test_read_fixture (DRAFT, NULL);
  VouchWindow *window = VOUCH_WINDOW (show_start (desk));

  vouch_test_open_path (desk, path);
  assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.import-text", "s", draft));
  vouch_test_wait_for (VOUCH_TYPE_IMPORT_DIALOG);
  assert_ptr_equal (vouch_test_open_card (desk, path), window);
  assert_int_equal (vouch_test_count_windows (desk), 2);
}

static void
test_back_to_start (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "one.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  VouchDocument *document = vouch_editor_get_document (vouch_test_editor (window));

  vouch_card_set_title (vouch_document_get_card (document), "Other");
  vouch_test_act (window, "win.show-start", NULL);
  vouch_test_answer ("Save Changes?", "cancel");
  assert_non_null (vouch_test_editor (window));
  vouch_test_act (window, "win.show-start", NULL);
  vouch_test_answer ("Save Changes?", "discard");
  assert_null (vouch_test_editor (window));
  assert_non_null (vouch_test_find (GTK_WIDGET (window), VOUCH_TYPE_START_PAGE));
  assert_string_equal (gtk_window_get_title (GTK_WINDOW (window)), "Vouch");
}

static void
test_size_remembered (void **state)
{
  VouchTestApplication *desk = *state;
  GSettings *settings = vouch_application_get_settings (desk->application);
  GtkWidget *window = vouch_window_new (desk->application);
  int width;
  int height;

  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  gtk_window_present (GTK_WINDOW (window));
  vouch_test_settle (window);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_window_close (GTK_WINDOW (window));
  assert_int_equal (g_settings_get_int (settings, "window-width"), width);
  assert_int_equal (g_settings_get_int (settings, "window-height"), height);
  assert_in_range (width, 680, 720);
}

/* Of several cards each is asked for, and none goes before the last has answered. */
static void
test_quit_with_unsaved (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *one = vouch_test_put (desk, CARD, "one.scorecard");
  g_autofree char *two = vouch_test_put (desk, CARD, "two.scorecard");
  g_autofree char *three = vouch_test_put (desk, CARD, "three.scorecard");

  edit (vouch_test_open_card (desk, one));
  edit (vouch_test_open_card (desk, two));
  vouch_test_open_card (desk, three);
  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "quit", NULL);
  vouch_test_answer ("Save Changes?", "discard");
  vouch_test_answer ("Save Changes?", "cancel");
  assert_int_equal (vouch_test_count_windows (desk), 3);
  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "quit", NULL);
  vouch_test_answer ("Save Changes?", "discard");
  vouch_test_answer ("Save Changes?", "discard");
  assert_int_equal (vouch_test_count_windows (desk), 0);
}

/* What was saved when it was asked, and is edited before the last answer, is asked again. */
static void
test_quit_and_edit_meanwhile (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *one = vouch_test_put (desk, CARD, "one.scorecard");
  g_autofree char *two = vouch_test_put (desk, CARD, "two.scorecard");
  VouchWindow *first = vouch_test_open_card (desk, one);
  VouchWindow *second = vouch_test_open_card (desk, two);

  edit (first);
  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "quit", NULL);
  vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
  edit (second);
  vouch_test_answer ("Save Changes?", "discard");
  vouch_test_answer ("Save Changes?", "cancel");
  assert_int_equal (vouch_test_count_windows (desk), 2);
  assert_true (vouch_window_get_unsaved (second));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_starts_empty),
    APPLICATION_TEST (test_opens_draft),
    APPLICATION_TEST (test_opens_card),
    APPLICATION_TEST (test_one_window_a_file),
    APPLICATION_TEST (test_opened_twice_at_once),
    APPLICATION_TEST (test_bad_files),
    APPLICATION_TEST (test_bad_file_first),
    APPLICATION_TEST (test_paste_on_start_page),
    APPLICATION_TEST (test_no_button_has_the_keyboard),
    APPLICATION_TEST (test_paste_what_is_none),
    APPLICATION_TEST (test_new_card),
    APPLICATION_TEST (test_import_into_card),
    APPLICATION_TEST (test_typed_while_opening),
    APPLICATION_TEST (test_paste_while_opening),
    APPLICATION_TEST (test_back_to_start),
    APPLICATION_TEST (test_size_remembered),
    APPLICATION_TEST (test_quit_with_unsaved),
    APPLICATION_TEST (test_quit_and_edit_meanwhile),
  };

  return vouch_test_run_widgets ("window", tests);
}
