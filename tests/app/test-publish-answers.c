/* test-publish-answers.c: publishing to portals that answer as they are told to, and to an imposter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include <libsoup/soup.h>

#include "vouch-json.h"
#include "vouch-test-job.h"

/* --- a scripted portal --- */

#define CUT 0
#define TOKEN "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

typedef struct
{
  guint status; /* CUT = the connection breaks once the card is there */
  const char *type;
  const char *body;
  const char *header;
  const char *value;
} Reply;

typedef struct
{
  SoupServer *soup;     /* (owned) */
  char *root;           /* (owned) */
  const Reply *replies; /* one a PUT; the last again and again */
  guint n_replies;
  guint puts;
  GPtrArray *jobs; /* (owned) (element-type utf8) */
  GString *heard;  /* (owned): all requests, with headers and bodies */
  gboolean knows_token;
} Script;

static void
hear_header (const char *name, const char *value, gpointer heard)
{
  g_string_append_printf (heard, "%s: %s\n", name, value);
}

static void
hear (Script *script, SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *address = g_uri_to_string (soup_server_message_get_uri (message));

  g_string_append_printf (script->heard, "%s %s\n", soup_server_message_get_method (message),
                          address);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), hear_header,
                                script->heard);
  g_string_append_len (script->heard, body->data, body->length);
}

static void
reply_text (SoupServerMessage *message, guint status, const char *type, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

static void
reply_proof (Script *script, SoupServerMessage *message, GHashTable *query)
{
  VouchPortalToken token
      = { .address = script->root, .token = script->knows_token ? (char *) TOKEN : (char *) "?" };
  g_autofree char *proof = vouch_portal_token_prove (&token, g_hash_table_lookup (query, "nonce"));
  g_autofree char *json = g_strdup_printf ("{\"proof\":\"%s\"}", proof);

  reply_text (message, 200, "application/json", json);
}

static void
note_job (Script *script, SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (JsonNode) json = vouch_json_parse (body->data, body->length, body->length, NULL);
  JsonObject *object = vouch_json_node_object (json);

  g_ptr_array_add (script->jobs, g_strdup (object ? vouch_json_get_text (object, "job") : ""));
}

static void
reply_put (Script *script, SoupServerMessage *message)
{
  const Reply *reply = &script->replies[MIN (script->puts, script->n_replies - 1)];

  script->puts++;
  note_job (script, message);
  if (reply->status == CUT)
    {
      g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

      g_io_stream_close (connection, NULL, NULL);
      return;
    }
  if (reply->header)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), reply->header,
                                  reply->value);
  reply_text (message, reply->status, reply->type, reply->body);
}

static void
script_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Script *script = user_data;

  hear (script, message);
  if (g_str_has_suffix (path, "/proof"))
    reply_proof (script, message, query);
  else if (soup_server_message_get_method (message) == SOUP_METHOD_PUT)
    reply_put (script, message);
  else
    reply_text (message, 200, "application/json", "{\"name\":\"Scripted\",\"version\":\"1\"}");
}

