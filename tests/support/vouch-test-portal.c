/* vouch-test-portal.c: starts, stops and asks the portal; waits for its answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-portal.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-server-backup.h"
#include "vouch-server-store.h"

#define DEADLINE 60000 /* milliseconds */

typedef struct
{
  VouchTestAnswer *answer; /* (unowned: the test waits for it) */
  SoupMessage *message;    /* (owned) */
} Request;

static gboolean
is_answered (gpointer answer)
{
  return ((VouchTestAnswer *) answer)->is_done;
}

static void
copy_header (const char *name, const char *value, gpointer headers)
{
  soup_message_headers_append (headers, name, value);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  VouchTestAnswer *answer = request->answer;
  g_autoptr (GBytes) bytes
      = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  answer->status = bytes ? soup_message_get_status (request->message) : 0;
  answer->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  soup_message_headers_foreach (soup_message_get_response_headers (request->message), copy_header,
                                answer->headers);
  answer->body = bytes && g_bytes_get_size (bytes) > 0
                     ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                     : g_strdup ("");
  answer->json = vouch_json_parse (answer->body, strlen (answer->body), VOUCH_JSON_MAX_CARD, NULL);
  answer->is_done = TRUE;
  g_object_unref (request->message);
  g_free (request);
}

static char *
find_token (const char *state)
{
  g_autoptr (GPtrArray) tokens = vouch_portal_token_list (state);

  return tokens->len == 1 ? g_strdup (((VouchPortalToken *) tokens->pdata[0])->token) : NULL;
}

/** Returns: (transfer full): a portal with an empty folder, not started. */
VouchTestPortal *
vouch_test_portal_new (void)
{
  VouchTestPortal *self = g_new0 (VouchTestPortal, 1);

  self->folder = vouch_test_make_folder ();
  self->data = g_build_filename (self->folder, "data", NULL);
  self->state = g_build_filename (self->folder, "state", NULL);
  self->session = soup_session_new_with_options ("max-conns", 32, "max-conns-per-host", 32,
                                                 "timeout", 30, NULL);
  return self;
}

/** Returns: (transfer full): a portal that runs already, asked as @user. */
VouchTestPortal *
vouch_test_portal_new_at (const char *root, const char *user, const char *password)
{
  VouchTestPortal *self = vouch_test_portal_new ();
  g_autofree char *pair = g_strconcat (user, ":", password, NULL);
  g_autofree char *basic = g_base64_encode ((const guchar *) pair, strlen (pair));

  self->root = g_strdup (root);
  self->authorisation = g_strconcat ("Basic ", basic, NULL);
  return self;
}

void
vouch_test_portal_free (VouchTestPortal *self)
{
  vouch_test_portal_stop (self);
  g_object_unref (self->session);
  vouch_test_remove_folder (self->folder);
  g_free (self->authorisation);
  g_free (self->folder);
  g_free (self->data);
  g_free (self->state);
  g_free (self);
}

/** Starts it, or starts it again with what it has, as @options say: but for data and state. */
void
vouch_test_portal_start_with (VouchTestPortal *self, const VouchServerOptions *options)
{
  VouchServerOptions whole = *options;
  g_autoptr (GError) error = NULL;

  whole.data = self->data;
  whole.state = self->state;
  self->server = vouch_server_new (&whole, &error);
  if (!self->server)
    fail_msg ("The portal does not start: %s", error->message);
  self->root = g_strdup (vouch_server_get_root (self->server));
  self->token = find_token (self->state);
}

/** Starts it, or starts it again with what it has; @max_body 0 is the usual limit. */
void
vouch_test_portal_start (VouchTestPortal *self, gsize max_body)
{
  VouchServerOptions options = { .max_body = max_body };

  vouch_test_portal_start_with (self, &options);
  assert_non_null (self->token);
}

void
vouch_test_portal_stop (VouchTestPortal *self)
{
  soup_session_abort (self->session);
  if (self->server)
    vouch_server_stop (self->server);
  g_clear_object (&self->server);
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->token, g_free);
}

