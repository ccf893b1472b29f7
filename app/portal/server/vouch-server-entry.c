/* vouch-server-entry.c: encrypts connections where that is wanted, and gives them to libsoup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-entry.h"
#include "vouch-server-patience.h"

#include <sys/socket.h>
#include <unistd.h>

#define PLACE_KEY "vouch-server-place"

struct _VouchServerEntry
{
  SoupServer *soup;             /* (owned) */
  GTlsCertificate *certificate; /* (owned) (nullable) */
  guint patience;               /* seconds for a handshake */
  GCancellable *cancellable;    /* (owned): ends handshakes with the entry */
  int silent;                   /* (owned): see keep_alive() */
};

typedef struct
{
  VouchServerEntry *entry; /* (unowned: cancelled with it) */
  GSocket *socket;         /* (owned) */
  guint timeout;
} Handshake;

/* libsoup closes connections after one request where it does not listen anywhere itself. So it is
 * given one end of a pair that nothing ever comes out of. */
static void
keep_alive (VouchServerEntry *self)
{
  g_autoptr (GSocket) socket = NULL;
  int pair[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
    return;
  self->silent = pair[1];
  socket = g_socket_new_from_fd (pair[0], NULL);
  if (!socket)
    close (pair[0]);
  else if (!soup_server_listen_socket (self->soup, socket, 0, NULL))
    g_debug ("Connections to the portal are for one request each");
}

/**
 * vouch_server_entry_new:
 * @certificate: (nullable): with it, all that comes is encrypted
 * @patience: seconds that the other side has to agree on how
 */
VouchServerEntry *
vouch_server_entry_new (SoupServer *soup, GTlsCertificate *certificate, guint patience)
{
  VouchServerEntry *self = g_new0 (VouchServerEntry, 1);

  self->soup = g_object_ref (soup);
  self->certificate = certificate ? g_object_ref (certificate) : NULL;
  self->patience = patience;
  self->cancellable = g_cancellable_new ();
  self->silent = -1;
  keep_alive (self);
  return self;
}

void
vouch_server_entry_free (VouchServerEntry *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->soup);
  g_clear_object (&self->certificate);
  if (self->silent >= 0)
    close (self->silent);
  g_free (self);
}

static void
accept_stream (VouchServerEntry *self, GIOStream *stream, GSocket *socket)
{
  g_autoptr (GSocketAddress) local = g_socket_get_local_address (socket, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_get_remote_address (socket, NULL);

  /* Whoever has gone already has no address any more. */
  if (!local || !remote)
    return;
  vouch_server_patience_remember (remote, socket);
  soup_server_accept_iostream (self->soup, stream, local, remote, NULL);
}

/* --- encryption --- */

static gboolean
late_cb (gpointer user_data)
{
  Handshake *handshake = user_data;

  handshake->timeout = 0;
  g_socket_shutdown (handshake->socket, TRUE, TRUE, NULL);
  return G_SOURCE_REMOVE;
}

static void
shaken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Handshake *handshake = user_data;
  g_autoptr (GError) error = NULL;

  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, &error))
    accept_stream (handshake->entry, G_IO_STREAM (source), handshake->socket);
  else
    g_debug ("No encrypted connection to the portal: %s", error->message);
  g_clear_handle_id (&handshake->timeout, g_source_remove);
  g_object_unref (handshake->socket);
  g_free (handshake);
}

static void
shake_hands (VouchServerEntry *self, GIOStream *plain, GSocket *socket)
{
  static const char *const protocols[] = { "http/1.1", NULL };
  g_autoptr (GIOStream) encrypted = g_tls_server_connection_new (plain, self->certificate, NULL);
  Handshake *handshake;

  if (!encrypted)
    return;
  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (encrypted), protocols);
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (encrypted), FALSE);
  handshake = g_new0 (Handshake, 1);
  handshake->entry = self;
  handshake->socket = g_object_ref (socket);
  handshake->timeout = g_timeout_add_seconds (self->patience, late_cb, handshake);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (encrypted), G_PRIORITY_DEFAULT,
                                    self->cancellable, shaken_cb, handshake);
}

static void
release_cb (gpointer place)
{
  vouch_server_place_release (place);
}

/**
 * vouch_server_entry_admit:
 * @socket: a connection of which nothing was read
 * @place: (transfer full): held until the connection is closed
 *
 * Gives a connection to libsoup, after the handshake where it is to be encrypted.
 */
void
vouch_server_entry_admit (VouchServerEntry *self, GSocket *socket, VouchServerPlace *place)
{
  g_autoptr (GSocketConnection) connection = g_socket_connection_factory_create_connection (socket);

  g_object_set_data_full (G_OBJECT (connection), PLACE_KEY, place, release_cb);
  if (self->certificate)
    shake_hands (self, G_IO_STREAM (connection), socket);
  else
    accept_stream (self, G_IO_STREAM (connection), socket);
}
