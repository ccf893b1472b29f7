/* vouch-server.c: listens, and hands each request to its route.
 *
 * What a request has to pass before its body is read: the guard. What is
 * answered: vouch-server-contract.c to programs, vouch-server-readers.c to readers,
 * whom vouch-server-front.c serves where nothing is encrypted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server.h"
#include "vouch-server-answer.h"
#include "vouch-server-contract.h"
#include "vouch-server-entry.h"
#include "vouch-server-front.h"
#include "vouch-server-guard.h"
#include "vouch-server-pages.h"
#include "vouch-server-patience.h"
#include "vouch-server-private.h"
#include "vouch-server-readers.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define LOOPBACK "127.0.0.1"
#define BACKLOG 128
#define PATIENCE 10 /* seconds */

/* Once it is told to end: seconds for what it has to answer, milliseconds between two looks. */
#define LAST_SECONDS 10
#define FINISHING_TICK 20

struct _VouchServer
{
  GObject parent_instance;

  SoupServer *soup;             /* (owned) */
  GSocket *listener;            /* (owned) */
  VouchPortalToken *token;      /* (owned) (nullable): NULL off loopback */

  /* (owned) (nullable): NULL once stopped */
  VouchServerEntry *entry;      /* how connections come to libsoup */
  VouchServerFront *front;
  VouchServerPages *pages;
  VouchServerReaders *readers;
  VouchServerStore *store;
  VouchServerGuard *guard;

  GTlsCertificate *certificate; /* (owned) (nullable) */
  gboolean has_accounts;
  guint n_requests;             /* begun and not answered, as far as libsoup has them */
  VouchServerFinished finished; /* (nullable): set once it ends */
  gpointer finished_data;
  guint finishing;              /* a source */
  gint64 last_moment;           /* monotonic microseconds: what is not answered then is cut off */
  char *root;                   /* (owned): the address, with a slash at its end */
};

G_DEFINE_FINAL_TYPE (VouchServer, vouch_server, G_TYPE_OBJECT)

G_DEFINE_QUARK (vouch - server - error - quark, vouch_server_error)

static gboolean
is_contract (const char *path)
{
  return g_str_has_prefix (path, VOUCH_SERVER_CONTRACT)
         && (path[strlen (VOUCH_SERVER_CONTRACT)] == '/'
             || path[strlen (VOUCH_SERVER_CONTRACT)] == '\0');
}

/* --- what is asked for --- */

static gboolean
check_options (const VouchServerOptions *options, gboolean is_loopback, GError **error)
{
  if (!options->certificate != !options->key)
    {
      g_set_error_literal (error, VOUCH_SERVER_ERROR, VOUCH_SERVER_ERROR_CERTIFICATE,
                           _("A certificate needs its key: give both --tls-cert and --tls-key."));
      return FALSE;
    }
  if (is_loopback || options->certificate)
    return TRUE;
  g_set_error_literal (error, VOUCH_SERVER_ERROR, VOUCH_SERVER_ERROR_UNSAFE,
                       _("Other computers could read along at this address. Give --tls-cert and "
                          "--tls-key, or leave out --listen."));
  return FALSE;
}

static gboolean
has_account (const VouchServerOptions *options)
{
  return options->user && options->password && *options->user != '\0'
         && *options->password != '\0' && !strchr (options->user, ':');
}

/* Where others reach it, somebody has to be able to sign in. */
static gboolean
check_accounts (VouchServer *self, const VouchServerOptions *options, GError **error)
{
  if (!self->has_accounts || has_account (options) || vouch_server_store_has_users (self->store))
    return TRUE;
  g_set_error_literal (error, VOUCH_SERVER_ERROR, VOUCH_SERVER_ERROR_UNSAFE,
                       _("Nobody could sign in to the portal. Add users with “vouch portal users "
                          "add”, or set VOUCH_PORTAL_USER and VOUCH_PORTAL_PASSWORD."));
  return FALSE;
}

