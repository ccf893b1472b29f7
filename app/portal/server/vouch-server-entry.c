/* vouch-server-entry.c: encrypts connections where that is wanted, and gives them to libsoup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-entry.h"
#include "vouch-server-patience.h"

#include <sys/socket.h>
#include <unistd.h>

#define SWEEP_MILLISECONDS 250

struct _VouchServerEntry
{
  SoupServer *soup;             /* (owned) */
  GTlsCertificate *certificate; /* (owned) (nullable) */
  guint patience;               /* seconds for a handshake; see vouch_server_patience_begin() */
  GCancellable *cancellable;    /* (owned): ends handshakes with the entry */
  int silent;                   /* (owned): see keep_alive() */
  GPtrArray *guests;            /* (owned) (element-type Guest): whose places are taken */
  guint sweeping;               /* a source */
};

/* libsoup does not say when it closes a connection, and may keep it in memory for longer: its place is
 * free once its socket is closed. */
typedef struct
{
  GSocket *socket;         /* (owned) */
  VouchServerPlace *place; /* (owned) */
  gboolean has_left;       /* as of the last look */
} Guest;

static void
free_guest (gpointer data)
{
  Guest *guest = data;

  vouch_server_place_release (guest->place);
  g_object_unref (guest->socket);
  g_free (guest);
}

/* The other side has closed, and all that it sent was read. libsoup does not always look. */
static gboolean
has_left (Guest *guest)
{
  char byte;

  return recv (g_socket_get_fd (guest->socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

/* Who has closed one direction only still gets the answer to what was asked before; its last bytes may
 * be on their way at the first look, at the second they are not. libsoup closes what was shut down.
 * Returns: whether the place is free. */
static gboolean
look_at (Guest *guest)
{
  if (g_socket_is_closed (guest->socket))
    return TRUE;
  if (vouch_server_patience_is_at_work (guest->socket) || !has_left (guest))
    guest->has_left = FALSE;
  else if (guest->has_left)
    return g_socket_shutdown (guest->socket, TRUE, TRUE, NULL);
  else
    guest->has_left = TRUE;
  return FALSE;
}

static void
sweep_closed (VouchServerEntry *self)
{
  for (guint i = self->guests->len; i > 0; i--)
    if (g_socket_is_closed (((Guest *) self->guests->pdata[i - 1])->socket))
      g_ptr_array_remove_index_fast (self->guests, i - 1);
}

static gboolean
sweep_cb (gpointer user_data)
{
  VouchServerEntry *self = user_data;

  for (guint i = self->guests->len; i > 0; i--)
    if (look_at (self->guests->pdata[i - 1]))
      g_ptr_array_remove_index_fast (self->guests, i - 1);
  return G_SOURCE_CONTINUE;
}

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
  self->guests = g_ptr_array_new_with_free_func (free_guest);
  self->sweeping = g_timeout_add (SWEEP_MILLISECONDS, sweep_cb, self);
  keep_alive (self);
  return self;
}

void
vouch_server_entry_free (VouchServerEntry *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_source_remove (self->sweeping);
  g_ptr_array_unref (self->guests);
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
  vouch_server_patience_begin (remote, socket, self->patience);
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

  Guest *guest = g_new0 (Guest, 1);

  guest->socket = g_object_ref (socket);
  guest->place = place;
  sweep_closed (self);
  g_ptr_array_add (self->guests, guest);
  if (self->certificate)
    shake_hands (self, G_IO_STREAM (connection), socket);
  else
    accept_stream (self, G_IO_STREAM (connection), socket);
}
