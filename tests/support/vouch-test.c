/* vouch-test.c: fixtures, folders that go away, homes, and loops with a deadline.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* setresuid */
#include "vouch-test.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

/* An ordinary user's number: what root may do says nothing. */
#define NOBODY 65534

/* The homes of this test program; NULL where headless.sh has made them. */
static char *homes;

/* What the program logged since vouch_test_catch_logs(). */
static GString *caught;
static GLogLevelFlags fatal_before;

/**
 * vouch_test_fixture:
 * @name: a path below `tests/fixtures`
 *
 * Returns: (transfer full): the fixture's whole path.
 */
char *
vouch_test_fixture (const char *name)
{
  const char *root = g_getenv ("VOUCH_TEST_FIXTURES");

  assert_non_null (root);
  return g_build_filename (root, name, NULL);
}

/**
 * vouch_test_read_fixture:
 * @name: a path below `tests/fixtures`
 * @length: (out) (optional): bytes read
 *
 * Returns: (transfer full): the fixture's bytes; the test fails where it can't be read.
 */
char *
vouch_test_read_fixture (const char *name,
                         gsize      *length)
{
  g_autofree char *path = vouch_test_fixture (name);
  char *bytes = NULL;

  if (!g_file_get_contents (path, &bytes, length, NULL))
    fail_msg ("No fixture at %s", path);
  return bytes;
}

/** Returns: (transfer full): a new, empty folder; vouch_test_remove_folder() takes it away. */
char *
vouch_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("vouch-test-XXXXXX", &error);

  assert_non_null (path);
  return path;
}

void
vouch_test_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        vouch_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
give_away (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  assert_int_equal (lchown (path, NOBODY, NOBODY), 0);
  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      assert_int_equal (lchown (child, NOBODY, NOBODY), 0);
    }
}

/**
 * vouch_test_become_nobody:
 * @folder: what this ordinary user owns, with the files in it
 *
 * For tests of what may not be read or written: root may do all. Programs that are started now are
 * this user's, too. vouch_test_become_oneself() ends it; call that in the teardown as well, where a
 * failing test would leave it out.
 */
void
vouch_test_become_nobody (const char *folder)
{
  if (getuid () != 0)
    return;
  give_away (folder);
  assert_int_equal (setresuid (NOBODY, NOBODY, 0), 0);
}

void
vouch_test_become_oneself (void)
{
  uid_t real, effective, saved;

  assert_int_equal (getresuid (&real, &effective, &saved), 0);
  if (saved != real)
    assert_int_equal (setresuid (saved, saved, saved), 0);
}

static gboolean
set_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Wakes the main loop: what @is_done asks for may change in another thread or process. */
static gboolean
wake_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

/**
 * vouch_test_wait_until:
 * @is_done: asked after every turn of the main loop, and at least fifty times a second
 * @milliseconds: how long at most
 *
 * Never assert inside a GLib callback: cmocka leaves by longjmp. Record there,
 * wait here, assert afterwards.
 *
 * Returns: whether @is_done came true in time.
 */
gboolean
vouch_test_wait_until (gboolean (*is_done) (gpointer data),
                       gpointer   data,
                       guint      milliseconds)
{
  gboolean is_late = FALSE;
  guint deadline = g_timeout_add (milliseconds, set_flag_cb, &is_late);
  guint waker = g_timeout_add (20, wake_cb, NULL);
  gboolean done;

  while (!(done = is_done (data)) && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);
  g_source_remove (deadline);
  return done;
}

static void
catch_log_cb (const char     *domain,
              GLogLevelFlags  level,
              const char     *message,
              gpointer        unused)
{
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
    g_string_append_printf (caught, "%s\n", message);
}

/**
 * vouch_test_catch_logs:
 *
 * Every test runs with warnings that end the program. From here to
 * vouch_test_caught_logs() they are kept instead.
 */
void
vouch_test_catch_logs (void)
{
  assert_null (caught);
  caught = g_string_new (NULL);
  fatal_before = g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_log_set_default_handler (catch_log_cb, NULL);
}

/** Returns: (transfer full): the warnings and criticals since vouch_test_catch_logs(), a line each. */
char *
vouch_test_caught_logs (void)
{
  assert_non_null (caught);
  g_log_set_default_handler (g_log_default_handler, NULL);
  g_log_set_always_fatal (fatal_before);
  return g_string_free (g_steal_pointer (&caught), FALSE);
}

