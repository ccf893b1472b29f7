/* vouch-server-guard.c: host, origin, sign-in and size, before a request's body is read.
 *
 * A page on the web can make its reader's browser send requests to loopback.
 * The host is checked because such a page can give its own name our address
 * (DNS rebinding); the origin, because it can send forms and fetches across.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-guard.h"
#include "vouch-server-answer.h"

#include <string.h>
#include <sys/socket.h>
#include <glib/gi18n-lib.h>

/* Wrong passwords from one computer within a minute, until it has to wait. */
#define MAX_FAILURES 10
#define FAILURE_MICROSECONDS (60 * G_USEC_PER_SEC)
#define FAILURE_SECONDS "60"
#define MAX_REMEMBERED 10000

/* A refused body is still read, or the sender would see a cut connection instead
 * of the answer; but not for ever. */
#define MAX_DISCARDED ((gsize) 1024 * 1024 * 1024)

struct _VouchServerGuard
{
  const VouchPortalToken *token; /* (nullable) (unowned: the server's, outlives us) */
  char *user;                    /* (owned) (nullable) */
  char *password;                /* (owned) (nullable) */
  GHashTable *hosts;             /* (owned) (element-type utf8): as a Host header has them */
  GHashTable *origins;           /* (owned) (element-type utf8) */
  GHashTable *failures;          /* (owned) (element-type utf8 Failures): by computer */
  gsize max_body;
};

typedef struct
{
  guint count;
  gint64 since; /* monotonic microseconds */
} Failures;

typedef struct
{
  gsize max_body;
  gsize seen;
} BodyCount;

/* The body is dropped as it comes; libsoup then gives the answer that is set. */
static void
refuse (SoupServerMessage *message, guint status, const char *code, const char *text)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  vouch_server_answer_error (message, status, code, text, NULL);
}

static gboolean
is_default_port (const char *scheme, guint port)
{
  return port == (strcmp (scheme, "https") == 0 ? 443 : 80);
}

static const char *
get_remote (SoupServerMessage *message)
{
  const char *host = soup_server_message_get_remote_host (message);

  return host ? host : "";
}

/* --- passwords --- */

static gboolean
has_too_many_failures (VouchServerGuard *self, const char *remote)
{
  Failures *failures = g_hash_table_lookup (self->failures, remote);

  if (failures && g_get_monotonic_time () - failures->since > FAILURE_MICROSECONDS)
    {
      g_hash_table_remove (self->failures, remote);
      return FALSE;
    }
  return failures && failures->count >= MAX_FAILURES;
}

static void
count_failure (VouchServerGuard *self, const char *remote)
{
  Failures *failures = g_hash_table_lookup (self->failures, remote);

  if (!failures)
    {
      if (g_hash_table_size (self->failures) >= MAX_REMEMBERED)
        g_hash_table_remove_all (self->failures);
      failures = g_new0 (Failures, 1);
      failures->since = g_get_monotonic_time ();
      g_hash_table_insert (self->failures, g_strdup (remote), failures);
    }
  failures->count++;
}

static gboolean
is_account (VouchServerGuard *self, const char *credentials)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *given = NULL;
  g_autofree char *expected = NULL;
  gsize length;

  if (!self->user || !self->password)
    return FALSE;
  bytes = g_base64_decode (credentials, &length);
  given = g_strndup ((const char *) bytes, length);
  expected = g_strconcat (self->user, ":", self->password, NULL);
  return vouch_secret_equal (expected, given);
}

static gboolean
is_signed_in (VouchServerGuard *self, const char *authorisation)
{
  if (!authorisation)
    return FALSE;
  if (self->token && g_ascii_strncasecmp (authorisation, "Bearer ", 7) == 0)
    return vouch_secret_equal (self->token->token, authorisation + 7);
  if (g_ascii_strncasecmp (authorisation, "Basic ", 6) == 0)
    return is_account (self, authorisation + 6);
  return FALSE;
}

static void
refuse_user (VouchServerGuard *self, SoupServerMessage *message, gboolean tried)
{
  vouch_server_set_header (message, "WWW-Authenticate",
                           self->token ? "Bearer" : "Basic realm=\"Vouch\", charset=\"UTF-8\"");
  refuse (message, 401, "unauthorised",
          tried ? _("The portal does not know this name and password.")
                : _("The portal asks you to sign in first."));
}

/* --- sizes --- */

static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  BodyCount *count = user_data;
  GSocket *socket = soup_server_message_get_socket (message);

  count->seen += g_bytes_get_size (chunk);
  if (count->seen > count->max_body && soup_server_message_get_status (message) == 0)
    refuse (message, 413, "too-large", _("The card is larger than the portal takes."));
  if (count->seen > MAX_DISCARDED && socket)
    g_socket_shutdown (socket, TRUE, FALSE, NULL);
}

