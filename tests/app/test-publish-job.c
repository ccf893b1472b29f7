/* test-publish-job.c: publishing to a real portal, to scripted ones and to an imposter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-publish-job.h"
#include "vouch-test-portal.h"

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define DEADLINE 90000

/* Every member that must not leave holds this word. */
#define CANARY "KANARIENVOGEL"
#define FULL_ID "00000000-0000-4000-8000-000000000004" /* of page/full.scorecard */

static const char whole_card[]
    = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"" ID "\",\"kind\":\"scorecard\","
      "\"language\":\"en\",\"title\":\"Sleep and mood\",\"date\":\"2026-06-02\","
      "\"people\":[{\"name\":\"Ann Writer\",\"role\":\"writer\",\"id\":\"" CANARY "\"},"
      "{\"name\":\"" CANARY "\",\"role\":\"manager\"}],"
      "\"drafting\":\"machine\",\"disclosure\":\"Drafted by machine.\",\"x-own\":\"" CANARY "\","
      "\"article\":{\"title\":\"A paper\",\"authors\":[\"B. Author\"],\"date\":\"2026-05-01\","
      "\"journal\":\"J Sleep\",\"type\":\"trial\",\"reference\":\"r1\",\"x-own\":\"" CANARY "\"},"
      "\"sections\":[{\"id\":\"s1\",\"role\":\"key-highlights\",\"title\":\"Key Highlights\","
      "\"x-own\":\"" CANARY "\",\"statements\":["
      "{\"id\":\"t1\",\"text\":\"Sleep helps mood.\",\"origin\":\"edited\",\"by\":\"" CANARY "\","
      "\"marker\":{\"text\":\"" CANARY "\",\"at\":3},\"x-own\":\"" CANARY "\","
      "\"citations\":[{\"id\":\"c1\",\"reference\":\"r1\",\"relation\":\"supports\","
      "\"how\":\"chosen\",\"seen-by-eye\":\"" CANARY "\",\"x-own\":\"" CANARY "\","
      "\"locator\":{\"label\":\"page\",\"value\":\"4\"},\"quote\":{\"exact\":\"mood rose\","
      "\"prefix\":\"" CANARY "\",\"suffix\":\"" CANARY "\",\"page\":4,\"source\":\"" CANARY "\"},"
      "\"region\":{\"page\":4,\"box\":[1,2,3,4],\"source\":\"" CANARY "\"}}],"
      "\"declined\":{\"reason\":\"own-advice\",\"note\":\"" CANARY "\",\"by\":\"" CANARY "\","
      "\"accepted-by\":\"" CANARY "\"},"
      "\"verified\":{\"by\":\"" CANARY "\",\"at\":\"2026-06-01T00:00:00Z\",\"digest\":\"" CANARY
      "\"}},"
      "{\"id\":\"t2\",\"text\":\"" CANARY "\",\"set-aside\":{\"reason\":\"" CANARY "\"},"
      "\"origin\":\"written\",\"citations\":[]}]}],"
      "\"references\":[{\"id\":\"r1\",\"type\":\"article-journal\",\"title\":\"A paper\","
      "\"source\":\"" CANARY "\",\"note\":\"" CANARY "\",\"x-own\":\"" CANARY "\"},"
      "{\"id\":\"r2\",\"type\":\"article-journal\",\"title\":\"" CANARY "\"}],"
      "\"notes\":[{\"id\":\"n1\",\"on\":\"t1\",\"author\":\"" CANARY "\",\"created\":\"" CANARY
      "\","
      "\"kind\":\"question\",\"blocking\":true,\"body\":\"" CANARY "\",\"replies\":[]}],"
      "\"considered\":[{\"rule\":\"source-missing\",\"node\":\"t1\",\"reason\":\"" CANARY "\"}],"
      "\"muted\":[\"" CANARY "\"],\"approvals\":[{\"by\":\"" CANARY "\",\"digest\":\"" CANARY
      "\"}],"
      "\"work\":{\"state\":\"" CANARY "\",\"assignee\":\"" CANARY "\"},"
      "\"publications\":[{\"portal\":\"" CANARY "\",\"remote-id\":\"" CANARY "\","
      "\"address\":\"https://" CANARY "/\",\"revision\":3,\"digest\":\"" CANARY "\"}]}";

/* --- running a job --- */

typedef struct
{
  VouchReceipt *receipt; /* (owned) (nullable) */
  GError *error;         /* (owned) (nullable) */
  JsonNode *current;     /* (owned) (nullable) */
  guint steps;
  gboolean is_done;
} Result;

