/* test-portal-door.c: bytes as they come, in pieces, slowly, in numbers, against a real portal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-server-schema.h"
#include "vouch-server-store.h"
#include "vouch-test-portal.h"

#include <string.h>

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"

/* What a sender has, in seconds. */
#define PATIENCE 1
#define MAX_CONNECTIONS 24

static int
set_up (void **state)
{
  static const VouchServerOptions options = { .patience = PATIENCE, .max_connections = MAX_CONNECTIONS };
  VouchTestPortal *portal = vouch_test_portal_new ();
  g_autofree char *body = vouch_test_portal_body (ID, NULL, "null", "A", "\"status\":\"publish\",");
  g_autoptr (VouchTestAnswer) answer = NULL;

  vouch_test_portal_start_with (portal, &options);
  answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", "vouch/v1/cards/" ID, body, NULL));
  assert_int_equal (answer->status, 201);
  soup_session_abort (portal->session);
  *state = portal;
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_portal_free (*state);
  return 0;
}

/* --- an exchange, in a thread: the portal works in the test's own --- */

typedef struct
{
  VouchTestPortal *portal;
  const char *const *pieces; /* sent one after the other, up to NULL */
  guint pause;               /* milliseconds between two */
  GString *got;              /* until the other side closes */
  gint is_done;
  gboolean is_secret;        /* over TLS */
  gboolean is_half;          /* says that nothing more comes, once all is sent */
} Exchange;

static GSocketConnection *
connect_to (VouchTestPortal *portal)
{
  g_autoptr (GSocketConnectable) place = g_network_address_parse_uri (portal->root, 80, NULL);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *connection = g_socket_client_connect (client, place, NULL, NULL);

  g_assert (connection);
  g_socket_set_timeout (g_socket_connection_get_socket (connection), 20);
  return connection;
}

/* Whatever the certificate is: who the portal is, is tested elsewhere. */
static gboolean
accept_certificate_cb (GTlsConnection *connection,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       gpointer user_data)
{
  return TRUE;
}

static GIOStream *
shake_hands (GSocketConnection *plain)
{
  GIOStream *secret = g_tls_client_connection_new (G_IO_STREAM (plain), NULL, NULL);

  g_assert (secret);
  g_signal_connect (secret, "accept-certificate", G_CALLBACK (accept_certificate_cb), NULL);
  g_assert (g_tls_connection_handshake (G_TLS_CONNECTION (secret), NULL, NULL));
  return secret;
}