static gboolean
load_certificate (VouchServer *self, const VouchServerOptions *options, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!options->certificate)
    return TRUE;
  self->certificate
      = g_tls_certificate_new_from_files (options->certificate, options->key, &reason);
  if (self->certificate)
    return TRUE;
  g_set_error (error, VOUCH_SERVER_ERROR, VOUCH_SERVER_ERROR_CERTIFICATE,
               _("The certificate or its key can’t be used: %s"), reason->message);
  return FALSE;
}

static GInetAddress *
parse_address (const char *text, GError **error)
{
  GInetAddress *address = g_inet_address_new_from_string (text ? text : LOOPBACK);

  if (!address)
    g_set_error (error, VOUCH_SERVER_ERROR, VOUCH_SERVER_ERROR_ADDRESS,
                 _("“%s” is not an IP address of this computer."), text);
  return address;
}

static gboolean
fail_to_listen (GError *reason, guint16 port, GError **error)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (error, VOUCH_SERVER_ERROR, VOUCH_SERVER_ERROR_PORT_IN_USE,
                 _("Another program already uses port %u. Choose another one with --port=N; 0 "
                    "takes any that is free."),
                 port);
  else
    g_set_error (error, VOUCH_SERVER_ERROR, VOUCH_SERVER_ERROR_ADDRESS,
                 _("The portal can’t listen there: %s"), reason->message);
  return FALSE;
}

static gboolean
listen_on (VouchServer *self, GInetAddress *address, guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) place = g_inet_socket_address_new (address, port);
  g_autoptr (GError) reason = NULL;

  self->listener = g_socket_new (g_inet_address_get_family (address), G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, &reason);
  if (!self->listener)
    return fail_to_listen (reason, port, error);
  g_socket_set_listen_backlog (self->listener, BACKLOG);
  if (!g_socket_bind (self->listener, place, TRUE, &reason)
      || !g_socket_listen (self->listener, &reason))
    return fail_to_listen (reason, port, error);
  return TRUE;
}

/* --- names --- */

static guint
get_port (VouchServer *self)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (self->listener, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
}

static const char *
get_scheme (VouchServer *self)
{
  return self->certificate ? "https" : "http";
}

/* Off loopback the certificate says under which names we are to be found; none
 * of another site's can be among them. */
static void
add_certificate_names (VouchServer *self, guint port, char **first)
{
  g_autoptr (GPtrArray) names = g_tls_certificate_get_dns_names (self->certificate);
  g_autoptr (GPtrArray) addresses = g_tls_certificate_get_ip_addresses (self->certificate);

  for (guint i = 0; names && i < names->len; i++)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (names->pdata[i], &length);
      g_autofree char *name = g_strndup (bytes, length);

      vouch_server_guard_add_host (self->guard, "https", name, port);
      if (!*first)
        *first = g_steal_pointer (&name);
    }
  for (guint i = 0; addresses && i < addresses->len; i++)
    {
      g_autofree char *name = g_inet_address_to_string (addresses->pdata[i]);

      vouch_server_guard_add_host (self->guard, "https", name, port);
    }
}

static void
add_names (VouchServer *self, GInetAddress *address, guint port, char **name)
{
  g_autofree char *number = g_inet_address_to_string (address);
  char *first = NULL;

  vouch_server_guard_add_host (self->guard, get_scheme (self), number, port);
  if (g_inet_address_get_is_loopback (address))
    vouch_server_guard_add_host (self->guard, get_scheme (self), "localhost", port);
  else
    add_certificate_names (self, port, &first);
  *name = first ? first : g_steal_pointer (&number);
}

static char *
print_root (VouchServer *self, const char *name, guint port)
{
  gboolean needs_brackets = strchr (name, ':') != NULL;

  return g_strdup_printf ("%s://%s%s%s:%u/", get_scheme (self), needs_brackets ? "[" : "", name,
                          needs_brackets ? "]" : "", port);
}

/* --- requests --- */

static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  ((VouchServer *) user_data)->n_requests--;
}