static void
step_changed_cb (GObject *job, GParamSpec *pspec, gpointer user_data)
{
  if (vouch_publish_job_get_step (VOUCH_PUBLISH_JOB (job)))
    ((Result *) user_data)->steps++;
}

static void
published_cb (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  VouchPublishJob *job = VOUCH_PUBLISH_JOB (source);
  Result *result = user_data;
  JsonNode *current;

  result->receipt = vouch_publish_job_run_finish (job, async_result, &result->error);
  current = vouch_publish_job_get_current (job);
  result->current = current ? json_node_ref (current) : NULL;
  result->is_done = TRUE;
}

static gboolean
is_result_done (gpointer result)
{
  return ((Result *) result)->is_done;
}

static void
clear_result (Result *result)
{
  g_clear_pointer (&result->receipt, vouch_receipt_free);
  g_clear_pointer (&result->current, json_node_unref);
  g_clear_error (&result->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, clear_result)

static JsonNode *
parse (const char *json)
{
  JsonNode *node = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, NULL);

  assert_non_null (node);
  return node;
}

static Result
run_job (JsonNode *card, VouchPortal *portal, const char *program, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPublication) publication = vouch_publication_new (card, "publish", &error);
  g_autoptr (VouchPublishJob) job = NULL;
  Result result = { 0 };

  if (!publication)
    fail_msg ("%s", error->message);
  job = vouch_publish_job_new (publication, portal);
  if (program)
    vouch_publish_job_set_program (job, program);
  g_signal_connect (job, "notify::step", G_CALLBACK (step_changed_cb), &result);
  vouch_publish_job_run_async (job, cancellable, published_cb, &result);
  if (!vouch_test_wait_until (is_result_done, &result, DEADLINE))
    fail_msg ("The job does not end");
  return result;
}

static void
assert_error (const Result *result, int code)
{
  assert_null (result->receipt);
  if (!g_error_matches (result->error, VOUCH_PORTAL_ERROR, code))
    fail_msg ("Not error %d: %s", code, result->error->message);
}

static VouchPortal *
make_embedded (const char *root, const char *token)
{
  VouchPortalToken shared = { .address = (char *) root, .token = (char *) token };

  return vouch_portal_new_embedded (&shared);
}

/* The card as it stands after its receipt was recorded. */
static JsonNode *
record (JsonNode *card, const VouchReceipt *receipt)
{
  JsonObject *object = vouch_json_node_object (card);
  g_autoptr (JsonNode) list
      = vouch_receipt_add_to (receipt, vouch_json_get_node (object, "publications"));

  return vouch_json_with_member (card, "publications", list);
}

static JsonNode *
with_title (JsonNode *card, const char *title)
{
  g_autoptr (JsonNode) text = vouch_json_new_text (title);

  return vouch_json_with_member (card, "title", text);
}

/* --- a real portal --- */

static int
set_up (void **state)
{
  VouchTestPortal *portal = vouch_test_portal_new ();

  vouch_test_portal_start (portal, 0);
  *state = portal;
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_portal_free (*state);
  return 0;
}

static void
test_publishing_twice_updates (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = make_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = parse (whole_card);
  g_auto (Result) first = run_job (card, portal, NULL, NULL);
  g_autoptr (JsonNode) recorded = NULL;
  g_autoptr (JsonNode) edited = NULL;
  g_autoptr (JsonNode) recorded_again = NULL;
  g_autoptr (VouchTestAnswer) list = NULL;

  assert_non_null (first.receipt);
  assert_int_equal (first.receipt->revision, 1);
  assert_string_equal (first.receipt->status, "publish");
  assert_true (g_str_has_prefix (first.receipt->portal, "urn:uuid:"));
  assert_true (first.steps >= 2);

  recorded = record (card, first.receipt);
  {
    g_auto (Result) same = run_job (recorded, portal, NULL, NULL);

    assert_non_null (same.receipt);
    assert_int_equal (same.receipt->revision, 1);
    assert_true (same.receipt->is_unchanged);
  }
  edited = with_title (recorded, "Sleep, mood and more");
  {
    g_auto (Result) second = run_job (edited, portal, NULL, NULL);

    assert_non_null (second.receipt);
    assert_int_equal (second.receipt->revision, 2);
    assert_string_equal (second.receipt->address, first.receipt->address);
    recorded_again = record (edited, second.receipt);
  }
  list = vouch_test_portal_send (
      server, vouch_test_portal_message (server, "GET", "vouch/v1/cards", NULL, NULL));
  assert_int_equal (vouch_test_answer_number (list, "total"), 1);
  {
    g_autoptr (GPtrArray) receipts = vouch_receipt_list (recorded_again);

    /* One that was there, and one a revision. */
    assert_int_equal (receipts->len, 3);
    assert_int_equal (((VouchReceipt *) receipts->pdata[2])->revision, 2);
  }
}

