/* vouch-portal-wire.c: requests with a time limit, a size limit and no way elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-wire.h"
#include "vouch-body-digest.h"
#include "vouch-json-print.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define TIMEOUT_SECONDS 30
#define MAX_ANSWER ((gsize) 128 * 1024 * 1024)
#define CHUNK 65536

struct _VouchPortalWire
{
  char *name;            /* (owned): what the user calls the other end */
  GMainContext *context; /* (owned): the thread's own, so that nobody else's sources run */
  SoupSession *session;  /* (owned) */
};

/* --- errors --- */

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

/* Returns: (transfer none): what is wrong with a certificate, first what its owner can mend. */
static const char *
describe_flaw (GTlsCertificateFlags flaws, const GError *reason)
{
  if (flaws & G_TLS_CERTIFICATE_EXPIRED)
    return _("its certificate has expired, or the clock of this computer is wrong");
  if (flaws & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _("its certificate is not valid yet, or the clock of this computer is wrong");
  if (flaws & G_TLS_CERTIFICATE_REVOKED)
    return _("its certificate was revoked");
  if (flaws & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _("its certificate is for another address");
  if (flaws & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _("its certificate is signed by nobody whom this computer trusts");
  if (flaws & G_TLS_CERTIFICATE_INSECURE)
    return _("its certificate is too weak");
  return reason->message;
}

/* Cancelling is passed on as it is: nobody is told of it. */
static void
translate_error (VouchPortalWire *self, GTlsCertificateFlags flaws, GError *reason, GError **error)
{
  if (reason->domain == G_TLS_ERROR)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
                 /* Translators: a portal’s name, and why: “its certificate has expired”. */
                 _("“%s” could not prove its identity: %s. Nothing was sent."), self->name,
                 describe_flaw (flaws, reason));
  else if (is_network_error (reason))
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
                 _("“%s” can’t be reached (%s). Nothing is lost."), self->name, reason->message);
  else
    g_propagate_prefixed_error (error, g_error_copy (reason), _("“%s”: "), self->name);
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
                               _("The portal’s response is too large."));
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

static void
set_body (SoupMessage *message, JsonNode *body)
{
  char *text = vouch_json_print (body, FALSE);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autofree char *digest = vouch_body_digest_new (text, g_bytes_get_size (bytes));

  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  soup_message_headers_replace (soup_message_get_request_headers (message),
                                VOUCH_BODY_DIGEST_HEADER, digest);
  /* When a connection that was used before breaks, libsoup sends the request again by
   * itself, without its body. Only we may send again. */
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
}

/* What is wrong is known here alone. */
static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags flaws,
                       gpointer found)
{
  *(GTlsCertificateFlags *) found = flaws;
  return FALSE;
}

/* @flaws: (out): what is wrong with the certificate that is met, once the message is sent */
static SoupMessage *
make_message (const VouchPortalRequest *request, GTlsCertificateFlags *flaws, GError **error)
{
  SoupMessage *message = soup_message_new (request->method, request->address);
  SoupMessageHeaders *headers;

  if (!message)
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                   _("“%s” is not a web address."), request->address);
      return NULL;
    }
  headers = soup_message_get_request_headers (message);
  /* A redirect could lead card and password to another host: it is told, not followed. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), flaws);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (request->authorisation)
    soup_message_headers_replace (headers, "Authorization", request->authorisation);
  if (request->body)
    set_body (message, request->body);
  set_precondition (message, request->base);
  return message;
}

/**
 * vouch_portal_wire_new:
 * @name: what the user calls the other end
 * @is_loopback: whether it is a program on this computer
 *
 * Returns: (transfer full): a wire for this thread.
 */
VouchPortalWire *
vouch_portal_wire_new (const char *name, gboolean is_loopback)
{
  VouchPortalWire *self = g_new0 (VouchPortalWire, 1);

  self->name = g_strdup (name);
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = soup_session_new_with_options ("timeout", TIMEOUT_SECONDS, "user-agent",
                                                 "Vouch/" VOUCH_VERSION, NULL);
  /* A proxy has no business between us and a program on this computer. */
  if (is_loopback)
    soup_session_set_proxy_resolver (self->session, NULL);
  return self;
}

void
vouch_portal_wire_free (VouchPortalWire *self)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_free (self->name);
  g_free (self);
}

/**
 * vouch_portal_wire_send:
 *
 * Returns: (transfer full) (nullable): the answer, good or not; %NULL where none came.
 */
VouchPortalAnswer *
vouch_portal_wire_send (VouchPortalWire *self,
                        const VouchPortalRequest *request,
                        GCancellable *cancellable,
                        GError **error)
{
  GTlsCertificateFlags flaws = 0;
  g_autoptr (SoupMessage) message = make_message (request, &flaws, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) body = NULL;
  GError *reason = NULL;

  if (!message)
    return NULL;
  stream = soup_session_send (self->session, message, cancellable, &reason);
  if (stream)
    body = read_body (stream, cancellable, &reason);
  if (body)
    return vouch_portal_answer_new (message, body);
  if (reason->domain == VOUCH_PORTAL_ERROR)
    g_propagate_error (error, reason);
  else
    translate_error (self, flaws, reason, error);
  return NULL;
}
