/* vouch-server-contract.c: the portal contract over the store.
 *
 *   GET               /vouch/v1/              name, version, what it can do
 *   GET               /vouch/v1/health        that it can read its cards
 *   GET               /vouch/v1/proof         that it knows the token
 *   GET               /vouch/v1/me            who is signed in, and may do what
 *   GET               /vouch/v1/cards         a page of all cards
 *   GET, PUT, DELETE  /vouch/v1/cards/UUID    one card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-contract.h"
#include "vouch-server-about.h"
#include "vouch-body-digest.h"
#include "vouch-json.h"
#include "vouch-server-answer.h"
#include "vouch-server-guard.h"
#include "vouch-server-private.h"
#include "vouch-server-request.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define CARDS VOUCH_SERVER_CONTRACT "/cards"
#define HEALTH VOUCH_SERVER_CONTRACT "/health"
#define ME VOUCH_SERVER_CONTRACT "/me"
#define PROOF VOUCH_SERVER_CONTRACT "/proof"
#define DEFAULT_PAGE 100
#define MAX_PAGE 500

/* One request for one card. */
typedef struct
{
  VouchServer *server;
  SoupServerMessage *message;
  const char *id;
} CardRequest;

static JsonNode *
parse_stored (const char *json)
{
  return json ? vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, NULL) : NULL;
}

/* What lists and "current" tell of a card. */
static JsonNode *
describe_card (VouchServer *server, const VouchServerCard *card)
{
  g_autofree char *now = vouch_server_now ();
  g_autofree char *address = vouch_server_dup_address (server, card);

  return vouch_json_new_members (
      "id", vouch_json_new_text (card->id), "title", vouch_json_new_text (card->title), "slug",
      vouch_json_new_text (card->slug), "status",
      vouch_json_new_text (vouch_server_card_get_said_status (card, now)), "revision",
      vouch_json_new_int (card->revision), "digest", vouch_json_new_text (card->digest), "address",
      vouch_json_new_text (address), "modified", vouch_json_new_text (card->modified), NULL);
}

static JsonNode *
describe_whole_card (VouchServer *server, const VouchServerCard *card)
{
  g_autofree char *now = vouch_server_now ();
  g_autofree char *address = vouch_server_dup_address (server, card);

  return vouch_json_new_members (
      "id", vouch_json_new_text (card->id), "revision", vouch_json_new_int (card->revision),
      "digest", vouch_json_new_text (card->digest), "status",
      vouch_json_new_text (vouch_server_card_get_said_status (card, now)), "date",
      vouch_json_new_text (card->date), "title", vouch_json_new_text (card->title), "slug",
      vouch_json_new_text (card->slug), "excerpt", vouch_json_new_text (card->excerpt), "categories",
      parse_stored (card->categories), "tags", parse_stored (card->tags), "address",
      vouch_json_new_text (address), "modified", vouch_json_new_text (card->modified), "card",
      vouch_json_new_text (card->card), "html", vouch_json_new_text (card->html), "jsonld",
      parse_stored (card->jsonld), NULL);
}

static void
answer_receipt (CardRequest *request,
                guint status,
                const VouchServerCard *card,
                gboolean is_unchanged)
{
  g_autofree char *now = vouch_server_now ();
  g_autofree char *address = vouch_server_dup_address (request->server, card);
  g_autofree char *tag = vouch_server_request_tag (card->revision);

  vouch_server_set_header (request->message, "ETag", tag);
  if (status == 201)
    vouch_server_set_header (request->message, "Location", address);
  vouch_server_answer_json (
      request->message, status,
      vouch_json_new_members (
          "id", vouch_json_new_text (card->id), "revision", vouch_json_new_int (card->revision),
          "digest", vouch_json_new_text (card->digest), "status",
          vouch_json_new_text (vouch_server_card_get_said_status (card, now)), "address",
          vouch_json_new_text (address), "unchanged", vouch_json_new_boolean (is_unchanged), NULL));
}

