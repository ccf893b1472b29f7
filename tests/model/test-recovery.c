/* test-recovery.c: what a program that was killed has left behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>
#include <glib/gstdio.h>

#include "vouch-card-format.h"
#include "vouch-journal-record.h"
#include "vouch-journal.h"
#include "vouch-recovery.h"
#include "vouch-template.h"

#define PATIENCE 10000 /* milliseconds */

typedef struct
{
  char *folder; /* of journals */
  char *file;   /* the card's */
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = vouch_test_make_folder ();
  desk->file = g_build_filename (desk->folder, "card.scorecard", NULL);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->file);
  g_free (desk);
  return 0;
}

static GBytes *
read_fixture (void)
{
  gsize length;
  char *bytes = vouch_test_read_fixture ("seed.scorecard", &length);

  return g_bytes_new_take (bytes, length);
}

static VouchDocument *
open_fixture (void)
{
  g_autoptr (GBytes) bytes = read_fixture ();
  g_autoptr (VouchCard) card = vouch_card_format_read (bytes, NULL);

  return vouch_document_new (card);
}

/* What ends without a word: no handler, no finalize, no exit. */
typedef void (*Life) (VouchJournal *journal, VouchDocument *document, Desk *desk);

static void
live_and_be_killed (Desk *desk, Life life)
{
  int status;
  pid_t child = vouch_test_fork ();

  if (child == 0)
    {
      VouchDocument *document = open_fixture ();
      VouchJournal *journal = vouch_journal_new (document, desk->folder);

      life (journal, document, desk);
      raise (SIGKILL);
    }
  assert_int_equal (waitpid (child, &status, 0), child);
  assert_true (WIFSIGNALED (status));
  assert_int_equal (WTERMSIG (status), SIGKILL);
}

static void
set_title (VouchDocument *document, const char *title)
{
  vouch_card_set_title (vouch_document_get_card (document), title);
}

static void
set_file (VouchJournal *journal, Desk *desk)
{
  g_autoptr (GFile) file = g_file_new_for_path (desk->file);
  g_autofree char *uri = g_file_get_uri (file);

  vouch_journal_set_file (journal, uri, "etag");
}

static const char *
get_title (VouchRecovery *recovery)
{
  return vouch_card_get_title (vouch_document_get_card (vouch_recovery_get_document (recovery)));
}

static guint
count_journals (Desk *desk)
{
  g_autoptr (GDir) dir = g_dir_open (desk->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)))
    n += g_str_has_suffix (name, VOUCH_JOURNAL_SUFFIX);
  return n;
}

static gboolean
is_in_journal (VouchJournal *journal, const char *text)
{
  g_autofree char *bytes = NULL;

  return g_file_get_contents (vouch_journal_get_path (journal), &bytes, NULL, NULL)
         && strstr (bytes, text);
}

static void
type_and_wait (VouchJournal *journal, VouchDocument *document, Desk *desk)
{
  set_file (journal, desk);
  set_title (document, "Typed first");
  vouch_journal_flush (journal);
  set_title (document, "Typed last");
  /* Nobody asks for it to be written, and no loop runs. */
  for (guint i = 0; i < PATIENCE && !is_in_journal (journal, "Typed last"); i++)
    g_usleep (1000);
}

static void
test_typed_before_the_kill (void **state)
{
  Desk *desk = *state;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) damaged = NULL;
  VouchRecovery *recovery;

  live_and_be_killed (desk, type_and_wait);
  found = vouch_recovery_find (desk->folder, &damaged);
  assert_int_equal (found->len, 1);
  assert_int_equal (damaged->len, 0);
  recovery = found->pdata[0];
  assert_string_equal (get_title (recovery), "Typed last");
  assert_string_equal (g_file_peek_path (vouch_recovery_get_location (recovery)), desk->file);
  assert_string_equal (vouch_recovery_get_etag (recovery), "etag");
  assert_false (vouch_recovery_get_cut (recovery));
  assert_true (ABS (g_get_real_time () / G_USEC_PER_SEC - vouch_recovery_get_time (recovery))
               < 600);
}

static void
begin_unsaved (VouchJournal *journal, VouchDocument *document, Desk *desk)
{
  vouch_journal_set_draft (journal, "file:///draft.txt");
  vouch_journal_begin (journal);
  vouch_journal_flush (journal);
}