/* A program that forgot its receipt sends the same again: the portal knows the job. */
static void
test_a_lost_receipt (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = make_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = parse (whole_card);
  g_auto (Result) first = run_job (card, portal, NULL, NULL);
  g_auto (Result) again = run_job (card, portal, NULL, NULL);

  assert_non_null (first.receipt);
  assert_non_null (again.receipt);
  assert_int_equal (again.receipt->revision, 1);
}

static void
test_changed_there_since (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = make_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = parse (whole_card);
  g_auto (Result) mine = run_job (card, portal, NULL, NULL);
  g_autoptr (JsonNode) recorded = record (card, mine.receipt);
  g_autoptr (JsonNode) edited = with_title (recorded, "My second");
  g_autofree char *theirs = vouch_test_portal_body (ID, NULL, "1", "Theirs", NULL);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      server, vouch_test_portal_message (server, "PUT", "vouch/v1/cards/" ID, theirs, NULL));
  g_auto (Result) refused = run_job (edited, portal, NULL, NULL);
  g_autoptr (VouchTestAnswer) there = NULL;

  assert_int_equal (answer->status, 200);
  assert_error (&refused, VOUCH_PORTAL_ERROR_CONFLICT);
  assert_non_null (refused.current);
  assert_string_equal (vouch_json_get_text (vouch_json_node_object (refused.current), "title"),
                       "Theirs");
  there = vouch_test_portal_send (
      server, vouch_test_portal_message (server, "GET", "vouch/v1/cards/" ID, NULL, NULL));
  assert_string_equal (vouch_test_answer_text (there, "title"), "Theirs");
}

/* Receipts name the portal by its own id: another one, even at the same address, is another. */
static void
test_another_portal_gets_the_card_anew (void **state)
{
  VouchTestPortal *other = vouch_test_portal_new ();
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) first_portal = make_embedded (server->root, server->token);
  g_autoptr (VouchPortal) other_portal = NULL;
  g_autoptr (JsonNode) card = parse (whole_card);
  g_auto (Result) first = run_job (card, first_portal, NULL, NULL);
  g_autoptr (JsonNode) recorded = record (card, first.receipt);

  vouch_test_portal_start (other, 0);
  other_portal = make_embedded (other->root, other->token);
  {
    g_auto (Result) second = run_job (recorded, other_portal, NULL, NULL);

    assert_non_null (second.receipt);
    assert_int_equal (second.receipt->revision, 1);
    assert_string_not_equal (second.receipt->portal, first.receipt->portal);
  }
  vouch_test_portal_free (other);
}

static void
assert_no_canary (const char *what, const char *text)
{
  if (strstr (text, CANARY))
    fail_msg ("Something private is in %s: %s", what, text);
}

#define RUN_OUT "1987-06-05"

static void
assert_silent (const char *what, const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (strstr (lower, "canary") || strstr (text, RUN_OUT))
    fail_msg ("Something private is in %s: %s", what, text);
}

static void
test_nothing_private_leaves (void **state)
{
  static const char *const signed_in[] = { "vouch/v1/cards", "vouch/v1/cards/" ID, "vouch/v1/" };
  static const char *const open[] = { "", "feed.atom", "style.css", "cards/sleep-and-mood" };
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = make_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = parse (whole_card);
  g_autoptr (VouchPublication) publication = vouch_publication_new (card, "publish", NULL);
  g_autoptr (JsonNode) body = vouch_publication_to_json (publication, ID, 0);
  g_autofree char *request = vouch_json_print (body, FALSE);
  g_auto (Result) result = run_job (card, portal, NULL, NULL);

  assert_non_null (result.receipt);
  assert_no_canary ("the request", request);
  assert_non_null (strstr (request, "Sleep helps mood."));
  assert_non_null (strstr (request, "Ann Writer"));
  for (gsize i = 0; i < G_N_ELEMENTS (signed_in); i++)
    {
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          server, vouch_test_portal_message (server, "GET", signed_in[i], NULL, NULL));

      assert_int_equal (answer->status, 200);
      assert_no_canary (signed_in[i], answer->body);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_get (server, open[i]);

      assert_int_equal (answer->status, 200);
      assert_no_canary (open[i], answer->body);
      if (i == 3)
        assert_non_null (strstr (answer->body, "Sleep helps mood."));
    }
}