static void
answer_condition_missing (CardRequest *request)
{
  vouch_server_answer_error (request->message, 428, "condition-missing",
                             _("Say which revision this builds on: If-Match, If-None-Match or "
                                "“base”."),
                             NULL);
}

static void
answer_missing (CardRequest *request)
{
  vouch_server_answer_error (request->message, 404, "not-found", _("The portal has no such card."),
                             NULL);
}

static void
answer_withdrawn (CardRequest *request, const VouchServerCard *card)
{
  g_autofree char *tag = vouch_server_request_tag (card->revision);

  vouch_server_set_header (request->message, "ETag", tag);
  vouch_server_answer_error (request->message, 410, "withdrawn",
                             _("The card was withdrawn from the portal."),
                             describe_card (request->server, card));
}

static void
answer_changed (CardRequest *request, const VouchServerCard *card)
{
  vouch_server_answer_error (request->message, 412, "changed",
                             card ? _("The card was changed on the portal since.")
                                  : _("The portal has no such card to build on."),
                             card ? describe_card (request->server, card) : NULL);
}

static void
answer_forbidden (SoupServerMessage *message)
{
  vouch_server_answer_error (message, 403, "role",
                             _("You may not do this on the portal. Ask who runs it."), NULL);
}

static void
answer_unusable (CardRequest *request, const GError *error)
{
  vouch_server_answer_error (
      request->message, 400,
      g_error_matches (error, VOUCH_SERVER_REQUEST_ERROR, VOUCH_SERVER_REQUEST_ERROR_JSON)
          ? "not-json"
          : "member",
      error->message, NULL);
}

static void
answer_outcome (CardRequest *request, VouchServerOutcome outcome, const VouchServerCard *card)
{
  switch (outcome)
    {
    case VOUCH_SERVER_CREATED:
      answer_receipt (request, 201, card, FALSE);
      break;
    case VOUCH_SERVER_UPDATED:
    case VOUCH_SERVER_ALREADY_DONE:
      answer_receipt (request, 200, card, FALSE);
      break;
    case VOUCH_SERVER_UNCHANGED:
      answer_receipt (request, 200, card, TRUE);
      break;
    case VOUCH_SERVER_MISSING:
    case VOUCH_SERVER_CHANGED_SINCE:
      answer_changed (request, card);
      break;
    case VOUCH_SERVER_GONE:
      answer_withdrawn (request, card);
      break;
    case VOUCH_SERVER_FORBIDDEN:
      answer_forbidden (request->message);
      break;
    case VOUCH_SERVER_JOB_REUSED:
      vouch_server_answer_error (request->message, 400, "job",
                                 _("This job has sent something else before."), NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* --- the routes --- */

/* What a proxy altered is not the card that was sent. */
static gboolean
is_whole (CardRequest *request, GBytes *body)
{
  gsize length;
  const void *bytes = g_bytes_get_data (body, &length);
  const char *digest = vouch_server_get_header (request->message, VOUCH_BODY_DIGEST_HEADER);

  if (vouch_body_digest_check (digest, bytes, length))
    return TRUE;
  vouch_server_answer_error (request->message, 400, "damaged",
                             _("The card did not arrive as it was sent."), NULL);
  return FALSE;
}

static void
get_card (CardRequest *request)
{
  VouchServerStore *store = vouch_server_get_store (request->server);
  const char *known = vouch_server_get_header (request->message, "If-None-Match");
  g_autoptr (VouchServerCard) card = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *tag = NULL;

  if (!vouch_server_store_find (store, request->id, &card, &error))
    {
      vouch_server_answer_store_error (request->message, error);
      return;
    }
  if (!card || vouch_server_card_is_withdrawn (card))
    {
      card ? answer_withdrawn (request, card) : answer_missing (request);
      return;
    }
  tag = vouch_server_request_tag (card->revision);
  vouch_server_set_header (request->message, "ETag", tag);
  if (known && strstr (known, tag))
    soup_server_message_set_status (request->message, 304, NULL);
  else
    vouch_server_answer_json (request->message, 200, describe_whole_card (request->server, card));
}

/* A request that waits for the writer. Its connection may be gone by then. */
typedef struct
{
  VouchServer *server;        /* (owned) */
  SoupServerMessage *message; /* (owned) */
  gboolean is_put;
  gboolean is_gone;
  gulong finished_id;
} Waiting;

static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  ((Waiting *) user_data)->is_gone = TRUE;
}

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_signal_handler_disconnect (waiting->message, waiting->finished_id);
  g_object_unref (waiting->message);
  g_object_unref (waiting->server);
  g_free (waiting);
}

static void
written_cb (VouchServerOrder *order, gpointer user_data)
{
  Waiting *waiting = user_data;
  CardRequest request = { waiting->server, waiting->message, order->id };

  /* Where the portal has stopped, libsoup has let the connection go without a word. */
  if (waiting->is_gone || !vouch_server_get_store (waiting->server))
    return;
  if (order->error)
    vouch_server_answer_store_error (waiting->message, order->error);
  else if (order->outcome == VOUCH_SERVER_MISSING && !waiting->is_put)
    answer_missing (&request);
  else
    answer_outcome (&request, order->outcome, order->card);
  soup_server_message_unpause (waiting->message);
}

/* Hands a change to the writer; until it is on the disk the request rests. */
static void
submit (CardRequest *request,
        VouchServerCondition condition,
        VouchServerCard *wanted,
        const char *job,
        const char *reason)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  VouchServerOrder *order
      = vouch_server_order_new (request->id, written_cb, waiting, free_waiting);

  waiting->server = g_object_ref (request->server);
  waiting->message = g_object_ref (request->message);
  waiting->is_put = wanted != NULL;
  waiting->finished_id
      = g_signal_connect (request->message, "finished", G_CALLBACK (finished_cb), waiting);
  order->base_digest = g_strdup (condition.digest);
  order->condition = condition;
  order->condition.digest = order->base_digest;
  order->wanted = wanted;
  order->may_publish
      = vouch_server_guard_get_role (request->message) >= VOUCH_SERVER_ROLE_PUBLISHER;
  order->job = g_strdup (job);
  order->reason = g_strdup (reason);
  soup_server_message_pause (request->message);
  vouch_server_store_submit (vouch_server_get_store (request->server), order);
}