static void
test_never_saved (void **state)
{
  Desk *desk = *state;
  g_autoptr (GPtrArray) found = NULL;
  VouchRecovery *recovery;

  live_and_be_killed (desk, begin_unsaved);
  found = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (found->len, 1);
  recovery = found->pdata[0];
  assert_null (vouch_recovery_get_location (recovery));
  assert_null (vouch_recovery_get_etag (recovery));
  assert_string_equal (g_file_peek_path (vouch_recovery_get_draft (recovery)), "/draft.txt");
}

/* Its own snapshot counts, whatever is in the file today. */
static void
test_not_built_on_todays_file (void **state)
{
  Desk *desk = *state;
  g_autoptr (GPtrArray) found = NULL;

  live_and_be_killed (desk, type_and_wait);
  assert_true (g_file_set_contents (desk->file, "{\"format\": \"something else\"}", -1, NULL));
  found = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (found->len, 1);
  assert_string_equal (get_title (found->pdata[0]), "Typed last");
}

static void
test_nobody_else_finds_it (void **state)
{
  Desk *desk = *state;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;

  live_and_be_killed (desk, type_and_wait);
  first = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (first->len, 1);
  second = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (second->len, 0);
  /* Who recovered it ended before it was kept elsewhere: it is there once more. */
  g_clear_pointer (&first, g_ptr_array_unref);
  third = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (third->len, 1);
  vouch_recovery_drop (third->pdata[0]);
  assert_int_equal (count_journals (desk), 0);
}

static void
test_open_cards_are_not_found (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchDocument) document = open_fixture ();
  g_autoptr (VouchJournal) journal = vouch_journal_new (document, desk->folder);
  g_autoptr (GPtrArray) found = NULL;

  vouch_journal_begin (journal);
  vouch_journal_flush (journal);
  found = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (found->len, 0);
  assert_int_equal (count_journals (desk), 1);
}

static void
save_and_go_on (VouchJournal *journal, VouchDocument *document, Desk *desk)
{
  g_autoptr (GBytes) bytes = NULL;

  set_file (journal, desk);
  set_title (document, "Saved");
  bytes = vouch_card_format_write (vouch_document_get_card (document));
  g_file_set_contents (desk->file, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
  vouch_journal_flush (journal);
}

static void
test_what_is_in_the_file_is_nothing_to_tell (void **state)
{
  Desk *desk = *state;
  g_autoptr (GPtrArray) found = NULL;

  live_and_be_killed (desk, save_and_go_on);
  assert_int_equal (count_journals (desk), 1);
  found = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (found->len, 0);
  assert_int_equal (count_journals (desk), 0);
}

static char *
get_journal (Desk *desk)
{
  g_autoptr (GDir) dir = g_dir_open (desk->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, VOUCH_JOURNAL_SUFFIX))
      return g_build_filename (desk->folder, name, NULL);
  return NULL;
}

static void
test_torn_tail_is_told (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GPtrArray) found = NULL;

  live_and_be_killed (desk, type_and_wait);
  path = get_journal (desk);
  assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  assert_true (g_file_set_contents (path, bytes, (gssize) length - 5, NULL));
  found = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (found->len, 1);
  assert_true (vouch_recovery_get_cut (found->pdata[0]));
  assert_string_equal (get_title (found->pdata[0]), "Typed first");
}

/* What a journal has beyond its beginning. */
static const char *const tails[] = {
  "torn",
  "{\"kind\":\"set\",\"node\":\"nobody\",\"member\":\"text\",\"before\":\"\",\"after\":\"All of my work\"}",
};

static void
add_tail (const char *path, const char *tail)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr (GString) journal = NULL;

  assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  journal = g_string_new_len (bytes, (gssize) length);
  if (tail[0] == '{')
    vouch_journal_record_append (journal, tail, strlen (tail));
  else
    g_string_append (journal, tail);
  assert_true (g_file_set_contents (path, journal->str, (gssize) journal->len, NULL));
}

