/* test-journal.c: what a journal holds while its card is open, and when it has a file.
 *
 * VOUCH_TEST_SEED repeats a round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-random.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "vouch-card-format.h"
#include "vouch-history.h"
#include "vouch-journal-reader.h"
#include "vouch-journal-record.h"
#include "vouch-journal.h"
#include "vouch-json-print.h"
#include "vouch-json.h"

#define PATIENCE (10000 * VOUCH_TEST_SLOWNESS)
#define ROUNDS (12 / VOUCH_TEST_SLOWNESS + 2)
#define EDITS 150

/* Disks that fail: these stand before those of the C library, in this program only. */
static gint n_files_that_fail;   /* (atomic) */
static gint n_folders_that_fail; /* (atomic) */

static int
sync_or_fail (gint *n_that_fail)
{
  if (g_atomic_int_get (n_that_fail) == 0)
    return 0;
  g_atomic_int_add (n_that_fail, -1);
  errno = EIO;
  return -1;
}

int
fdatasync (int fd)
{
  return sync_or_fail (&n_files_that_fail);
}

int
fsync (int fd)
{
  return sync_or_fail (&n_folders_that_fail);
}

typedef struct
{
  char *folder;
  VouchDocument *document;
  VouchJournal *journal;
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = vouch_test_make_folder ();
  desk->document = vouch_test_open_small_card ();
  desk->journal = vouch_journal_new (desk->document, desk->folder);
  *state = desk;
  return 0;
}

static gboolean
is_idle (gpointer unused)
{
  return !g_main_context_pending (NULL);
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  g_atomic_int_set (&n_files_that_fail, 0);
  g_atomic_int_set (&n_folders_that_fail, 0);
  g_clear_object (&desk->journal);
  g_clear_object (&desk->document);
  vouch_test_wait_until (is_idle, NULL, PATIENCE);
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk);
  return 0;
}

static const char *
get_path (Desk *desk)
{
  return vouch_journal_get_path (desk->journal);
}

static gboolean
is_there (gpointer data)
{
  return g_file_test (get_path (data), G_FILE_TEST_EXISTS);
}

static guint
count_files (Desk *desk)
{
  g_autoptr (GDir) dir = g_dir_open (desk->folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static VouchJournalReading *
read_journal (Desk *desk)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  VouchJournalReading *reading;

  assert_true (g_file_get_contents (get_path (desk), &bytes, &length, NULL));
  reading = vouch_journal_read (bytes, length, &error);
  if (!reading)
    fail_msg ("%s", error->message);
  assert_false (reading->is_cut);
  return reading;
}

/* The card by the journal alone. */
static VouchDocument *
replay (Desk *desk)
{
  g_autoptr (VouchJournalReading) reading = read_journal (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchCard) card = vouch_card_format_read (reading->snapshot, &error);
  VouchDocument *document;

  assert_non_null (card);
  document = vouch_document_new (card);
  for (guint i = 0; i < reading->changes->len; i++)
    if (!vouch_document_apply (document, reading->changes->pdata[i], &error))
      fail_msg ("change %u: %s", i, error->message);
  return document;
}

/* An empty list says nothing, and may be written or not, as it was read. */
static char *
print (VouchDocument *document)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autofree char *text = vouch_json_print (json, TRUE);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *kept = g_string_new (NULL);

  for (char **line = lines; *line; line++)
    {
      if (g_str_has_suffix (*line, ","))
        (*line)[strlen (*line) - 1] = '\0';
      if (!g_str_has_suffix (*line, ": []"))
        g_string_append_printf (kept, "%s\n", *line);
    }
  return g_string_free (kept, FALSE);
}

static void
assert_same (Desk *desk, const char *when)
{
  g_autoptr (VouchDocument) copy = replay (desk);
  g_autofree char *replayed = print (copy);
  g_autofree char *live = print (desk->document);

  if (!g_str_equal (replayed, live))
    {
      g_printerr ("%s\n\nby the journal, %s:\n%s\n", live, when, replayed);
      fail ();
    }
}

static void
type (Desk *desk, const char *id, const char *text)
{
  vouch_statement_set_text (vouch_test_statement (desk->document, id), text);
}

/* --- when there is a file --- */

