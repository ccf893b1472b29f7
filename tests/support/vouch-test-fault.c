/* vouch-test-fault.c: a proxy before a portal that breaks exchanges at random.
 *
 * A thread takes one connection after the other, and one request from each. It signs the request
 * in as the portal wants it, so that its user needs no token of the portal's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-fault.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <gio/gio.h>

#define MAX_PLAN 64
#define LONGEST_DELAY 20000 /* microseconds */

struct _VouchTestFaultProxy
{
  GSocket *socket;     /* (owned) */
  GThread *thread;     /* (owned) */
  char *root;          /* (owned) */
  char *authorisation; /* (owned): what the portal is sent */
  guint16 port;        /* the portal's */

  GMutex lock;
  GRand *random;                        /* (owned) */
  VouchTestFault plan[MAX_PLAN];        /* for the next requests, in order */
  guint n_planned;
  guint next;
  guint counts[VOUCH_TEST_N_FAULTS];
  gboolean is_over;
};

static const char page[]
    = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\n"
      "Connection: close\r\n\r\n<title>Sign in here</title>";
static const char redirect[]
    = "HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/sign-in\r\nContent-Length: 0\r\n"
      "Connection: close\r\n\r\n";
static const char busy[]
    = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\nContent-Type: text/html\r\n"
      "Content-Length: 11\r\nConnection: close\r\n\r\nBe right up";
static const char too_many[]
    = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3\r\nContent-Length: 0\r\n"
      "Connection: close\r\n\r\n";
static const char maintenance[]
    = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 600\r\nContent-Type: text/html; charset=utf-8\r\n"
      "Content-Length: 70\r\nConnection: close\r\n\r\n"
      "Briefly unavailable for scheduled maintenance. Check back in a minute.";
static const char nonsense[] = "\x15\x03\x01 no such thing";

/* --- bytes --- */

static gboolean
send_all (GSocket *socket, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = g_socket_send (socket, bytes, length, NULL, NULL);

      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* Where the body begins; 0 = not all of the head is there. */
static gsize
find_body (const GString *bytes)
{
  const char *end = g_strstr_len (bytes->str, (gssize) bytes->len, "\r\n\r\n");

  return end ? (gsize) (end - bytes->str) + 4 : 0;
}

static gsize
read_length (const GString *bytes, gsize body)
{
  g_autofree char *head = g_ascii_strdown (bytes->str, (gssize) body);
  const char *header = strstr (head, "\r\ncontent-length:");

  return header ? g_ascii_strtoull (header + strlen ("\r\ncontent-length:"), NULL, 10) : 0;
}

/* Returns: (transfer full) (nullable): one whole message. */
static GString *
receive (GSocket *socket)
{
  GString *bytes = g_string_new (NULL);

  for (;;)
    {
      char chunk[16384];
      gsize body = find_body (bytes);
      gssize n;

      if (body > 0 && bytes->len >= body + read_length (bytes, body))
        return bytes;
      n = g_socket_receive (socket, chunk, sizeof chunk, NULL, NULL);
      if (n <= 0)
        break;
      g_string_append_len (bytes, chunk, n);
    }
  g_string_free (bytes, TRUE);
  return NULL;
}

static void
replace_header (GString *request, const char *name, const char *value)
{
  g_autofree char *start = g_strdup_printf ("\r\n%s:", name);
  const char *header = g_strstr_len (request->str, (gssize) find_body (request), start);
  const char *end = header ? strstr (header + 2, "\r\n") : NULL;
  g_autofree char *line = g_strdup_printf ("\r\n%s: %s", name, value);
  gssize at;

  if (!end)
    return;
  at = header - request->str;
  g_string_erase (request, at, end - header);
  g_string_insert (request, at, line);
}

/* --- the portal --- */

static GSocket *
connect_portal (VouchTestFaultProxy *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, self->port);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_TCP, NULL);

  return socket && g_socket_connect (socket, address, NULL, NULL) ? g_steal_pointer (&socket)
                                                                  : NULL;
}

/* Sends so much of the request. Returns: (transfer full) (nullable): the answer to a whole one. */
static GString *
ask_portal (VouchTestFaultProxy *self, const GString *request, gsize length)
{
  g_autoptr (GSocket) portal = connect_portal (self);

  if (!portal || !send_all (portal, request->str, length) || length < request->len)
    return NULL;
  return receive (portal);
}

/* --- one exchange --- */

static guint
below (VouchTestFaultProxy *self, gsize end)
{
  guint number;

  g_mutex_lock (&self->lock);
  number = end > 0 ? (guint) g_rand_int_range (self->random, 0, (int) end) : 0;
  g_mutex_unlock (&self->lock);
  return number;
}

static VouchTestFault
take_fault (VouchTestFaultProxy *self)
{
  VouchTestFault fault;

  g_mutex_lock (&self->lock);
  fault = self->next < self->n_planned ? self->plan[self->next++] : VOUCH_TEST_FAULT_NONE;
  self->counts[fault]++;
  g_mutex_unlock (&self->lock);
  return fault;
}

static void
corrupt_body (VouchTestFaultProxy *self, GString *message)
{
  gsize body = find_body (message);

  if (message->len > body)
    message->str[body + below (self, message->len - body)] ^= 0x05;
}

