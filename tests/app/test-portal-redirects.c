/* test-portal-redirects.c: whoever leads us on gets no further: neither name nor password nor card.
 *
 * A portal of the test's own leads on at each step of an exchange, with each status that leads on, to
 * another computer, to another port, and from an encrypted address to an open one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <libsoup/soup.h>

#include "vouch-account.h"
#include "vouch-json.h"
#include "vouch-portal-client.h"

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define ABOUT "{\"name\":\"A portal\",\"version\":1,\"portal\":\"6b6f9d01-6c6e-4b0d-9a44-0c3f6b6f9d01\"}"

typedef struct
{
  SoupServer *server;   /* (owned) */
  char *address;        /* (owned): with a slash at its end */
  const char *at;       /* (nullable): the path at which it leads on */
  const char *location; /* (nullable): where to */
  guint status;
  guint n_requests;
  guint n_passwords;    /* requests that came with one */
} Host;

static void
host_cb (SoupServer *server,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer user_data)
{
  Host *host = user_data;
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);

  host->n_requests++;
  host->n_passwords += soup_message_headers_get_one (asked, "Authorization") != NULL;
  if (host->at && g_str_has_suffix (path, host->at))
    soup_server_message_set_redirect (message, host->status, host->location);
  else
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, ABOUT,
                                        strlen (ABOUT));
    }
}

/* @certificate: (nullable): for an encrypted one */
static Host *
open_host (const char *ip, GTlsCertificate *certificate)
{
  Host *host = g_new0 (Host, 1);
  g_autoptr (GSocketAddress) place = g_inet_socket_address_new_from_string (ip, 0);
  GSList *uris;

  host->server = soup_server_new ("tls-certificate", certificate, NULL);
  assert_true (soup_server_listen (host->server, place,
                                   certificate ? SOUP_SERVER_LISTEN_HTTPS : 0, NULL));
  soup_server_add_handler (host->server, NULL, host_cb, host, NULL);
  uris = soup_server_get_uris (host->server);
  host->address = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return host;
}

static void
close_host (Host *host)
{
  soup_server_disconnect (host->server);
  g_object_unref (host->server);
  g_free (host->address);
  g_free (host);
}

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

/* --- what is done there --- */

typedef struct
{
  const char *address;
  const char *step; /* which request it is about */
  GError *error;    /* (owned) (nullable) */
  gboolean is_good;
  gboolean is_done;
} Deed;

static void
send_card (Deed *deed)
{
  g_autoptr (VouchPortal) portal = vouch_portal_new ("Portal", deed->address, "ann", &deed->error);
  g_autoptr (VouchPortalClient) client = NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autoptr (JsonNode) body = vouch_json_new_members ("card", vouch_json_new_text ("{}"), NULL);

  vouch_portal_set_password (portal, "secret");
  client = vouch_portal_client_new (portal);
  if (!vouch_portal_client_connect (client, NULL, &deed->error))
    return;
  answer = vouch_portal_client_send (client, "PUT", "cards/" ID, body, 0, NULL, &deed->error);
  deed->is_good = answer && vouch_portal_answer_is_good (answer);
}

static void
ask_who (Deed *deed)
{
  VouchSite site = { .name = (char *) "Portal", .address = (char *) deed->address, .has_contract = TRUE };
  g_autoptr (VouchAccount) account
      = vouch_account_ask (&site, "ann", "secret", NULL, &deed->error);

  deed->is_good = account != NULL;
}

static void
do_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Deed *deed = data;

  if (g_str_equal (deed->step, "/vouch/v1/me"))
    ask_who (deed);
  else
    send_card (deed);
  g_task_return_boolean (task, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Deed *) data)->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Deed *) data)->is_done;
}

/* The hosts answer from the main loop, so it is done beside it. */
static void
carry_out (Deed *deed)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, deed);

  g_task_set_task_data (task, deed, NULL);
  g_task_run_in_thread (task, do_thread);
  assert_true (vouch_test_wait_until (is_done, deed, 60000));
}

/* --- the tests --- */

static const char *const steps[] = { "/vouch/v1/", "/vouch/v1/cards/" ID, "/vouch/v1/me" };
static const guint statuses[] = { 301, 302, 303, 307, 308 };

static GTlsCertificate *
load_certificate (void)
{
  g_autofree char *path = vouch_test_fixture ("portal/certificate.pem");
  g_autofree char *key = vouch_test_fixture ("portal/key.pem");
  GTlsCertificate *certificate = g_tls_certificate_new_from_files (path, key, NULL);
  g_autoptr (GTlsDatabase) known = g_tls_file_database_new (path, NULL);

  assert_non_null (certificate);
  assert_non_null (known);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), known);
  return certificate;
}

/* @target: hears nothing, whatever @portal says */
static void
lead_on (Host *portal, Host *target, const char *step, guint status)
{
  g_autofree char *location = g_strconcat (target->address, step + 1, NULL);
  Deed deed = { .address = portal->address, .step = step };

  portal->at = step;
  portal->location = location;
  portal->status = status;
  portal->n_requests = 0;
  carry_out (&deed);
  if (deed.is_good || target->n_requests > 0)
    fail_msg ("%u from %s at %s to %s: %u requests, %u with the password", status, portal->address,
              step, target->address, target->n_requests, target->n_passwords);
  assert_true (portal->n_requests > 0);
  g_clear_error (&deed.error);
}

static void
lead_everywhere (Host *portal, Host *target)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (statuses); j++)
      lead_on (portal, target, steps[i], statuses[j]);
}

/* The same without being led on: so that the silence above says something. */
static void
test_goes_where_it_is_told (void **state)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate ();
  Host *hosts[] = { open_host ("127.0.0.1", NULL), open_host ("127.0.0.1", certificate) };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      for (gsize j = 1; j < G_N_ELEMENTS (steps); j++)
        {
          Deed deed = { .address = hosts[i]->address, .step = steps[j] };

          carry_out (&deed);
          if (!deed.is_good)
            fail_msg ("%s%s: %s", hosts[i]->address, steps[j], deed.error ? deed.error->message : "");
        }
      assert_int_equal (hosts[i]->n_passwords, 2);
      close_host (hosts[i]);
    }
}

static void
test_to_another_host (void **state)
{
  Host *portal = open_host ("127.0.0.1", NULL);
  Host *target = open_host ("127.0.0.2", NULL);

  lead_everywhere (portal, target);
  close_host (target);
  close_host (portal);
}

static void
test_to_another_port (void **state)
{
  Host *portal = open_host ("127.0.0.1", NULL);
  Host *target = open_host ("127.0.0.1", NULL);

  lead_everywhere (portal, target);
  close_host (target);
  close_host (portal);
}

static void
test_to_an_open_address (void **state)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate ();
  Host *portal = open_host ("127.0.0.1", certificate);
  Host *target = open_host ("127.0.0.1", NULL);

  lead_everywhere (portal, target);
  close_host (target);
  close_host (portal);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_goes_where_it_is_told),
    cmocka_unit_test (test_to_another_host),
    cmocka_unit_test (test_to_another_port),
    cmocka_unit_test (test_to_an_open_address),
  };

  return vouch_test_run ("portal-redirects", tests);
}
