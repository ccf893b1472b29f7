/* test-portal-accounts.c: a team's portal: TLS, users and what they may do, backup, upgrade, end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-server-backup.h"
#include "vouch-server-schema.h"
#include "vouch-server-store.h"
#include "vouch-server-users.h"
#include "vouch-test-portal.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define CARD "vouch/v1/cards/" ID
#define PASSWORD "long enough"

static sqlite3 *
open_cards (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, VOUCH_SERVER_DATABASE, NULL);
  sqlite3 *database = vouch_server_schema_open (path, NULL);

  assert_non_null (database);
  return database;
}

/* All have the same password, hashed once: that takes its time on purpose. */
static void
add_user (VouchTestPortal *portal, const char *name, VouchServerRole role)
{
  static char *hash;
  g_autoptr (sqlite3) database = open_cards (portal->data);

  if (!hash)
    hash = vouch_server_password_hash (PASSWORD);
  assert_true (vouch_sql_run (database, NULL, "INSERT INTO users VALUES (?, ?, ?)", "ttt", name,
                              vouch_server_role_get_name (role), hash));
}

static void
start (VouchTestPortal *portal)
{
  g_autofree char *certificate = vouch_test_fixture ("portal/certificate.pem");
  g_autofree char *key = vouch_test_fixture ("portal/key.pem");
  g_autoptr (GTlsDatabase) known = g_tls_file_database_new (certificate, NULL);
  VouchServerOptions options
      = { .has_accounts = TRUE, .certificate = certificate, .key = key };

  assert_non_null (known);
  soup_session_set_tls_database (portal->session, known);
  vouch_test_portal_start_with (portal, &options);
}

static int
set_up (void **state)
{
  VouchTestPortal *portal = vouch_test_portal_new ();

  g_mkdir_with_parents (portal->data, 0700);
  add_user (portal, "rita", VOUCH_SERVER_ROLE_READER);
  add_user (portal, "andy", VOUCH_SERVER_ROLE_AUTHOR);
  add_user (portal, "p\303\244m", VOUCH_SERVER_ROLE_PUBLISHER);
  start (portal);
  *state = portal;
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_portal_free (*state);
  return 0;
}

static char *
make_basic (const char *name, const char *password)
{
  g_autofree char *pair = g_strconcat (name, ":", password, NULL);
  g_autofree char *code = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", code, NULL);
}

static VouchTestAnswer *
ask_as (VouchTestPortal *portal,
        const char *name,
        const char *password,
        const char *method,
        const char *path,
        const char *body)
{
  g_autofree char *basic = make_basic (name, password);

  return vouch_test_portal_send (portal, vouch_test_portal_message (portal, method, path, body,
                                                                    "Authorization", basic, NULL));
}

/* Each as a card is at that point: NULL is none. */
static const struct
{
  const char *name;
  const char *method;
  const char *base;
  const char *status; /* what is asked for; NULL leaves it as it is */
  guint answer;
} deeds[] = {
  { "rita", "PUT", "null", "draft", 403 },
  { "andy", "PUT", "null", "publish", 403 },
  { "andy", "PUT", "null", "draft", 201 },
  { "rita", "GET", NULL, NULL, 200 },
  { "andy", "PUT", "1", NULL, 200 },
  { "andy", "PUT", "2", "publish", 403 },
  { "andy", "DELETE", "2", NULL, 403 },
  { "p\303\244m", "PUT", "2", "publish", 200 },
  { "andy", "PUT", "3", NULL, 403 },     /* what is published is not his to change */
  { "andy", "PUT", "3", "draft", 403 },  /* nor to take off */
  { "rita", "DELETE", "3", NULL, 403 },
  { "p\303\244m", "DELETE", "3", NULL, 200 },
};

static void
test_who_may_do_what (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %zu", i);
      g_autofree char *more
          = deeds[i].status ? g_strdup_printf ("\"status\":\"%s\",", deeds[i].status) : g_strdup ("");
      g_autofree char *body = vouch_test_portal_body (ID, NULL, deeds[i].base, title, more);
      g_autofree char *tag = g_strdup_printf ("\"r%s\"", deeds[i].base ? deeds[i].base : "0");
      g_autofree char *basic = make_basic (deeds[i].name, PASSWORD);
      gboolean is_put = g_str_equal (deeds[i].method, "PUT");
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          *state, vouch_test_portal_message (
                      *state, deeds[i].method, CARD, is_put ? body : NULL, "Authorization", basic,
                      "If-Match", g_str_equal (deeds[i].method, "DELETE") ? tag : "", NULL));

      if (answer->status != deeds[i].answer)
        fail_msg ("%zu: %u %s", i, answer->status, answer->body);
    }
}