static Script *
start_script (const Reply *replies, guint n_replies, gboolean knows_token)
{
  Script *script = g_new0 (Script, 1);
  GSList *uris;

  script->soup = soup_server_new (NULL, NULL);
  assert_true (soup_server_listen_local (script->soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  soup_server_add_handler (script->soup, NULL, script_cb, script, NULL);
  uris = soup_server_get_uris (script->soup);
  script->root = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  script->replies = replies;
  script->n_replies = n_replies;
  script->knows_token = knows_token;
  script->jobs = g_ptr_array_new_with_free_func (g_free);
  script->heard = g_string_new (NULL);
  return script;
}

static void
free_script (Script *script)
{
  soup_server_disconnect (script->soup);
  g_object_unref (script->soup);
  g_free (script->root);
  g_ptr_array_unref (script->jobs);
  g_string_free (script->heard, TRUE);
  g_free (script);
}

#define JSON "application/json; charset=utf-8"
#define ERROR_BODY "{\"code\":\"x\",\"message\":\"Reason\"}"
#define CURRENT_BODY                                                                               \
  "{\"code\":\"x\",\"message\":\"Reason\",\"current\":{\"revision\":7,\"status\":\"publish\","     \
  "\"address\":\"http://127.0.0.1/there\"}}"
#define GOOD_BODY                                                                                  \
  "{\"id\":\"" VOUCH_TEST_JOB_ID "\",\"revision\":1,\"digest\":\"x\",\"status\":\"publish\","                     \
  "\"address\":\"http://127.0.0.1/x\",\"unchanged\":false}"

static const struct
{
  const char *what;
  Reply reply;
  int code;
  const char *says; /* a part of the message */
} refusals[] = {
  { "wrong password", { 401, JSON, ERROR_BODY }, VOUCH_PORTAL_ERROR_UNAUTHORISED, "Sign in" },
  { "not allowed", { 403, JSON, ERROR_BODY }, VOUCH_PORTAL_ERROR_REJECTED, "Reason" },
  { "not found, in JSON", { 404, JSON, ERROR_BODY }, VOUCH_PORTAL_ERROR_REJECTED, "Reason" },
  { "not found, a page", { 404, "text/html", "<p>" }, VOUCH_PORTAL_ERROR_NOT_A_PORTAL, "address" },
  { "withdrawn",
    { 412, JSON, "{\"current\":{\"revision\":2,\"status\":\"withdrawn\"}}" },
    VOUCH_PORTAL_ERROR_CONFLICT,
    "withdrawn" },
  { "changed", { 412, JSON, CURRENT_BODY }, VOUCH_PORTAL_ERROR_CONFLICT, "http://127.0.0.1/there" },
  { "base is missing", { 412, JSON, ERROR_BODY }, VOUCH_PORTAL_ERROR_NOT_FOUND, "no longer" },
  { "somebody on the way judges it, a page",
    { 412, "text/html", "<p>" },
    VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
    "address" },
  { "somebody on the way judges it, in JSON",
    { 412, JSON, "{\"error\":\"Precondition Failed\"}" },
    VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
    "address" },
  { "too large", { 413, JSON, ERROR_BODY }, VOUCH_PORTAL_ERROR_REJECTED, "too large" },
  { "no condition", { 428, JSON, ERROR_BODY }, VOUCH_PORTAL_ERROR_REJECTED, "Reason" },
  { "too many",
    { 429, JSON, ERROR_BODY, "Retry-After", "7" },
    VOUCH_PORTAL_ERROR_BUSY,
    "7 seconds" },
  { "busy", { 503, JSON, ERROR_BODY, "Retry-After", "1" }, VOUCH_PORTAL_ERROR_BUSY, "1 second." },
  { "busy, says no time", { 503, "text/html", "<p>" }, VOUCH_PORTAL_ERROR_BUSY, "The card was not accepted" },
  { "busy, nonsense",
    { 503, JSON, "{}", "Retry-After", "soon" },
    VOUCH_PORTAL_ERROR_BUSY,
    "The card was not accepted" },
  { "broken, in JSON", { 500, JSON, ERROR_BODY }, VOUCH_PORTAL_ERROR_PROTOCOL, "Reason" },
  { "broken, a page", { 500, "text/html", "<h1>Fatal" }, VOUCH_PORTAL_ERROR_PROTOCOL, "no reason" },
  { "a page instead",
    { 200, "text/html", "<p>Log in" },
    VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
    "address" },
  { "JSON by name only",
    { 200, JSON, "<b>Warning</b> {}" },
    VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
    "address" },
  { "JSON, says nothing", { 200, JSON, "{}" }, VOUCH_PORTAL_ERROR_PROTOCOL, "safe" },
  { "another card's receipt",
    { 200, JSON,
      "{\"id\":\"1b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01\","
      "\"revision\":1,\"address\":\"x\"}" },
    VOUCH_PORTAL_ERROR_PROTOCOL,
    "safe" },
  { "no revision",
    { 200, JSON, "{\"id\":\"" VOUCH_TEST_JOB_ID "\",\"revision\":0,\"address\":\"x\"}" },
    VOUCH_PORTAL_ERROR_PROTOCOL,
    "safe" },
  { "never answers", { CUT }, VOUCH_PORTAL_ERROR_OFFLINE, "safe" },
};

static void
test_refusals (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      Script *script = start_script (&refusals[i].reply, 1, TRUE);
      g_autoptr (VouchPortal) portal = vouch_test_job_embedded (script->root, TOKEN);
      g_autoptr (JsonNode) card = vouch_test_job_card ();
      g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

      if (!g_error_matches (result.error, VOUCH_PORTAL_ERROR, refusals[i].code)
          || !strstr (result.error->message, refusals[i].says))
        fail_msg ("%s: %s", refusals[i].what, result.error ? result.error->message : "no error");
      free_script (script);
    }
}

static void
test_a_lost_answer_is_sent_again (void **state)
{
  static const Reply replies[] = { { CUT }, { CUT }, { 200, JSON, GOOD_BODY } };
  Script *script = start_script (replies, G_N_ELEMENTS (replies), TRUE);
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (script->root, TOKEN);
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

  assert_non_null (result.receipt);
  assert_int_equal (script->puts, 3);
  for (guint i = 1; i < script->jobs->len; i++)
    assert_string_equal (script->jobs->pdata[i], script->jobs->pdata[0]);
  assert_true (g_uuid_string_is_valid (script->jobs->pdata[0]));
  free_script (script);
}

static void
test_no_way_to_another_host (void **state)
{
  static const Reply never = { 200, JSON, GOOD_BODY };
  Script *other = start_script (&never, 1, TRUE);
  const Reply moved = { 307, "text/html", "", "Location", other->root };
  Script *script = start_script (&moved, 1, TRUE);
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (script->root, TOKEN);
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

  vouch_test_job_assert_error (&result, VOUCH_PORTAL_ERROR_NOT_A_PORTAL);
  assert_non_null (strstr (result.error->message, other->root));
  assert_string_equal (other->heard->str, "");
  free_script (script);
  free_script (other);
}

static void
test_name_and_password (void **state)
{
  static const Reply good = { 201, JSON, GOOD_BODY };
  Script *script = start_script (&good, 1, TRUE);
  g_autoptr (VouchPortal) portal = vouch_portal_new ("Site", script->root, "ann", NULL);
  g_autoptr (JsonNode) card = vouch_test_job_card ();

  {
    g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

    vouch_test_job_assert_error (&result, VOUCH_PORTAL_ERROR_UNAUTHORISED);
    assert_int_equal (script->puts, 0);
  }
  vouch_portal_set_password (portal, "pässword");
  {
    g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

    assert_non_null (result.receipt);
    assert_non_null (strstr (script->heard->str, "Authorization: Basic YW5uOnDDpHNzd29yZA=="));
    assert_string_equal (result.receipt->portal, script->root);
  }
  free_script (script);
}

/* --- an imposter --- */

static void
test_an_imposter_gets_nothing (void **state)
{
  static const Reply good = { 201, JSON, GOOD_BODY };
  Script *imposter = start_script (&good, 1, FALSE);
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autofree char *data = vouch_portal_data_folder ();
  g_autoptr (VouchPortalToken) token = vouch_portal_token_new (imposter->root, folder, data, NULL);
  g_autoptr (JsonNode) card = vouch_test_job_card ();

  assert_true (vouch_portal_token_write (token, NULL));
  {
    /* The portal that left the token is gone, and can't come back. */
    g_auto (VouchTestJob) result = vouch_test_job_run (card, NULL, "/bin/false", NULL);

    vouch_test_job_assert_error (&result, VOUCH_PORTAL_ERROR_OFFLINE);
  }
  assert_int_equal (imposter->puts, 0);
  assert_non_null (strstr (imposter->heard->str, "/vouch/v1/proof?nonce="));
  assert_null (strstr (imposter->heard->str, "/vouch/v1/cards"));
  assert_null (strstr (imposter->heard->str, "Authorization"));
  assert_null (strstr (imposter->heard->str, token->token));
  assert_null (strstr (imposter->heard->str, "Sleep"));
  vouch_portal_token_remove (token);
  free_script (imposter);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_refusals),
    cmocka_unit_test (test_a_lost_answer_is_sent_again),
    cmocka_unit_test (test_no_way_to_another_host),
    cmocka_unit_test (test_name_and_password),
    cmocka_unit_test (test_an_imposter_gets_nothing),
  };

  /* Without it this program would start itself as the portal, and that the next one. */
  if (!g_getenv ("VOUCH_PROGRAM"))
    return vouch_test_skip_all ("VOUCH_PROGRAM names no program");
  return vouch_test_run ("publish-answers", tests);
}
