/* test-editor-file.c: saving, closing, and a file that somebody else wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <glib/gstdio.h>

#include "vouch-card.h"
#include "vouch-file-bar.h"
#include "vouch-json.h"
#include "vouch-note-composer.h"
#include "vouch-note-row.h"
#include "vouch-statement.h"

#define CARD "check/clean.scorecard"

static gboolean fails_on_folders;

/* Stands before the C library's, for the model, too: a disk that does not take a folder. */
int
fsync (int fd)
{
  struct stat info;

  if (fails_on_folders && fstat (fd, &info) == 0 && S_ISDIR (info.st_mode))
    {
      errno = EIO;
      return -1;
    }
  return (int) syscall (SYS_fsync, fd);
}

#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS)

typedef struct
{
  VouchTestApplication *desk;
  VouchWindow *window;
  VouchEditor *editor;
  char *path; /* (owned) */
} Open;

static Open
open_card (void **state)
{
  Open open = { *state };

  open.path = vouch_test_put (open.desk, CARD, "card.scorecard");
  open.window = vouch_test_open_card (open.desk, open.path);
  open.editor = vouch_test_editor (open.window);
  return open;
}

static void
clear (Open *open)
{
  g_free (open->path);
}

static VouchCard *
get_card (Open *open)
{
  return vouch_document_get_card (vouch_editor_get_document (open->editor));
}

static void
edit (Open *open, const char *title)
{
  vouch_card_set_title (get_card (open), title);
}

