/* test-editor-scan.c: a scan that is read by machine, from the window.
 *
 * What reads is a program of the test's own, which waits for a file before it says the words of a
 * page: the test says when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <glib/gstdio.h>

#include "vouch-document.h"
#include "vouch-editor-private.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"

#define CARD                                                                                            \
  "{'format':'vouch-scorecard','version':1,'id':'c','kind':'scorecard','language':'en','title':'T',"     \
  "'drafting':'person','article':{},'sections':[{'id':'k','role':'key-highlights','title':'K',"         \
  "'statements':[{'id':'s','text':'S','origin':'written','citations':[]}]}],"                           \
  "'references':[{'id':'r','type':'article','source':'#'}],'notes':[]}"

static const char reader[]
    = "#!/bin/sh\n"
      "cat >/dev/null\n"
      "while [ -d \"$VOUCH_TEST_READER\" ] && [ ! -e \"$VOUCH_TEST_READER/go\" ]; do sleep 0.02; done\n"
      "[ ! -e \"$VOUCH_TEST_READER/one\" ] || rm \"$VOUCH_TEST_READER/go\"\n"
      "[ ! -e \"$VOUCH_TEST_READER/nothing\" ] || exit 0\n"
      "printf '5\\t1\\t1\\t1\\t1\\t1\\t10\\t20\\t40\\t10\\t96\\tSlept\\n'\n";

typedef struct
{
  VouchEditor *editor;
  VouchSourceStore *store; /* (owned) */
  VouchSource *source;     /* (owned) */
  const char *words;       /* of a toast or a job */
} Open;

static char *
in_reader (const char *name)
{
  return g_build_filename (g_getenv ("VOUCH_TEST_READER"), name, NULL);
}

static void
touch (const char *name)
{
  g_autofree char *path = in_reader (name);

  assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
forget (const char *name)
{
  g_autofree char *path = in_reader (name);

  g_unlink (path);
}

static VouchSource *
keep_scan (const char *folder, VouchSourceStore *store)
{
  const VouchTestPdfLine lines[] = { { 1, 0, 0, 10, NULL }, { 2, 0, 0, 10, NULL } };
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "scan.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  VouchSource *source;

  assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL));
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  assert_non_null (source);
  return source;
}

static Open
open_card (void **state)
{
  VouchTestApplication *desk = *state;
  Open open = { .store = vouch_source_store_open (NULL, NULL) };
  GString *json = g_string_new (CARD);
  g_autofree char *path = NULL;

  open.source = keep_scan (desk->folder, open.store);
  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "#", open.source->digest, 0);
  path = vouch_test_put_text (desk, "card.scorecard", json->str);
  g_string_free (json, TRUE);
  open.editor = vouch_test_editor (vouch_test_open_card (desk, path));
  return open;
}

/* The next test begins with the same scan, unread. */
static void
close_card (Open *open)
{
  assert_true (vouch_source_store_remove (open->store, open->source, NULL));
  vouch_source_free (open->source);
  vouch_source_store_free (open->store);
}

static gboolean
is_told (gpointer data)
{
  const Open *open = data;

  return vouch_test_find_label (GTK_WIDGET (open->editor), open->words) != NULL;
}

static gboolean
is_shown (gpointer data)
{
  const Open *open = data;
  const char *words = gtk_widget_get_tooltip_text (GTK_WIDGET (open->editor->progress));

  return g_strcmp0 (words, open->words) == 0
         && gtk_progress_bar_get_fraction (open->editor->progress) >= 0.5;
}

static gboolean
is_idle (gpointer data)
{
  const Open *open = data;

  return !open->editor->jobs || open->editor->jobs->len == 0;
}

static gsize
count_characters (Open *open)
{
  g_autoptr (VouchSourceText) text = vouch_source_store_load (open->store, open->source, NULL);

  assert_non_null (text);
  return vouch_source_text_get_length (text);
}