/* The fixture of test-published-form.c: every member of the format, each private one a canary. An embargo
 * that can't be read keeps the card here: this one has run out. */
static JsonNode *
read_full_card (void)
{
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  GString *text = g_string_new (json);

  assert_int_equal (g_string_replace (text, "\"embargo\": \"canary\"",
                                      "\"embargo\": \"" RUN_OUT "\"", 0),
                    1);
  g_free (json);
  json = g_string_free (text, FALSE);
  return parse (json);
}

static void
test_nothing_private_of_any_member_leaves (void **state)
{
  static const char *const paths[]
      = { "", "feed.atom", "cards/title-shown", "vouch/v1/cards", "vouch/v1/cards/" FULL_ID };
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = make_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = read_full_card ();
  g_autoptr (VouchPublication) publication = vouch_publication_new (card, "publish", NULL);
  g_autoptr (JsonNode) body = vouch_publication_to_json (publication, ID, 0);
  g_autofree char *request = vouch_json_print (body, FALSE);
  g_auto (Result) result = run_job (card, portal, NULL, NULL);

  assert_non_null (result.receipt);
  assert_silent ("the request", request);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          server, vouch_test_portal_message (server, "GET", paths[i], NULL, NULL));

      assert_int_equal (answer->status, 200);
      assert_silent (paths[i], answer->body);
      assert_non_null (strstr (answer->body, "Title shown"));
    }
}

/* The control: were the members not listed, this test would see it. */
static void
test_the_canary_sings (void **state)
{
  g_autoptr (JsonNode) card = parse (whole_card);
  g_autofree char *text = vouch_json_print (card, FALSE);

  assert_non_null (strstr (text, CANARY));
}

static void
test_a_wrong_token (void **state)
{
  VouchTestPortal *server = *state;
  g_autofree char *wrong = g_strnfill (64, 'a');
  g_autoptr (VouchPortal) portal = make_embedded (server->root, wrong);
  g_autoptr (JsonNode) card = parse (whole_card);
  g_auto (Result) result = run_job (card, portal, NULL, NULL);

  assert_error (&result, VOUCH_PORTAL_ERROR_UNTRUSTED);
}

static void
test_nobody_there (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = make_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = parse (whole_card);

  vouch_test_portal_stop (server);
  {
    g_auto (Result) result = run_job (card, portal, NULL, NULL);

    assert_error (&result, VOUCH_PORTAL_ERROR_OFFLINE);
  }
}