/* The beginning is in the file; what could not be applied is nowhere else. */
static void
test_what_does_not_fit_is_put_aside (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      Desk *desk;
      g_autofree char *path = NULL;
      g_autofree char *aside = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GPtrArray) damaged = NULL;

      set_up ((void **) &desk);
      live_and_be_killed (desk, save_and_go_on);
      path = get_journal (desk);
      add_tail (path, tails[i]);
      found = vouch_recovery_find (desk->folder, &damaged);
      assert_int_equal (found->len, 0);
      assert_int_equal (damaged->len, 1);
      aside = g_strconcat (path, ".damaged", NULL);
      assert_string_equal (damaged->pdata[0], aside);
      assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
      tear_down ((void **) &desk);
    }
}

/* --- what ends the program each time --- */

static gboolean
is_there (Desk *desk, const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_build_filename (desk->folder, file, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A start that found this many cards, and ended before anything was done with them. */
static void
start_and_end (Desk *desk, guint n_found)
{
  g_autoptr (GPtrArray) found = vouch_recovery_find (desk->folder, NULL);

  assert_int_equal (found->len, n_found);
}

static char *
leave_left_journal (Desk *desk)
{
  g_autofree char *path = NULL;
  char *left = g_build_filename (desk->folder, "left.journal", NULL);

  live_and_be_killed (desk, type_and_wait);
  path = get_journal (desk);
  assert_int_equal (g_rename (path, left), 0);
  return left;
}

static void
test_not_tried_a_third_time (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = leave_left_journal (desk);
  g_autofree char *aside = g_strconcat (path, ".set-aside", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) damaged = NULL;

  assert_true (g_file_get_contents (path, &before, NULL, NULL));
  start_and_end (desk, 1);
  assert_true (is_there (desk, "left.journal", ".starts"));
  start_and_end (desk, 1);
  found = vouch_recovery_find (desk->folder, &damaged);
  assert_int_equal (found->len, 0);
  assert_int_equal (damaged->len, 1);
  assert_string_equal (damaged->pdata[0], aside);
  assert_true (g_file_get_contents (aside, &after, NULL, NULL));
  assert_string_equal (after, before);
  assert_false (is_there (desk, "left.journal", ".starts"));
  /* A person who gives it its name back has it tried again. */
  assert_int_equal (g_rename (aside, path), 0);
  start_and_end (desk, 1);
}

static void
test_one_that_went_well_is_tried_again (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = leave_left_journal (desk);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GPtrArray) found = vouch_recovery_find (desk->folder, NULL);

      assert_int_equal (found->len, 1);
      vouch_recovery_went_well (found->pdata[0]);
      assert_false (is_there (desk, "left.journal", ".starts"));
    }
}