static void
put_card (CardRequest *request)
{
  SoupMessageBody *body = soup_server_message_get_request_body (request->message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autoptr (VouchServerCard) wanted = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GError) error = NULL;
  VouchServerCondition condition;
  JsonObject *object;

  if (!is_whole (request, bytes))
    return;
  if (!vouch_server_request_read (request->id, bytes, &json, &wanted, &error))
    {
      answer_unusable (request, error);
      return;
    }
  object = vouch_json_node_object (json);
  if (!vouch_server_request_condition (request->message, object, &condition, &error))
    answer_unusable (request, error);
  else if (!condition.is_given)
    answer_condition_missing (request);
  else
    submit (request, condition, g_steal_pointer (&wanted), vouch_json_get_text (object, "job"), NULL);
}

static void
delete_card (CardRequest *request)
{
  SoupMessageBody *body = soup_server_message_get_request_body (request->message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autoptr (JsonNode) json = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;
  VouchServerCondition condition;

  if (!is_whole (request, bytes))
    return;
  if (!vouch_server_request_read_reason (bytes, &json, &reason, &error)
      || !vouch_server_request_condition (request->message, vouch_json_node_object (json),
                                          &condition, &error))
    answer_unusable (request, error);
  else if (!condition.is_given)
    answer_condition_missing (request);
  else
    submit (request, condition, NULL, NULL, reason);
}

static void
answer_card (VouchServer *server, SoupServerMessage *message, const char *id)
{
  const char *method = soup_server_message_get_method (message);
  VouchServerRole role = vouch_server_guard_get_role (message);
  g_autofree char *lower = g_ascii_strdown (id, -1);
  CardRequest request = { server, message, lower };

  if (!g_uuid_string_is_valid (id))
    answer_missing (&request);
  else if (method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD)
    get_card (&request);
  else if (method == SOUP_METHOD_PUT)
    role >= VOUCH_SERVER_ROLE_AUTHOR ? put_card (&request) : answer_forbidden (message);
  else if (method == SOUP_METHOD_DELETE)
    role >= VOUCH_SERVER_ROLE_PUBLISHER ? delete_card (&request) : answer_forbidden (message);
  else
    vouch_server_answer_method (message, "GET, HEAD, PUT, DELETE");
}

static guint
read_number (GHashTable *query, const char *name, guint fallback, guint most)
{
  const char *text = query ? g_hash_table_lookup (query, name) : NULL;
  guint64 value;

  if (!text || !g_ascii_string_to_unsigned (text, 10, 1, most, &value, NULL))
    return fallback;
  return (guint) value;
}

static void
answer_list (VouchServer *server, SoupServerMessage *message, GHashTable *query)
{
  VouchServerStore *store = vouch_server_get_store (server);
  guint page = read_number (query, "page", 1, 1000000);
  guint per_page = read_number (query, "per_page", DEFAULT_PAGE, MAX_PAGE);
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *array;
  guint total;

  if (!vouch_server_store_count (store, NULL, &total, &error)
      || !(cards = vouch_server_store_list (store, NULL, per_page, (page - 1) * per_page, &error)))
    {
      vouch_server_answer_store_error (message, error);
      return;
    }
  array = json_array_new ();
  for (guint i = 0; i < cards->len; i++)
    json_array_add_element (array, describe_card (server, cards->pdata[i]));
  if (page * per_page < total)
    {
      g_autofree char *link
          = g_strdup_printf ("<%svouch/v1/cards?page=%u&per_page=%u>; rel=\"next\"",
                             vouch_server_get_root (server), page + 1, per_page);

      vouch_server_set_header (message, "Link", link);
    }
  vouch_server_answer_json (
      message, 200,
      vouch_json_new_members ("page", vouch_json_new_int (page), "pages",
                              vouch_json_new_int ((total + per_page - 1) / per_page), "total",
                              vouch_json_new_int (total), "cards", vouch_json_new_array (array),
                              NULL));
}

/** Returns: whether a path of the contract may be asked for without signing in. */
gboolean
vouch_server_contract_is_open (const char *path)
{
  return strcmp (path, VOUCH_SERVER_CONTRACT) == 0 || strcmp (path, VOUCH_SERVER_CONTRACT "/") == 0
         || strcmp (path, PROOF) == 0 || strcmp (path, HEALTH) == 0;
}

/** Answers a request that the guard let pass. */
void
vouch_server_contract_answer (VouchServer *server,
                              SoupServerMessage *message,
                              const char *path,
                              GHashTable *query)
{
  const char *method = soup_server_message_get_method (message);
  gboolean is_get = method == SOUP_METHOD_GET || method == SOUP_METHOD_HEAD;

  if (g_str_has_prefix (path, CARDS "/") && path[strlen (CARDS "/")] != '\0')
    answer_card (server, message, path + strlen (CARDS "/"));
  else if (!is_get)
    vouch_server_answer_method (message, "GET, HEAD");
  else if (strcmp (path, CARDS) == 0 || strcmp (path, CARDS "/") == 0)
    answer_list (server, message, query);
  else if (strcmp (path, ME) == 0)
    vouch_server_about_answer_me (message);
  else if (strcmp (path, HEALTH) == 0)
    vouch_server_about_answer_health (server, message);
  else if (strcmp (path, PROOF) == 0)
    vouch_server_about_answer_proof (server, message, query);
  else if (vouch_server_contract_is_open (path))
    vouch_server_about_answer (server, message);
  else
    vouch_server_answer_error (message, 404, "not-found",
                               _("The portal has nothing at this address."), NULL);
}
