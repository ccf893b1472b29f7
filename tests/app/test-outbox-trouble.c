/* test-outbox-trouble.c: each trouble on the way by its name: what is said, that it waits, and that it is
 * sent once when the trouble is over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <libsoup/soup.h>

#include "vouch-outbox-clock.h"
#include "vouch-test-fault.h"
#include "vouch-test-outbox.h"
#include "vouch-test-portal.h"

#define SECOND 1000

/* The sanitizer takes what a library that is loaded later has for each thread to be somewhere else, and
 * falls over it when it looks for leaks. */
#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "intercept_tls_get_addr=0";
}
#endif

typedef struct
{
  VouchTestPortal *portal;    /* (owned) */
  VouchTestFaultProxy *proxy; /* (owned) (nullable): before it */
  VouchPortal *site;          /* (owned) (nullable): as the program knows it */
  gint64 number;              /* of the card that is sent there */
} Desk;

/* --- what is expected --- */

static void
assert_says (const char *text, const char *words)
{
  if (!text || !strstr (text, words))
    fail_msg ("“%s” does not say “%s”", text, words);
}

static void
put (Desk *desk)
{
  g_autofree char *id = g_uuid_string_random ();

  desk->number = vouch_test_outbox_put (desk->site, id, "Sleep and mood");
}

/* It waits, for so long at least, and both the user and the disk are told why. */
static void
fail_once (Desk *desk, int code, const char *words, gint64 seconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchReceipt) receipt = vouch_test_outbox_try (desk->number, desk->site, &error);
  g_autoptr (VouchOutboxJob) job = vouch_test_outbox_find (desk->number);

  assert_null (receipt);
  if (!g_error_matches (error, VOUCH_PORTAL_ERROR, code))
    fail_msg ("%d instead of %d: %s", error->code, code, error->message);
  assert_says (error->message, words);
  assert_says (job->trouble, words);
  assert_int_equal (job->state, VOUCH_OUTBOX_WAITING);
  assert_int_equal (job->attempts, 1);
  assert_true (vouch_outbox_job_get_rest (job) > MAX (seconds - 20, 1) * SECOND);
}

static void
go (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchReceipt) receipt = vouch_test_outbox_try (desk->number, desk->site, &error);

  if (!receipt)
    fail_msg ("It is not sent: %s", error->message);
  assert_int_equal (receipt->revision, 1);
}

static guint
count_cards (Desk *desk)
{
  SoupMessage *asked = vouch_test_portal_message (desk->portal, "GET", "vouch/v1/cards", NULL, NULL);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (desk->portal, asked);

  assert_int_equal (answer->status, 200);
  return json_array_get_length (
      json_object_get_array_member (json_node_get_object (answer->json), "cards"));
}

/* --- certificates --- */

static GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *file = g_strconcat ("tls/", name, ".pem", NULL);
  g_autofree char *path = vouch_test_fixture (file);
  g_autofree char *key = vouch_test_fixture ("tls/key.pem");
  GTlsCertificate *certificate = g_tls_certificate_new_from_files (path, key, NULL);

  assert_non_null (certificate);
  return certificate;
}

static void
asked_cb (SoupServer *server, SoupServerMessage *message, gpointer data)
{
  ++*(guint *) data;
}

/* Returns: (transfer full): who has that certificate, and counts whatever is asked. */
static SoupServer *
open_site (const char *name, guint *n_asked, guint *port)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate (name);
  g_autoptr (GSocketAddress) place = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) here = NULL;
  SoupServer *server = soup_server_new ("tls-certificate", certificate, NULL);
  GSList *sockets;

  g_signal_connect (server, "request-read", G_CALLBACK (asked_cb), n_asked);
  assert_true (soup_server_listen (server, place, SOUP_SERVER_LISTEN_HTTPS, NULL));
  sockets = soup_server_get_listeners (server);
  here = g_socket_get_local_address (sockets->data, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (here));
  g_slist_free (sockets);
  return server;
}