static void
test_no_file_before_a_change (void **state)
{
  Desk *desk = *state;

  vouch_journal_flush (desk->journal);
  assert_int_equal (count_files (desk), 0);
  assert_false (vouch_journal_get_kept (desk->journal));
}

static void
test_begins_with_the_first_change (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchJournalReading) reading = NULL;

  vouch_journal_set_file (desk->journal, "file:///a.scorecard", "e1");
  vouch_journal_set_draft (desk->journal, "file:///a.txt");
  type (desk, "s3", "Drops help a lot.");
  assert_true (vouch_test_wait_until (is_there, desk, PATIENCE));
  reading = read_journal (desk);
  assert_string_equal (reading->file, "file:///a.scorecard");
  assert_string_equal (reading->etag, "e1");
  assert_string_equal (reading->draft, "file:///a.txt");
  assert_int_equal (reading->changes->len, 0);
  assert_same (desk, "after the first change");
}

static void
give_time (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* What it was like at rest was taken before: the first letter doesn't wait for all of it. */
static void
test_begins_with_the_card_at_rest (void **state)
{
  Desk *desk = *state;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (VouchJournalReading) reading = NULL;

      give_time ();
      type (desk, "s3", i % 2 ? "Drops help a lot." : "Drops help little.");
      type (desk, "s2", i % 2 ? "One" : "Two");
      vouch_journal_flush (desk->journal);
      reading = read_journal (desk);
      assert_int_equal (reading->changes->len, 2);
      assert_same (desk, "after the first change");
      vouch_journal_rest (desk->journal);
    }
}

/* No time between rest and the first change: it is taken then. */
static void
test_begins_with_the_card_now (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchJournalReading) reading = NULL;

  give_time ();
  type (desk, "s3", "One");
  vouch_journal_rest (desk->journal);
  type (desk, "s3", "Two");
  vouch_journal_flush (desk->journal);
  reading = read_journal (desk);
  assert_int_equal (reading->changes->len, 0);
  assert_same (desk, "without time before");
}

static gboolean
is_kept (gpointer data)
{
  return vouch_journal_get_kept (((Desk *) data)->journal);
}

static void
test_kept_is_told (void **state)
{
  Desk *desk = *state;

  vouch_journal_begin (desk->journal);
  assert_false (is_kept (desk));
  assert_true (vouch_test_wait_until (is_kept, desk, PATIENCE));
  vouch_journal_rest (desk->journal);
  assert_false (is_kept (desk));
}

static void
test_only_its_user_may_read_it (void **state)
{
  Desk *desk = *state;
  struct stat info;

  vouch_journal_begin (desk->journal);
  vouch_journal_flush (desk->journal);
  assert_int_equal (g_stat (get_path (desk), &info), 0);
  assert_int_equal (info.st_mode & 0777, 0600);
}

static void
test_rest_removes_it (void **state)
{
  Desk *desk = *state;

  type (desk, "s3", "One");
  vouch_journal_flush (desk->journal);
  assert_true (is_there (desk));
  vouch_journal_rest (desk->journal);
  assert_false (is_there (desk));
  type (desk, "s3", "Two");
  vouch_journal_flush (desk->journal);
  assert_same (desk, "after resting");
  assert_int_equal (count_files (desk), 1);
}

/* While the thread is about to make it. */
static void
test_rest_at_once_removes_it (void **state)
{
  Desk *desk = *state;

  for (guint i = 0; i < 200; i++)
    {
      vouch_journal_begin (desk->journal);
      if (i % 3 == 0)
        g_thread_yield ();
      if (i % 7 == 0)
        g_usleep (300);
      vouch_journal_rest (desk->journal);
      assert_false (is_there (desk));
    }
  vouch_journal_flush (desk->journal);
  assert_int_equal (count_files (desk), 0);
}

/* A history that hears of an undo first may find all of it in the file. */
static void
test_rest_during_a_change (void **state)
{
  Desk *desk = *state;
  gulong handler;

  type (desk, "s3", "One");
  g_signal_handlers_disconnect_by_data (desk->document, desk->journal);
  handler = g_signal_connect_swapped (desk->document, "changed", G_CALLBACK (vouch_journal_rest),
                                      desk->journal);
  type (desk, "s3", "Two");
  g_signal_handler_disconnect (desk->document, handler);
  vouch_journal_flush (desk->journal);
  assert_int_equal (count_files (desk), 0);
}

