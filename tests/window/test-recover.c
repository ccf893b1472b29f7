/* test-recover.c: what is kept while a card is open, and what a crash leaves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-compare-dialog.h"
#include "vouch-file-bar.h"
#include "vouch-file-io.h"
#include "vouch-journal.h"
#include "vouch-recovered-bar.h"
#include "vouch-recovery.h"
#include "vouch-statement.h"

#define CARD "check/clean.scorecard"
#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS)

typedef struct
{
  VouchTestApplication *desk;
  char *path;          /* (owned): the card's file */
  char *before;        /* (owned): what is in it */
  VouchWindow *window; /* (nullable): once it is open */
  VouchEditor *editor; /* (nullable): the same */
} Open;

static Open
put_card (void **state)
{
  Open open = { *state };

  open.path = vouch_test_put (open.desk, CARD, "card.scorecard");
  open.before = vouch_test_read (open.path);
  return open;
}

static void
clear (Open *open)
{
  g_free (open->path);
  g_free (open->before);
}

static guint
count_journals (void)
{
  g_autofree char *folder = vouch_journal_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static gboolean
has_no_journal (gpointer unused)
{
  return count_journals () == 0;
}

static gboolean
has_one_journal (gpointer unused)
{
  return count_journals () == 1;
}

static gboolean
has_two_journals (gpointer unused)
{
  return count_journals () == 2;
}

#define wait_until(is_done, data) assert_true (vouch_test_wait_until (is_done, data, DEADLINE))

/* --- what a crash leaves --- */

/* A copy of a journal has no lock: its program is gone. */
static void
leave_behind (VouchJournal *journal, const char *name)
{
  g_autofree char *folder = vouch_journal_dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  vouch_journal_flush (journal);
  assert_true (g_file_get_contents (vouch_journal_get_path (journal), &bytes, &length, NULL));
  assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* Another program had the card open, typed a title and was gone. */
static void
crash (Open *open, gboolean has_file, const char *title, const char *name)
{
  g_autoptr (GFile) location = g_file_new_for_path (open->path);
  g_autofree char *uri = g_file_get_uri (location);
  g_autoptr (GBytes) bytes = g_bytes_new (open->before, strlen (open->before));
  g_autofree char *etag = vouch_file_etag (bytes);
  g_autoptr (VouchCard) card = vouch_card_format_read (bytes, NULL);
  g_autoptr (VouchDocument) document = vouch_document_new (card);
  g_autoptr (VouchJournal) journal = vouch_journal_new (document, NULL);

  if (has_file)
    vouch_journal_set_file (journal, uri, etag);
  vouch_journal_begin (journal);
  vouch_card_set_title (card, title);
  leave_behind (journal, name);
}

static gboolean
is_open (gpointer data)
{
  Open *open = data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (open->desk->application));

  for (GList *l = windows; l && !open->editor; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && vouch_test_editor (l->data))
      {
        open->window = l->data;
        open->editor = vouch_test_editor (l->data);
      }
  return open->editor != NULL;
}

static void
recover (Open *open)
{
  vouch_application_recover (open->desk->application);
  wait_until (is_open, open);
  vouch_test_settle (GTK_WIDGET (open->window));
}

static Open
open_recovered (void **state, gboolean has_file)
{
  Open open = put_card (state);

  crash (&open, has_file, "Typed before the crash", "left.journal");
  recover (&open);
  return open;
}

/* --- what is seen --- */

static gboolean
has_state (Open *open, const char *wanted)
{
  g_autofree char *state = NULL;

  g_object_get (open->editor, "state", &state, NULL);
  return g_str_equal (state, wanted);
}

static void
assert_state (Open *open, const char *wanted)
{
  g_autofree char *state = NULL;

  g_object_get (open->editor, "state", &state, NULL);
  assert_string_equal (state, wanted);
}

static gboolean
is_saved (gpointer open)
{
  return has_state (open, "card.scorecard · Saved");
}

static gboolean
is_changed (gpointer open)
{
  return has_state (open, "card.scorecard · Changed on disk");
}

static const char *
get_title (Open *open)
{
  return vouch_card_get_title (vouch_document_get_card (vouch_editor_get_document (open->editor)));
}

static gboolean
is_bar_shown (Open *open)
{
  return vouch_recovered_bar_get_shown (VOUCH_RECOVERED_BAR (
      vouch_test_find (GTK_WIDGET (open->editor), VOUCH_TYPE_RECOVERED_BAR)));
}

static void
assert_untouched (Open *open)
{
  g_autofree char *now = vouch_test_read (open->path);

  assert_string_equal (now, open->before);
}

/* --- while a card is open --- */

static void
edit (Open *open, const char *title)
{
  vouch_card_set_title (vouch_document_get_card (vouch_editor_get_document (open->editor)), title);
}

static Open
open_card (void **state)
{
  Open open = put_card (state);

  open.window = vouch_test_open_card (open.desk, open.path);
  open.editor = vouch_test_editor (open.window);
  return open;
}

static void
test_kept_while_it_is_edited (void **state)
{
  Open open = open_card (state);

  assert_true (has_no_journal (NULL));
  edit (&open, "One");
  wait_until (has_one_journal, NULL);
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+z");
  wait_until (has_no_journal, NULL);
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+shift+z");
  wait_until (has_one_journal, NULL);
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+s");
  wait_until (is_saved, &open);
  wait_until (has_no_journal, NULL);
  edit (&open, "Two");
  wait_until (has_one_journal, NULL);
  clear (&open);
}

static void
test_discarded_at_closing (void **state)
{
  Open open = open_card (state);

  edit (&open, "One");
  wait_until (has_one_journal, NULL);
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Save Changes?", "discard");
  wait_until (has_no_journal, NULL);
  clear (&open);
}

/* It is in no file yet, though nothing was typed. */
static void
test_draft_is_kept_at_once (void **state)
{
  VouchTestApplication *desk = *state;
  Open open = { desk };
  g_autofree char *path
      = vouch_test_put (desk, "scorecard-generative-ai-psychiatry.txt", "draft.txt");

  vouch_test_open_path (desk, path);
  wait_until (is_open, &open);
  wait_until (has_one_journal, NULL);
}

/* What another took away is only here. */
static void
test_kept_when_the_file_is_gone (void **state)
{
  Open open = open_card (state);

  assert_int_equal (g_unlink (open.path), 0);
  wait_until (has_one_journal, NULL);
  assert_true (g_file_set_contents (open.path, open.before, -1, NULL));
  wait_until (has_no_journal, NULL);
  clear (&open);
}

/* --- after a crash --- */

static void
test_recovered (void **state)
{
  Open open = open_recovered (state, TRUE);

  assert_string_equal (get_title (&open), "Typed before the crash");
  assert_state (&open, "card.scorecard · Recovered");
  assert_true (is_bar_shown (&open));
  assert_true (vouch_editor_get_unsaved (open.editor));
  assert_untouched (&open);
  vouch_test_shoot (GTK_WIDGET (open.window), "recovered");
  /* What was left is removed when the new journal has it. */
  wait_until (has_one_journal, NULL);
  clear (&open);
}

static void
test_saved (void **state)
{
  Open open = open_recovered (state, TRUE);
  g_autofree char *after = NULL;

  vouch_test_press (GTK_WIDGET (open.window), "ctrl+s");
  wait_until (is_saved, &open);
  assert_false (is_bar_shown (&open));
  after = vouch_test_read (open.path);
  assert_non_null (strstr (after, "Typed before the crash"));
  wait_until (has_no_journal, NULL);
  clear (&open);
}

static void
test_kept (void **state)
{
  Open open = open_recovered (state, TRUE);

  vouch_test_act (open.editor, "editor.keep-recovered", NULL);
  assert_false (is_bar_shown (&open));
  assert_state (&open, "card.scorecard · Edited");
  assert_untouched (&open);
  wait_until (has_one_journal, NULL);
  clear (&open);
}

static void
test_discarded (void **state)
{
  Open open = open_recovered (state, TRUE);

  vouch_test_act (open.editor, "editor.discard-recovered", NULL);
  wait_until (is_saved, &open);
  assert_string_not_equal (get_title (&open), "Typed before the crash");
  assert_false (is_bar_shown (&open));
  wait_until (has_no_journal, NULL);
  /* It comes back with Undo, and is saved without a question: nobody else wrote the file. */
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+z");
  assert_string_equal (get_title (&open), "Typed before the crash");
  assert_state (&open, "card.scorecard · Edited");
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+s");
  wait_until (is_saved, &open);
  clear (&open);
}

static void
test_never_saved (void **state)
{
  Open open = open_recovered (state, FALSE);

  assert_state (&open, "Recovered, not saved yet");
  vouch_test_act (open.editor, "editor.discard-recovered", NULL);
  vouch_test_answer ("Discard the Recovered Card?", "cancel");
  assert_true (is_bar_shown (&open));
  vouch_test_act (open.editor, "editor.discard-recovered", NULL);
  vouch_test_answer ("Discard the Recovered Card?", "discard");
  assert_null (vouch_test_editor (open.window));
  wait_until (has_no_journal, NULL);
  clear (&open);
}

static gboolean
is_unsaved (gpointer data)
{
  Open *open = data;

  return vouch_editor_get_unsaved (open->editor) && !has_state (open, "card.scorecard · Changed on disk");
}

/* Whoever keeps what was recovered after all discards nothing later: what another writes then is
 * not written over unasked. */
static void
test_not_discarded_after_all (void **state)
{
  Open open = put_card (state);
  GString *other = g_string_new (open.before);
  g_autofree char *kept = NULL;

  crash (&open, TRUE, "Typed before the crash", "left.journal");
  assert_int_equal (g_unlink (open.path), 0);
  recover (&open);
  wait_until (is_unsaved, &open);
  vouch_test_act (open.editor, "editor.discard-recovered", NULL);
  vouch_test_answer ("Discard the Recovered Card?", "cancel");

  g_string_append (other, "\n\n");
  assert_true (g_file_set_contents (open.path, other->str, -1, NULL));
  wait_until (is_changed, &open);
  vouch_test_act (open.editor, "editor.take-theirs", NULL);
  wait_until (is_saved, &open);
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+z");
  assert_string_equal (get_title (&open), "Typed before the crash");
  assert_true (is_changed (&open));
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+s");
  kept = vouch_test_read (open.path);
  assert_string_equal (kept, other->str);
  g_string_free (other, TRUE);
  clear (&open);
}

static void
test_compared (void **state)
{
  Open open = open_recovered (state, TRUE);
  VouchDocument *document = vouch_editor_get_document (open.editor);
  GtkWidget *dialog;

  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (document, "h2")),
                            "Comfort fell, and fell, together with the quality of the tear film, "
                            "which nobody had expected.");
  vouch_test_act (open.editor, "editor.compare", NULL);
  dialog = vouch_test_wait_for (VOUCH_TYPE_COMPARE_DIALOG);
  assert_non_null (vouch_test_find_label (dialog, "2 differences"));
  assert_non_null (vouch_test_find_label (dialog, "Here: Typed before the crash"));
  vouch_test_shoot (dialog, "compare");
  /* To the second one. */
  vouch_test_press (GTK_WIDGET (open.window), "Tab Down Return");
  assert_null (vouch_test_dialog (VOUCH_TYPE_COMPARE_DIALOG));
  clear (&open);
}