static void
early_request_cb (SoupServer *soup,
                  SoupServerMessage *message,
                  const char *path,
                  GHashTable *query,
                  gpointer user_data)
{
  VouchServer *self = user_data;

  self->n_requests++;
  g_signal_connect_object (message, "finished", G_CALLBACK (finished_cb), self, 0);
  vouch_server_answer_prepare (message);
  if (vouch_server_guard_admit_origin (self->guard, message) && is_contract (path)
      && !vouch_server_contract_is_open (path))
    vouch_server_guard_admit_user (self->guard, message);
  vouch_server_guard_limit_body (self->guard, message);
}

static void
request_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  VouchServer *self = user_data;

  if (is_contract (path))
    vouch_server_contract_answer (self, message, path, query);
  else
    vouch_server_readers_answer (self->readers, message, path, query);
}

/* Not yet in an encrypted connection, and asks for more than pages if it is in none. */
static void
handed_on_cb (GSocket *socket, VouchServerPlace *place, gpointer user_data)
{
  VouchServer *self = user_data;

  vouch_server_entry_admit (self->entry, socket, place);
}

static void
open_front (VouchServer *self, const VouchServerOptions *server_options, guint patience)
{
  guint max_connections = server_options->max_connections;
  VouchServerFrontOptions options = {
    .pages = self->pages,
    .guard = self->guard,
    .is_secret = self->certificate != NULL,
    .max_connections = max_connections ? max_connections : VOUCH_SERVER_MAX_CONNECTIONS,
    .patience = patience,
  };

  self->front = vouch_server_front_new (self->listener, &options, handed_on_cb, self);
}

static gboolean
make_guard (VouchServer *self,
            const VouchServerOptions *options,
            GInetAddress *address,
            GError **error)
{
  g_autofree char *data = options->data ? g_strdup (options->data) : vouch_portal_data_folder ();
  g_autofree char *state
      = options->state ? g_strdup (options->state) : vouch_portal_token_folder ();
  gsize max_body = options->max_body ? options->max_body : VOUCH_SERVER_MAX_BODY;
  guint port = get_port (self);
  g_autofree char *name = NULL;
  g_autofree char *number = g_inet_address_to_string (address);

  if (!self->has_accounts)
    {
      g_autofree char *root = print_root (self, number, port);

      self->token = vouch_portal_token_new (root, state, data, error);
      if (!self->token)
        return FALSE;
    }
  self->guard = vouch_server_guard_new (self->token,
                                        has_account (options) ? options->user : NULL,
                                        has_account (options) ? options->password : NULL, max_body);
  if (self->has_accounts)
    vouch_server_guard_set_users (self->guard, self->store);
  add_names (self, address, port, &name);
  self->root = print_root (self, name, port);
  return !self->token || vouch_portal_token_write (self->token, error);
}

static void
vouch_server_dispose (GObject *object)
{
  vouch_server_stop (VOUCH_SERVER (object));
  G_OBJECT_CLASS (vouch_server_parent_class)->dispose (object);
}

static void
vouch_server_finalize (GObject *object)
{
  VouchServer *self = VOUCH_SERVER (object);

  g_clear_object (&self->soup);
  g_clear_object (&self->listener);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->token, vouch_portal_token_free);
  g_free (self->root);
  G_OBJECT_CLASS (vouch_server_parent_class)->finalize (object);
}

static void
vouch_server_class_init (VouchServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_server_dispose;
  object_class->finalize = vouch_server_finalize;
}

static void
vouch_server_init (VouchServer *self)
{
}

/**
 * vouch_server_new:
 * @options: where and how
 * @error: a %VOUCH_SERVER_ERROR, a %VOUCH_SERVER_STORE_ERROR, a %VOUCH_SQL_ERROR, or why the token can't be written
 *
 * Listens from the main context of this thread. Off loopback a certificate and
 * an account are required, and no token is made.
 *
 * Returns: (transfer full) (nullable): the portal, ready.
 */