static void
test_closing_removes_it (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = g_strdup (get_path (desk));

  type (desk, "s3", "One");
  vouch_journal_flush (desk->journal);
  assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  type (desk, "s3", "Two");
  g_clear_object (&desk->journal);
  assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gboolean
can_lock (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean is_free = flock (fd, LOCK_EX | LOCK_NB) == 0;

  close (fd);
  return is_free;
}

static void
test_locked_while_it_lives (void **state)
{
  Desk *desk = *state;
  g_autofree char *copy = g_strconcat (get_path (desk), ".copy", NULL);

  type (desk, "s3", "One");
  vouch_journal_flush (desk->journal);
  assert_false (can_lock (get_path (desk)));
  vouch_journal_begin (desk->journal);
  vouch_journal_flush (desk->journal);
  assert_false (can_lock (get_path (desk)));
  assert_int_equal (link (get_path (desk), copy), 0);
  vouch_journal_rest (desk->journal);
  vouch_journal_flush (desk->journal);
  assert_true (can_lock (copy));
}

/* --- what is in it --- */

/* Faster than it is written: one record, not one a key. */
static void
test_typing_is_one_change (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchJournalReading) reading = NULL;

  vouch_journal_begin (desk->journal);
  vouch_journal_flush (desk->journal);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Typed %u", i);

      type (desk, "s3", text);
    }
  vouch_journal_flush (desk->journal);
  reading = read_journal (desk);
  assert_in_range (reading->changes->len, 1, 100);
  assert_same (desk, "after typing");
}

/* No loop runs here, and nobody waits for the thread: it writes by its own clock. */
static void
test_written_though_the_loop_stands_still (void **state)
{
  Desk *desk = *state;
  gint64 end = g_get_monotonic_time () + PATIENCE * 1000;
  gboolean is_written = FALSE;

  vouch_journal_begin (desk->journal);
  type (desk, "s2", "Written while nobody looks.");
  while (!is_written && g_get_monotonic_time () < end)
    {
      g_autofree char *bytes = NULL;

      g_usleep (5000);
      is_written = g_file_get_contents (get_path (desk), &bytes, NULL, NULL)
                   && strstr (bytes, "Written while nobody looks.");
    }
  assert_true (is_written);
}

static void
edit_at_random (Desk *desk, VouchTestRandom *random, VouchHistory *history)
{
  g_autoptr (VouchChange) change = NULL;

  switch (vouch_test_random_below (random, 10))
    {
    case 0:
      vouch_history_undo (history);
      return;
    case 1:
      vouch_history_redo (history);
      return;
    case 2:
      change = vouch_test_random_record (random, desk->document);
      break;
    case 3:
      change = vouch_test_random_broken (random, desk->document);
      vouch_document_apply (desk->document, change, NULL);
      return;
    case 4:
      change = vouch_test_random_group (random, desk->document);
      break;
    default:
      change = vouch_test_random_change (random, desk->document);
    }
  vouch_document_edit (desk->document, change, NULL);
}

static void
do_now_and_then (Desk *desk, VouchTestRandom *random)
{
  switch (vouch_test_random_below (random, 25))
    {
    case 0:
      vouch_journal_begin (desk->journal);
      break;
    case 1:
      vouch_journal_rest (desk->journal);
      vouch_journal_begin (desk->journal);
      break;
    case 2:
      vouch_journal_flush (desk->journal);
      break;
    case 3:
      g_main_context_iteration (NULL, FALSE);
      break;
    default:
      break;
    }
}

static void
test_replay_is_the_document (void **state)
{
  const char *seed = g_getenv ("VOUCH_TEST_SEED");

  for (guint round = 0; round < ROUNDS; round++)
    {
      Desk *desk;
      guint32 number = seed ? (guint32) g_ascii_strtoull (seed, NULL, 10) : round + 1;
      g_autoptr (VouchTestRandom) random = vouch_test_random_new (number);
      g_autoptr (VouchHistory) history = NULL;
      g_autofree char *when = g_strdup_printf ("seed %u", number);

      set_up ((void **) &desk);
      history = vouch_history_new (desk->document);
      vouch_journal_begin (desk->journal);
      for (guint i = 0; i < EDITS; i++)
        {
          edit_at_random (desk, random, history);
          do_now_and_then (desk, random);
        }
      vouch_journal_flush (desk->journal);
      assert_same (desk, when);
      g_clear_object (&history);
      tear_down ((void **) &desk);
    }
}