/* The answer to an author is lost, and a publisher publishes the card meanwhile: the same job settles. */
static void
test_lost_answer_settles (void **state)
{
  g_autofree char *job = g_uuid_string_random ();
  g_autofree char *body = vouch_test_portal_body (ID, job, "null", "Mine", NULL);
  g_autofree char *publish
      = vouch_test_portal_body (ID, NULL, "1", "Mine", "\"status\":\"publish\",");
  g_autofree char *other = vouch_test_portal_body (ID, NULL, "2", "Other", NULL);
  g_autoptr (VouchTestAnswer) lost = ask_as (*state, "andy", PASSWORD, "PUT", CARD, body);
  g_autoptr (VouchTestAnswer) published
      = ask_as (*state, "p\303\244m", PASSWORD, "PUT", CARD, publish);
  g_autoptr (VouchTestAnswer) again = ask_as (*state, "andy", PASSWORD, "PUT", CARD, body);
  g_autoptr (VouchTestAnswer) refused = ask_as (*state, "andy", PASSWORD, "PUT", CARD, other);

  assert_int_equal (lost->status, 201);
  assert_int_equal (published->status, 200);
  assert_int_equal (again->status, 200);
  assert_int_equal (refused->status, 403);
}

static void
test_who_am_i (void **state)
{
  g_autoptr (VouchTestAnswer) me = ask_as (*state, "andy", PASSWORD, "GET", "vouch/v1/me", NULL);

  assert_int_equal (me->status, 200);
  assert_string_equal (vouch_test_answer_text (me, "user"), "andy");
  assert_string_equal (vouch_test_answer_text (me, "role"), "author");
  assert_non_null (strstr (me->body, "[\"read\",\"draft\"]"));
}

static void
test_who_is_refused (void **state)
{
  g_autoptr (VouchTestAnswer) wrong = ask_as (*state, "andy", "wrong", "GET", "vouch/v1/me", NULL);
  g_autoptr (VouchTestAnswer) other = ask_as (*state, "nobody", PASSWORD, "GET", "vouch/v1/me", NULL);
  g_autoptr (VouchTestAnswer) token = vouch_test_portal_send (
      *state, vouch_test_portal_message (*state, "GET", "vouch/v1/me", NULL, "Authorization",
                                         "Bearer 0123456789abcdef", NULL));
  g_autoptr (VouchTestAnswer) proof
      = vouch_test_portal_get (*state, "vouch/v1/proof?nonce=00112233445566778899aabbccddeeff");

  assert_int_equal (wrong->status, 401);
  assert_int_equal (other->status, 401);
  assert_int_equal (token->status, 401);
  assert_true (g_str_has_prefix (vouch_test_answer_header (token, "WWW-Authenticate"), "Basic"));
  assert_int_equal (proof->status, 404);
  /* No token lies about anywhere. */
  assert_null (((VouchTestPortal *) *state)->token);
}

/* A user who is removed, or has another password, is out at once, with the portal running. */
static void
test_changes_of_users (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (sqlite3) database = open_cards (portal->data);
  g_autoptr (VouchTestAnswer) before = ask_as (portal, "andy", PASSWORD, "GET", "vouch/v1/me", NULL);
  g_autoptr (VouchTestAnswer) old = NULL;
  g_autoptr (VouchTestAnswer) new = NULL;
  g_autoptr (VouchTestAnswer) gone = NULL;

  assert_int_equal (before->status, 200);
  assert_true (vouch_server_users_set_password (database, "andy", "another one", NULL));
  old = ask_as (portal, "andy", PASSWORD, "GET", "vouch/v1/me", NULL);
  new = ask_as (portal, "andy", "another one", "GET", "vouch/v1/me", NULL);
  assert_int_equal (old->status, 401);
  assert_int_equal (new->status, 200);
  assert_true (vouch_server_users_remove (database, "andy", NULL));
  gone = ask_as (portal, "andy", "another one", "GET", "vouch/v1/me", NULL);
  assert_int_equal (gone->status, 401);
}

