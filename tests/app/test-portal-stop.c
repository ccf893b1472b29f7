/* test-portal-stop.c: when the portal has stopped nothing of it goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-server-schema.h"
#include "vouch-server-store.h"
#include "vouch-server-users.h"
#include "vouch-test-portal.h"

#include <string.h>

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define CARD "vouch/v1/cards/" ID

/* What the portal calls its threads begins so. */
#define OURS "portal-"

/* --- threads --- */

/* Returns: (transfer full) (element-type utf8): what the threads of this process are called */
static GPtrArray *
list_threads (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;

  assert_non_null (folder);
  while ((task = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "comm", NULL);
      char *name = NULL;

      /* One that has just ended has no name. */
      if (g_file_get_contents (path, &name, NULL, NULL))
        g_ptr_array_add (names, g_strchomp (name));
    }
  return names;
}

static guint
count_ours (void)
{
  g_autoptr (GPtrArray) names = list_threads ();
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += g_str_has_prefix (names->pdata[i], OURS);
  return n;
}

/* The system lists a thread for a moment after it was waited for. */
static gboolean
are_ours_gone (gpointer data)
{
  return count_ours () == 0;
}

static void
assert_ours_gone (void)
{
  assert_true (vouch_test_wait_until (are_ours_gone, NULL, 20000));
}

static guint
count_all (void)
{
  g_autoptr (GPtrArray) names = NULL;

  /* GLib's own, which the test's session and TLS have used, wait for more. */
  g_thread_pool_stop_unused_threads ();
  names = list_threads ();
  return names->len;
}

static gboolean
are_gone (gpointer n_before)
{
  return count_ours () == 0 && count_all () <= *(guint *) n_before;
}

static void
assert_gone (guint n_before)
{
  g_autoptr (GPtrArray) names = NULL;

  if (vouch_test_wait_until (are_gone, &n_before, 20000))
    return;
  names = list_threads ();
  g_ptr_array_add (names, NULL);
  {
    g_autofree char *all = g_strjoinv (", ", (char **) names->pdata);

    fail_msg ("%u before, now %s", n_before, all);
  }
}

/* --- portals --- */

/* One password, hashed once: that takes its time on purpose. */
static void
add_user (VouchTestPortal *portal)
{
  static char *hash;
  g_autofree char *path = g_build_filename (portal->data, VOUCH_SERVER_DATABASE, NULL);
  g_autoptr (sqlite3) database = NULL;

  if (!hash)
    hash = vouch_server_password_hash ("long enough");
  assert_int_equal (g_mkdir_with_parents (portal->data, 0700), 0);
  database = vouch_server_schema_open (path, NULL);
  assert_non_null (database);
  assert_true (vouch_sql_run (database, NULL, "INSERT INTO users VALUES (?, ?, ?)", "ttt", "pam",
                              "publisher", hash));
}

static const struct
{
  const char *name;
  gboolean has_accounts;
  gboolean is_secret;
} kinds[] = {
  { "with a token", FALSE, FALSE },
  { "with accounts", TRUE, FALSE },
  { "with accounts, encrypted", TRUE, TRUE },
};

static VouchTestPortal *
start (gsize kind)
{
  g_autofree char *certificate = vouch_test_fixture ("portal/certificate.pem");
  g_autofree char *key = vouch_test_fixture ("portal/key.pem");
  g_autoptr (GTlsDatabase) known = g_tls_file_database_new (certificate, NULL);
  VouchServerOptions options = { .has_accounts = kinds[kind].has_accounts };
  VouchTestPortal *portal = vouch_test_portal_new ();

  if (kinds[kind].is_secret)
    {
      options.certificate = certificate;
      options.key = key;
      soup_session_set_tls_database (portal->session, known);
    }
  if (kinds[kind].has_accounts)
    {
      g_autofree char *code = g_base64_encode ((const guchar *) "pam:long enough", 15);

      add_user (portal);
      portal->authorisation = g_strconcat ("Basic ", code, NULL);
    }
  vouch_test_portal_start_with (portal, &options);
  return portal;
}

static SoupMessage *
make_put (VouchTestPortal *portal, const char *base, const char *title)
{
  g_autofree char *body = vouch_test_portal_body (ID, NULL, base, title, NULL);

  return vouch_test_portal_message (portal, "PUT", CARD, body, NULL);
}

/* All that it has threads for was asked for. */
static void
have_it_work (VouchTestPortal *portal)
{
  g_autoptr (VouchTestAnswer) put = vouch_test_portal_send (portal, make_put (portal, "null", "A"));
  g_autoptr (VouchTestAnswer) found = vouch_test_portal_get (portal, "?q=anything");
  g_autoptr (VouchTestAnswer) list = vouch_test_portal_get (portal, "");

  assert_int_equal (put->status, 201);
  assert_int_equal (found->status, 200);
  assert_int_equal (list->status, 200);
}

static void
run_once (gsize kind)
{
  VouchTestPortal *portal = start (kind);

  have_it_work (portal);
  assert_true (count_ours () > 0);
  vouch_test_portal_free (portal);
}

/* --- the tests --- */

static void
test_threads_end (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n_before;

      /* What GLib and libsoup begin once and keep is there then. */
      run_once (i);
      n_before = count_all ();
      for (guint j = 0; j < 3; j++)
        run_once (i);
      assert_gone (n_before);
    }
}

/* Somebody may hold the portal for longer; it has stopped all the same. */
static void
test_a_stopped_portal_lets_go (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      VouchTestPortal *portal = start (i);
      g_autoptr (VouchServer) server = g_object_ref (portal->server);
      g_autoptr (VouchServerStore) store = NULL;
      g_autoptr (GError) error = NULL;

      have_it_work (portal);
      vouch_test_portal_stop (portal);
      assert_ours_gone ();
      store = vouch_server_store_new (portal->data, &error);
      if (!store)
        fail_msg ("%s: %s", kinds[i].name, error->message);
      g_clear_object (&store);
      vouch_test_portal_free (portal);
    }
}

/* Stopped in the midst of a sign-in, a search and a change. What was taken is written or is not. */
static void
test_stopped_at_work (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint turns = 0; turns < 12; turns += 3)
      {
        VouchTestPortal *portal = start (i);
        g_autoptr (VouchServer) server = g_object_ref (portal->server);
        VouchTestAnswer answers[3] = { 0 };

        vouch_test_portal_begin (portal, make_put (portal, "null", "A"), &answers[0]);
        vouch_test_portal_begin (portal, make_put (portal, "null", "B"), &answers[1]);
        vouch_test_portal_begin (
            portal, vouch_test_portal_message (portal, "GET", "?q=words", NULL, NULL), &answers[2]);
        for (guint turn = 0; turn < turns; turn++)
          g_main_context_iteration (NULL, turn % 3 == 0);
        vouch_server_stop (server);
        assert_ours_gone ();
        /* The answers, or that there are none, are this test's until then. */
        vouch_test_portal_free (portal);
        for (gsize j = 0; j < G_N_ELEMENTS (answers); j++)
          {
            while (!answers[j].is_done)
              g_main_context_iteration (NULL, TRUE);
            vouch_test_answer_clear (&answers[j]);
          }
      }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_threads_end),
    cmocka_unit_test (test_a_stopped_portal_lets_go),
    cmocka_unit_test (test_stopped_at_work),
  };

  return vouch_test_run ("portal-stop", tests);
}