static gboolean
is_short (gpointer data)
{
  struct stat info;

  return g_stat (get_path (data), &info) == 0 && info.st_size < 900 * 1024;
}

/* More than a megabyte of changes: it begins anew by itself. */
static void
test_compacted (void **state)
{
  Desk *desk = *state;
  g_autofree char *long_text = g_strnfill (100 * 1024, 'x');

  vouch_journal_begin (desk->journal);
  for (guint i = 0; i < 8; i++)
    {
      long_text[0] = (char) ('a' + i);
      type (desk, i % 2 ? "s2" : "s3", long_text);
      vouch_journal_flush (desk->journal);
    }
  assert_false (is_short (desk));
  assert_true (vouch_test_wait_until (is_short, desk, PATIENCE));
  type (desk, "s1", "And on it goes.");
  vouch_journal_flush (desk->journal);
  assert_same (desk, "after it was compacted");
  assert_int_equal (count_files (desk), 1);
}

static gboolean
is_typed (gpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (VouchJournalReading) reading = NULL;
  const char *snapshot;

  if (!is_kept (data) || !g_file_get_contents (get_path (data), &bytes, &length, NULL))
    return FALSE;
  reading = vouch_journal_read (bytes, length, NULL);
  snapshot = g_bytes_get_data (reading->snapshot, &length);
  return g_strstr_len (snapshot, (gssize) length, "bbbbbbbb") != NULL;
}

/* What was before and what is now are more than a record may hold: a snapshot has only one. */
static void
test_too_long_for_a_record (void **state)
{
  Desk *desk = *state;
  g_autofree char *before = g_strnfill (VOUCH_JOURNAL_MAX_RECORD / 2, 'a');
  g_autofree char *after = g_strnfill (VOUCH_JOURNAL_MAX_RECORD / 2, 'b');
  g_autoptr (VouchJournalReading) reading = NULL;

  type (desk, "s3", before);
  vouch_journal_begin (desk->journal);
  vouch_journal_flush (desk->journal);
  type (desk, "s3", after);
  type (desk, "s2", "Built on it.");
  vouch_journal_flush (desk->journal);
  assert_true (vouch_test_wait_until (is_typed, desk, PATIENCE));
  type (desk, "s1", "And on it goes.");
  vouch_journal_flush (desk->journal);
  reading = read_journal (desk);
  assert_int_equal (reading->changes->len, 1);
}

/* --- when it can't be written --- */

static gboolean
has_trouble (gpointer data)
{
  return vouch_journal_get_trouble (((Desk *) data)->journal) != NULL;
}

static void
test_trouble_is_told (void **state)
{
  Desk *desk = *state;
  g_autofree char *file = g_build_filename (desk->folder, "file", NULL);

  assert_true (g_file_set_contents (file, "", 0, NULL));
  g_clear_object (&desk->journal);
  desk->journal = vouch_journal_new (desk->document, file);
  type (desk, "s3", "One");
  assert_true (vouch_test_wait_until (has_trouble, desk, PATIENCE));
  assert_false (is_kept (desk));
  /* Nothing of this is fatal, nor is the next change. */
  type (desk, "s3", "Two");
  vouch_journal_flush (desk->journal);
  /* Begun anew, it is told once more; resting, there is nothing to be told. */
  vouch_journal_begin (desk->journal);
  assert_false (has_trouble (desk));
  assert_true (vouch_test_wait_until (has_trouble, desk, PATIENCE));
  vouch_journal_rest (desk->journal);
  assert_false (has_trouble (desk));
}

/* It has its name only once it is on the disk: a power cut would leave an empty one else. */
static void
test_first_one_is_not_there_before_it_is_on_the_disk (void **state)
{
  Desk *desk = *state;

  g_atomic_int_set (&n_files_that_fail, 1);
  vouch_journal_begin (desk->journal);
  assert_true (vouch_test_wait_until (has_trouble, desk, PATIENCE));
  assert_int_equal (count_files (desk), 0);
  assert_false (is_kept (desk));
}