static gpointer
exchange_thread (gpointer user_data)
{
  Exchange *exchange = user_data;
  g_autoptr (GSocketConnection) connection = connect_to (exchange->portal);
  g_autoptr (GIOStream) stream = exchange->is_secret ? shake_hands (connection)
                                                     : g_object_ref (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  GInputStream *in = g_io_stream_get_input_stream (stream);
  char buffer[4096];
  gssize n;

  for (gsize i = 0; exchange->pieces[i]; i++)
    {
      if (!g_output_stream_write_all (out, exchange->pieces[i], strlen (exchange->pieces[i]), NULL,
                                      NULL, NULL))
        break;
      g_usleep (exchange->pause * 1000);
    }
  if (exchange->is_half)
    g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  while ((n = g_input_stream_read (in, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (exchange->got, buffer, n);
  g_atomic_int_set (&exchange->is_done, n < 0 ? -1 : 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

static gboolean
is_done (gpointer exchange)
{
  return g_atomic_int_get (&((Exchange *) exchange)->is_done) != 0;
}

/* Returns: (transfer full): all that came until the portal closed the connection. */
static char *
exchange (VouchTestPortal *portal, guint pause, const char *const *pieces)
{
  Exchange exchange
      = { .portal = portal, .pieces = pieces, .pause = pause, .got = g_string_new (NULL) };
  GThread *thread = g_thread_new ("reader", exchange_thread, &exchange);

  assert_true (vouch_test_wait_until (is_done, &exchange, 60000));
  g_thread_join (thread);
  return g_string_free (exchange.got, FALSE);
}

/* The host as this portal wants it, in place of @. */
static char *
request (VouchTestPortal *portal, const char *text)
{
  g_autofree char *host = g_strndup (portal->root + 7, strlen (portal->root) - 8);
  g_auto (GStrv) parts = g_strsplit (text, "@", -1);

  return g_strjoinv (host, parts);
}

/* --- tests --- */

#define GET(path) "GET " path " HTTP/1.1\r\nHost: @\r\n\r\n"
#define LAST(path) "GET " path " HTTP/1.1\r\nHost: @\r\nConnection: close\r\n\r\n"

static const struct
{
  const char *text;
  const char *statuses[4];
} requests[] = {
  { LAST ("/cards/a"), { "200" } },
  { GET ("/cards/a") GET ("/style.css") GET ("/feed.atom") LAST ("/nowhere"),
    { "200", "200", "200", "404" } },
  /* From the door to libsoup, in one connection; nothing of either is lost. */
  { GET ("/cards/a") "HEAD /cards/a HTTP/1.1\r\nHost: @\r\n\r\n" LAST ("/cards/a"),
    { "200", "200", "200" } },
  { GET ("/cards/a") LAST ("/?page=1"), { "200", "200" } },
  { "GET /cards/a HTTP/1.0\r\nHost: @\r\n\r\n", { "200" } },
  { "GET /cards/a HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", { "403" } },
  { "GET /cards/a HTTP/1.1\r\nHost: @\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n",
    { "403" } },
  { "GET /vouch/v1/cards HTTP/1.1\r\nHost: @\r\nConnection: close\r\n\r\n", { "401" } },
  { LAST ("/cards/../../etc/passwd"), { "404" } },
  { LAST ("/cards/%2e%2e/%2e%2e/etc/passwd"), { "404" } },
  { LAST ("/cards/%2fetc%2fpasswd"), { "404" } },
  { LAST ("/cards/http://evil.example/"), { "404" } },
  { LAST ("/drafts/" ID), { "404" } },
  { "no request at all\r\n\r\n", { "400" } },
  /* A body is never taken for another request. */
  { "GET /cards/a HTTP/1.1\r\nHost: @\r\nContent-Length: 38\r\nConnection: close\r\n\r\n"
    "GET /smuggled HTTP/1.1\r\nHost: @@@\r\n\r\n",
    { "200" } },
};

static void
test_requests (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *text = request (*state, requests[i].text);
      const char *pieces[] = { text, NULL };
      g_autofree char *got = exchange (*state, 0, pieces);
      const char *place = got;

      for (gsize j = 0; j < 4 && requests[i].statuses[j]; j++)
        {
          place = strstr (place, "HTTP/1.");
          if (!place || strncmp (place + strlen ("HTTP/1.1 "), requests[i].statuses[j], 3) != 0)
            fail_msg ("%s: %s", text, got);
          place += strlen ("HTTP/1.1 ");
        }
    }
}

static void
test_in_pieces (void **state)
{
  g_autofree char *text = request (*state, GET ("/cards/a") LAST ("/style.css"));
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *got = NULL;

  for (const char *c = text; *c; c++)
    g_ptr_array_add (pieces, g_strndup (c, 1));
  g_ptr_array_add (pieces, NULL);
  got = exchange (*state, 1, (const char *const *) pieces->pdata);
  assert_int_equal (vouch_test_count (got, "HTTP/1.1 200 OK"), 2);
}

/* Both ways a page is told the same of, but for how the connection goes on. */
static void
test_both_say_the_same (void **state)
{
  g_autofree char *fast = request (*state, LAST ("/cards/a"));
  g_autofree char *other = request (*state, LAST ("/cards/%61"));
  const char *fast_pieces[] = { fast, NULL };
  const char *other_pieces[] = { other, NULL };
  g_autofree char *a = exchange (*state, 0, fast_pieces);
  g_autofree char *b = exchange (*state, 0, other_pieces);
  g_auto (GStrv) lines = g_strsplit (a, "\r\n", -1);

  for (gsize i = 0; lines[i]; i++)
    if (!g_str_has_prefix (lines[i], "Date:") && !g_str_has_prefix (lines[i], "Connection:")
        && !strstr (b, lines[i]))
      fail_msg ("“%s” is not in %s", lines[i], b);
}

static void
test_known_pages (void **state)
{
  g_autoptr (VouchTestAnswer) page = vouch_test_portal_get (*state, "cards/a");
  g_autofree char *start = request (*state, "GET /cards/a HTTP/1.1\r\nHost: @\r\nConnection: close\r\n"
                                            "If-None-Match: ");
  const char *pieces[] = { start, vouch_test_answer_header (page, "ETag"), "\r\n\r\n", NULL };
  g_autofree char *got = exchange (*state, 0, pieces);

  assert_true (g_str_has_prefix (got, "HTTP/1.1 304 "));
  assert_true (g_str_has_suffix (got, "\r\n\r\n"));
}

/* What is withdrawn or changed is never served from memory. */
static void
test_changes_show_at_once (void **state)
{
  VouchTestPortal *portal = *state;

  for (guint revision = 1; revision < 6; revision++)
    {
      g_autofree char *base = g_strdup_printf ("%u", revision);
      g_autofree char *title = g_strdup_printf ("Title %u", revision);
      g_autofree char *body = vouch_test_portal_body (ID, NULL, base, title, "\"slug\":\"a\",");
      g_autoptr (VouchTestAnswer) put = vouch_test_portal_send (
          portal, vouch_test_portal_message (portal, "PUT", "vouch/v1/cards/" ID, body, NULL));
      g_autoptr (VouchTestAnswer) page = vouch_test_portal_get (portal, "cards/a");

      assert_int_equal (put->status, 200);
      assert_non_null (strstr (page->body, title));
    }
  {
    g_autoptr (VouchTestAnswer) gone = vouch_test_portal_send (
        portal, vouch_test_portal_message (portal, "DELETE", "vouch/v1/cards/" ID, NULL, "If-Match",
                                           "\"r6\"", NULL));
    g_autoptr (VouchTestAnswer) page = vouch_test_portal_get (portal, "cards/a");

    assert_int_equal (gone->status, 200);
    assert_int_equal (page->status, 410);
  }
}

/* --- those who don't go on --- */

static const char *const slow[] = {
  "",
  "GET /cards/a HTTP/1.1\r\nHo",
  "PUT /vouch/v1/cards/" ID " HTTP/1.1\r\nHost: @\r\n",
  "PUT /vouch/v1/cards/" ID " HTTP/1.1\r\nHost: @\r\nContent-Length: 100\r\n\r\nabc",
};

static void
test_who_stops_is_left (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (slow); i++)
    {
      g_autofree char *text = request (*state, slow[i]);
      const char *pieces[] = { text, NULL };
      g_autofree char *got = exchange (*state, 0, pieces);

      assert_null (strstr (got, " 200 "));
    }
}

/* A byte every now and then buys no time. */
static void
test_who_trickles_is_left (void **state)
{
  static const char text[] = "GET /cards/a HTTP/1.1\r\nX-1: 1\r\nX-2: 2\r\nX-3: 3\r\n\r\n";
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *got = NULL;

  for (const char *c = text; *c; c++)
    g_ptr_array_add (pieces, g_strndup (c, 1));
  g_ptr_array_add (pieces, NULL);
  got = exchange (*state, 100, (const char *const *) pieces->pdata);
  assert_string_equal (got, "");
}

static void
test_too_much_before_the_body (void **state)
{
  g_autofree char *filler = g_strnfill (200000, 'x');
  const char *pieces[] = { "GET / HTTP/1.1\r\nX: ", filler, NULL };
  g_autofree char *got = exchange (*state, 0, pieces);

  assert_string_equal (got, "");
}

/* Who has nothing to say makes room for who has. */
static void
test_many_who_wait (void **state)
{
  VouchTestPortal *portal = *state;
  GSocketConnection *idle[40];

  for (gsize i = 0; i < G_N_ELEMENTS (idle); i++)
    idle[i] = connect_to (portal);
  {
    g_autofree char *text = request (portal, LAST ("/cards/a"));
    const char *pieces[] = { text, NULL };
    g_autofree char *got = exchange (portal, 0, pieces);

    assert_true (g_str_has_prefix (got, "HTTP/1.1 200 "));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (idle); i++)
    g_object_unref (idle[i]);
}

/* A whole request that writes, with the token. */
static char *
make_put (VouchTestPortal *portal, const char *base, const char *title, const char *more)
{
  g_autofree char *body = vouch_test_portal_body (ID, NULL, base, title, NULL);
  g_autofree char *head = request (portal, "PUT /vouch/v1/cards/" ID " HTTP/1.1\r\nHost: @\r\n");

  return g_strdup_printf ("%sAuthorization: Bearer %s\r\nContent-Type: application/json\r\n"
                          "Content-Length: %zu\r\n%s\r\n%s",
                          head, portal->token, strlen (body), more, body);
}

/* Between two requests nobody stays for ever: the exchange ends with the connection. */
static void
test_who_says_no_more_is_left (void **state)
{
  g_autofree char *put = make_put (*state, "1", "B", "");
  const char *pieces[] = { put, NULL };
  g_autofree char *got = exchange (*state, 0, pieces);

  assert_true (g_str_has_prefix (got, "HTTP/1.1 200 "));
}

static void
test_who_only_shakes_hands_is_left (void **state)
{
  g_autofree char *certificate = vouch_test_fixture ("portal/certificate.pem");
  g_autofree char *key = vouch_test_fixture ("portal/key.pem");
  const VouchServerOptions options
      = { .patience = PATIENCE, .certificate = certificate, .key = key };
  VouchTestPortal *portal = vouch_test_portal_new ();
  const char *const nothing[] = { NULL };
  Exchange exchange
      = { .portal = portal, .pieces = nothing, .got = g_string_new (NULL), .is_secret = TRUE };
  gint64 begin = g_get_monotonic_time ();
  GThread *thread;

  vouch_test_portal_start_with (portal, &options);
  thread = g_thread_new ("idler", exchange_thread, &exchange);
  assert_true (vouch_test_wait_until (is_done, &exchange, 60000));
  g_thread_join (thread);
  /* Not because the reader's own time was over. */
  assert_true (g_get_monotonic_time () - begin < 15 * G_USEC_PER_SEC);
  assert_string_equal (exchange.got->str, "");
  g_string_free (exchange.got, TRUE);
  vouch_test_portal_free (portal);
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

/* Who says that nothing more comes still wants the answer, which takes its time here. */
static void
test_half_closed_gets_its_answer (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *path = g_build_filename (portal->data, VOUCH_SERVER_DATABASE, NULL);
  g_autoptr (sqlite3) database = vouch_server_schema_open (path, NULL);
  g_autofree char *put = make_put (portal, "1", "B", "");
  const char *pieces[] = { put, NULL };
  Exchange exchange = { .portal = portal, .pieces = pieces, .got = g_string_new (NULL), .is_half = TRUE };
  GThread *thread;

  assert_true (vouch_sql_run_script (database, "BEGIN IMMEDIATE", NULL));
  thread = g_thread_new ("half", exchange_thread, &exchange);
  vouch_test_wait_until (never, NULL, 1500);
  assert_true (vouch_sql_run_script (database, "ROLLBACK", NULL));
  assert_true (vouch_test_wait_until (is_done, &exchange, 60000));
  g_thread_join (thread);
  assert_true (g_str_has_prefix (exchange.got->str, "HTTP/1.1 200 "));
  g_string_free (exchange.got, TRUE);
}

/* Each connection that libsoup had leaves its place to another one, whoever closes it. */
static void
test_places_come_back (void **state)
{
  static const char *const how[] = { "Connection: close\r\n", "" };

  for (guint i = 0; i < 2 * MAX_CONNECTIONS + 4; i++)
    {
      g_autofree char *base = g_strdup_printf ("%u", i + 1);
      g_autofree char *title = g_strdup_printf ("Title %u", i);
      g_autofree char *put = make_put (*state, base, title, how[i % 2]);
      const char *pieces[] = { put, NULL };
      Exchange exchange = { .portal = *state, .pieces = pieces, .got = g_string_new (NULL), .is_half = TRUE };
      GThread *thread = g_thread_new ("writer", exchange_thread, &exchange);

      assert_true (vouch_test_wait_until (is_done, &exchange, 60000));
      g_thread_join (thread);
      if (!g_str_has_prefix (exchange.got->str, "HTTP/1.1 200 "))
        fail_msg ("%u: %s", i, exchange.got->str);
      g_string_free (exchange.got, TRUE);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_requests, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_in_pieces, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_both_say_the_same, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_known_pages, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_changes_show_at_once, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_who_stops_is_left, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_who_trickles_is_left, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_too_much_before_the_body, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_many_who_wait, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_who_says_no_more_is_left, set_up, tear_down),
    cmocka_unit_test (test_who_only_shakes_hands_is_left),
    cmocka_unit_test_setup_teardown (test_half_closed_gets_its_answer, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_places_come_back, set_up, tear_down),
  };

  return vouch_test_run ("portal-door", tests);
}
