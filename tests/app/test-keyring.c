/* test-keyring.c: passwords in a real keyring, and nowhere else.
 *
 * Runs beside one: tests/support/keyring.sh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <libsecret/secret.h>

#include "vouch-accounts.h"
#include "vouch-password-store.h"
#include "vouch-portal-list.h"
#include "vouch-test-blog.h"

#define DEADLINE 20000
#define SECRET "first word of all" /* VOUCH_TEST_BLOG_PASSWORD */

/* The program; the site in this process goes on answering. */
static VouchTestOutcome *
run (const char *line)
{
  const char *const argv[] = { "/bin/sh", "-c", line, NULL };

  return vouch_test_run_command (NULL, argv);
}

static void
test_keeps_and_forgets (void **state)
{
  g_autoptr (VouchPortal) portal
      = vouch_portal_new ("House", "https://example.org/", "editor", NULL);
  g_autoptr (VouchPortal) other
      = vouch_portal_new ("House", "https://example.org/", "author", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *others = NULL;
  g_autofree char *gone = NULL;

  assert_true (vouch_password_store_keep (portal, "one", NULL, &error));
  assert_true (vouch_password_store_keep (portal, "two \xe2\x80\xa6", NULL, &error));
  found = vouch_password_store_find (portal, FALSE, NULL, &error);
  assert_string_equal (found, "two \xe2\x80\xa6");
  others = vouch_password_store_find (other, FALSE, NULL, &error);
  assert_null (others);
  assert_true (vouch_password_store_forget (portal, NULL, &error));
  assert_true (vouch_password_store_forget (portal, NULL, &error));
  gone = vouch_password_store_find (portal, FALSE, NULL, &error);
  assert_null (gone);
  assert_null (error);
}

/* Whatever is in the homes of the test and of the keyring. */
static void
assert_nowhere (const char *folder, const char *word)
{
  const char *const argv[] = { "grep", "-rlF", word, folder, NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);

  if (outcome->exit_code == 0)
    fail_msg ("%s stands in %s", word, outcome->output);
}

/* Signed in by an open file, asked, used for nothing else, signed out. */
static void
test_program_signs_in (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autofree char *add
      = g_strdup_printf ("exec \"$VOUCH_PROGRAM\" portal add House %s", site->address);
  g_autoptr (VouchTestOutcome) added = run (add);
  g_autoptr (VouchTestOutcome) nobody = run ("exec \"$VOUCH_PROGRAM\" portal who --password-fd=9 House");
  g_autoptr (VouchTestOutcome) wrong
      = run ("exec \"$VOUCH_PROGRAM\" portal sign-in --user=editor --password-fd=5 House 5<<X\nwrong\nX");
  g_autoptr (VouchTestOutcome) in = run (
      "exec \"$VOUCH_PROGRAM\" portal sign-in --user=editor --password-fd=5 House 5<<X\n" SECRET
      "\nX");
  g_autoptr (VouchTestOutcome) who = run ("exec \"$VOUCH_PROGRAM\" portal who --json House");
  g_autoptr (VouchTestOutcome) out = NULL;
  g_autoptr (VouchTestOutcome) after = NULL;

  assert_int_equal (added->exit_code, 0);
  assert_int_equal (nobody->exit_code, 2);
  assert_int_equal (wrong->exit_code, 1);
  if (in->exit_code != 0)
    fail_msg ("%s%s", in->output, in->messages);
  assert_non_null (strstr (in->output, "Erika Muster"));
  assert_int_equal (who->exit_code, 0);
  assert_non_null (strstr (who->output, "\"may-publish\": false"));
  assert_nowhere (g_get_home_dir (), SECRET);
  assert_nowhere (g_getenv ("XDG_CONFIG_HOME"), SECRET);
  out = run ("exec \"$VOUCH_PROGRAM\" portal sign-out House");
  assert_int_equal (out->exit_code, 0);
  assert_int_equal (g_hash_table_size (site->passwords), 0);
  after = run ("exec \"$VOUCH_PROGRAM\" portal who House");
  assert_int_equal (after->exit_code, 1);
}

/* --- what others see of us --- */

#define SECRET_CODE "ZWRpdG9yOmZpcnN0IHdvcmQgb2YgYWxs" /* editor and SECRET, as HTTP has them */

typedef struct
{
  guint n_seen;     /* how often the program was there when we looked */
  char *given_away; /* (owned) (nullable): where the password stood */
} Watch;

static gboolean
is_ours (const char *folder)
{
  g_autofree char *path = g_build_filename ("/proc", folder, "exe", NULL);
  g_autofree char *program = g_file_read_link (path, NULL);

  return program && g_str_equal (program, g_getenv ("VOUCH_PROGRAM"));
}

/* @file: what the system tells of a process: its arguments, its environment */
static void
look_into (Watch *self, const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename ("/proc", folder, file, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, NULL)
      && (g_strstr_len (text, (gssize) length, SECRET)
          || g_strstr_len (text, (gssize) length, SECRET_CODE))
      && !self->given_away)
    self->given_away = g_steal_pointer (&path);
}

/* Called between two requests that the program makes of the site here: it is signing in then. */
static gboolean
watch_cb (gpointer data)
{
  Watch *self = data;
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (processes)))
    if (g_ascii_isdigit (*name) && is_ours (name))
      {
        self->n_seen++;
        look_into (self, name, "cmdline");
        look_into (self, name, "environ");
      }
  return G_SOURCE_CONTINUE;
}

