/* vouch-portal-client.c: requests with a time limit, a size limit and no way elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-client.h"
#include "vouch-body-digest.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-portal-root.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define CONTRACT "vouch/v1/"
#define TIMEOUT_SECONDS 30
#define MAX_ANSWER ((gsize) 128 * 1024 * 1024)
#define CHUNK 65536

struct _VouchPortalClient
{
  VouchPortal *portal;   /* (owned) */
  GMainContext *context; /* (owned): the thread's own, so that nobody else's sources run */
  SoupSession *session;  /* (owned) */
  char *root;            /* (owned): the portal's address, or where its site says that it is */
  char *authorisation;   /* (owned) (nullable) */
  char *id;              /* (owned) (nullable): known once connected */
  guint retry_after;     /* seconds; as the portal asked, instead of saying who it is */
  gboolean is_proved;    /* whether credentials and cards may be sent */
};

/* --- errors --- */

static gboolean
fail_untrusted (VouchPortalClient *self, GError **error)
{
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
               _("The program at %s could not show that it is your portal. Nothing was sent to "
                  "it."),
               vouch_portal_get_address (self->portal));
  return FALSE;
}

static gboolean
is_network_error (const GError *error)
{
  static const GIOErrorEnum codes[] = {
    G_IO_ERROR_CONNECTION_REFUSED, G_IO_ERROR_CONNECTION_CLOSED,   G_IO_ERROR_TIMED_OUT,
    G_IO_ERROR_HOST_UNREACHABLE,   G_IO_ERROR_NETWORK_UNREACHABLE, G_IO_ERROR_PARTIAL_INPUT,
    G_IO_ERROR_HOST_NOT_FOUND,     G_IO_ERROR_PROXY_FAILED,        G_IO_ERROR_FAILED,
  };

  if (error->domain == G_RESOLVER_ERROR || error->domain == SOUP_SESSION_ERROR)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, G_IO_ERROR, codes[i]))
      return TRUE;
  return FALSE;
}

/* Cancelling is passed on as it is: nobody is told of it. */
static void
translate_error (VouchPortalClient *self, GError *reason, GError **error)
{
  const char *name = vouch_portal_get_name (self->portal);

  if (reason->domain == G_TLS_ERROR)
    g_set_error (
        error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
        _("“%s” could not show that it is who it should be (%s). Nothing was sent to it."), name,
        reason->message);
  else if (is_network_error (reason))
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
                 _("“%s” can’t be reached (%s). Your card is as it was."),
                 name, reason->message);
  else
    g_propagate_prefixed_error (error, g_error_copy (reason), _("“%s”: "), name);
  g_error_free (reason);
}

/* --- one request --- */

static GBytes *
read_body (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (;;)
    {
      guint8 chunk[CHUNK];
      gssize n = g_input_stream_read (stream, chunk, sizeof chunk, cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + (gsize) n > MAX_ANSWER)
        {
          g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                               _("The portal’s answer does not end, so it was cut off."));
          return NULL;
        }
      g_byte_array_append (bytes, chunk, n);
    }
}

static void
set_precondition (SoupMessage *message, gint64 base)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *tag = g_strdup_printf ("\"r%" G_GINT64_FORMAT "\"", base);

  if (base > 0)
    soup_message_headers_replace (headers, "If-Match", tag);
  else if (base == 0)
    soup_message_headers_replace (headers, "If-None-Match", "*");
}

static SoupMessage *
make_message (VouchPortalClient *self,
              const char *method,
              const char *path,
              JsonNode *body,
              GError **error)
{
  g_autofree char *address = vouch_portal_root_join (self->root, path);
  SoupMessage *message = soup_message_new (method, address);

  if (!message)
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                   _("“%s” is not a web address."), address);
      return NULL;
    }
  /* A redirect could lead card and password to another host: it is told, not followed. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept",
                                "application/json");
  if (body)
    {
      char *text = vouch_json_print (body, FALSE);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
      g_autofree char *digest = NULL;

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
      digest = vouch_body_digest_new (text, g_bytes_get_size (bytes));
      soup_message_headers_replace (soup_message_get_request_headers (message),
                                    VOUCH_BODY_DIGEST_HEADER, digest);
      /* When a connection that was used before breaks, libsoup sends the request again by
       * itself, without its body. Only we may send again. */
      soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
    }
  return message;
}

