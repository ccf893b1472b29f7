/* vouch-portal-answer.c: reads a portal's answer and puts a refusal into the user's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-answer.h"
#include "vouch-body-digest.h"
#include "vouch-json.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define MAX_WAIT (24 * 60 * 60)
#define MAX_REASON 300

/* Seconds, or a date (RFC 9110, 10.2.3). */
static guint
read_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint64 seconds;
  gint64 span;

  if (!text)
    return 0;
  if (g_ascii_string_to_unsigned (text, 10, 0, MAX_WAIT, &seconds, NULL))
    return (guint) seconds;
  then = soup_date_time_new_from_http_string (text);
  now = g_date_time_new_now_utc ();
  span = then ? g_date_time_difference (then, now) / G_TIME_SPAN_SECOND : 0;
  return (guint) CLAMP (span, 0, MAX_WAIT);
}

static char *
read_etag (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "ETag");
  g_autofree char *tag = NULL;

  if (!text)
    return NULL;
  if (g_str_has_prefix (text, "W/"))
    text += 2;
  tag = g_strdup (*text == '"' ? text + 1 : text);
  g_strdelimit (tag, "\"", '\0');
  if (g_str_has_suffix (tag, "-gzip"))
    tag[strlen (tag) - strlen ("-gzip")] = '\0';
  return g_steal_pointer (&tag);
}

/* WordPress says it of each list. */
static gint64
read_total (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "X-WP-Total");
  guint64 total;

  return text && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &total, NULL) ? (gint64) total
                                                                                    : -1;
}

static gboolean
is_json (SoupMessageHeaders *headers)
{
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  return type && (strcmp (type, "application/json") == 0 || g_str_has_suffix (type, "+json"));
}

/* Of a body that was packed on the way the digest says nothing. */
static gboolean
is_damaged (SoupMessageHeaders *headers, const char *bytes, gsize length)
{
  return !soup_message_headers_get_one (headers, "Content-Encoding")
         && !vouch_body_digest_check (
             soup_message_headers_get_one (headers, VOUCH_BODY_DIGEST_HEADER), bytes, length);
}

/* WordPress writes some of its messages in HTML. */
static char *
dup_without_tags (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *c = text; *c; c++)
    if (*c == '<' && (g_ascii_isalpha (c[1]) || c[1] == '/') && strchr (c, '>'))
      c = strchr (c, '>');
    else
      g_string_append_c (clean, *c);
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/* What the portal says of itself, cut down to what fits into a sentence of ours. */
static char *
dup_reason (const VouchPortalAnswer *self)
{
  JsonObject *object = vouch_json_node_object (self->json);
  const char *text = object ? vouch_json_get_text (object, "message") : NULL;
  g_autofree char *plain = text ? dup_without_tags (text) : NULL;
  g_autofree char *clean = NULL;

  if (!plain || !*plain)
    return g_strdup (_("no reason given"));
  clean = g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), MAX_REASON));
  for (char *c = clean; *c; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return g_strdup_printf (_("“%s”"), g_strstrip (clean));
}

static void
tell_busy (const VouchPortalAnswer *self, const char *name, GError **error)
{
  JsonObject *object = vouch_json_node_object (self->json);
  g_autofree char *reason
      = object && vouch_json_get_text (object, "message") ? dup_reason (self) : NULL;
  g_autofree char *what
      = reason ? g_strdup_printf (_("“%s” can’t accept the card now: %s."), name, reason)
               : g_strdup_printf (_("“%s” is busy. The card was not accepted."), name);

  if (self->retry_after > 0)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BUSY,
                 /* Translators: %s is a whole sentence, what is wrong. */
                 g_dngettext (GETTEXT_PACKAGE, "%s Try again in %u second.",
                              "%s Try again in %u seconds.", self->retry_after),
                 what, self->retry_after);
  else
    g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BUSY, what);
}

static void
tell_conflict (const VouchPortalAnswer *self, const char *name, GError **error)
{
  JsonObject *object = vouch_json_node_object (self->json);
  JsonObject *current = object ? vouch_json_get_object (object, "current") : NULL;
  const char *status = current ? vouch_json_get_text (current, "status") : NULL;
  const char *address = current ? vouch_json_get_text (current, "address") : NULL;

  if (!current)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_FOUND,
                 _("“%s” no longer has the published card. Nothing was sent."),
                 name);
  else if (g_strcmp0 (status, "withdrawn") == 0)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_CONFLICT,
                 _("The card has been withdrawn from “%s” since you published it. It stays "
                   "withdrawn until you publish it again."),
                 name);
  else
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_CONFLICT,
                 _("The card on “%s” has changed since you last sent it. Nothing was overwritten. "
                   "Review it first: %s"),
                 name, address ? address : "");
}

