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
#include "vouch-server-login.h"
#include "vouch-server-patience.h"

#include <string.h>
#include <sys/socket.h>
#include <glib/gi18n-lib.h>

/* Wrong passwords for one name from one computer within a minute, until it has to wait. */
#define MAX_FAILURES 10
#define FAILURE_MICROSECONDS (60 * G_USEC_PER_SEC)
#define FAILURE_SECONDS "60"
#define MAX_REMEMBERED 10000
#define MAX_NAME 100 /* bytes: nobody has a longer one */

#define USER_KEY "vouch-server-user"
#define ROLE_KEY "vouch-server-role"

/* A refused body is still read, or the sender would see a cut connection instead
 * of the answer; but not for ever. */
#define MAX_DISCARDED ((gsize) 1024 * 1024 * 1024)

struct _VouchServerGuard
{
  const VouchPortalToken *token; /* (nullable) (unowned: the server's, outlives us) */
  char *user;                    /* (owned) (nullable) */
  char *password;                /* (owned) (nullable) */
  VouchServerLogin *login;       /* (owned) (nullable): the users beside that one */
  GHashTable *hosts;             /* (owned) (element-type utf8): as a Host header has them */
  GHashTable *origins;           /* (owned) (element-type utf8) */
  GHashTable *failures;          /* (owned) (element-type utf8 Failures): by computer and name */
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

/* --- passwords --- */

/* Who has one address of IPv6 has 2^64 of them: those count as one. */
static char *
make_remote (const char *host)
{
  g_autoptr (GInetAddress) address = host ? g_inet_address_new_from_string (host) : NULL;
  const guint8 *bytes;

  if (!address || g_inet_address_get_family (address) != G_SOCKET_FAMILY_IPV6)
    return g_strdup (host ? host : "");
  bytes = g_inet_address_to_bytes (address);
  /* An address of IPv4 in one of IPv6 is somebody's own. */
  if (memcmp (bytes, "\0\0\0\0\0\0\0\0\0\0\xff\xff", 12) == 0)
    return g_strdup (host);
  return g_strdup_printf ("%02x%02x:%02x%02x:%02x%02x:%02x%02x::", bytes[0], bytes[1], bytes[2],
                          bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]);
}

/* Who is right under one name is given no more guesses of another's password. @name: (nullable) */
static char *
make_failure_key (SoupServerMessage *message, const char *name)
{
  g_autofree char *remote = make_remote (soup_server_message_get_remote_host (message));

  return g_strdup_printf ("%s\n%.*s", remote, MAX_NAME, name ? name : "");
}

static gboolean
is_over (const Failures *failures)
{
  return g_get_monotonic_time () - failures->since > FAILURE_MICROSECONDS;
}

static gboolean
is_over_cb (gpointer key, gpointer failures, gpointer user_data)
{
  return is_over (failures);
}

static gboolean
has_too_many_failures (VouchServerGuard *self, const char *key)
{
  Failures *failures = g_hash_table_lookup (self->failures, key);

  if (failures && is_over (failures))
    {
      g_hash_table_remove (self->failures, key);
      return FALSE;
    }
  return failures && failures->count >= MAX_FAILURES;
}

static void
count_failure (VouchServerGuard *self, const char *key)
{
  Failures *failures = g_hash_table_lookup (self->failures, key);

  if (!failures)
    {
      if (g_hash_table_size (self->failures) >= MAX_REMEMBERED)
        g_hash_table_foreach_remove (self->failures, is_over_cb, NULL);
      if (g_hash_table_size (self->failures) >= MAX_REMEMBERED)
        g_hash_table_remove_all (self->failures);
      failures = g_new0 (Failures, 1);
      failures->since = g_get_monotonic_time ();
      g_hash_table_insert (self->failures, g_strdup (key), failures);
    }
  failures->count++;
}

/* --- who it is --- */

static void
let_in (SoupServerMessage *message, const char *user, VouchServerRole role)
{
  g_object_set_data_full (G_OBJECT (message), USER_KEY, g_strdup (user), g_free);
  g_object_set_data (G_OBJECT (message), ROLE_KEY, GUINT_TO_POINTER (role));
}

/** Returns: what the sender of a request that was admitted may do. */
VouchServerRole
vouch_server_guard_get_role (SoupServerMessage *message)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (message), ROLE_KEY));
}

/** Returns: (nullable): the name of a request's sender; %NULL for who knows the token. */
const char *
vouch_server_guard_get_user (SoupServerMessage *message)
{
  return g_object_get_data (G_OBJECT (message), USER_KEY);
}