static VouchPortalAnswer *
exchange (VouchPortalClient *self, SoupMessage *message, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) body = NULL;
  GError *reason = NULL;

  stream = soup_session_send (self->session, message, cancellable, &reason);
  if (stream)
    body = read_body (stream, cancellable, &reason);
  if (body)
    return vouch_portal_answer_new (message, body);
  if (reason->domain == VOUCH_PORTAL_ERROR)
    g_propagate_error (error, reason);
  else
    translate_error (self, reason, error);
  return NULL;
}

/* Asks for something that anybody may ask for; @path is below the root. */
static VouchPortalAnswer *
ask_openly (VouchPortalClient *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SoupMessage) message = make_message (self, SOUP_METHOD_GET, path, NULL, error);

  return message ? exchange (self, message, cancellable, error) : NULL;
}

/* --- who is there --- */

static gboolean
read_about (VouchPortalClient *self, const VouchPortalAnswer *answer, GError **error)
{
  JsonObject *about = vouch_json_node_object (answer->json);
  const char *id = about ? vouch_json_get_text (about, "portal") : NULL;
  g_autofree char *found = NULL;

  if (!vouch_portal_answer_is_good (answer) || !vouch_json_get_text (about, "name")
      || !vouch_json_get_node (about, "version"))
    {
      self->retry_after = answer->retry_after;
      if (answer->status == 429 || answer->status >= 500)
        vouch_portal_answer_to_error (answer, self->portal, error);
      else
        g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
                     _("There is no portal for cards at %s. Check the address."),
                     vouch_portal_get_address (self->portal));
      return FALSE;
    }
  found = id && g_uuid_string_is_valid (id)
              ? g_strconcat ("urn:uuid:", id, NULL)
              : g_strdup (vouch_portal_get_address (self->portal));
  /* Base and job were made for the portal that was there before. */
  if (self->id && strcmp (self->id, found) != 0)
    return fail_untrusted (self, error);
  if (!self->id)
    self->id = g_steal_pointer (&found);
  return TRUE;
}

/**
 * vouch_portal_client_new:
 * @portal: whom to talk to
 *
 * Returns: (transfer full): a client for this thread.
 */
VouchPortalClient *
vouch_portal_client_new (VouchPortal *portal)
{
  VouchPortalClient *self = g_new0 (VouchPortalClient, 1);

  self->portal = g_object_ref (portal);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = soup_session_new_with_options ("timeout", TIMEOUT_SECONDS, "user-agent",
                                                 "Vouch/" VOUCH_VERSION, NULL);
  /* A proxy has no business between us and a program on this computer. */
  if (vouch_portal_is_loopback (portal))
    soup_session_set_proxy_resolver (self->session, NULL);
  self->authorisation = vouch_portal_dup_authorisation (portal);
  self->root = g_strdup (vouch_portal_get_address (portal));
  return self;
}

void
vouch_portal_client_free (VouchPortalClient *self)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_object_unref (self->portal);
  g_free (self->authorisation);
  g_free (self->root);
  g_free (self->id);
  g_free (self);
}

/**
 * vouch_portal_client_prove:
 *
 * Asks the embedded portal to prove that it knows the token, before it is told
 * anything: a random number goes out, and nothing else. Other portals are known
 * by their certificate.
 *
 * Returns: %FALSE where it could not: %VOUCH_PORTAL_ERROR_UNTRUSTED, or it can't be reached.
 */
gboolean
vouch_portal_client_prove (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *nonce = vouch_random_hex (error);
  g_autofree char *path = nonce ? g_strconcat (CONTRACT "proof?nonce=", nonce, NULL) : NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;
  JsonObject *object;
  const char *proof;

  self->is_proved = FALSE;
  if (!path || !(answer = ask_openly (self, path, cancellable, error)))
    return FALSE;
  object = vouch_json_node_object (answer->json);
  proof = object ? vouch_json_get_text (object, "proof") : NULL;
  if (!proof || !vouch_portal_check_proof (self->portal, nonce, proof))
    return fail_untrusted (self, error);
  self->is_proved = TRUE;
  return TRUE;
}

