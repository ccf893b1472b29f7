/* vouch-server-request.c: reads the body and the precondition of a PUT.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-request.h"
#include "vouch-json-print.h"
#include "vouch-json-split.h"
#include "vouch-json.h"
#include "vouch-server-answer.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define MAX_SHORT_TEXT 2000

G_DEFINE_QUARK (vouch - server - request - error - quark, vouch_server_request_error)

static gboolean
fail_member (const char *member, GError **error)
{
  g_set_error (error, VOUCH_SERVER_REQUEST_ERROR, VOUCH_SERVER_REQUEST_ERROR_MEMBER,
               _("The member “%s” is missing, or is not what the portal expects there."), member);
  return FALSE;
}

/* --- members --- */

static gboolean
read_text (JsonObject *body,
           const char *member,
           gboolean is_required,
           gsize max_length,
           char **value,
           GError **error)
{
  JsonNode *node = vouch_json_get_node (body, member);
  const char *text = vouch_json_node_text (node);

  if (!node || vouch_json_is_null (node))
    return !is_required || fail_member (member, error);
  if (!text || strlen (text) > max_length || (is_required && *text == '\0'))
    return fail_member (member, error);
  *value = g_strdup (text);
  return TRUE;
}

static gboolean
read_status (JsonObject *body, char **status, GError **error)
{
  if (!read_text (body, "status", FALSE, MAX_SHORT_TEXT, status, error))
    return FALSE;
  if (!*status || strcmp (*status, VOUCH_SERVER_STATUS_PUBLISH) == 0
      || strcmp (*status, VOUCH_SERVER_STATUS_DRAFT) == 0)
    return TRUE;
  /* What other portals know. */
  if (strcmp (*status, "pending") != 0)
    return fail_member ("status", error);
  g_set_error_literal (error, VOUCH_SERVER_REQUEST_ERROR, VOUCH_SERVER_REQUEST_ERROR_MEMBER,
                       _("This portal has nobody who reviews cards. Send the card as a draft, or publish it."));
  return FALSE;
}

/* A day, or a time with its zone; kept in UTC, so that times compare as text. */
static gboolean
read_date (JsonObject *body, char **date, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) time_utc = NULL;

  if (!read_text (body, "date", FALSE, MAX_SHORT_TEXT, &text, error))
    return FALSE;
  if (!text)
    return TRUE;
  whole = strchr (text, 'T') ? g_strdup (text) : g_strconcat (text, "T00:00:00Z", NULL);
  time = g_date_time_new_from_iso8601 (whole, utc);
  time_utc = time ? g_date_time_to_utc (time) : NULL;
  if (!time_utc)
    return fail_member ("date", error);
  *date = g_date_time_format (time_utc, "%Y-%m-%dT%H:%M:%SZ");
  return TRUE;
}

static gboolean
read_texts (JsonObject *body, const char *member, char **value, GError **error)
{
  JsonNode *node = vouch_json_get_node (body, member);
  JsonArray *array = vouch_json_node_array (node);

  if (!node || vouch_json_is_null (node))
    return TRUE;
  if (!array)
    return fail_member (member, error);
  for (guint i = 0; i < vouch_json_array_length (array); i++)
    if (!vouch_json_array_text (array, i))
      return fail_member (member, error);
  *value = vouch_json_print (node, FALSE);
  return TRUE;
}

/* --- large members --- */

/* What most of a body is. These are taken from where they stand, and the others made nodes of. */
static const char *const large[] = { "card", "html", "jsonld" };