static void
test_nothing_to_compare (void **state)
{
  Open open = open_card (state);
  GtkWidget *dialog;

  vouch_test_act (open.editor, "editor.compare", NULL);
  dialog = vouch_test_wait_for (VOUCH_TYPE_COMPARE_DIALOG);
  assert_non_null (vouch_test_find_label (dialog, "No Differences"));
  vouch_test_shoot (dialog, "compare-none");
  gtk_window_close (GTK_WINDOW (dialog));
  clear (&open);
}

/* On a telephone, in the dark. */
static void
test_looks (void **state)
{
  Open open = open_recovered (state, TRUE);
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_window_set_default_size (GTK_WINDOW (open.window), 360, 640);
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_shoot (GTK_WIDGET (open.window), "recovered-narrow");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  vouch_test_shoot (GTK_WIDGET (open.window), "recovered-narrow-dark");
  gtk_window_set_default_size (GTK_WINDOW (open.window), 1000, 640);
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_shoot (GTK_WIDGET (open.window), "recovered-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  clear (&open);
}

static void
test_file_changed_since (void **state)
{
  Open open = put_card (state);
  GString *other = g_string_new (open.before);

  crash (&open, TRUE, "Typed before the crash", "left.journal");
  g_string_append (other, "\n\n");
  assert_true (g_file_set_contents (open.path, other->str, -1, NULL));
  recover (&open);
  wait_until (is_changed, &open);
  assert_string_equal (get_title (&open), "Typed before the crash");
  assert_true (is_bar_shown (&open));
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+s");
  assert_true (has_state (&open, "card.scorecard · Changed on disk"));
  g_string_free (other, TRUE);
  clear (&open);
}

static void
test_file_gone_since (void **state)
{
  Open open = put_card (state);

  crash (&open, TRUE, "Typed before the crash", "left.journal");
  assert_int_equal (g_unlink (open.path), 0);
  recover (&open);
  assert_string_equal (get_title (&open), "Typed before the crash");
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+s");
  wait_until (is_saved, &open);
  clear (&open);
}

/* Asked for by name at the next start, it comes as it was left, in one window. */
static void
test_the_same_file_is_asked_for (void **state)
{
  Open open = put_card (state);

  crash (&open, TRUE, "Typed before the crash", "left.journal");
  vouch_application_recover (open.desk->application);
  vouch_test_open_path (open.desk, open.path);
  wait_until (is_open, &open);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_string_equal (get_title (&open), "Typed before the crash");
  assert_int_equal (vouch_test_count_windows (open.desk), 1);
  clear (&open);
}

static gboolean
has_two_windows (gpointer desk)
{
  return vouch_test_count_windows (desk) == 2;
}

static void
test_several (void **state)
{
  Open open = put_card (state);

  crash (&open, TRUE, "The first", "a.journal");
  crash (&open, FALSE, "The second", "b.journal");
  recover (&open);
  wait_until (has_two_windows, open.desk);
  wait_until (has_two_journals, NULL);
  clear (&open);
}

static void
test_damaged (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *folder = vouch_journal_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "bad.journal", NULL);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);

  g_mkdir_with_parents (folder, 0700);
  assert_true (g_file_set_contents (path, "no journal", -1, NULL));
  vouch_application_recover (desk->application);
  vouch_test_answer ("A Card Can’t Be Recovered", "close");
  assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_unlink (aside);
}

