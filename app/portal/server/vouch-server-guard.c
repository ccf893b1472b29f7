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
#include "vouch-server-failures.h"
#include "vouch-server-login.h"
#include "vouch-server-patience.h"

#include <string.h>
#include <sys/socket.h>
#include <glib/gi18n-lib.h>

#define FAILURE_SECONDS "60"

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
  VouchServerFailures *failures; /* (owned) */
  gsize max_body;
};

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

/* --- who it is --- */

static const char *
get_remote (SoupServerMessage *message)
{
  const char *host = soup_server_message_get_remote_host (message);

  return host ? host : "";
}

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
  g_autoptr (VouchSecret) pair = NULL;
  gsize length;
  const char *colon;

  if (g_ascii_strncasecmp (authorisation, "Basic ", 6) != 0)
    return NULL;
  bytes = g_base64_decode (authorisation + 6, &length);
  pair = g_strndup ((const char *) bytes, length);
  explicit_bzero (bytes, length);
  colon = strchr (pair, ':');
  if (!colon)
    return NULL;
  *password = g_strdup (colon + 1);
  return g_strndup (pair, (gsize) (colon - pair));
}

/* The account that the portal was started with. */
static gboolean
is_account (VouchServerGuard *self, const char *name, const char *password)
{
  g_autoptr (VouchSecret) given = g_strconcat (name, ":", password, NULL);
  g_autoptr (VouchSecret) expected = NULL;

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
  self->failures = vouch_server_failures_new ();
  return self;
}

void
vouch_server_guard_free (VouchServerGuard *self)
{
  g_clear_pointer (&self->login, vouch_server_login_free);
  g_free (self->user);
  vouch_secret_free (self->password);
  g_hash_table_unref (self->hosts);
  g_hash_table_unref (self->origins);
  vouch_server_failures_free (self->failures);
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

static void
checked_cb (SoupServerMessage *message, VouchServerRole role, gpointer user_data)
{
  VouchServerGuard *self = user_data;
  g_autoptr (VouchSecret) password = NULL;
  g_autofree char *name
      = read_credentials (vouch_server_get_header (message, "Authorization"), &password);

  if (role == VOUCH_SERVER_ROLE_NONE)
    {
      refuse_user (self, message, TRUE);
      return;
    }
  vouch_server_failures_take_back (self->failures, get_remote (message), name);
  vouch_server_failures_forget (self->failures, get_remote (message), name);
  let_in (message, name, role);
}

static void
refuse_for_now (SoupServerMessage *message)
{
  vouch_server_set_header (message, "Retry-After", FAILURE_SECONDS);
  refuse (message, 429, "too-many", _("Too many wrong passwords. Wait a minute."));
}

static void
refuse_busy (SoupServerMessage *message)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  vouch_server_answer_busy (message, _("Too many are signing in. Try again in a moment."));
}

/* Has a password checked that nobody knows anything of. */
static void
try_password (VouchServerGuard *self,
              SoupServerMessage *message,
              const char *name,
              const char *password)
{
  /* Each guess counts as wrong until it is known, or all could be made at once; several requests with
   * one password are one guess. */
  gboolean is_counted = !self->login || !vouch_server_login_is_checking (self->login, name, password);

  if (is_counted)
    vouch_server_failures_count (self->failures, get_remote (message), name);
  if (!self->login)
    refuse_user (self, message, TRUE);
  else if (!vouch_server_login_check (self->login, message, name, password, checked_cb, self))
    {
      vouch_server_failures_take_back (self->failures, get_remote (message), name);
      refuse_busy (message);
    }
}

/* What was right before is no guess: others who guess don't keep its user out. */
static void
admit_by_name (VouchServerGuard *self, SoupServerMessage *message, const char *authorisation)
{
  g_autoptr (VouchSecret) password = NULL;
  g_autofree char *name = read_credentials (authorisation, &password);
  VouchServerRole role = VOUCH_SERVER_ROLE_PUBLISHER;

  if (name && self->login && vouch_server_login_knows (self->login, name, password, &role))
    let_in (message, name, role);
  else if (vouch_server_failures_are_too_many (self->failures, get_remote (message), name))
    refuse_for_now (message);
  else if (name && is_account (self, name, password))
    {
      vouch_server_failures_forget (self->failures, get_remote (message), name);
      let_in (message, name, VOUCH_SERVER_ROLE_PUBLISHER);
    }
  else if (name)
    try_password (self, message, name, password);
  else
    {
      vouch_server_failures_count (self->failures, get_remote (message), NULL);
      refuse_user (self, message, TRUE);
    }
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
