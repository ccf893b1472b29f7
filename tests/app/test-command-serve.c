/* test-command-serve.c: the portal as a process: its start, its end, and its sudden end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-sql.h"
#include "vouch-test-portal.h"

#define CARDS "vouch/v1/cards/"

typedef struct
{
  VouchTestPortal *portal; /* without a server: only folder, address, token, session */
  GSubprocess *process;
} Serve;

/* Returns: what the program says first on standard output. */
static char *
read_first_line (GSubprocess *process)
{
  g_autoptr (GDataInputStream) stream
      = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  char *line;

  /* What follows the line is not ours to eat, but nothing does. */
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (stream), FALSE);
  line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, NULL);
  assert_non_null (line);
  return line;
}

static char *
get_state_folder (void)
{
  return vouch_portal_token_folder ();
}

static VouchPortalToken *
find_token (const char *address)
{
  g_autofree char *folder = get_state_folder ();
  g_autoptr (GPtrArray) tokens = vouch_portal_token_list (folder);

  for (guint i = 0; i < tokens->len; i++)
    if (!address || strcmp (((VouchPortalToken *) tokens->pdata[i])->address, address) == 0)
      return g_ptr_array_steal_index (tokens, i);
  return NULL;
}

static void
start (Serve *serve)
{
  g_autofree char *data = g_strconcat ("--data=", serve->portal->data, NULL);
  g_autofree char *line = NULL;
  g_autoptr (VouchPortalToken) token = NULL;

  serve->process
      = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_PIPE, "serve", "--port=0", data, NULL);
  line = read_first_line (serve->process);
  assert_true (g_str_has_prefix (line, "Listening on http://127.0.0.1:"));
  assert_true (g_str_has_suffix (line, "/"));
  serve->portal->root = g_strdup (line + strlen ("Listening on "));
  token = find_token (serve->portal->root);
  assert_non_null (token);
  serve->portal->token = g_strdup (token->token);
}

static int
set_up (void **state)
{
  Serve *serve = g_new0 (Serve, 1);

  serve->portal = vouch_test_portal_new ();
  start (serve);
  *state = serve;
  return 0;
}

static void
forget (Serve *serve)
{
  g_clear_object (&serve->process);
  g_clear_pointer (&serve->portal->root, g_free);
  g_clear_pointer (&serve->portal->token, g_free);
}

static int
tear_down (void **state)
{
  Serve *serve = *state;

  if (serve->process)
    {
      g_subprocess_force_exit (serve->process);
      g_subprocess_wait (serve->process, NULL, NULL);
    }
  forget (serve);
  vouch_test_portal_free (serve->portal);
  g_free (serve);
  return 0;
}

static void
test_ends_when_told (void **state)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };
  Serve *serve = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_subprocess_send_signal (serve->process, signals[i]);
      assert_true (g_subprocess_wait (serve->process, NULL, NULL));
      assert_true (g_subprocess_get_if_exited (serve->process));
      assert_int_equal (g_subprocess_get_exit_status (serve->process), 0);
      assert_null (find_token (NULL));
      forget (serve);
      start (serve);
    }
}

static void
assert_refused (VouchTestOutcome *outcome, const char *says)
{
  assert_int_equal (outcome->exit_code, 2);
  assert_string_equal (outcome->output, "");
  if (!strstr (outcome->messages, says))
    fail_msg ("%s", outcome->messages);
}

static void
test_the_folder_is_in_use (void **state)
{
  Serve *serve = *state;
  g_autofree char *data = g_strconcat ("--data=", serve->portal->data, NULL);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "serve", "--port=0", data, NULL);
  g_autoptr (VouchTestAnswer) answer = NULL;
  g_autoptr (VouchPortalToken) token = find_token (serve->portal->root);

  assert_refused (outcome, "already running");
  /* The one that runs has kept its token, and goes on. */
  assert_non_null (token);
  answer = vouch_test_portal_send (
      serve->portal,
      vouch_test_portal_message (serve->portal, "GET", "vouch/v1/cards", NULL, NULL));
  assert_int_equal (answer->status, 200);
}

