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
#define PATIENCE_KEY "vouch-server-patience"

/* Of a connection, from when libsoup has it to its end: between two requests somebody may be late, too. */
typedef struct
{
  GSocket *socket; /* (unowned): has us */
  guint patience;  /* seconds */
  guint timeout;   /* 0 = nobody is late now */
  gboolean is_at_work;
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

static Patience *
find (gpointer socket)
{
  return g_object_get_data (socket, PATIENCE_KEY);
}

static void
got_headers_cb (SoupServerMessage *message, gpointer user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  goffset length = soup_message_headers_get_content_length (headers);
  Patience *self = find (user_data);

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
  stop (find (user_data));
}

static void
wrote_headers_cb (SoupServerMessage *message, gpointer user_data)
{
  Patience *self = find (user_data);

  start (self, ANSWER_TIMES * self->patience);
}

static void
free_patience (gpointer data)
{
  Patience *self = data;

  stop (self);
  g_free (self);
}

/* libsoup does not say that it waits for the next request: it does from now on. */
static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  Patience *self = find (user_data);

  self->is_at_work = FALSE;
  if (g_socket_is_closed (self->socket))
    stop (self);
  else
    start (self, HEAD_TIMES * self->patience);
}

/**
 * vouch_server_patience_find_socket:
 *
 * libsoup itself knows none for a connection that somebody else accepted.
 *
 * Returns: (transfer none) (nullable): the socket that @message came over
 */
GSocket *
vouch_server_patience_find_socket (SoupServerMessage *message)
{
  GSocketAddress *remote = soup_server_message_get_remote_address (message);

  return remote ? g_object_get_data (G_OBJECT (remote), SOCKET_KEY) : NULL;
}

static void
request_started_cb (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  GSocket *socket = vouch_server_patience_find_socket (message);
  Patience *self = socket ? find (socket) : NULL;

  if (!self)
    return;
  self->is_at_work = TRUE;
  start (self, HEAD_TIMES * self->patience);
  g_signal_connect_object (message, "got-headers", G_CALLBACK (got_headers_cb), socket,
                           G_CONNECT_AFTER);
  g_signal_connect_object (message, "got-body", G_CALLBACK (got_body_cb), socket, 0);
  g_signal_connect_object (message, "wrote-headers", G_CALLBACK (wrote_headers_cb), socket, 0);
  g_signal_connect_object (message, "finished", G_CALLBACK (finished_cb), socket, 0);
}

/** Times all requests that @soup gets, over sockets that vouch_server_patience_begin() was told of. */
void
vouch_server_patience_watch (SoupServer *soup)
{
  g_signal_connect (soup, "request-started", G_CALLBACK (request_started_cb), NULL);
}

/**
 * vouch_server_patience_begin:
 * @remote: what libsoup hands out for each request
 * @socket: the connection that it stands for
 * @seconds: see above
 *
 * Waits for the connection's first request from now on.
 */
void
vouch_server_patience_begin (GSocketAddress *remote, GSocket *socket, guint seconds)
{
  Patience *self = g_new0 (Patience, 1);

  self->socket = socket;
  self->patience = seconds;
  g_object_set_data_full (G_OBJECT (socket), PATIENCE_KEY, self, free_patience);
  g_object_set_data_full (G_OBJECT (remote), SOCKET_KEY, g_object_ref (socket), g_object_unref);
  start (self, HEAD_TIMES * seconds);
}

/** Returns: whether a request that came over @socket is not answered yet. */
gboolean
vouch_server_patience_is_at_work (GSocket *socket)
{
  const Patience *self = find (socket);

  return self && self->is_at_work;
}