static void
copy (const char *path, Desk *desk, const char *name)
{
  g_autofree char *other = g_build_filename (desk->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  assert_true (g_file_set_contents (other, bytes, (gssize) length, NULL));
}

/* What ends the program after the card came up does so with each journal anew. */
static void
test_starts_count_on_in_the_next_journal (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = leave_left_journal (desk);
  g_autofree char *next = g_build_filename (desk->folder, "next.journal", NULL);
  g_autoptr (GPtrArray) found = vouch_recovery_find (desk->folder, NULL);
  g_autoptr (GPtrArray) damaged = NULL;

  copy (path, desk, "next.journal");
  vouch_recovery_hand_over (found->pdata[0], next);
  assert_false (is_there (desk, "left.journal", ""));
  assert_true (is_there (desk, "next.journal", ".starts"));
  g_clear_pointer (&found, g_ptr_array_unref);
  start_and_end (desk, 1);
  found = vouch_recovery_find (desk->folder, &damaged);
  assert_int_equal (found->len, 0);
  assert_int_equal (damaged->len, 1);
  assert_true (is_there (desk, "next.journal", ".set-aside"));
}

/* The next one is there, and the program ends before it took the place of the other. */
static void
test_starts_count_on_in_both (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = leave_left_journal (desk);
  g_autofree char *next = g_build_filename (desk->folder, "next.journal", NULL);
  g_autoptr (GPtrArray) found = vouch_recovery_find (desk->folder, NULL);
  g_autoptr (GPtrArray) damaged = NULL;

  vouch_recovery_prepare (found->pdata[0], next);
  copy (path, desk, "next.journal");
  g_clear_pointer (&found, g_ptr_array_unref);
  start_and_end (desk, 2);
  found = vouch_recovery_find (desk->folder, &damaged);
  assert_int_equal (found->len, 0);
  assert_int_equal (damaged->len, 2);
}

static void
test_both_marks_go (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = leave_left_journal (desk);
  g_autofree char *next = g_build_filename (desk->folder, "next.journal", NULL);
  g_autoptr (GPtrArray) found = vouch_recovery_find (desk->folder, NULL);

  vouch_recovery_prepare (found->pdata[0], next);
  assert_true (is_there (desk, "next.journal", ".starts"));
  vouch_recovery_went_well (found->pdata[0]);
  assert_false (is_there (desk, "next.journal", ".starts"));
  assert_false (is_there (desk, "left.journal", ".starts"));
}

static void
test_dropped_with_its_mark (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = leave_left_journal (desk);
  g_autoptr (GPtrArray) found = vouch_recovery_find (desk->folder, NULL);

  vouch_recovery_drop (found->pdata[0]);
  assert_false (is_there (desk, "left.journal", ""));
  assert_false (is_there (desk, "left.journal", ".starts"));
}

static void
test_mark_of_nothing_is_removed (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "gone.journal.starts", NULL);

  assert_true (g_file_set_contents (path, ".", 1, NULL));
  start_and_end (desk, 0);
  assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What could not be read of it is in no other journal: it stays until it is not wanted. */
static void
test_cut_one_stays_when_handed_over (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = leave_left_journal (desk);
  g_autofree char *next = g_build_filename (desk->folder, "next.journal", NULL);
  g_autoptr (GPtrArray) found = NULL;

  add_tail (path, "torn");
  found = vouch_recovery_find (desk->folder, NULL);
  assert_int_equal (found->len, 1);
  vouch_recovery_hand_over (found->pdata[0], next);
  assert_false (is_there (desk, "left.journal", ""));
  assert_true (is_there (desk, "left.journal", ".cut"));
  start_and_end (desk, 0);
  assert_true (is_there (desk, "left.journal", ".cut"));
  vouch_recovery_drop (found->pdata[0]);
  assert_false (is_there (desk, "left.journal", ".cut"));
}

#define TOO_MUCH ((off_t) 150 * 1024 * 1024)
#define ROOM ((rlim_t) 64 * 1024 * 1024)

/* From now on there is not memory enough to read the journal. */
static void
take_memory_away (void)
{
  g_autofree char *pages = NULL;
  struct rlimit limit = { 0 };

  setrlimit (RLIMIT_CORE, &limit);
  if (!g_file_get_contents ("/proc/self/statm", &pages, NULL, NULL))
    _exit (0);
  limit.rlim_cur = limit.rlim_max
      = (rlim_t) g_ascii_strtoull (pages, NULL, 10) * (rlim_t) sysconf (_SC_PAGESIZE) + ROOM;
  setrlimit (RLIMIT_AS, &limit);
}

static void
start_without_memory (Desk *desk)
{
  int status;
  pid_t child = vouch_test_fork ();

  if (child == 0)
    {
      take_memory_away ();
      g_ptr_array_unref (vouch_recovery_find (desk->folder, NULL));
      _exit (0);
    }
  assert_int_equal (waitpid (child, &status, 0), child);
  assert_false (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

/* It was counted before it was read. */
static void
test_ended_by_reading_it (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = leave_left_journal (desk);
  g_autoptr (GPtrArray) damaged = NULL;
  g_autoptr (GPtrArray) found = NULL;

#ifdef __SANITIZE_ADDRESS__
  /* It keeps terabytes of addresses for itself: none can be taken away. */
  return;
#endif

  assert_int_equal (truncate (path, TOO_MUCH), 0);
  start_without_memory (desk);
  assert_true (is_there (desk, "left.journal", ".starts"));
  start_without_memory (desk);
  found = vouch_recovery_find (desk->folder, &damaged);
  assert_int_equal (found->len, 0);
  assert_int_equal (damaged->len, 1);
  assert_true (is_there (desk, "left.journal", ".set-aside"));
}

/* --- what is no journal --- */

static void
add (GString *journal, const char *record)
{
  vouch_journal_record_append (journal, record, strlen (record));
}

#define HEADER(version) "{\"format\":\"vouch-journal\",\"version\":" version "}"

typedef struct
{
  const char *name;
  const char *records[3]; /* of it; none: “rubbish” */
  const char *after;      /* its name when it was looked at */
  guint n_damaged;
} Case;

static const Case cases[] = {
  { "a.journal", { NULL }, "a.journal.damaged", 1 },
  { "b.journal", { HEADER ("1"), "no card" }, "b.journal.damaged", 1 },
  { "c.journal", { HEADER ("1"), "{}" }, "c.journal.damaged", 1 },
  { "newer.journal", { HEADER ("2"), "who knows" }, "newer.journal", 0 },
  { "other.txt", { NULL }, "other.txt", 0 },
  { "x.journal.damaged", { NULL }, "x.journal.damaged", 0 },
  { "young.journal.new", { HEADER ("1") }, "young.journal.new", 0 },
};

static void
test_no_journals (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = vouch_test_make_folder ();
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autofree char *after = g_build_filename (folder, cases[i].after, NULL);
      g_autoptr (GString) content = g_string_new (cases[i].records[0] ? NULL : "rubbish");
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GPtrArray) damaged = NULL;

      for (guint r = 0; cases[i].records[r]; r++)
        add (content, cases[i].records[r]);
      assert_true (g_file_set_contents (path, content->str, (gssize) content->len, NULL));
      found = vouch_recovery_find (folder, &damaged);
      if (found->len > 0 || damaged->len != cases[i].n_damaged
          || !g_file_test (after, G_FILE_TEST_EXISTS))
        fail_msg ("%s: %u damaged", cases[i].name, damaged->len);
      vouch_test_remove_folder (folder);
    }
}

static void
test_old_temporary_is_removed (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "old.journal.new", NULL);
  const struct utimbuf long_ago = { 1000000, 1000000 };
  g_autoptr (GPtrArray) found = NULL;

  assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_int_equal (utime (path, &long_ago), 0);
  found = vouch_recovery_find (desk->folder, NULL);
  assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (void **state)
{
  g_autoptr (GPtrArray) found = vouch_recovery_find ("/nonexistent/journals", NULL);

  assert_int_equal (found->len, 0);
}

/* Neither a pipe nor a link to somewhere else is waited for or followed. */
static void
test_no_file (void **state)
{
  Desk *desk = *state;
  g_autofree char *pipe_path = g_build_filename (desk->folder, "pipe.journal", NULL);
  g_autofree char *link_path = g_build_filename (desk->folder, "link.journal", NULL);
  g_autofree char *folder_path = g_build_filename (desk->folder, "folder.journal", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) damaged = NULL;

  assert_int_equal (mkfifo (pipe_path, 0600), 0);
  assert_int_equal (symlink ("/etc/passwd", link_path), 0);
  assert_int_equal (g_mkdir (folder_path, 0700), 0);
  found = vouch_recovery_find (desk->folder, &damaged);
  assert_int_equal (found->len, 0);
  assert_int_equal (damaged->len, 0);
}

#define DESK_TEST(f) cmocka_unit_test_setup_teardown (f, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    DESK_TEST (test_typed_before_the_kill),
    DESK_TEST (test_never_saved),
    DESK_TEST (test_not_built_on_todays_file),
    DESK_TEST (test_nobody_else_finds_it),
    DESK_TEST (test_open_cards_are_not_found),
    DESK_TEST (test_what_is_in_the_file_is_nothing_to_tell),
    DESK_TEST (test_torn_tail_is_told),
    cmocka_unit_test (test_what_does_not_fit_is_put_aside),
    DESK_TEST (test_not_tried_a_third_time),
    DESK_TEST (test_one_that_went_well_is_tried_again),
    DESK_TEST (test_starts_count_on_in_the_next_journal),
    DESK_TEST (test_starts_count_on_in_both),
    DESK_TEST (test_both_marks_go),
    DESK_TEST (test_dropped_with_its_mark),
    DESK_TEST (test_mark_of_nothing_is_removed),
    DESK_TEST (test_cut_one_stays_when_handed_over),
    DESK_TEST (test_ended_by_reading_it),
    cmocka_unit_test (test_no_journals),
    DESK_TEST (test_old_temporary_is_removed),
    cmocka_unit_test (test_no_folder),
    DESK_TEST (test_no_file),
  };

  return vouch_test_run ("recovery", tests);
}