/* --- what ends the program each time --- */

static gboolean
is_in_folder (const char *name)
{
  g_autofree char *folder = vouch_journal_dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A start that found it and was gone before the card came up. */
static void
start_and_end (void)
{
  g_autoptr (GPtrArray) found = vouch_recovery_find (NULL, NULL);

  assert_int_equal (found->len, 1);
}

/* Where it is is told, and the file that was asked for opens as it was saved. */
static void
test_not_brought_back_a_third_time (void **state)
{
  Open open = put_card (state);
  g_autofree char *folder = vouch_journal_dup_folder ();
  g_autofree char *aside = g_build_filename (folder, "left.journal.set-aside", NULL);

  crash (&open, TRUE, "Typed before the crash", "left.journal");
  start_and_end ();
  start_and_end ();
  vouch_application_recover (open.desk->application);
  vouch_test_open_path (open.desk, open.path);
  wait_until (is_open, &open);
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_shoot (vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG), "set-aside");
  vouch_test_answer ("A Card Can’t Be Recovered", "close");
  assert_string_not_equal (get_title (&open), "Typed before the crash");
  assert_false (is_bar_shown (&open));
  assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_unlink (aside);
  assert_true (has_no_journal (NULL));
  clear (&open);
}

static gboolean
has_mark (gpointer unused)
{
  g_autofree char *folder = vouch_journal_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".starts"))
      return TRUE;
  return FALSE;
}