/* A site of WordPress names the root of its API in each of its pages. Where it names none
 * the root stays as it is, and so does the answer that there is no portal there. */
static gboolean
find_root (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer = ask_openly (self, "", cancellable, error);
  g_autofree char *root = NULL;

  if (!answer)
    return FALSE;
  root = vouch_portal_root_from_link (answer->link, self->root);
  if (root)
    {
      g_free (self->root);
      self->root = g_steal_pointer (&root);
    }
  return TRUE;
}

/* The contract at the address itself, else where the site says that it is spoken. */
static gboolean
ask_who_is_there (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer = ask_openly (self, CONTRACT, cancellable, error);
  g_autoptr (GError) reason = NULL;

  if (!answer)
    return FALSE;
  if (read_about (self, answer, &reason))
    return TRUE;
  if (vouch_portal_has_token (self->portal)
      || !g_error_matches (reason, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_A_PORTAL))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  g_clear_pointer (&answer, vouch_portal_answer_free);
  return find_root (self, cancellable, error)
         && (answer = ask_openly (self, CONTRACT, cancellable, error))
         && read_about (self, answer, error);
}

/**
 * vouch_portal_client_connect:
 *
 * Makes sure of who is there before anything is sent.
 *
 * Returns: %FALSE where it is not the portal, or we can't sign in.
 */
gboolean
vouch_portal_client_connect (VouchPortalClient *self, GCancellable *cancellable, GError **error)
{
  self->retry_after = 0;
  if (vouch_portal_has_token (self->portal)
      && !vouch_portal_client_prove (self, cancellable, error))
    return FALSE;
  if (!ask_who_is_there (self, cancellable, error))
    return FALSE;
  if (!self->authorisation)
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED,
                   _("“%s” asks you to sign in: it needs your name there and your password. "
                      "Nothing was sent."),
                   vouch_portal_get_name (self->portal));
      return FALSE;
    }
  self->is_proved = TRUE;
  return TRUE;
}

/**
 * vouch_portal_client_connect_as:
 * @id: (nullable): how receipts name the portal that it has to be; %NULL = any
 *
 * As vouch_portal_client_connect(), for what was begun with a portal before.
 */
gboolean
vouch_portal_client_connect_as (VouchPortalClient *self,
                                const char *id,
                                GCancellable *cancellable,
                                GError **error)
{
  if (!self->id)
    self->id = g_strdup (id);
  return vouch_portal_client_connect (self, cancellable, error);
}

/** Returns: how long the portal wants to be left alone, in seconds, where connecting failed; 0 = it
 *   did not say */
guint
vouch_portal_client_get_retry_after (VouchPortalClient *self)
{
  return self->retry_after;
}

/** Returns: (nullable): how receipts name the portal, once connected; stays the same from then on. */
const char *
vouch_portal_client_get_id (VouchPortalClient *self)
{
  return self->id;
}

/**
 * vouch_portal_client_send:
 * @method: an HTTP method
 * @path: below the contract's root
 * @body: (nullable): JSON
 * @base: the revision to build on; 0 = there must be none; negative = no matter
 *
 * Sends a signed-in request; vouch_portal_client_connect() has to come first.
 *
 * Returns: (transfer full) (nullable): the answer, good or not; %NULL where none came.
 */
VouchPortalAnswer *
vouch_portal_client_send (VouchPortalClient *self,
                          const char *method,
                          const char *path,
                          JsonNode *body,
                          gint64 base,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SoupMessage) message = NULL;
  g_autofree char *whole = g_strconcat (CONTRACT, path, NULL);

  g_return_val_if_fail (self->is_proved, NULL);
  message = make_message (self, method, whole, body, error);
  if (!message)
    return NULL;
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                self->authorisation);
  set_precondition (message, base);
  return exchange (self, message, cancellable, error);
}