static void
free_count_cb (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * vouch_server_guard_new:
 * @token: (nullable): opens the portal to who knows it; %NULL off loopback. Must outlive the guard
 * @user: (nullable): the account's name
 * @password: (nullable): the account's password
 * @max_body: the most bytes of a request
 */
VouchServerGuard *
vouch_server_guard_new (const VouchPortalToken *token,
                        const char *user,
                        const char *password,
                        gsize max_body)
{
  VouchServerGuard *self = g_new0 (VouchServerGuard, 1);

  self->token = token;
  self->user = g_strdup (user);
  self->password = g_strdup (password);
  self->max_body = max_body;
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->origins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
vouch_server_guard_free (VouchServerGuard *self)
{
  g_free (self->user);
  g_free (self->password);
  g_hash_table_unref (self->hosts);
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->failures);
  g_free (self);
}

/** Adds a name under which the portal may be asked for; an IPv6 address without brackets. */
void
vouch_server_guard_add_host (VouchServerGuard *self,
                             const char *scheme,
                             const char *host,
                             guint port)
{
  g_autofree char *lower = g_ascii_strdown (host, -1);
  g_autofree char *name = strchr (lower, ':') ? g_strdup_printf ("[%s]", lower) : g_strdup (lower);

  g_hash_table_add (self->hosts, g_strdup_printf ("%s:%u", name, port));
  g_hash_table_add (self->origins, g_strdup_printf ("%s://%s:%u", scheme, name, port));
  if (!is_default_port (scheme, port))
    return;
  g_hash_table_add (self->hosts, g_strdup (name));
  g_hash_table_add (self->origins, g_strdup_printf ("%s://%s", scheme, name));
}

/* @name: (nullable) */
static gboolean
contains (GHashTable *names, const char *name)
{
  g_autofree char *lower = name ? g_ascii_strdown (name, -1) : NULL;

  return lower && g_hash_table_contains (names, lower);
}

/**
 * vouch_server_guard_knows:
 * @host: (nullable): the header
 * @origin: (nullable): the header, where there is one
 *
 * May be called from any thread, once all hosts are added.
 *
 * Returns: whether these are ours.
 */
gboolean
vouch_server_guard_knows (VouchServerGuard *self, const char *host, const char *origin)
{
  return contains (self->hosts, host) && (!origin || contains (self->origins, origin));
}

/** Returns: %FALSE, with the answer set, where another site is behind the request. */
gboolean
vouch_server_guard_admit_origin (VouchServerGuard *self, SoupServerMessage *message)
{
  const char *host = vouch_server_get_header (message, "Host");
  const char *origin = vouch_server_get_header (message, "Origin");

  if (!contains (self->hosts, host))
    {
      refuse (message, 403, "host", _("The portal is not known under this name."));
      return FALSE;
    }
  if (origin && !contains (self->origins, origin))
    {
      refuse (message, 403, "origin", _("Other sites may not use the portal."));
      return FALSE;
    }
  return TRUE;
}

/** Returns: %FALSE, with the answer set, where the sender is not signed in. */
gboolean
vouch_server_guard_admit_user (VouchServerGuard *self, SoupServerMessage *message)
{
  const char *authorisation = vouch_server_get_header (message, "Authorization");
  const char *remote = get_remote (message);

  /* A token can't be guessed, so nobody has to wait for it; and another user's
   * guesses must not keep its owner out. */
  if (!self->token && has_too_many_failures (self, remote))
    {
      vouch_server_set_header (message, "Retry-After", FAILURE_SECONDS);
      refuse (message, 429, "too-many", _("Too many wrong passwords. Wait a minute."));
      return FALSE;
    }
  if (is_signed_in (self, authorisation))
    {
      g_hash_table_remove (self->failures, remote);
      return TRUE;
    }
  if (authorisation)
    count_failure (self, remote);
  refuse_user (self, message, authorisation != NULL);
  return FALSE;
}

/** Sees to it that no more than the most bytes are kept of a request's body. */
void
vouch_server_guard_limit_body (VouchServerGuard *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  BodyCount *count = g_new0 (BodyCount, 1);

  count->max_body = self->max_body;
  g_signal_connect_data (message, "got-chunk", G_CALLBACK (got_chunk_cb), count, free_count_cb, 0);
  if (soup_server_message_get_status (message) == 0
      && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
      && soup_message_headers_get_content_length (headers) > (goffset) self->max_body)
    refuse (message, 413, "too-large", _("The card is larger than the portal takes."));
}