/** Returns: (transfer full): a copy of the portal as it is now. */
char *
vouch_test_portal_back_up (VouchTestPortal *self)
{
  char *copy = g_build_filename (self->folder, "copy.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  if (!vouch_server_backup (self->data, copy, &error))
    fail_msg ("%s", error->message);
  return copy;
}

/** Goes back to a copy, as somebody does whose disk failed, and starts at another address. */
void
vouch_test_portal_restore (VouchTestPortal *self, const char *copy)
{
  g_autofree char *database = g_build_filename (self->data, VOUCH_SERVER_DATABASE, NULL);

  vouch_test_portal_stop (self);
  assert_int_equal (g_rename (copy, database), 0);
  vouch_test_portal_start (self, 0);
}

/**
 * vouch_test_portal_message:
 * @path: from the root, without its slash
 * @body: (nullable)
 * @...: pairs of header and value; %NULL. Without "Authorization" ours is sent;
 *   an empty value sends no such header
 */
SoupMessage *
vouch_test_portal_message (VouchTestPortal *self,
                           const char *method,
                           const char *path,
                           const char *body,
                           ...)
{
  g_autofree char *address = g_strconcat (self->root, path, NULL);
  g_autofree char *authorisation = self->authorisation
                                       ? g_strdup (self->authorisation)
                                       : g_strconcat ("Bearer ", self->token, NULL);
  SoupMessage *message = soup_message_new (method, address);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  const char *name;
  va_list pairs;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, "Authorization", authorisation);
  va_start (pairs, body);
  while ((name = va_arg (pairs, const char *)))
    {
      const char *value = va_arg (pairs, const char *);

      soup_message_headers_remove (headers, name);
      if (*value)
        soup_message_headers_append (headers, name, value);
    }
  va_end (pairs);
  if (body)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  return message;
}

/** Sends @message, which is taken; @answer is filled in while the main loop turns. */
void
vouch_test_portal_begin (VouchTestPortal *self, SoupMessage *message, VouchTestAnswer *answer)
{
  Request *request = g_new0 (Request, 1);

  request->answer = answer;
  request->message = message;
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, sent_cb,
                                    request);
}

/** Sends @message, which is taken, and waits. Returns: (transfer full): status 0 = no answer. */
VouchTestAnswer *
vouch_test_portal_send (VouchTestPortal *self, SoupMessage *message)
{
  VouchTestAnswer *answer = g_new0 (VouchTestAnswer, 1);

  vouch_test_portal_begin (self, message, answer);
  if (!vouch_test_wait_until (is_answered, answer, DEADLINE))
    fail_msg ("The portal does not answer");
  return answer;
}

/** Asks for a page as any reader does. */
VouchTestAnswer *
vouch_test_portal_get (VouchTestPortal *self, const char *path)
{
  return vouch_test_portal_send (
      self, vouch_test_portal_message (self, "GET", path, NULL, "Authorization", "", NULL));
}

void
vouch_test_answer_clear (VouchTestAnswer *answer)
{
  g_clear_pointer (&answer->headers, soup_message_headers_unref);
  g_clear_pointer (&answer->json, json_node_unref);
  g_clear_pointer (&answer->body, g_free);
}

void
vouch_test_answer_free (VouchTestAnswer *answer)
{
  vouch_test_answer_clear (answer);
  g_free (answer);
}

/** Returns: (nullable): a text of the answer's JSON; "a/b" is a member of a member. */
const char *
vouch_test_answer_text (VouchTestAnswer *answer, const char *member)
{
  g_auto (GStrv) names = g_strsplit (member, "/", 2);
  JsonObject *object = vouch_json_node_object (answer->json);

  if (names[1] && object)
    object = vouch_json_get_object (object, names[0]);
  return object ? vouch_json_get_text (object, names[1] ? names[1] : names[0]) : NULL;
}

/** Returns: a number of the answer's JSON; -1 where there is none. */
gint64
vouch_test_answer_number (VouchTestAnswer *answer, const char *member)
{
  g_auto (GStrv) names = g_strsplit (member, "/", 2);
  JsonObject *object = vouch_json_node_object (answer->json);

  if (names[1] && object)
    object = vouch_json_get_object (object, names[0]);
  return object ? vouch_json_get_int (object, names[1] ? names[1] : names[0], -1) : -1;
}

const char *
vouch_test_answer_header (VouchTestAnswer *answer, const char *name)
{
  return soup_message_headers_get_one (answer->headers, name);
}

/**
 * vouch_test_portal_body:
 * @job: (nullable): a UUID; %NULL = a new one
 * @base: (nullable): JSON: "null" or a number; %NULL = absent
 * @more: (nullable): further members, as JSON text that ends with a comma
 *
 * Returns: (transfer full): a PUT's body for a card that says nothing but @title.
 */
char *
vouch_test_portal_body (const char *id,
                        const char *job,
                        const char *base,
                        const char *title,
                        const char *more)
{
  g_autofree char *fresh = g_uuid_string_random ();
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);
  g_autofree char *base_member = base ? g_strdup_printf ("\"base\":%s,", base) : g_strdup ("");

  return g_strdup_printf ("{\"job\":\"%s\",%s\"digest\":\"%s\",\"title\":\"%s\",%s"
                          "\"card\":\"{\\\"id\\\":\\\"%s\\\",\\\"language\\\":\\\"en\\\"}\","
                          "\"html\":\"<article><h1>%s</h1></article>\\n\",\"jsonld\":\"{}\"}",
                          job ? job : fresh, base_member, digest, title, more ? more : "", id,
                          title);
}