static gboolean
has_state (Open *open, const char *wanted)
{
  g_autofree char *state = NULL;

  g_object_get (open->editor, "state", &state, NULL);
  return g_str_equal (state, wanted);
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

static void
wait_for (Open *open, gboolean (*is_so) (gpointer))
{
  g_autofree char *state = NULL;

  if (vouch_test_wait_until (is_so, open, DEADLINE))
    return;
  g_object_get (open->editor, "state", &state, NULL);
  fail_msg ("still %s", state);
}

static void
assert_on_disk (Open *open, const char *words, gboolean is_there)
{
  g_autofree char *content = vouch_test_read (open->path);

  if (!!strstr (content, words) != is_there)
    fail_msg ("“%s” is %sin %s", words, is_there ? "not " : "", content);
}

/* Somebody else’s program. */
static void
write_by_other (Open *open, const char *from, const char *to)
{
  g_autofree char *content = vouch_test_read (open->path);
  GString *other = g_string_new (content);

  assert_true (g_string_replace (other, from, to, 0) > 0);
  assert_true (g_file_set_contents (open->path, other->str, -1, NULL));
  g_string_free (other, TRUE);
}

static gboolean
is_bar_shown (gpointer editor)
{
  return vouch_file_bar_get_shown (
      VOUCH_FILE_BAR (vouch_test_find (editor, VOUCH_TYPE_FILE_BAR)));
}

static gboolean
is_gone (gpointer desk)
{
  return vouch_test_count_windows (desk) == 0;
}

/* --- saving --- */

static void
test_save (void **state)
{
  Open open = open_card (state);

  edit (&open, "Typed by the test");
  assert_true (has_state (&open, "card.scorecard · Edited"));
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+s");
  wait_for (&open, is_saved);
  assert_on_disk (&open, "Typed by the test", TRUE);
  assert_false (vouch_editor_get_unsaved (open.editor));
  /* Undo goes back behind the saved point: edited again. */
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+z");
  assert_true (vouch_editor_get_unsaved (open.editor));
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+shift+z");
  assert_false (vouch_editor_get_unsaved (open.editor));
  clear (&open);
}

/* It is there: that is what the card says, too, beside the doubt. */
static void
test_save_unsure (void **state)
{
  Open open = open_card (state);

  edit (&open, "Typed by the test");
  fails_on_folders = TRUE;
  vouch_test_press (GTK_WIDGET (open.window), "ctrl+s");
  vouch_test_answer ("“card.scorecard” May Not Be Saved Permanently", "close");
  fails_on_folders = FALSE;
  assert_on_disk (&open, "Typed by the test", TRUE);
  assert_true (is_saved (&open));
  assert_false (vouch_editor_get_unsaved (open.editor));
  clear (&open);
}

static gboolean
has_first (gpointer open)
{
  g_autofree char *content = vouch_test_read (((Open *) open)->path);

  return strstr (content, "First") != NULL;
}

/* What is typed while it is written is not saved, and not called so. */
static void
test_edit_while_saving (void **state)
{
  Open open = open_card (state);

  edit (&open, "First");
  assert_true (gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.save", NULL));
  edit (&open, "Second");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (vouch_test_wait_until (has_first, &open, DEADLINE));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (vouch_editor_get_unsaved (open.editor));
  assert_on_disk (&open, "Second", FALSE);
  clear (&open);
}

/* A save that ends after its card made way for the list of cards. */
static void
test_leave_while_saving (void **state)
{
  Open open = open_card (state);
  g_autoptr (VouchEditor) editor = g_object_ref (open.editor);

  edit (&open, "First");
  assert_true (gtk_widget_activate_action (GTK_WIDGET (editor), "editor.save", NULL));
  edit (&open, "Second");
  vouch_test_act (open.window, "win.show-start", NULL);
  vouch_test_answer ("Save Changes?", "discard");
  assert_null (vouch_test_editor (open.window));
  assert_null (vouch_editor_get_file (editor)); /* it was ended, though we hold it */
  assert_true (vouch_test_wait_until (has_first, &open, DEADLINE));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_string_equal (gtk_window_get_title (GTK_WINDOW (open.window)), "Vouch");
  clear (&open);
}

/* The folder is there to look at, for anybody but root. */
static void
lock (Open *open)
{
  assert_int_equal (g_chmod (open->desk->folder, 0500), 0);
  vouch_test_become_nobody (open->desk->folder);
}

static void
unlock (Open *open)
{
  vouch_test_become_oneself ();
  assert_int_equal (g_chmod (open->desk->folder, 0700), 0);
}

static void
test_unwritable (void **state)
{
  Open open = open_card (state);

  edit (&open, "Typed by the test");
  lock (&open);
  vouch_test_act (open.editor, "editor.save", NULL);
  vouch_test_answer ("No Permission to Save “card.scorecard”", "close");
  unlock (&open);
  assert_true (vouch_editor_get_unsaved (open.editor));
  assert_on_disk (&open, "Typed by the test", FALSE);
  clear (&open);
}

/* As a disk that is full: a file may not get longer than this. */
static void
test_full_disk (void **state)
{
  Open open = open_card (state);
  struct rlimit usual;
  struct rlimit full;
  g_autofree char *before = vouch_test_read (open.path);
  g_autofree char *after = NULL;

  edit (&open, "Typed by the test");
  signal (SIGXFSZ, SIG_IGN);
  assert_int_equal (getrlimit (RLIMIT_FSIZE, &usual), 0);
  full = usual;
  full.rlim_cur = 100;
  assert_int_equal (setrlimit (RLIMIT_FSIZE, &full), 0);
  vouch_test_act (open.editor, "editor.save", NULL);
  vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
  assert_int_equal (setrlimit (RLIMIT_FSIZE, &usual), 0);
  vouch_test_answer ("“card.scorecard” Could Not Be Saved", "close");
  after = vouch_test_read (open.path);
  assert_string_equal (after, before);
  assert_true (vouch_editor_get_unsaved (open.editor));
  clear (&open);
}

/* --- closing --- */

static void
test_close_without_changes (void **state)
{
  Open open = open_card (state);
  VouchEditor *editor = open.editor;
  GWeakRef ref;

  g_weak_ref_init (&ref, vouch_editor_get_document (editor));
  gtk_window_close (GTK_WINDOW (open.window));
  assert_true (vouch_test_wait_until (is_gone, open.desk, DEADLINE));
  assert_null (vouch_test_dialog (ADW_TYPE_MESSAGE_DIALOG));
  assert_null (g_weak_ref_get (&ref));
  g_weak_ref_clear (&ref);
  clear (&open);
}

static void
test_close_and_cancel (void **state)
{
  Open open = open_card (state);

  edit (&open, "Typed by the test");
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Save Changes?", "cancel");
  assert_int_equal (vouch_test_count_windows (open.desk), 1);
  assert_true (vouch_editor_get_unsaved (open.editor));
  assert_on_disk (&open, "Typed by the test", FALSE);
  clear (&open);
}

static void
test_close_and_discard (void **state)
{
  Open open = open_card (state);

  edit (&open, "Typed by the test");
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Save Changes?", "discard");
  assert_true (vouch_test_wait_until (is_gone, open.desk, DEADLINE));
  assert_on_disk (&open, "Typed by the test", FALSE);
  clear (&open);
}

static void
test_close_and_save (void **state)
{
  Open open = open_card (state);

  edit (&open, "Typed by the test");
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Save Changes?", "save");
  assert_true (vouch_test_wait_until (is_gone, open.desk, DEADLINE));
  assert_on_disk (&open, "Typed by the test", TRUE);
  clear (&open);
}

/* A card that can’t be saved is not closed. */
static void
test_close_and_fail (void **state)
{
  Open open = open_card (state);

  edit (&open, "Typed by the test");
  lock (&open);
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Save Changes?", "save");
  vouch_test_answer ("No Permission to Save “card.scorecard”", "close");
  unlock (&open);
  assert_int_equal (vouch_test_count_windows (open.desk), 1);
  assert_true (vouch_editor_get_unsaved (open.editor));
  clear (&open);
}

/* Saving can’t keep a note that is only begun, so that is asked about, too. */
static void
test_close_with_note_begun (void **state)
{
  Open open = open_card (state);
  const VouchNoteDraft draft = { NULL, "Half a thou", FALSE };

  vouch_test_act (open.editor, "editor.write-note", "");
  assert_false (vouch_editor_get_unsaved (open.editor));
  vouch_note_composer_set_draft (
      VOUCH_NOTE_COMPOSER (vouch_test_find (GTK_WIDGET (open.editor), VOUCH_TYPE_NOTE_COMPOSER)),
      &draft);
  assert_true (vouch_editor_get_unsaved (open.editor));
  assert_true (is_saved (&open));
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Discard the Unfinished Note?", "cancel");
  assert_int_equal (vouch_test_count_windows (open.desk), 1);
  edit (&open, "Typed by the test");
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Save Changes?", "save");
  vouch_test_answer ("Discard the Unfinished Note?", "discard");
  assert_true (vouch_test_wait_until (is_gone, open.desk, DEADLINE));
  assert_on_disk (&open, "Typed by the test", TRUE);
  clear (&open);
}

static GtkWidget *
find_row (Open *open)
{
  return vouch_test_find (GTK_WIDGET (open->editor), VOUCH_TYPE_NOTE_ROW);
}

/* An answer is as easily lost as a note. */
static void
test_close_with_answer_begun (void **state)
{
  Open open = open_card (state);
  VouchNode *card = VOUCH_NODE (get_card (&open));
  VouchPlace place = { vouch_node_get_id (card), "notes", 0 };
  g_autoptr (JsonNode) json = vouch_json_new_members (
      "id", vouch_json_new_text ("n1"), "on", vouch_json_new_text ("h1"), "author",
      vouch_json_new_text ("Ann"), "body", vouch_json_new_text ("Sure?"), NULL);
  g_autoptr (VouchChange) note = vouch_change_new_insert (place, json);
  const VouchNoteDraft draft = { NULL, "Half an ans", FALSE };

  assert_true (vouch_document_apply (vouch_editor_get_document (open.editor), note, NULL));
  vouch_test_act (open.editor, "editor.save", NULL);
  wait_for (&open, is_saved);
  vouch_test_act (open.editor, "editor.show-review", NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_act (find_row (&open), "note.answer", NULL);
  assert_false (vouch_editor_get_unsaved (open.editor));
  vouch_note_composer_set_draft (
      VOUCH_NOTE_COMPOSER (vouch_test_find (find_row (&open), VOUCH_TYPE_NOTE_COMPOSER)), &draft);
  assert_true (vouch_editor_get_unsaved (open.editor));
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Discard the Unfinished Note?", "cancel");
  assert_int_equal (vouch_test_count_windows (open.desk), 1);
  clear (&open);
}

/* --- somebody else wrote the file --- */

static void
test_changed_on_disk (void **state)
{
  Open open = open_card (state);

  assert_false (is_bar_shown (open.editor));
  write_by_other (&open, vouch_card_get_title (get_card (&open)), "By another program");
  wait_for (&open, is_changed);
  assert_true (is_bar_shown (open.editor));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-changed-on-disk");
  clear (&open);
}

static void
test_keep_mine (void **state)
{
  Open open = open_card (state);

  edit (&open, "Mine");
  write_by_other (&open, "\"title\": \"", "\"title\": \"Theirs ");
  wait_for (&open, is_changed);
  /* Saving does not overwrite what others did. */
  vouch_test_act (open.editor, "editor.save", NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_on_disk (&open, "Theirs", TRUE);
  assert_true (vouch_editor_get_unsaved (open.editor));
  vouch_test_act (open.editor, "editor.keep-mine", NULL);
  wait_for (&open, is_saved);
  assert_false (is_bar_shown (open.editor));
  assert_on_disk (&open, "Mine", TRUE);
  assert_on_disk (&open, "Theirs", FALSE);
  clear (&open);
}

static void
test_take_theirs (void **state)
{
  Open open = open_card (state);
  g_autoptr (GPtrArray) statements = vouch_card_collect_statements (get_card (&open));

  edit (&open, "Mine");
  write_by_other (&open, vouch_statement_get_text (statements->pdata[1]), "Written by another");
  wait_for (&open, is_changed);
  vouch_test_act (open.editor, "editor.take-theirs", NULL);
  wait_for (&open, is_saved);
  assert_false (is_bar_shown (open.editor));
  assert_string_not_equal (vouch_card_get_title (get_card (&open)), "Mine");

  /* Mine comes back as one step, and is not written over theirs unasked. */
  vouch_test_act (open.editor, "editor.undo", NULL);
  assert_string_equal (vouch_card_get_title (get_card (&open)), "Mine");
  assert_true (is_changed (&open));
  assert_true (is_bar_shown (open.editor));
  vouch_test_act (open.editor, "editor.save", NULL);
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_on_disk (&open, "Written by another", TRUE);
  vouch_test_act (open.editor, "editor.redo", NULL);
  assert_true (is_saved (&open));
  assert_false (is_bar_shown (open.editor));
  clear (&open);
}

/* Theirs may be no card at all: mine stays open, and the bar too. */
static void
test_take_what_is_broken (void **state)
{
  Open open = open_card (state);

  assert_true (g_file_set_contents (open.path, "{ broken", -1, NULL));
  wait_for (&open, is_changed);
  vouch_test_act (open.editor, "editor.take-theirs", NULL);
  vouch_test_answer ("“card.scorecard” Can’t Be Read as a Card", "close");
  assert_true (is_changed (&open));
  assert_non_null (vouch_card_get_title (get_card (&open)));
  clear (&open);
}

static gboolean
is_edited (gpointer open)
{
  return has_state (open, "card.scorecard · Edited");
}

/* What is in no file any more is not called saved, and does not go unasked. */
static void
test_deleted (void **state)
{
  Open open = open_card (state);

  assert_int_equal (g_unlink (open.path), 0);
  wait_for (&open, is_edited);
  assert_true (vouch_editor_get_unsaved (open.editor));
  assert_false (is_bar_shown (open.editor));
  vouch_test_act (open.editor, "editor.save", NULL);
  wait_for (&open, is_saved);
  assert_int_equal (g_unlink (open.path), 0);
  wait_for (&open, is_edited);
  gtk_window_close (GTK_WINDOW (open.window));
  vouch_test_answer ("Save Changes?", "save");
  assert_true (vouch_test_wait_until (is_gone, open.desk, DEADLINE));
  assert_true (g_file_test (open.path, G_FILE_TEST_EXISTS));
  clear (&open);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_save),
    APPLICATION_TEST (test_save_unsure),
    APPLICATION_TEST (test_edit_while_saving),
    APPLICATION_TEST (test_leave_while_saving),
    APPLICATION_TEST (test_unwritable),
    APPLICATION_TEST (test_full_disk),
    APPLICATION_TEST (test_close_without_changes),
    APPLICATION_TEST (test_close_and_cancel),
    APPLICATION_TEST (test_close_and_discard),
    APPLICATION_TEST (test_close_and_save),
    APPLICATION_TEST (test_close_and_fail),
    APPLICATION_TEST (test_close_with_note_begun),
    APPLICATION_TEST (test_close_with_answer_begun),
    APPLICATION_TEST (test_changed_on_disk),
    APPLICATION_TEST (test_keep_mine),
    APPLICATION_TEST (test_take_theirs),
    APPLICATION_TEST (test_take_what_is_broken),
    APPLICATION_TEST (test_deleted),
  };

  return vouch_test_run_widgets ("editor-file", tests);
}