/* The store has its words. */
static void
test_read (void **state)
{
  Open open = open_card (state);

  assert_int_equal (count_characters (&open), 0);
  touch ("go");
  vouch_test_act (open.editor, "editor.read-scan", open.source->digest);
  open.words = "The scan was read by machine: compare what you cite with its page";
  assert_true (vouch_test_wait_until (is_told, &open, 60000));
  assert_true (vouch_test_wait_until (is_idle, &open, 10000));
  assert_true (count_characters (&open) >= 2 * strlen ("Slept"));
  close_card (&open);
}

/* Between two pages: so much is done. */
static void
test_progress (void **state)
{
  Open open = open_card (state);

  touch ("one");
  touch ("go");
  vouch_test_act (open.editor, "editor.read-scan", open.source->digest);
  open.words = "Reading the scan by machine: page 1 of 2";
  assert_true (vouch_test_wait_until (is_shown, &open, 60000));
  touch ("go");
  open.words = "The scan was read by machine: compare what you cite with its page";
  assert_true (vouch_test_wait_until (is_told, &open, 60000));
  close_card (&open);
}

/* Started once more while it is read: that is said, and the first goes on. */
static void
test_twice (void **state)
{
  Open open = open_card (state);

  vouch_test_act (open.editor, "editor.read-scan", open.source->digest);
  vouch_test_act (open.editor, "editor.read-scan", open.source->digest);
  open.words = "This scan is already being read.";
  assert_true (vouch_test_wait_until (is_told, &open, 10000));
  assert_false (is_idle (&open));
  touch ("go");
  open.words = "The scan was read by machine: compare what you cite with its page";
  assert_true (vouch_test_wait_until (is_told, &open, 60000));
  close_card (&open);
}

/* Given up, it can be begun again. */
static void
test_cancelled (void **state)
{
  Open open = open_card (state);

  vouch_test_act (open.editor, "editor.read-scan", open.source->digest);
  assert_false (is_idle (&open));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.cancel-job", NULL);
  assert_true (vouch_test_wait_until (is_idle, &open, 60000));
  assert_int_equal (count_characters (&open), 0);
  touch ("go");
  vouch_test_act (open.editor, "editor.read-scan", open.source->digest);
  open.words = "The scan was read by machine: compare what you cite with its page";
  assert_true (vouch_test_wait_until (is_told, &open, 60000));
  close_card (&open);
}

/* Nothing in it that can be read: that is said, and it stays what it is. */
static void
test_nothing (void **state)
{
  Open open = open_card (state);

  touch ("go");
  touch ("nothing");
  vouch_test_act (open.editor, "editor.read-scan", open.source->digest);
  vouch_test_answer ("The Scan Could Not Be Read", "close");
  assert_int_equal (count_characters (&open), 0);
  close_card (&open);
}

static int
tear_down (void **state)
{
  forget ("go");
  forget ("nothing");
  forget ("one");
  return vouch_test_tear_down_application (state);
}

#define SCAN_TEST(f) cmocka_unit_test_setup_teardown (f, vouch_test_set_up_application, tear_down)

/* Before anything else runs: the environment is not changed beside threads. */
static char *
put_reader (void)
{
  char *folder = g_dir_make_tmp ("vouch-reader-XXXXXX", NULL);
  g_autofree char *path = g_strconcat (folder, ":", g_getenv ("PATH"), NULL);
  g_autofree char *program = g_build_filename (folder, "tesseract", NULL);

  g_setenv ("VOUCH_TEST_READER", folder, TRUE);
  g_setenv ("PATH", path, TRUE);
  if (!g_file_set_contents_full (program, reader, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL))
    g_error ("%s can’t be written", program);
  return folder;
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    SCAN_TEST (test_read),
    SCAN_TEST (test_progress),
    SCAN_TEST (test_twice),
    SCAN_TEST (test_cancelled),
    SCAN_TEST (test_nothing),
  };
  g_autofree char *folder = put_reader ();
  int failed = vouch_test_run_widgets ("editor-scan", tests);

  vouch_test_remove_folder (folder);
  return failed;
}