static gboolean
is_large (const VouchJsonSpan *span)
{
  g_autofree char *name = vouch_json_split_text (span->name, span->name_length);

  for (gsize i = 0; i < G_N_ELEMENTS (large); i++)
    if (g_strcmp0 (name, large[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (nullable): the object without its large members. */
static JsonNode *
parse_small (const GArray *spans)
{
  g_autoptr (GString) json = g_string_new ("{");

  for (guint i = 0; i < spans->len; i++)
    {
      const VouchJsonSpan *span = &g_array_index (spans, VouchJsonSpan, i);

      if (is_large (span))
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      g_string_append_len (json, span->name, (gssize) span->name_length);
      g_string_append_c (json, ':');
      g_string_append_len (json, span->value, (gssize) span->value_length);
    }
  g_string_append_c (json, '}');
  return vouch_json_parse (json->str, json->len, json->len, NULL);
}

/* Returns: (transfer full) (nullable): the text that a member is. */
static char *
dup_large (const GArray *spans, const char *member)
{
  const VouchJsonSpan *span = vouch_json_split_find (spans, member);

  return span ? vouch_json_split_text (span->value, span->value_length) : NULL;
}

static gboolean
read_html (const GArray *spans, char **html, GError **error)
{
  *html = dup_large (spans, "html");
  return (*html && **html) || fail_member ("html", error);
}

static gboolean
is_object_or_array (const char *json, gsize length)
{
  gsize space = strspn (json, " \t\r\n");

  return vouch_json_scan_for_nodes (json, length, VOUCH_JSON_MAX_CARD, NULL)
         && (json[space] == '{' || json[space] == '[');
}

/* Comes as an object or as its text; either way it must be JSON, or no page could hold it. */
static gboolean
read_jsonld (const GArray *spans, char **jsonld, GError **error)
{
  const VouchJsonSpan *span = vouch_json_split_find (spans, "jsonld");
  g_autofree char *text = dup_large (spans, "jsonld");

  if (!span || *span->value == 'n')
    return TRUE;
  if (!text)
    text = g_strndup (span->value, span->value_length);
  if (!is_object_or_array (text, strlen (text)))
    return fail_member ("jsonld", error);
  *jsonld = g_steal_pointer (&text);
  return TRUE;
}

/* The card's text is kept as it came; it is looked into once to see that it is this card. */
static gboolean
read_card (const GArray *spans, VouchServerCard *card, GError **error)
{
  g_autoptr (GArray) members = NULL;
  g_autofree char *id = NULL;

  card->card = dup_large (spans, "card");
  if (!card->card
      || !vouch_json_scan_for_nodes (card->card, strlen (card->card), VOUCH_JSON_MAX_CARD, NULL)
      || !(members = vouch_json_split (card->card, strlen (card->card))))
    return fail_member ("card", error);
  id = dup_large (members, "id");
  if (!id || g_ascii_strcasecmp (id, card->id) != 0)
    return fail_member ("card", error);
  card->language = dup_large (members, "language");
  return TRUE;
}

static gboolean
check_job (JsonObject *body, GError **error)
{
  const char *job = vouch_json_get_text (body, "job");

  return (job && g_uuid_string_is_valid (job)) || fail_member ("job", error);
}

static gboolean
read_members (JsonObject *body, const GArray *spans, VouchServerCard *card, GError **error)
{
  return check_job (body, error)
         && read_text (body, "digest", TRUE, MAX_SHORT_TEXT, &card->digest, error)
         && read_text (body, "title", TRUE, MAX_SHORT_TEXT, &card->title, error)
         && read_text (body, "slug", FALSE, MAX_SHORT_TEXT, &card->slug, error)
         && read_text (body, "excerpt", FALSE, VOUCH_JSON_MAX_CARD, &card->excerpt, error)
         && read_html (spans, &card->html, error)
         && read_status (body, &card->status, error) && read_date (body, &card->date, error)
         && read_texts (body, "categories", &card->categories, error)
         && read_texts (body, "tags", &card->tags, error)
         && read_jsonld (spans, &card->jsonld, error) && read_card (spans, card, error);
}

/* --- preconditions --- */

/* "rN", as servers and proxies on the way may have altered it: W/"rN", "rN-gzip". */
static gint64
parse_tag (const char *text)
{
  gboolean is_weak = g_str_has_prefix (text, "W/");
  const char *start = is_weak ? text + 2 : text;
  char *end;
  gint64 revision;

  if (start[0] == '"')
    start++;
  if (start[0] != 'r' || !g_ascii_isdigit (start[1]))
    return 0;
  revision = g_ascii_strtoll (start + 1, &end, 10);
  if (g_str_has_prefix (end, "-gzip"))
    end += strlen ("-gzip");
  if (*end == '"')
    end++;
  return *end == '\0' && revision < G_MAXINT64 ? revision : 0;
}

static void
read_headers (SoupServerMessage *message, VouchServerCondition *condition)
{
  const char *match = vouch_server_get_header (message, "If-Match");
  const char *none_match = vouch_server_get_header (message, "If-None-Match");
  g_autofree char *tag = match ? g_strstrip (g_strdup (match)) : NULL;

  if (tag && parse_tag (tag) > 0)
    *condition = (VouchServerCondition){ TRUE, parse_tag (tag), NULL };
  else if (!tag && none_match && strcmp (none_match, "*") == 0)
    *condition = (VouchServerCondition){ TRUE, 0, NULL };
}

static gboolean
read_base (JsonObject *body, VouchServerCondition *condition, GError **error)
{
  JsonNode *base = vouch_json_get_node (body, "base");
  gint64 revision = 0;

  if (!base)
    return TRUE;
  if (!vouch_json_is_null (base) && (!vouch_json_node_int (base, &revision) || revision < 1))
    return fail_member ("base", error);
  *condition = (VouchServerCondition){ TRUE, revision, NULL };
  return TRUE;
}

/* Null of one that was withdrawn: nothing is left of it. */
static gboolean
read_base_digest (JsonObject *body, VouchServerCondition *condition, GError **error)
{
  JsonNode *node = vouch_json_get_node (body, "base-digest");
  const char *text = node ? vouch_json_node_text (node) : NULL;

  if (!node)
    return TRUE;
  if (!vouch_json_is_null (node) && (!text || *text == '\0'))
    return fail_member ("base-digest", error);
  condition->digest = text ? text : "";
  return TRUE;
}

/**
 * vouch_server_request_condition:
 * @body: (nullable): the request's JSON, for its members "base" and "base-digest"
 * @condition: (out): what the request builds on; not given where it does not say so; its digest is
 *   @body's
 *
 * Headers that say nothing readable count as absent: "base" is there for proxies that
 * alter them.
 *
 * Returns: %FALSE where header and "base" contradict each other, or one can't be read.
 */
gboolean
vouch_server_request_condition (SoupServerMessage *message,
                                JsonObject *body,
                                VouchServerCondition *condition,
                                GError **error)
{
  VouchServerCondition header = { FALSE, 0, NULL };
  VouchServerCondition base = { FALSE, 0, NULL };

  read_headers (message, &header);
  if (body && !read_base (body, &base, error))
    return FALSE;
  if (header.is_given && base.is_given && header.revision != base.revision)
    {
      g_set_error_literal (error, VOUCH_SERVER_REQUEST_ERROR, VOUCH_SERVER_REQUEST_ERROR_CONDITION,
                           _("The request names two different revisions to build on."));
      return FALSE;
    }
  *condition = header.is_given ? header : base;
  return !body || read_base_digest (body, condition, error);
}

/**
 * vouch_server_request_read:
 * @id: the card's UUID from the address
 * @body: the request's body
 * @json: (out) (transfer full): the body's small members, parsed
 * @card: (out) (transfer full): what it says; members that are absent are %NULL
 *
 * Returns: %FALSE where the body can't be used, with the reason for its sender.
 */
gboolean
vouch_server_request_read (const char *id,
                           GBytes *body,
                           JsonNode **json,
                           VouchServerCard **card,
                           GError **error)
{
  g_autoptr (VouchServerCard) read = vouch_server_card_new (id);
  g_autoptr (GArray) spans = NULL;
  g_autoptr (JsonNode) parsed = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);

  if (vouch_json_scan_for_nodes (bytes ? bytes : "", length, length, &reason))
    spans = vouch_json_split (bytes, length);
  parsed = spans ? parse_small (spans) : NULL;
  if (!parsed)
    {
      g_set_error (error, VOUCH_SERVER_REQUEST_ERROR, VOUCH_SERVER_REQUEST_ERROR_JSON,
                   _("The request can’t be read: %s"),
                   reason ? reason->message : _("it is no JSON object."));
      return FALSE;
    }
  if (!read_members (vouch_json_node_object (parsed), spans, read, error))
    return FALSE;
  *json = g_steal_pointer (&parsed);
  *card = g_steal_pointer (&read);
  return TRUE;
}

/**
 * vouch_server_request_read_reason:
 * @body: the body of a DELETE
 * @json: (out) (transfer full) (nullable): the same, parsed; %NULL where there is none
 * @reason: (out) (transfer full) (nullable): why the card is withdrawn, in its member "reason"
 *
 * Returns: %FALSE where the body can't be used, with the reason for its sender
 */
gboolean
vouch_server_request_read_reason (GBytes *body, JsonNode **json, char **reason, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);
  g_autoptr (JsonNode) parsed = NULL;

  *json = NULL;
  *reason = NULL;
  if (length == 0)
    return TRUE;
  parsed = vouch_json_parse (bytes, length, MAX_SHORT_TEXT * 8, NULL);
  if (!vouch_json_node_object (parsed))
    {
      g_set_error (error, VOUCH_SERVER_REQUEST_ERROR, VOUCH_SERVER_REQUEST_ERROR_JSON,
                   _("The request can’t be read: %s"), _("it is no JSON object."));
      return FALSE;
    }
  if (!read_text (vouch_json_node_object (parsed), "reason", FALSE, MAX_SHORT_TEXT, reason, error))
    return FALSE;
  *json = g_steal_pointer (&parsed);
  return TRUE;
}

/** Returns: (transfer full): the ETag of a revision. */
char *
vouch_server_request_tag (gint64 revision)
{
  return g_strdup_printf ("\"r%" G_GINT64_FORMAT "\"", revision);
}