static gboolean
has_no_mark (gpointer unused)
{
  return !has_mark (NULL);
}

/* The window shows it, and lives. */
static void
test_brought_back_after_one_bad_start (void **state)
{
  Open open = put_card (state);

  crash (&open, TRUE, "Typed before the crash", "left.journal");
  start_and_end ();
  assert_true (has_mark (NULL));
  recover (&open);
  assert_string_equal (get_title (&open), "Typed before the crash");
  wait_until (has_no_mark, NULL);
  wait_until (has_one_journal, NULL);
  assert_false (is_in_folder ("left.journal"));
  clear (&open);
}

static void
tear (const char *name)
{
  g_autofree char *folder = vouch_journal_dup_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  g_autofree char *torn = NULL;

  assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  torn = g_strdup_printf ("%.*storn", (int) length, bytes);
  assert_true (g_file_set_contents (path, torn, -1, NULL));
}

static gboolean
is_cut_one_aside (gpointer unused)
{
  return is_in_folder ("left.journal.cut") && !is_in_folder ("left.journal");
}

/* What could not be read is there until what could be is saved, or nothing of it is wanted. */
static void
test_cut_one_stays_until_it_is_settled (void **state)
{
  static const char *const ways[] = { "editor.save", "editor.discard-recovered" };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      Open open = put_card (state);

      crash (&open, TRUE, "Typed before the crash", "left.journal");
      tear ("left.journal");
      recover (&open);
      wait_until (is_cut_one_aside, NULL);
      if (i == 0)
        vouch_test_act (open.editor, "editor.keep-recovered", NULL);
      assert_true (is_in_folder ("left.journal.cut"));
      vouch_test_act (open.editor, ways[i], NULL);
      wait_until (is_saved, &open);
      wait_until (has_no_journal, NULL);
      gtk_window_destroy (GTK_WINDOW (open.window));
      clear (&open);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_kept_while_it_is_edited),
    APPLICATION_TEST (test_discarded_at_closing),
    APPLICATION_TEST (test_draft_is_kept_at_once),
    APPLICATION_TEST (test_kept_when_the_file_is_gone),
    APPLICATION_TEST (test_recovered),
    APPLICATION_TEST (test_saved),
    APPLICATION_TEST (test_kept),
    APPLICATION_TEST (test_discarded),
    APPLICATION_TEST (test_never_saved),
    APPLICATION_TEST (test_not_discarded_after_all),
    APPLICATION_TEST (test_compared),
    APPLICATION_TEST (test_nothing_to_compare),
    APPLICATION_TEST (test_looks),
    APPLICATION_TEST (test_file_changed_since),
    APPLICATION_TEST (test_file_gone_since),
    APPLICATION_TEST (test_the_same_file_is_asked_for),
    APPLICATION_TEST (test_several),
    APPLICATION_TEST (test_damaged),
    APPLICATION_TEST (test_not_brought_back_a_third_time),
    APPLICATION_TEST (test_brought_back_after_one_bad_start),
    APPLICATION_TEST (test_cut_one_stays_until_it_is_settled),
  };

  return vouch_test_run_widgets ("recover", tests);
}