static void
test_not_kept_before_its_name_is_on_the_disk (void **state)
{
  Desk *desk = *state;

  g_atomic_int_set (&n_folders_that_fail, 1);
  vouch_journal_begin (desk->journal);
  assert_true (vouch_test_wait_until (has_trouble, desk, PATIENCE));
  assert_false (is_kept (desk));
  vouch_journal_begin (desk->journal);
  assert_true (vouch_test_wait_until (is_kept, desk, PATIENCE));
  assert_false (has_trouble (desk));
}

static gboolean
is_lost (gpointer data)
{
  return !is_kept (data);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Nothing is typed after it: it is kept again all the same, with what was typed meanwhile.
 * A trouble that lasts is told once. */
static void
test_later_sync_that_fails (void **state)
{
  Desk *desk = *state;
  guint n = 0;

  g_signal_connect_swapped (desk->journal, "notify::trouble", G_CALLBACK (count_cb), &n);
  vouch_journal_begin (desk->journal);
  vouch_journal_flush (desk->journal);
  assert_true (vouch_test_wait_until (is_kept, desk, PATIENCE));
  g_atomic_int_set (&n_files_that_fail, 2);
  type (desk, "s3", "One");
  assert_true (vouch_test_wait_until (is_lost, desk, PATIENCE));
  assert_true (has_trouble (desk));
  type (desk, "s3", "Two");
  assert_true (vouch_test_wait_until (is_kept, desk, 2 * PATIENCE));
  assert_int_equal (n, 2);
  assert_false (has_trouble (desk));
  assert_int_equal (g_atomic_int_get (&n_files_that_fail), 0);
  vouch_journal_flush (desk->journal);
  assert_same (desk, "after it was tried again");
}

/* Nobody else may take the good one for one that was left behind. */
static void
test_old_one_is_locked_while_a_new_one_fails (void **state)
{
  Desk *desk = *state;

  vouch_journal_begin (desk->journal);
  vouch_journal_flush (desk->journal);
  g_atomic_int_set (&n_files_that_fail, 1);
  type (desk, "s3", "One");
  vouch_journal_begin (desk->journal);
  vouch_journal_flush (desk->journal);
  assert_int_equal (g_atomic_int_get (&n_files_that_fail), 0);
  assert_int_equal (count_files (desk), 1);
  assert_false (can_lock (get_path (desk)));
  /* The next one takes its place. */
  vouch_journal_begin (desk->journal);
  vouch_journal_flush (desk->journal);
  assert_int_equal (count_files (desk), 1);
  assert_false (can_lock (get_path (desk)));
  assert_same (desk, "after it was begun once more");
}

#define DESK_TEST(f) cmocka_unit_test_setup_teardown (f, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    DESK_TEST (test_no_file_before_a_change),
    DESK_TEST (test_begins_with_the_first_change),
    DESK_TEST (test_begins_with_the_card_at_rest),
    DESK_TEST (test_begins_with_the_card_now),
    DESK_TEST (test_kept_is_told),
    DESK_TEST (test_only_its_user_may_read_it),
    DESK_TEST (test_rest_removes_it),
    DESK_TEST (test_rest_at_once_removes_it),
    DESK_TEST (test_rest_during_a_change),
    DESK_TEST (test_closing_removes_it),
    DESK_TEST (test_locked_while_it_lives),
    DESK_TEST (test_typing_is_one_change),
    DESK_TEST (test_written_though_the_loop_stands_still),
    cmocka_unit_test (test_replay_is_the_document),
    DESK_TEST (test_compacted),
    DESK_TEST (test_too_long_for_a_record),
    DESK_TEST (test_trouble_is_told),
    DESK_TEST (test_first_one_is_not_there_before_it_is_on_the_disk),
    DESK_TEST (test_not_kept_before_its_name_is_on_the_disk),
    DESK_TEST (test_later_sync_that_fails),
    DESK_TEST (test_old_one_is_locked_while_a_new_one_fails),
  };

  return vouch_test_run ("journal", tests);
}