static void
test_the_port_is_in_use (void **state)
{
  Serve *serve = *state;
  g_autofree char *other = g_build_filename (serve->portal->folder, "other", NULL);
  g_autofree char *data = g_strconcat ("--data=", other, NULL);
  g_autofree char *port = g_strconcat ("--port=", strrchr (serve->portal->root, ':') + 1, NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  port[strlen (port) - 1] = '\0';
  outcome = vouch_test_run_program (NULL, "serve", port, data, NULL);
  assert_refused (outcome, "already uses port");
}

static void
test_two_with_their_own_data (void **state)
{
  Serve *serve = *state;
  Serve other = { .portal = vouch_test_portal_new () };
  g_autoptr (VouchPortalToken) first = NULL;
  g_autoptr (VouchPortalToken) second = NULL;

  start (&other);
  first = find_token (serve->portal->root);
  second = find_token (other.portal->root);
  assert_non_null (first);
  assert_non_null (second);
  vouch_test_end_program (g_steal_pointer (&other.process));
  forget (&other);
  vouch_test_portal_free (other.portal);
  g_clear_pointer (&first, vouch_portal_token_free);
  first = find_token (serve->portal->root);
  assert_non_null (first);
}

typedef struct
{
  const char *options[4];
  const char *says;
} Refusal;

/* None of these ever listens. */
static const Refusal refusals[] = {
  { { "--listen=0.0.0.0" }, "--tls-cert" },
  { { "--listen=192.0.2.1" }, "--tls-cert" },
  { { "--listen=::" }, "--tls-cert" },
  { { "--listen=cards.example.org" }, "IP address" },
  { { "--tls-cert=/nowhere" }, "--tls-key" },
  { { "--tls-cert=/nowhere", "--tls-key=/nowhere" }, "certificate" },
  { { "--listen=192.0.2.1", "--tls-cert=/nowhere", "--tls-key=/nowhere" }, "certificate" },
  { { "--accounts" }, "vouch portal users add" },
  { { "--port=70000" }, "65535" },
  { { "--port=-1" }, "65535" },
  { { "--port=x" }, "--port must be a number from 0 to 65535." },
  { { "--port=" }, "--port must be a number from 0 to 65535." },
  { { "--port=80.5" }, "65535" },
  { { "--data=/dev/null/x" }, "can’t use the folder" },
  { { "card.scorecard" }, "only options" },
  { { "--unknown" }, "--unknown" },
};

static void
test_what_is_refused (void **state)
{
  g_unsetenv ("VOUCH_PORTAL_PASSWORD");
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const char *const *options = refusals[i].options;
      g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (
          NULL, "serve", options[0], options[1], options[1] ? options[2] : NULL, NULL);

      assert_refused (outcome, refusals[i].says);
    }
}

/* --- sudden ends --- */

static VouchTestAnswer *
put (Serve *serve, const char *id, const char *base, const char *title)
{
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autofree char *body = vouch_test_portal_body (id, NULL, base, title, NULL);

  return vouch_test_portal_send (
      serve->portal, vouch_test_portal_message (serve->portal, "PUT", path, body, NULL));
}

typedef struct
{
  GSubprocess *process; /* (unowned) */
  guint milliseconds;
} Killer;

static gpointer
kill_later (gpointer user_data)
{
  Killer *killer = user_data;

  g_usleep (killer->milliseconds * 1000);
  g_subprocess_force_exit (killer->process);
  return NULL;
}

/* Puts cards and revisions until the portal is gone; notes what it acknowledged. */
static void
put_until_killed (Serve *serve, GHashTable *acknowledged, guint round)
{
  for (guint i = 0;; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *title = g_strdup_printf ("Round %u, card %u", round, i);
      g_autofree char *later = g_strconcat (title, ", again", NULL);
      g_autoptr (VouchTestAnswer) first = put (serve, id, "null", title);
      g_autoptr (VouchTestAnswer) second = NULL;

      if (first->status != 201)
        return;
      g_hash_table_insert (acknowledged, g_strdup (id), GINT_TO_POINTER (1));
      second = put (serve, id, "1", later);
      if (second->status != 200)
        return;
      g_hash_table_insert (acknowledged, g_strdup (id), GINT_TO_POINTER (2));
    }
}

static void
test_killed_in_the_midst (void **state)
{
  Serve *serve = *state;
  g_autoptr (GHashTable) acknowledged
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, revision;

  for (guint round = 0; round < 5; round++)
    {
      Killer killer = { serve->process, 150 + round * 37 };
      GThread *thread = g_thread_new ("killer", kill_later, &killer);

      put_until_killed (serve, acknowledged, round);
      g_thread_join (thread);
      g_subprocess_wait (serve->process, NULL, NULL);
      soup_session_abort (serve->portal->session);
      forget (serve);
      start (serve);
    }
  assert_true (g_hash_table_size (acknowledged) >= 5);
  g_hash_table_iter_init (&iter, acknowledged);
  while (g_hash_table_iter_next (&iter, &id, &revision))
    {
      g_autofree char *path = g_strconcat ("vouch/v1/cards/", (char *) id, NULL);
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          serve->portal, vouch_test_portal_message (serve->portal, "GET", path, NULL, NULL));

      assert_int_equal (answer->status, 200);
      /* One more than was acknowledged may be there: its answer was cut off. */
      assert_true (vouch_test_answer_number (answer, "revision") >= GPOINTER_TO_INT (revision));
    }
}