static void
tell_elsewhere (const VouchPortalAnswer *self, const char *name, GError **error)
{
  if (self->location)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
                 _("“%s” redirects to %s. Nothing was sent. If that is the right site, use that "
                   "address."),
                 name, self->location);
  else
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
                 _("No card portal found at the address of “%s”. Check the address."),
                 name);
}

/** Returns: whether neither of us has what the other one sent: it is worth another try. */
gboolean
vouch_portal_answer_was_damaged (const VouchPortalAnswer *self)
{
  JsonObject *object = vouch_json_node_object (self->json);

  return self->is_damaged
         || (object && g_strcmp0 (vouch_json_get_text (object, "code"), "damaged") == 0);
}

static void
tell_refusal (const VouchPortalAnswer *self, const char *name, GError **error)
{
  g_autofree char *reason = dup_reason (self);

  if (self->status == 413)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                 _("The card is too large for “%s”. Nothing was published."), name);
  else if (self->status == 403)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                 _("You don’t have permission to publish on “%s”: %s. Nothing was published. Ask "
                   "the site’s administrator."),
                 name, reason);
  else if (self->status >= 400 && self->status < 500)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                 _("“%s” did not accept the card: %s. Nothing was published."), name, reason);
  else
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                 _("“%s” has a problem: %s. It is safe to publish again later: the card is never "
                   "published twice."),
                 name, reason);
}

/**
 * vouch_portal_answer_new:
 * @message: as it was answered
 * @body: the answer's body
 */
VouchPortalAnswer *
vouch_portal_answer_new (SoupMessage *message, GBytes *body)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  VouchPortalAnswer *self = g_new0 (VouchPortalAnswer, 1);
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);

  self->status = soup_message_get_status (message);
  self->etag = read_etag (headers);
  self->retry_after = read_retry_after (headers);
  self->location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  self->link = g_strdup (soup_message_headers_get_list (headers, "Link"));
  self->total = read_total (headers);
  self->is_damaged = is_damaged (headers, bytes, length);
  if (bytes && !self->is_damaged && is_json (headers))
    self->json = vouch_json_parse (bytes, length, length, NULL);
  return self;
}

/**
 * vouch_portal_answer_new_made:
 * @status: an HTTP status
 * @json: (transfer full): the body
 *
 * Returns: (transfer full): an answer made here, of what another API has said.
 */
VouchPortalAnswer *
vouch_portal_answer_new_made (guint status, JsonNode *json)
{
  VouchPortalAnswer *self = g_new0 (VouchPortalAnswer, 1);

  self->status = status;
  self->total = -1;
  self->json = json;
  return self;
}

void
vouch_portal_answer_free (VouchPortalAnswer *self)
{
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self->etag);
  g_free (self->location);
  g_free (self->link);
  g_free (self);
}

/** Returns: whether it is what was asked for: success, and a JSON object. */
gboolean
vouch_portal_answer_is_good (const VouchPortalAnswer *self)
{
  return self->status >= 200 && self->status < 300 && vouch_json_node_object (self->json) != NULL;
}

/* A proxy may judge If-Match by itself, and knows nothing of cards. */
static gboolean
is_of_the_contract (const VouchPortalAnswer *self)
{
  JsonObject *object = vouch_json_node_object (self->json);

  return object && (vouch_json_get_text (object, "code") || vouch_json_get_object (object, "current"));
}

/** Sets @error to what an answer that is not good means for the user. */
void
vouch_portal_answer_to_error (const VouchPortalAnswer *self, VouchPortal *portal, GError **error)
{
  const char *name = vouch_portal_get_name (portal);
  gboolean is_object = vouch_json_node_object (self->json) != NULL;

  if (vouch_portal_answer_was_damaged (self))
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                 _("The data was altered on its way to “%s”. It is safe to publish again: the card "
                   "is never published twice."),
                 name);
  else if (self->status == 401)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED,
                 _("“%s” did not accept this name and password. Nothing was published. Sign in "
                   "again."),
                 name);
  else if (self->status == 429 || self->status == 503)
    tell_busy (self, name, error);
  else if ((self->status >= 300 && self->status < 400) || (self->status < 500 && !is_object))
    tell_elsewhere (self, name, error);
  else if (self->status == 412 || self->status == 410)
    (is_of_the_contract (self) ? tell_conflict : tell_elsewhere) (self, name, error);
  else
    tell_refusal (self, name, error);
}