static void
test_cancelled (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = make_embedded (server->root, server->token);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (JsonNode) card = parse (whole_card);

  g_cancellable_cancel (cancellable);
  {
    g_auto (Result) result = run_job (card, portal, NULL, cancellable);

    assert_true (g_error_matches (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  }
}

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
  "{\"id\":\"" ID "\",\"revision\":1,\"digest\":\"x\",\"status\":\"publish\","                     \
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
    { 200, JSON, "{\"id\":\"" ID "\",\"revision\":0,\"address\":\"x\"}" },
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
      g_autoptr (VouchPortal) portal = make_embedded (script->root, TOKEN);
      g_autoptr (JsonNode) card = parse (whole_card);
      g_auto (Result) result = run_job (card, portal, NULL, NULL);

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
  g_autoptr (VouchPortal) portal = make_embedded (script->root, TOKEN);
  g_autoptr (JsonNode) card = parse (whole_card);
  g_auto (Result) result = run_job (card, portal, NULL, NULL);

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
  g_autoptr (VouchPortal) portal = make_embedded (script->root, TOKEN);
  g_autoptr (JsonNode) card = parse (whole_card);
  g_auto (Result) result = run_job (card, portal, NULL, NULL);

  assert_error (&result, VOUCH_PORTAL_ERROR_NOT_A_PORTAL);
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
  g_autoptr (JsonNode) card = parse (whole_card);

  {
    g_auto (Result) result = run_job (card, portal, NULL, NULL);

    assert_error (&result, VOUCH_PORTAL_ERROR_UNAUTHORISED);
    assert_int_equal (script->puts, 0);
  }
  vouch_portal_set_password (portal, "pässword");
  {
    g_auto (Result) result = run_job (card, portal, NULL, NULL);

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
  g_autoptr (JsonNode) card = parse (whole_card);

  assert_true (vouch_portal_token_write (token, NULL));
  {
    /* The portal that left the token is gone, and can't come back. */
    g_auto (Result) result = run_job (card, NULL, "/bin/false", NULL);

    assert_error (&result, VOUCH_PORTAL_ERROR_OFFLINE);
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

/* --- the portal that runs by itself --- */

static gint64
find_running_portal (void)
{
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autoptr (GPtrArray) tokens = vouch_portal_token_list (folder);

  return tokens->len == 1 ? ((VouchPortalToken *) tokens->pdata[0])->pid : 0;
}

static void
test_started_on_first_need (void **state)
{
  g_autoptr (JsonNode) card = parse (whole_card);
  gint64 pid;

  g_setenv ("VOUCH_PORTAL_PORT", "0", TRUE);
  {
    g_auto (Result) first = run_job (card, NULL, g_getenv ("VOUCH_PROGRAM"), NULL);
    g_autoptr (JsonNode) recorded = NULL;
    g_autoptr (JsonNode) again = NULL;

    if (!first.receipt)
      fail_msg ("%s", first.error->message);
    pid = find_running_portal ();
    assert_true (pid > 0);
    assert_int_equal (getsid ((pid_t) pid), pid);
    recorded = record (card, first.receipt);
    again = with_title (recorded, "Another");
    {
      g_auto (Result) second = run_job (again, NULL, g_getenv ("VOUCH_PROGRAM"), NULL);

      assert_non_null (second.receipt);
      assert_int_equal (second.receipt->revision, 2);
      assert_int_equal (find_running_portal (), pid);
    }
  }
  assert_int_equal (kill ((pid_t) pid, SIGTERM), 0);
  for (int i = 0; i < 200 && find_running_portal () != 0; i++)
    g_usleep (50000);
  assert_int_equal (find_running_portal (), 0);
}

/* --- addresses --- */

static void
test_addresses (void **state)
{
  static const struct
  {
    const char *address;
    const char *normal; /* NULL = refused */
  } cases[] = {
    { "https://cards.example.org", "https://cards.example.org/" },
    { "https://Cards.Example.ORG/press", "https://cards.example.org/press/" },
    { "HTTPS://cards.example.org/vouch/v1/", "https://cards.example.org/" },
    { "https://cards.example.org/vouch/v1", "https://cards.example.org/" },
    { "http://127.0.0.1:8459", "http://127.0.0.1:8459/" },
    { "http://localhost:8459/", "http://localhost:8459/" },
    { "http://[::1]:8459", "http://[::1]:8459/" },
    { "http://cards.example.org/", NULL },
    { "http://127.0.0.1.example.org/", NULL },
    { "http://localhost.example.org/", NULL },
    { "https://ann:secret@cards.example.org/", NULL },
    { "https://cards.example.org/?a=b", NULL },
    { "https://cards.example.org/#a", NULL },
    { "ftp://cards.example.org/", NULL },
    { "file:///etc/passwd", NULL },
    { "cards.example.org", NULL },
    { "https://", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchPortal) portal = vouch_portal_new ("x", cases[i].address, NULL, &error);

      if (!portal != !cases[i].normal)
        fail_msg ("%s", cases[i].address);
      if (portal)
        assert_string_equal (vouch_portal_get_address (portal), cases[i].normal);
      else
        assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_publishing_twice_updates, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_lost_receipt, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_changed_there_since, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_another_portal_gets_the_card_anew, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nothing_private_leaves, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nothing_private_of_any_member_leaves, set_up, tear_down),
    cmocka_unit_test (test_the_canary_sings),
    cmocka_unit_test_setup_teardown (test_a_wrong_token, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nobody_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_cancelled, set_up, tear_down),
    cmocka_unit_test (test_refusals),
    cmocka_unit_test (test_a_lost_answer_is_sent_again),
    cmocka_unit_test (test_no_way_to_another_host),
    cmocka_unit_test (test_name_and_password),
    cmocka_unit_test (test_an_imposter_gets_nothing),
    cmocka_unit_test (test_started_on_first_need),
    cmocka_unit_test (test_addresses),
  };

  /* Without it this program would start itself as the portal, and that the next one. */
  if (!g_getenv ("VOUCH_PROGRAM"))
    return vouch_test_skip_all ("VOUCH_PROGRAM names no program");
  return vouch_test_run ("publish-job", tests);
}