/* Cuts what "Basic " is followed by into a name and a password; %NULL where it is no such thing. */
static char *
read_credentials (const char *authorisation, char **password)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *pair = NULL;
  gsize length;
  char *colon;

  if (g_ascii_strncasecmp (authorisation, "Basic ", 6) != 0)
    return NULL;
  bytes = g_base64_decode (authorisation + 6, &length);
  pair = g_strndup ((const char *) bytes, length);
  colon = strchr (pair, ':');
  if (!colon)
    return NULL;
  *password = g_strdup (colon + 1);
  *colon = '\0';
  return g_steal_pointer (&pair);
}

/* The account that the portal was started with. */
static gboolean
is_account (VouchServerGuard *self, const char *name, const char *password)
{
  g_autofree char *given = g_strconcat (name, ":", password, NULL);
  g_autofree char *expected = NULL;

  if (!self->user || !self->password)
    return FALSE;
  expected = g_strconcat (self->user, ":", self->password, NULL);
  return vouch_secret_equal (expected, given);
}

static gboolean
has_token (VouchServerGuard *self, const char *authorisation)
{
  return self->token && authorisation && g_ascii_strncasecmp (authorisation, "Bearer ", 7) == 0
         && vouch_secret_equal (self->token->token, authorisation + 7);
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
  GSocket *socket = vouch_server_patience_find_socket (message);

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
  g_clear_pointer (&self->login, vouch_server_login_free);
  g_free (self->user);
  g_free (self->password);
  g_hash_table_unref (self->hosts);
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->failures);
  g_free (self);
}

/** Lets the users of @store in, too. */
void
vouch_server_guard_set_users (VouchServerGuard *self, VouchServerStore *store)
{
  self->login = vouch_server_login_new (store);
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

/* Every attempt counts as a wrong one until it is known: else all could be made at once. */
static void
take_back_failure (VouchServerGuard *self, SoupServerMessage *message, const char *name)
{
  g_autofree char *key = make_failure_key (message, name);

  g_hash_table_remove (self->failures, key);
}

static void
checked_cb (SoupServerMessage *message, VouchServerRole role, gpointer user_data)
{
  VouchServerGuard *self = user_data;
  g_autofree char *password = NULL;
  g_autofree char *name
      = read_credentials (vouch_server_get_header (message, "Authorization"), &password);

  if (role == VOUCH_SERVER_ROLE_NONE)
    {
      refuse_user (self, message, TRUE);
      return;
    }
  take_back_failure (self, message, name);
  let_in (message, name, role);
}

static void
refuse_for_now (SoupServerMessage *message)
{
  vouch_server_set_header (message, "Retry-After", FAILURE_SECONDS);
  refuse (message, 429, "too-many", _("Too many wrong passwords. Wait a minute."));
}

/* What was right before is no guess: others who guess don't keep its user out. */
static void
admit_by_name (VouchServerGuard *self, SoupServerMessage *message, const char *authorisation)
{
  g_autofree char *password = NULL;
  g_autofree char *name = read_credentials (authorisation, &password);
  g_autofree char *key = make_failure_key (message, name);
  VouchServerRole role = VOUCH_SERVER_ROLE_PUBLISHER;

  if (name && self->login && vouch_server_login_knows (self->login, name, password, &role))
    {
      let_in (message, name, role);
      return;
    }
  if (has_too_many_failures (self, key))
    {
      refuse_for_now (message);
      return;
    }
  if (name && is_account (self, name, password))
    {
      take_back_failure (self, message, name);
      let_in (message, name, VOUCH_SERVER_ROLE_PUBLISHER);
      return;
    }
  if (!name || !self->login || !vouch_server_login_is_checking (self->login, name, password))
    count_failure (self, key);
  if (name && self->login)
    vouch_server_login_check (self->login, message, name, password, checked_cb, self);
  else
    refuse_user (self, message, TRUE);
}

/** Finds out who sends @message; sets the answer where that is nobody who may, at once or later. */
void
vouch_server_guard_admit_user (VouchServerGuard *self, SoupServerMessage *message)
{
  const char *authorisation = vouch_server_get_header (message, "Authorization");

  if (has_token (self, authorisation))
    let_in (message, NULL, VOUCH_SERVER_ROLE_PUBLISHER);
  else if (self->token || !authorisation)
    refuse_user (self, message, authorisation != NULL);
  else
    admit_by_name (self, message, authorisation);
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