#define AT_ONCE 20

static gboolean
all_answered (gpointer data)
{
  VouchTestAnswer *answers = data;

  for (gsize i = 0; i < AT_ONCE; i++)
    if (!answers[i].is_done)
      return FALSE;
  return TRUE;
}

/* More at once than there may be wrong ones. */
static void
test_many_sign_in_at_once (void **state)
{
  VouchTestAnswer answers[AT_ONCE] = { 0 };
  g_autofree char *basic = make_basic ("andy", PASSWORD);

  for (gsize i = 0; i < AT_ONCE; i++)
    vouch_test_portal_begin (*state,
                             vouch_test_portal_message (*state, "GET", "vouch/v1/cards", NULL,
                                                        "Authorization", basic, NULL),
                             &answers[i]);
  assert_true (vouch_test_wait_until (all_answered, answers, 60000));
  for (gsize i = 0; i < AT_ONCE; i++)
    {
      assert_int_equal (answers[i].status, 200);
      vouch_test_answer_clear (&answers[i]);
    }
}

static void
test_guessing_at_once (void **state)
{
  VouchTestAnswer answers[AT_ONCE] = { 0 };
  guint n_slowed = 0;

  for (gsize i = 0; i < AT_ONCE; i++)
    {
      g_autofree char *password = g_strdup_printf ("guess %zu", i);
      g_autofree char *basic = make_basic ("andy", password);

      vouch_test_portal_begin (*state,
                               vouch_test_portal_message (*state, "GET", "vouch/v1/cards", NULL,
                                                          "Authorization", basic, NULL),
                               &answers[i]);
    }
  assert_true (vouch_test_wait_until (all_answered, answers, 60000));
  for (gsize i = 0; i < AT_ONCE; i++)
    {
      n_slowed += answers[i].status == 429;
      assert_true (answers[i].status == 429 || answers[i].status == 401);
      vouch_test_answer_clear (&answers[i]);
    }
  assert_int_equal (n_slowed, AT_ONCE - 10);
}

/* A reader who signs in as oneself in between gets no more guesses; who was in before, stays in. */
static void
test_guessing_beside_a_right_one (void **state)
{
  g_autoptr (VouchTestAnswer) known
      = ask_as (*state, "p\303\244m", PASSWORD, "GET", "vouch/v1/me", NULL);

  assert_int_equal (known->status, 200);
  for (gsize i = 0; i < 14; i++)
    {
      g_autofree char *password = g_strdup_printf ("guess %zu", i);
      g_autoptr (VouchTestAnswer) guess
          = ask_as (*state, "p\303\244m", password, "GET", "vouch/v1/me", NULL);
      g_autoptr (VouchTestAnswer) own = ask_as (*state, "rita", PASSWORD, "GET", "vouch/v1/me", NULL);

      assert_int_equal (guess->status, i < 10 ? 401 : 429);
      assert_int_equal (own->status, 200);
    }
  {
    g_autoptr (VouchTestAnswer) still
        = ask_as (*state, "p\303\244m", PASSWORD, "GET", "vouch/v1/me", NULL);

    assert_int_equal (still->status, 200);
  }
}

/* --- threads --- */

#define BUSY_THREADS 100

static gint may_go_on;
static guint n_ended;

static void
wait_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  while (!g_atomic_int_get (&may_go_on))
    g_usleep (10000);
  g_task_return_boolean (task, TRUE);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  n_ended++;
}

static gboolean
have_ended (gpointer data)
{
  return n_ended == BUSY_THREADS;
}

/* Passwords have a thread of their own: with all of GLib's in use, somebody can still sign in; and so
 * whoever floods us with guesses leaves those to encrypted connections and to files. */
static void
test_passwords_have_their_own_thread (void **state)
{
  g_autoptr (VouchTestAnswer) warm = vouch_test_portal_get (*state, "vouch/v1/");
  g_autoptr (VouchTestAnswer) me = NULL;

  assert_int_equal (warm->status, 200);
  g_atomic_int_set (&may_go_on, FALSE);
  n_ended = 0;
  for (guint i = 0; i < BUSY_THREADS; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, ended_cb, NULL);

      g_task_run_in_thread (task, wait_thread);
    }
  me = ask_as (*state, "andy", PASSWORD, "GET", "vouch/v1/me", NULL);
  g_atomic_int_set (&may_go_on, TRUE);
  assert_true (vouch_test_wait_until (have_ended, NULL, 60000));
  assert_int_equal (me->status, 200);
}