static int
connect_to (const char *root)
{
  g_autoptr (GSocketConnectable) connectable = g_network_address_parse_uri (root, 80, NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection
      = g_socket_client_connect (client, connectable, NULL, NULL);

  assert_non_null (connection);
  return dup (g_socket_get_fd (g_socket_connection_get_socket (connection)));
}

/* The card arrives, the answer does not; the same job is then sent again. */
static void
test_a_cut_connection (void **state)
{
  static const char id[] = "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01";
  static const char path[] = "vouch/v1/cards/0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01";
  Serve *serve = *state;
  g_autofree char *job = g_uuid_string_random ();
  g_autofree char *body = vouch_test_portal_body (id, job, "null", "Cut", NULL);
  g_autofree char *host = g_strndup (serve->portal->root + 7, strlen (serve->portal->root) - 8);
  g_autofree char *request = g_strdup_printf (
      "PUT /%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: %zu\r\n\r\n%s",
      path, host, serve->portal->token, strlen (body), body);
  g_autoptr (VouchTestAnswer) again = NULL;
  g_autoptr (VouchTestAnswer) list = NULL;
  int fd = connect_to (serve->portal->root);

  assert_int_equal (send (fd, request, strlen (request), 0), strlen (request));
  close (fd);
  again = vouch_test_portal_send (
      serve->portal, vouch_test_portal_message (serve->portal, "PUT", path, body, NULL));
  assert_true (again->status == 200 || again->status == 201);
  assert_int_equal (vouch_test_answer_number (again, "revision"), 1);
  list = vouch_test_portal_send (
      serve->portal,
      vouch_test_portal_message (serve->portal, "GET", "vouch/v1/cards", NULL, NULL));
  assert_int_equal (vouch_test_answer_number (list, "total"), 1);
}

/* --- a database that can't be used --- */

static sqlite3 *
open_database (Serve *serve)
{
  g_autofree char *path = g_build_filename (serve->portal->data, "cards.db", NULL);
  sqlite3 *database = NULL;

  assert_int_equal (sqlite3_open (path, &database), SQLITE_OK);
  return database;
}

static void
test_another_program_holds_the_cards (void **state)
{
  Serve *serve = *state;
  g_autofree char *id = g_uuid_string_random ();
  sqlite3 *database = open_database (serve);
  g_autoptr (VouchTestAnswer) busy = NULL;
  g_autoptr (VouchTestAnswer) later = NULL;

  assert_int_equal (sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
  busy = put (serve, id, "null", "T");
  assert_int_equal (busy->status, 503);
  assert_non_null (vouch_test_answer_header (busy, "Retry-After"));
  assert_int_equal (sqlite3_exec (database, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (database);
  later = put (serve, id, "null", "T");
  assert_int_equal (later->status, 201);
}

static void
spoil (Serve *serve, const char *sql)
{
  g_autofree char *path = g_build_filename (serve->portal->data, "cards.db", NULL);

  g_subprocess_send_signal (serve->process, SIGTERM);
  g_subprocess_wait (serve->process, NULL, NULL);
  forget (serve);
  if (sql)
    {
      sqlite3 *database = open_database (serve);

      assert_int_equal (sqlite3_exec (database, sql, NULL, NULL, NULL), SQLITE_OK);
      sqlite3_close (database);
    }
  else
    assert_true (g_file_set_contents (path,
                                      "This is no database, but it is long enough to be "
                                      "taken for one if nobody looked closely at it.......",
                                      -1, NULL));
}

static void
test_cards_of_a_later_version (void **state)
{
  Serve *serve = *state;
  g_autofree char *data = g_strconcat ("--data=", serve->portal->data, NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  spoil (serve, "PRAGMA user_version = 99");
  outcome = vouch_test_run_program (NULL, "serve", "--port=0", data, NULL);
  assert_refused (outcome, "newer version");
}

static void
test_damaged_cards (void **state)
{
  Serve *serve = *state;
  g_autofree char *data = g_strconcat ("--data=", serve->portal->data, NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  spoil (serve, NULL);
  outcome = vouch_test_run_program (NULL, "serve", "--port=0", data, NULL);
  assert_refused (outcome, "damaged");
}

static void
test_damaged_while_it_runs (void **state)
{
  static const char path[] = "vouch/v1/cards/0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01";
  Serve *serve = *state;
  sqlite3 *database = open_database (serve);
  g_autoptr (VouchTestAnswer) first = put (serve, path + strlen (CARDS), "null", "T");
  g_autoptr (VouchTestAnswer) broken = NULL;
  g_autoptr (VouchTestAnswer) page = NULL;

  assert_int_equal (first->status, 201);
  assert_int_equal (sqlite3_exec (database, "DROP TABLE revisions", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close (database);
  broken = put (serve, path + strlen (CARDS), "1", "U");
  assert_int_equal (broken->status, 500);
  assert_non_null (vouch_test_answer_text (broken, "message"));
  /* It goes on answering. */
  page = vouch_test_portal_get (serve->portal, "vouch/v1/");
  assert_int_equal (page->status, 200);
}

/* --- a disk that is full --- */

/* Starts it anew with room for so many blocks of 512 bytes in any file. */
static void
start_with_limit (Serve *serve, guint blocks)
{
  g_autofree char *script
      = g_strdup_printf ("ulimit -f %u; exec \"$0\" serve --port=0 --data=\"$1\"", blocks);
  g_autoptr (VouchPortalToken) token = NULL;
  g_autofree char *line = NULL;

  g_subprocess_send_signal (serve->process, SIGTERM);
  g_subprocess_wait (serve->process, NULL, NULL);
  forget (serve);
  serve->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "sh", "-c", script,
                                     g_getenv ("VOUCH_PROGRAM"), serve->portal->data, NULL);
  assert_non_null (serve->process);
  line = read_first_line (serve->process);
  serve->portal->root = g_strdup (line + strlen ("Listening on "));
  token = find_token (serve->portal->root);
  assert_non_null (token);
  serve->portal->token = g_strdup (token->token);
}

static void
assert_there (Serve *serve, GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *path = g_strconcat (CARDS, ids->pdata[i], NULL);
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          serve->portal, vouch_test_portal_message (serve->portal, "GET", path, NULL, NULL));

      assert_int_equal (answer->status, 200);
      assert_int_equal (vouch_test_answer_number (answer, "revision"), 1);
    }
}

static void
test_full_disk (void **state)
{
  Serve *serve = *state;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  guint status = 201;

  start_with_limit (serve, 600);
  while (status == 201 && ids->len < 1000)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (VouchTestAnswer) answer = put (serve, id, "null", id);

      status = answer->status;
      if (status == 201)
        g_ptr_array_add (ids, g_steal_pointer (&id));
      else
        {
          /* What exactly is wrong names files of the portal's, and is not for who asks it. */
          assert_non_null (strstr (vouch_test_answer_text (answer, "message"), "can’t write now"));
          assert_null (strstr (vouch_test_answer_text (answer, "message"), "/"));
        }
    }
  assert_int_equal (status, 503);
  assert_true (ids->len > 0);
  assert_there (serve, ids);

  /* With room again, nothing that was taken is missing, and more is taken. */
  start_with_limit (serve, 1000000);
  assert_there (serve, ids);
  {
    g_autofree char *id = g_uuid_string_random ();
    g_autoptr (VouchTestAnswer) answer = put (serve, id, "null", "T");

    assert_int_equal (answer->status, 201);
  }
}

static void
test_unwritable_folder (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *option = g_strconcat ("--data=", data, NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_int_equal (g_chmod (folder, 0555), 0);
  vouch_test_become_nobody (folder);
  outcome = vouch_test_run_program (NULL, "serve", "--port=0", option, NULL);
  vouch_test_become_oneself ();
  assert_refused (outcome, "can’t use the folder");
  assert_int_equal (g_chmod (folder, 0755), 0);
  vouch_test_remove_folder (folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_ends_when_told, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_the_folder_is_in_use, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_the_port_is_in_use, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_two_with_their_own_data, set_up, tear_down),
    cmocka_unit_test (test_what_is_refused),
    cmocka_unit_test_setup_teardown (test_killed_in_the_midst, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_cut_connection, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_another_program_holds_the_cards, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_cards_of_a_later_version, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_damaged_cards, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_damaged_while_it_runs, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_full_disk, set_up, tear_down),
    cmocka_unit_test (test_unwritable_folder),
  };

  return vouch_test_run ("command-serve", tests);
}