/* Runs it with all that it and libsoup say, and looks what gives the password away meanwhile. */
static void
run_watched (VouchTestBlog *site, const char *line)
{
  Watch watch = { 0 };
  gulong id = g_signal_connect_swapped (site->server, "request-started", G_CALLBACK (watch_cb), &watch);
  g_autoptr (VouchTestOutcome) outcome = run (line);

  g_signal_handler_disconnect (site->server, id);
  if (outcome->exit_code != 0)
    fail_msg ("%s: %s%s", line, outcome->output, outcome->messages);
  if (watch.given_away)
    fail_msg ("%s: %s", line, watch.given_away);
  assert_true (watch.n_seen > 0);
  assert_null (strstr (outcome->output, SECRET));
  assert_null (strstr (outcome->messages, SECRET));
  assert_null (strstr (outcome->messages, SECRET_CODE));
  g_free (watch.given_away);
}

#define ALL "export G_MESSAGES_DEBUG=all; "

/* By an open file or the environment; then by the keyring. */
static void
test_password_is_not_seen (void **state)
{
  static const char *const lines[] = {
    ALL "exec \"$VOUCH_PROGRAM\" portal sign-in --user=editor --password-fd=5 Seen 5<\"$TMPDIR/given\"",
    ALL "exec \"$VOUCH_PROGRAM\" portal who Seen",
    ALL "VOUCH_PORTAL_USER=editor VOUCH_PORTAL_PASSWORD=\"$(cat \"$TMPDIR/given\")\""
    " exec \"$VOUCH_PROGRAM\" portal who Seen",
    ALL "exec \"$VOUCH_PROGRAM\" portal sign-out Seen",
  };
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *given = g_build_filename (folder, "given", NULL);
  g_autofree char *add = g_strdup_printf ("exec \"$VOUCH_PROGRAM\" portal add Seen %s", site->address);
  g_autoptr (VouchTestOutcome) added = run (add);

  assert_int_equal (added->exit_code, 0);
  assert_true (g_file_set_contents (given, SECRET "\n", -1, NULL));
  g_setenv ("TMPDIR", folder, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    run_watched (site, lines[i]);
  g_unsetenv ("TMPDIR");
  vouch_test_remove_folder (folder);
}

static gboolean
has_portals (gpointer data)
{
  return g_list_model_get_n_items (vouch_accounts_get_portals (data)) > 0;
}

typedef struct
{
  GError *error; /* (owned) (nullable) */
  char *remark;  /* (owned) (nullable) */
  gboolean is_added;
  gboolean is_done;
} Addition;

static void
done_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Addition *addition = data;

  addition->is_added = vouch_accounts_finish (VOUCH_ACCOUNTS (object), result, &addition->remark,
                                              &addition->error);
  addition->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Addition *) data)->is_done;
}

/* The next run of the program has it again. */
static void
test_the_next_run_knows (void **state)
{
  g_autoptr (VouchPortal) portal
      = vouch_portal_new ("Next", "https://example.org/next/", "editor", NULL);
  g_autoptr (VouchAccounts) first = vouch_accounts_new ();
  g_autoptr (VouchAccounts) second = vouch_accounts_new ();
  g_autoptr (VouchPortal) found = NULL;
  Addition addition = { 0 };

  vouch_portal_set_password (portal, "next time");
  vouch_accounts_add_async (first, portal, NULL, done_cb, &addition);
  assert_true (vouch_test_wait_until (is_done, &addition, DEADLINE));
  assert_null (addition.error);
  assert_true (addition.is_added);
  assert_null (addition.remark);
  vouch_accounts_load (second);
  assert_true (vouch_test_wait_until (has_portals, second, DEADLINE));
  found = vouch_accounts_find (second, portal);
  assert_non_null (found);
  assert_string_equal (vouch_portal_get_password (found), "next time");
}

/* --- a keyring that is locked --- */

static void
lock (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_LOAD_COLLECTIONS, NULL, &error);
  GList *collections = service ? secret_service_get_collections (service) : NULL;

  assert_null (error);
  assert_non_null (collections);
  secret_service_lock_sync (service, collections, NULL, NULL, &error);
  assert_null (error);
  g_list_free_full (collections, g_object_unref);
}

/* Nobody is asked to open it for a list; that it is locked is something else than that there is
 * none. The last test: nobody opens it again. */
static void
test_locked (void **state)
{
  g_autoptr (VouchPortal) portal
      = vouch_portal_new ("Locked", "https://example.org/locked/", "editor", NULL);
  g_autoptr (VouchPortal) other
      = vouch_portal_new ("Unknown", "https://example.org/unknown/", "editor", NULL);
  g_autoptr (VouchAccounts) accounts = vouch_accounts_new ();
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPortal) found = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *none = NULL;

  assert_true (vouch_portal_list_add (list, portal, NULL));
  assert_true (vouch_password_store_keep (portal, "behind the lock", NULL, &error));
  lock ();
  none = vouch_password_store_find (other, FALSE, NULL, &error);
  assert_null (none);
  assert_null (error);
  hidden = vouch_password_store_find (portal, FALSE, NULL, &error);
  assert_null (hidden);
  assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_LOCKED));

  vouch_accounts_load (accounts);
  assert_true (vouch_test_wait_until (has_portals, accounts, DEADLINE));
  assert_true (vouch_accounts_is_locked (accounts));
  found = vouch_accounts_find (accounts, portal);
  assert_null (found);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_keeps_and_forgets),
    cmocka_unit_test (test_program_signs_in),
    cmocka_unit_test (test_password_is_not_seen),
    cmocka_unit_test (test_the_next_run_knows),
    cmocka_unit_test (test_locked),
  };

  return vouch_test_run ("keyring", tests);
}