/* --- another user of this computer --- */

/* The portal of this user, without accounts, and what a process of another one gets of it. */
static void
test_another_user (void **state)
{
  static const char *const tries[] = { "", "Bearer ", "Bearer 0", "Basic cm9vdDpyb290" };
  VouchTestPortal *portal = vouch_test_portal_new ();
  g_autofree char *own = vouch_test_make_folder ();
  g_autofree char *path = NULL;
  g_autofree char *proof = NULL;
  g_autoptr (VouchTestAnswer) answer = NULL;
  g_autoptr (VouchTestAnswer) with_proof = NULL;
  g_autoptr (GPtrArray) tokens = NULL;

  vouch_test_portal_start (portal, 0);
  tokens = vouch_portal_token_list (portal->state);
  path = g_strdup (((VouchPortalToken *) tokens->pdata[0])->path);
  vouch_test_become_nobody (own);
  assert_int_equal (g_access (path, R_OK), -1);
  {
    g_autoptr (GSubprocess) reader = g_subprocess_new (
        G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, "cat", path, NULL);
    g_autofree char *text = NULL;

    assert_non_null (reader);
    assert_true (g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, NULL));
    assert_false (g_subprocess_get_successful (reader));
    assert_string_equal (text, "");
  }
  vouch_test_become_oneself ();
  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (VouchTestAnswer) refused = vouch_test_portal_send (
          portal, vouch_test_portal_message (portal, "GET", "vouch/v1/cards", NULL, "Authorization",
                                             tries[i], NULL));

      assert_int_equal (refused->status, 401);
    }
  /* Anybody may ask for a proof; it opens nothing. */
  answer = vouch_test_portal_get (portal, "vouch/v1/proof?nonce=00112233445566778899aabbccddeeff");
  assert_int_equal (answer->status, 200);
  proof = g_strconcat ("Bearer ", vouch_test_answer_text (answer, "proof"), NULL);
  with_proof = vouch_test_portal_send (portal, vouch_test_portal_message (portal, "GET",
                                                                          "vouch/v1/cards", NULL,
                                                                          "Authorization", proof,
                                                                          NULL));
  assert_int_equal (with_proof->status, 401);
  assert_null (strstr (answer->body, portal->token));
  vouch_test_portal_free (portal);
  vouch_test_remove_folder (own);
}

/* --- users --- */

static void
test_names_and_passwords (void **state)
{
  static const struct
  {
    const char *name;
    const char *password;
    int code; /* -1 = good */
  } cases[] = {
    { "ann", PASSWORD, -1 },
    { "ann", PASSWORD, VOUCH_SERVER_USERS_ERROR_TAKEN },
    { "", PASSWORD, VOUCH_SERVER_USERS_ERROR_NAME },
    { "a:b", PASSWORD, VOUCH_SERVER_USERS_ERROR_NAME },
    { "a b", PASSWORD, VOUCH_SERVER_USERS_ERROR_NAME },
    { "a\nb", PASSWORD, VOUCH_SERVER_USERS_ERROR_NAME },
    { "\xff", PASSWORD, VOUCH_SERVER_USERS_ERROR_NAME },
    { "bob", "too short", VOUCH_SERVER_USERS_ERROR_PASSWORD },
    { "bob", "", VOUCH_SERVER_USERS_ERROR_PASSWORD },
  };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autoptr (sqlite3) database = open_cards (folder);
  g_autoptr (VouchServerUser) user = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_added = vouch_server_users_add (database, cases[i].name, VOUCH_SERVER_ROLE_AUTHOR,
                                                  cases[i].password, &error);

      assert_int_equal (is_added, cases[i].code < 0);
      if (!is_added)
        assert_true (g_error_matches (error, VOUCH_SERVER_USERS_ERROR, cases[i].code));
    }
  assert_true (vouch_server_users_find (database, "ann", &user, NULL));
  assert_true (g_str_has_prefix (user->hash, "$y$"));
  assert_true (vouch_server_password_matches (user->hash, PASSWORD));
  assert_false (vouch_server_password_matches (user->hash, PASSWORD "x"));
  assert_false (vouch_server_password_matches ("*0", PASSWORD));
  assert_false (vouch_server_password_matches ("", PASSWORD));
  {
    g_autofree char *long_one = g_strnfill (505, 'x');

    assert_null (vouch_server_password_hash (long_one));
    assert_false (vouch_server_password_matches (user->hash, long_one));
  }
  vouch_test_remove_folder (folder);
}

