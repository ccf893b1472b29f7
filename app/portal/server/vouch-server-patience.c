/* vouch-server-patience.c: ends connections whose other side takes its time.
 *
 * A few hundred connections that send a byte now and then would otherwise keep everybody out. The
 * time for a request's head and that for its answer don't grow with what trickles in; the time for a
 * body grows with its size, at a rate that a bad mobile network has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-patience.h"

/* Times of our patience: for the next request and its head, for a body beside what its size takes,
 * for a body that does not say its size, and for taking an answer. */
#define HEAD_TIMES 3
#define BODY_TIMES 3
#define CHUNKED_TIMES 12
#define ANSWER_TIMES 30

#define BYTES_A_SECOND (16 * 1024)
#define SOCKET_KEY "vouch-server-socket"

typedef struct
{
  GSocket *socket; /* (owned) */
  guint patience;  /* seconds */
  guint timeout;   /* 0 = nobody is late now */
} Patience;

static gboolean
late_cb (gpointer user_data)
{
  Patience *self = user_data;

  self->timeout = 0;
  /* libsoup then sees that nobody is there. */
  g_socket_shutdown (self->socket, TRUE, TRUE, NULL);
  return G_SOURCE_REMOVE;
}

static void
stop (Patience *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static void
start (Patience *self, guint seconds)
{
  stop (self);
  self->timeout = g_timeout_add_seconds (seconds, late_cb, self);
}

static void
got_headers_cb (SoupServerMessage *message, gpointer user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  goffset length = soup_message_headers_get_content_length (headers);
  Patience *self = user_data;

  if (soup_server_message_get_status (message) != 0)
    start (self, BODY_TIMES * self->patience);
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED)
    start (self, CHUNKED_TIMES * self->patience);
  else
    start (self,
           BODY_TIMES * self->patience + (guint) MIN (length / BYTES_A_SECOND, G_MAXINT16));
}

static void
got_body_cb (SoupServerMessage *message, gpointer user_data)
{
  stop (user_data);
}

static void
wrote_headers_cb (SoupServerMessage *message, gpointer user_data)
{
  start (user_data, ANSWER_TIMES * ((Patience *) user_data)->patience);
}

static void
free_patience (gpointer data, GClosure *closure)
{
  Patience *self = data;

  stop (self);
  g_object_unref (self->socket);
  g_free (self);
}

static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  stop (user_data);
}

static GSocket *
find_socket (SoupServerMessage *message)
{
  GSocketAddress *remote = soup_server_message_get_remote_address (message);

  return remote ? g_object_get_data (G_OBJECT (remote), SOCKET_KEY) : NULL;
}

static void
request_started_cb (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  GSocket *socket = find_socket (message);
  Patience *self;

  if (!socket)
    return;
  self = g_new0 (Patience, 1);
  self->socket = g_object_ref (socket);
  self->patience = GPOINTER_TO_UINT (user_data);
  start (self, HEAD_TIMES * self->patience);
  g_signal_connect_data (message, "got-headers", G_CALLBACK (got_headers_cb), self, free_patience,
                         G_CONNECT_AFTER);
  g_signal_connect (message, "got-body", G_CALLBACK (got_body_cb), self);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (wrote_headers_cb), self);
  g_signal_connect (message, "finished", G_CALLBACK (finished_cb), self);
}

/** Times all requests that @soup gets, over sockets that vouch_server_patience_remember() was told of. */
void
vouch_server_patience_watch (SoupServer *soup, guint seconds)
{
  g_signal_connect (soup, "request-started", G_CALLBACK (request_started_cb),
                    GUINT_TO_POINTER (seconds));
}

/** Keeps with @remote, which libsoup hands out for each request, the socket that it stands for. */
void
vouch_server_patience_remember (GSocketAddress *remote, GSocket *socket)
{
  g_object_set_data_full (G_OBJECT (remote), SOCKET_KEY, g_object_ref (socket), g_object_unref);
}