/* The same address with the certificate that it ought to have. */
static void
mend (Desk *desk, guint port)
{
  g_autofree char *certificate = vouch_test_fixture ("tls/good.pem");
  g_autofree char *key = vouch_test_fixture ("tls/key.pem");
  VouchServerOptions options = { .port = (guint16) port, .certificate = certificate, .key = key,
                                 .has_accounts = TRUE, .user = "ann", .password = "secret" };

  desk->portal = vouch_test_portal_new ();
  vouch_test_portal_start_with (desk->portal, &options);
}

static void
refuse_certificate (const char *name, const char *words)
{
  g_autofree char *authority = vouch_test_fixture ("tls/authority.pem");
  g_autoptr (GTlsDatabase) known = g_tls_file_database_new (authority, NULL);
  guint n_asked = 0;
  guint port;
  g_autoptr (SoupServer) server = open_site (name, &n_asked, &port);
  g_autofree char *address = g_strdup_printf ("https://127.0.0.1:%u/", port);
  g_autoptr (VouchPortal) site = vouch_test_outbox_desk (address);
  Desk desk = { .site = site };

  g_tls_backend_set_default_database (g_tls_backend_get_default (), known);
  put (&desk);
  fail_once (&desk, VOUCH_PORTAL_ERROR_UNTRUSTED, words, 0);
  assert_int_equal (n_asked, 0);
  soup_server_disconnect (server);
  mend (&desk, port);
  go (&desk);
  vouch_test_portal_free (desk.portal);
}

static void
test_expired_certificate (void **state)
{
  refuse_certificate ("expired", "its certificate has expired");
}

static void
test_certificate_not_yet_valid (void **state)
{
  refuse_certificate ("not-yet", "its certificate is not valid yet");
}

static void
test_certificate_of_another_address (void **state)
{
  refuse_certificate ("elsewhere", "its certificate is for another address");
}

static void
test_self_signed_certificate (void **state)
{
  refuse_certificate ("self-signed", "signed by nobody whom this computer trusts");
}

/* --- what happens on the way --- */

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autofree char *authorisation = NULL;

  desk->portal = vouch_test_portal_new ();
  vouch_test_portal_start (desk->portal, 0);
  authorisation = g_strconcat ("Bearer ", desk->portal->token, NULL);
  desk->proxy = vouch_test_fault_proxy_new (desk->portal->root, authorisation);
  desk->site = vouch_test_outbox_desk (vouch_test_fault_proxy_root (desk->proxy));
  put (desk);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  g_object_unref (desk->site);
  vouch_test_fault_proxy_free (desk->proxy);
  vouch_test_portal_free (desk->portal);
  g_free (desk);
  return 0;
}

/* Broken at the first question, which is who is there. */
static void
meet (Desk *desk, VouchTestFault fault, int code, const char *words, gint64 seconds)
{
  vouch_test_fault_proxy_plan (desk->proxy, &fault, 1);
  fail_once (desk, code, words, seconds);
  assert_int_equal (count_cards (desk), 0);
  go (desk);
  assert_int_equal (count_cards (desk), 1);
}

/* Broken when the card is sent; @n_there: how many the portal has by then. */
static void
meet_with_card (Desk *desk, VouchTestFault fault, int code, const char *words, gint64 seconds, guint n_there)
{
  VouchTestFault faults[] = { VOUCH_TEST_FAULT_NONE, fault };

  vouch_test_fault_proxy_plan (desk->proxy, faults, G_N_ELEMENTS (faults));
  fail_once (desk, code, words, seconds);
  assert_int_equal (count_cards (desk), n_there);
  go (desk);
  assert_int_equal (count_cards (desk), 1);
}

static void
test_no_network (void **state)
{
  meet (*state, VOUCH_TEST_FAULT_HANG_UP, VOUCH_PORTAL_ERROR_OFFLINE, "can’t be reached", 0);
}