/* --- backup --- */

static void
put (VouchTestPortal *portal, const char *base, const char *title, guint status)
{
  g_autofree char *body
      = vouch_test_portal_body (ID, NULL, base, title, "\"status\":\"publish\",");
  g_autoptr (VouchTestAnswer) answer = ask_as (portal, "p\303\244m", PASSWORD, "PUT", CARD, body);

  assert_int_equal (answer->status, status);
}

static void
test_backup_while_it_runs (void **state)
{
  VouchTestPortal *portal = *state;
  VouchTestPortal *other = vouch_test_portal_new ();
  g_autofree char *copy = g_build_filename (other->data, VOUCH_SERVER_DATABASE, NULL);
  g_autofree char *data = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf about;

  put (portal, "null", "Copied", 201);
  g_mkdir_with_parents (other->data, 0700);
  if (!vouch_server_backup (portal->data, copy, &error))
    fail_msg ("%s", error->message);
  put (portal, "1", "Written later", 200);
  assert_int_equal (g_stat (copy, &about), 0);
  assert_int_equal (about.st_mode & 0777, 0600);
  /* Nothing is written over, and the reason is told. */
  assert_false (vouch_server_backup (portal->data, copy, NULL));
  data = g_strconcat ("--data=", portal->data, NULL);
  refused = vouch_test_run_program (NULL, "portal", "backup", data, copy, NULL);
  assert_int_equal (refused->exit_code, 2);
  assert_non_null (strstr (refused->messages, g_strerror (EEXIST)));

  start (other);
  answer = ask_as (other, "p\303\244m", PASSWORD, "GET", CARD, NULL);
  assert_int_equal (answer->status, 200);
  assert_string_equal (vouch_test_answer_text (answer, "title"), "Copied");
  vouch_test_portal_free (other);
}

/* --- upgrade --- */

/* As the first version made it, before there were users. */
static const char first_schema[]
    = "CREATE TABLE portal (id TEXT NOT NULL) STRICT;"
      "CREATE TABLE cards (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
      " revision INTEGER NOT NULL CHECK (revision > 0), slug TEXT NOT NULL UNIQUE,"
      " key TEXT NOT NULL UNIQUE,"
      " status TEXT NOT NULL CHECK (status IN ('publish', 'draft', 'withdrawn')),"
      " digest TEXT NOT NULL, title TEXT NOT NULL, excerpt TEXT, language TEXT,"
      " categories TEXT NOT NULL, tags TEXT NOT NULL, date TEXT, created TEXT NOT NULL,"
      " modified TEXT NOT NULL, card TEXT, html TEXT, jsonld TEXT) STRICT;"
      "CREATE INDEX cards_by_date ON cards (status, coalesce (date, created));"
      "CREATE TABLE revisions (card INTEGER NOT NULL REFERENCES cards (number),"
      " revision INTEGER NOT NULL, status TEXT NOT NULL, digest TEXT NOT NULL, at TEXT NOT NULL,"
      " PRIMARY KEY (card, revision)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE jobs (card INTEGER NOT NULL REFERENCES cards (number), job TEXT NOT NULL,"
      " revision INTEGER NOT NULL, PRIMARY KEY (card, job)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE slugs (slug TEXT PRIMARY KEY, card INTEGER NOT NULL REFERENCES cards (number))"
      " STRICT, WITHOUT ROWID;"
      "PRAGMA user_version = 1;"
      "INSERT INTO portal VALUES ('6b6f9d01-6c6e-4b0d-9a44-0c3f6b6f9d01');"
      "INSERT INTO cards VALUES (1, '" ID "', 3, 'old', 'k', 'publish', 'd', 'Old', NULL, 'en', '[]',"
      " '[]', NULL, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '{}', '<article>Old</article>',"
      " '{}');"
      "INSERT INTO revisions VALUES (1, 3, 'publish', 'd', '2026-01-01T00:00:00Z');"
      "INSERT INTO slugs VALUES ('old', 1);";