static void
answer_from_portal (VouchTestFaultProxy *self, VouchTestFault fault, GSocket *user, GString *request)
{
  g_autoptr (GString) answer = NULL;

  if (fault == VOUCH_TEST_FAULT_CORRUPT_REQUEST)
    corrupt_body (self, request);
  if (fault == VOUCH_TEST_FAULT_DELAY)
    g_usleep (below (self, LONGEST_DELAY));
  answer = ask_portal (self, request, request->len);
  if (answer && fault == VOUCH_TEST_FAULT_REPEAT)
    {
      g_string_free (answer, TRUE);
      answer = ask_portal (self, request, request->len);
    }
  if (!answer || fault == VOUCH_TEST_FAULT_LOSE_ANSWER)
    return;
  if (fault == VOUCH_TEST_FAULT_CORRUPT_ANSWER)
    corrupt_body (self, answer);
  if (fault == VOUCH_TEST_FAULT_SWAP_ANSWER)
    send_all (user, page, strlen (page));
  else if (fault == VOUCH_TEST_FAULT_CUT_ANSWER)
    send_all (user, answer->str, below (self, answer->len));
  else
    send_all (user, answer->str, answer->len);
}

static void
exchange (VouchTestFaultProxy *self, GSocket *user)
{
  static const char *const answers[] = {
    [VOUCH_TEST_FAULT_PAGE] = page,         [VOUCH_TEST_FAULT_REDIRECT] = redirect,
    [VOUCH_TEST_FAULT_BUSY] = busy,         [VOUCH_TEST_FAULT_TOO_MANY] = too_many,
    [VOUCH_TEST_FAULT_NONSENSE] = nonsense, [VOUCH_TEST_FAULT_MAINTENANCE] = maintenance,
  };
  VouchTestFault fault = take_fault (self);
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", self->port);
  g_autoptr (GString) request = fault == VOUCH_TEST_FAULT_HANG_UP ? NULL : receive (user);

  if (!request)
    return;
  replace_header (request, "Host", host);
  replace_header (request, "Authorization", self->authorisation);
  if (fault < G_N_ELEMENTS (answers) && answers[fault])
    send_all (user, answers[fault], strlen (answers[fault]));
  else if (fault == VOUCH_TEST_FAULT_CUT_REQUEST)
    ask_portal (self, request, below (self, request->len)); /* never a whole one: no answer */
  else
    answer_from_portal (self, fault, user, request);
}

static gpointer
serve_cb (gpointer data)
{
  VouchTestFaultProxy *self = data;

  for (;;)
    {
      g_autoptr (GSocket) user = g_socket_accept (self->socket, NULL, NULL);

      if (!user || g_atomic_int_get (&self->is_over))
        return NULL;
      exchange (self, user);
      g_socket_shutdown (user, FALSE, TRUE, NULL);
      g_socket_close (user, NULL);
    }
}

/* --- the proxy --- */

/**
 * vouch_test_fault_proxy_new:
 * @portal: the portal's root
 * @authorisation: the header that it wants
 */
VouchTestFaultProxy *
vouch_test_fault_proxy_new (const char *portal, const char *authorisation)
{
  VouchTestFaultProxy *self = g_new0 (VouchTestFaultProxy, 1);
  g_autoptr (GUri) uri = g_uri_parse (portal, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) mine = NULL;

  self->port = (guint16) g_uri_get_port (uri);
  self->authorisation = g_strdup (authorisation);
  self->random = g_rand_new_with_seed (0);
  g_mutex_init (&self->lock);
  self->socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                               NULL);
  assert_true (g_socket_bind (self->socket, any, FALSE, NULL));
  assert_true (g_socket_listen (self->socket, NULL));
  mine = g_socket_get_local_address (self->socket, NULL);
  self->root = g_strdup_printf (
      "http://127.0.0.1:%u/", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (mine)));
  self->thread = g_thread_new ("faults", serve_cb, self);
  return self;
}

void
vouch_test_fault_proxy_free (VouchTestFaultProxy *self)
{
  g_atomic_int_set (&self->is_over, TRUE);
  g_socket_shutdown (self->socket, TRUE, TRUE, NULL);
  g_thread_join (self->thread);
  g_object_unref (self->socket);
  g_mutex_clear (&self->lock);
  g_rand_free (self->random);
  g_free (self->authorisation);
  g_free (self->root);
  g_free (self);
}

const char *
vouch_test_fault_proxy_root (VouchTestFaultProxy *self)
{
  return self->root;
}

/** The next @n_faults requests are broken by chance, some of them not at all; then none is. */
void
vouch_test_fault_proxy_begin (VouchTestFaultProxy *self, guint32 seed, guint n_faults)
{
  g_mutex_lock (&self->lock);
  g_rand_set_seed (self->random, seed);
  self->next = 0;
  self->n_planned = MIN (n_faults, MAX_PLAN);
  for (guint i = 0; i < self->n_planned; i++)
    self->plan[i] = g_rand_int_range (self->random, 0, VOUCH_TEST_N_FAULTS);
  g_mutex_unlock (&self->lock);
}

/** The next requests are broken exactly so. */
void
vouch_test_fault_proxy_plan (VouchTestFaultProxy *self, const VouchTestFault *faults, guint n_faults)
{
  g_mutex_lock (&self->lock);
  self->next = 0;
  self->n_planned = MIN (n_faults, MAX_PLAN);
  if (self->n_planned > 0)
    memcpy (self->plan, faults, self->n_planned * sizeof *faults);
  g_mutex_unlock (&self->lock);
}

/** Returns: how often that happened, since the proxy began. */
guint
vouch_test_fault_proxy_count (VouchTestFaultProxy *self, VouchTestFault fault)
{
  guint count;

  g_mutex_lock (&self->lock);
  count = self->counts[fault];
  g_mutex_unlock (&self->lock);
  return count;
}