static void
test_captive_portal_page (void **state)
{
  VouchTestFault faults[] = { VOUCH_TEST_FAULT_PAGE, VOUCH_TEST_FAULT_PAGE, VOUCH_TEST_FAULT_PAGE,
                              VOUCH_TEST_FAULT_PAGE };
  Desk *desk = *state;

  vouch_test_fault_proxy_plan (desk->proxy, faults, G_N_ELEMENTS (faults));
  fail_once (desk, VOUCH_PORTAL_ERROR_NOT_A_PORTAL, "No card portal", 0);
  assert_int_equal (count_cards (desk), 0);
  vouch_test_fault_proxy_plan (desk->proxy, NULL, 0);
  go (desk);
}

static void
test_captive_portal_redirect (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_REDIRECT, VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
                  "redirects to http://192.0.2.1/sign-in. Nothing was sent", 0, 0);
}

static void
test_captive_portal_in_between (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_PAGE, VOUCH_PORTAL_ERROR_NOT_A_PORTAL, "No card portal", 0, 0);
}

static void
test_too_many_requests (void **state)
{
  meet (*state, VOUCH_TEST_FAULT_TOO_MANY, VOUCH_PORTAL_ERROR_BUSY, "Try again in 3 seconds", 3);
}

static void
test_too_many_cards (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_TOO_MANY, VOUCH_PORTAL_ERROR_BUSY, "Try again in 3 seconds", 3, 0);
}

/* As WordPress answers while it is updated: a page, and ten minutes. */
static void
test_maintenance_page (void **state)
{
  meet (*state, VOUCH_TEST_FAULT_MAINTENANCE, VOUCH_PORTAL_ERROR_BUSY, "Try again in 600 seconds", 600);
}

static void
test_maintenance_in_between (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_MAINTENANCE, VOUCH_PORTAL_ERROR_BUSY, "Try again in 600 seconds",
                  600, 0);
}

static void
test_no_http (void **state)
{
  meet (*state, VOUCH_TEST_FAULT_NONSENSE, VOUCH_PORTAL_ERROR_OFFLINE, "can’t be reached", 0);
}

static void
test_half_request (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_CUT_REQUEST, VOUCH_PORTAL_ERROR_OFFLINE, "safe to publish again", 0,
                  0);
}

static void
test_altered_request (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_CORRUPT_REQUEST, VOUCH_PORTAL_ERROR_PROTOCOL, "altered on its way", 0,
                  0);
}

static void
test_half_answer (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_CUT_ANSWER, VOUCH_PORTAL_ERROR_OFFLINE, "safe to publish again", 0, 1);
}

static void
test_lost_answer (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_LOSE_ANSWER, VOUCH_PORTAL_ERROR_OFFLINE, "safe to publish again", 0,
                  1);
}

static void
test_altered_answer (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_CORRUPT_ANSWER, VOUCH_PORTAL_ERROR_PROTOCOL, "altered on its way", 0,
                  1);
}

/* A page instead of the answer, after the card has arrived. */
static void
test_answer_of_somebody_else (void **state)
{
  meet_with_card (*state, VOUCH_TEST_FAULT_SWAP_ANSWER, VOUCH_PORTAL_ERROR_NOT_A_PORTAL, "No card portal", 0, 1);
}

#define DESK_TEST(function) cmocka_unit_test_setup_teardown (function, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_expired_certificate),
    cmocka_unit_test (test_certificate_not_yet_valid),
    cmocka_unit_test (test_certificate_of_another_address),
    cmocka_unit_test (test_self_signed_certificate),
    DESK_TEST (test_no_network),
    DESK_TEST (test_captive_portal_page),
    DESK_TEST (test_captive_portal_redirect),
    DESK_TEST (test_captive_portal_in_between),
    DESK_TEST (test_too_many_requests),
    DESK_TEST (test_too_many_cards),
    DESK_TEST (test_maintenance_page),
    DESK_TEST (test_maintenance_in_between),
    DESK_TEST (test_no_http),
    DESK_TEST (test_half_request),
    DESK_TEST (test_altered_request),
    DESK_TEST (test_half_answer),
    DESK_TEST (test_lost_answer),
    DESK_TEST (test_altered_answer),
    DESK_TEST (test_answer_of_somebody_else),
  };

  return vouch_test_run ("outbox-trouble", tests);
}