static void
make_home (const char *variable,
           const char *name)
{
  g_autofree char *path = g_build_filename (homes, name, NULL);

  g_mkdir_with_parents (path, 0700);
  g_setenv (variable, path, TRUE);
}

/* The program starts itself as the portal on this computer. Where it is a test that does so, it
 * would run its tests once more in there, and these start it again, without end. */
static void
refuse_to_serve (void)
{
  g_autofree char *line = NULL;
  gsize length;

  if (!g_file_get_contents ("/proc/self/cmdline", &line, &length, NULL))
    return;
  if (length > strlen (line) + 1 && strcmp (line + strlen (line) + 1, "serve") == 0)
    {
      g_printerr ("A test is no portal: tell the code which program to start\n");
      _exit (99);
    }
}

/**
 * vouch_test_make_homes:
 * @state: not used
 *
 * Setup of a group of tests: no test sees what the user or another test has left.
 * It must run before anything asks GLib for a user folder.
 */
int
vouch_test_make_homes (void **state)
{
  refuse_to_serve ();
  if (g_getenv ("VOUCH_TEST_HOMES"))
    return 0;
  homes = vouch_test_make_folder ();
  make_home ("HOME", "home");
  make_home ("XDG_CONFIG_HOME", "config");
  make_home ("XDG_DATA_HOME", "share");
  make_home ("XDG_STATE_HOME", "state");
  make_home ("XDG_CACHE_HOME", "cache");
  make_home ("XDG_RUNTIME_DIR", "run");
  return 0;
}

/** Teardown of a group of tests. */
int
vouch_test_remove_homes (void **state)
{
  if (homes)
    vouch_test_remove_folder (homes);
  g_clear_pointer (&homes, g_free);
  return 0;
}

/* Whether the thread of @id stays until the process ends: this one and those of GLib and dconf. */
static gboolean
is_lasting (const char *id)
{
  static const char *const lasting[] = { "gmain", "gdbus", "dconf worker", "pool-spawner", NULL };
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%s/comm", id);
  g_autofree char *name = NULL;

  return strtol (id, NULL, 10) == getpid () || !g_file_get_contents (path, &name, NULL, NULL)
         || g_strv_contains (lasting, g_strstrip (name));
}

/* Fewer than there are in the list: one that ended between two looks is not counted. */
static guint
count_passing_threads (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/task", 0, NULL);
  const char *id;
  guint n = 0;

  while (folder && (id = g_dir_read_name (folder)))
    n += !is_lasting (id);
  return n;
}

/**
 * vouch_test_let_threads_end:
 * @n_failed: what the group of tests ended with
 *
 * Lets threads end that are about to: the search for leaks stumbles over one that is just
 * going (“Tracer caught signal 11”). On a busy machine a thread that was told to may not have
 * begun to for a long while: so it is waited for until none is left, at most five seconds.
 *
 * Returns: @n_failed
 */
int
vouch_test_let_threads_end (int n_failed)
{
  for (guint round = 0; round < 500; round++)
    {
      /* Those that have just become idle too: else they wait for more work for 15 s. */
      g_thread_pool_stop_unused_threads ();
      if (count_passing_threads () == 0)
        break;
      g_usleep (10 * 1000);
    }
  return n_failed;
}

/**
 * vouch_test_fork:
 *
 * A fork for a child that goes on with this program. No thread is just ending then: what it
 * locked to do so, the allocator's lists among them, would stay locked in the child.
 *
 * Returns: as fork() does
 */
GPid
vouch_test_fork (void)
{
  vouch_test_let_threads_end (0);
  return fork ();
}

/**
 * vouch_test_skip_all:
 * @why: what is missing here
 *
 * Says in the protocol's words that there is nothing to run: with it, an exit code of 77
 * would count as an error.
 *
 * Returns: the exit code
 */
int
vouch_test_skip_all (const char *why)
{
  g_print ("1..0 # SKIP %s\n", why);
  return 0;
}

/* --- text --- */

void
vouch_test_assert_has (const char *text, const char *part)
{
  if (!strstr (text, part))
    fail_msg ("not there: %s\nin: %s", part, text);
}

void
vouch_test_assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part))
    fail_msg ("there: %s\nin: %s", part, text);
}

/** How often @part is in @text. */
guint
vouch_test_count (const char *text, const char *part)
{
  guint n = 0;

  for (; (text = strstr (text, part)); text += strlen (part))
    n++;
  return n;
}