static void
test_upgrade (void **state)
{
  VouchTestPortal *portal = vouch_test_portal_new ();
  g_autofree char *path = g_build_filename (portal->data, VOUCH_SERVER_DATABASE, NULL);
  g_autoptr (VouchTestAnswer) page = NULL;
  g_autoptr (VouchTestAnswer) about = NULL;
  g_autoptr (VouchTestAnswer) found = NULL;
  sqlite3 *old;

  g_mkdir_with_parents (portal->data, 0700);
  assert_int_equal (sqlite3_open (path, &old), SQLITE_OK);
  assert_int_equal (sqlite3_exec (old, first_schema, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (old);
  add_user (portal, "p\303\244m", VOUCH_SERVER_ROLE_PUBLISHER);
  start (portal);
  page = vouch_test_portal_get (portal, "cards/old");
  assert_int_equal (page->status, 200);
  assert_non_null (strstr (page->body, "<article>Old</article>"));
  about = vouch_test_portal_get (portal, "vouch/v1/");
  assert_string_equal (vouch_test_answer_text (about, "portal"),
                       "6b6f9d01-6c6e-4b0d-9a44-0c3f6b6f9d01");
  /* What was published before there was an index is found, too. */
  found = vouch_test_portal_get (portal, "?q=old");
  assert_non_null (strstr (found->body, "href=\"/cards/old\""));
  put (portal, "3", "New", 200);
  vouch_test_portal_free (portal);
}

/* --- the end --- */

static void
done_cb (gpointer is_done)
{
  *(gboolean *) is_done = TRUE;
}

static gboolean
is_true (gpointer value)
{
  return *(gboolean *) value;
}

/* What was begun is answered, and kept; nobody else comes in. */
static void
test_ends_with_its_answers_given (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *body = vouch_test_portal_body (ID, NULL, "null", "Last", NULL);
  g_autofree char *basic = make_basic ("andy", PASSWORD);
  VouchTestAnswer last = { 0 };
  gboolean is_done = FALSE;
  g_autoptr (VouchTestAnswer) warm = ask_as (portal, "andy", PASSWORD, "GET", "vouch/v1/me", NULL);
  g_autoptr (sqlite3) database = NULL;
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  assert_int_equal (warm->status, 200);
  database = open_cards (portal->data);
  /* The writer has to wait for us, so that the request is on its way when the end comes. */
  assert_true (vouch_sql_run_script (database, "BEGIN IMMEDIATE", NULL));
  vouch_test_portal_begin (portal,
                           vouch_test_portal_message (portal, "PUT", CARD, body, "Authorization",
                                                      basic, NULL),
                           &last);
  vouch_test_wait_until (is_true, &last.is_done, 300);
  assert_false (last.is_done);
  vouch_server_finish (portal->server, done_cb, &is_done);
  vouch_test_wait_until (is_true, &is_done, 200);
  assert_false (is_done);
  assert_true (vouch_sql_run_script (database, "ROLLBACK", NULL));
  assert_true (vouch_test_wait_until (is_true, &last.is_done, 20000));
  assert_true (vouch_test_wait_until (is_true, &is_done, 20000));
  assert_int_equal (last.status, 201);
  row = vouch_sql_prepare (database, NULL, "SELECT 1 FROM cards WHERE title = 'Last'", "");
  assert_true (vouch_sql_next (row, &has_row, NULL));
  assert_true (has_row);
  vouch_test_answer_clear (&last);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_who_may_do_what, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_lost_answer_settles, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_who_am_i, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_who_is_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_changes_of_users, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_many_sign_in_at_once, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_guessing_at_once, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_guessing_beside_a_right_one, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_passwords_have_their_own_thread, set_up, tear_down),
    cmocka_unit_test (test_another_user),
    cmocka_unit_test (test_names_and_passwords),
    cmocka_unit_test_setup_teardown (test_backup_while_it_runs, set_up, tear_down),
    cmocka_unit_test (test_upgrade),
    cmocka_unit_test_setup_teardown (test_ends_with_its_answers_given, set_up, tear_down),
  };

  return vouch_test_run ("portal-accounts", tests);
}