VouchServer *
vouch_server_new (const VouchServerOptions *options, GError **error)
{
  g_autoptr (VouchServer) self = g_object_new (VOUCH_TYPE_SERVER, NULL);
  g_autofree char *data = options->data ? g_strdup (options->data) : vouch_portal_data_folder ();
  g_autoptr (GInetAddress) address = parse_address (options->listen, error);
  guint patience;

  if (!address || !check_options (options, g_inet_address_get_is_loopback (address), error)
      || !load_certificate (self, options, error))
    return NULL;
  self->store = vouch_server_store_new (data, error);
  self->has_accounts = options->has_accounts || !g_inet_address_get_is_loopback (address);
  if (!self->store || !check_accounts (self, options, error) || !listen_on (self, address, options->port, error)
      || !make_guard (self, options, address, error))
    return NULL;
  patience = options->patience ? options->patience : PATIENCE;
  self->pages = vouch_server_pages_new (self->store, self->root);
  self->readers = vouch_server_readers_new (self->pages);
  self->soup = soup_server_new (NULL, NULL);
  self->entry = vouch_server_entry_new (self->soup, self->certificate, patience);
  vouch_server_patience_watch (self->soup);
  soup_server_add_early_handler (self->soup, NULL, early_request_cb, self, NULL);
  soup_server_add_handler (self->soup, NULL, request_cb, self, NULL);
  open_front (self, options, patience);
  return g_steal_pointer (&self);
}

static gboolean
is_finished_cb (gpointer user_data)
{
  VouchServer *self = user_data;

  if (g_get_monotonic_time () < self->last_moment
      && (self->n_requests > 0 || !vouch_server_front_is_empty (self->front)))
    return G_SOURCE_CONTINUE;
  self->finishing = 0;
  self->finished (self->finished_data);
  return G_SOURCE_REMOVE;
}

/**
 * vouch_server_finish:
 * @callback: called once the requests that are here are answered, or after ten seconds
 *
 * Takes nobody in any more. vouch_server_stop() is still due.
 */
void
vouch_server_finish (VouchServer *self, VouchServerFinished callback, gpointer user_data)
{
  g_return_if_fail (!self->finished && self->front);

  self->finished = callback;
  self->finished_data = user_data;
  self->last_moment = g_get_monotonic_time () + LAST_SECONDS * G_USEC_PER_SEC;
  vouch_server_front_close (self->front);
  self->finishing = g_timeout_add (FINISHING_TICK, is_finished_cb, self);
}

/** Returns: whether vouch_server_finish() was called. */
gboolean
vouch_server_is_finishing (VouchServer *self)
{
  return self->finished != NULL;
}

/** Stops listening, takes the token away and lets the folder go. All threads of the portal have ended
 * then; who still waits for an answer is cut off, and what was taken is on the disk. */
void
vouch_server_stop (VouchServer *self)
{
  g_clear_handle_id (&self->finishing, g_source_remove);
  g_clear_pointer (&self->front, vouch_server_front_free);
  g_clear_pointer (&self->readers, vouch_server_readers_free);
  if (self->soup)
    soup_server_disconnect (self->soup);
  if (self->token)
    vouch_portal_token_remove (self->token);
  g_clear_pointer (&self->entry, vouch_server_entry_free);
  g_clear_pointer (&self->guard, vouch_server_guard_free);
  g_clear_pointer (&self->pages, vouch_server_pages_free);
  g_clear_object (&self->store);
}

/** Returns: the portal's address, with a slash at its end. */
const char *
vouch_server_get_root (VouchServer *self)
{
  return self->root;
}

/** Returns: (nullable): the cards; %NULL once the portal has stopped. */
VouchServerStore *
vouch_server_get_store (VouchServer *self)
{
  return self->store;
}

const VouchPortalToken *
vouch_server_get_token (VouchServer *self)
{
  return self->token;
}

/** Returns: (transfer full): the whole address of a card's page. */
char *
vouch_server_dup_address (VouchServer *self, const VouchServerCard *card)
{
  g_autofree char *path = vouch_server_card_dup_path (card);

  return g_strconcat (self->root, path + 1, NULL);
}
