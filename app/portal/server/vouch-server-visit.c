/* vouch-server-visit.c: reads requests for pages from a socket and writes the pages to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-visit.h"
#include "vouch-server-answer.h"
#include "vouch-server-head.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* Times of our patience that a reader has until the next request, and to take an answer. */
#define IDLE_TIMES 3
#define ANSWER_TIMES 6

#define MAX_ANSWER_HEAD 2048

struct _VouchServerVisit
{
  int fd;                     /* (owned) */
  guint patience;             /* seconds for a request */
  gint64 deadline;            /* monotonic microseconds */
  gboolean has_begun;         /* a request that is not here as a whole */
  gboolean is_last;           /* close after the answer */
  VouchServerPage *page;      /* (owned) (nullable): being sent */
  gboolean has_body;          /* of the page, or only its head */
  char head[MAX_ANSWER_HEAD]; /* of the answer */
  gsize head_length;
  gsize n_sent;
};

static void
wait_for (VouchServerVisit *self, guint times)
{
  self->deadline = g_get_monotonic_time () + (gint64) times * self->patience * G_USEC_PER_SEC;
}

/**
 * vouch_server_visit_new:
 * @fd: (transfer full): a socket that does not block
 * @patience: seconds that a reader has for a request
 */
VouchServerVisit *
vouch_server_visit_new (int fd, guint patience)
{
  VouchServerVisit *self = g_new0 (VouchServerVisit, 1);

  self->fd = fd;
  self->patience = patience;
  wait_for (self, 1);
  return self;
}

void
vouch_server_visit_free (VouchServerVisit *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->page, vouch_server_page_unref);
  g_free (self);
}

/** Returns: (transfer full): the socket, which lives on. */
int
vouch_server_visit_steal (VouchServerVisit *self)
{
  int fd = self->fd;

  self->fd = -1;
  return fd;
}

int
vouch_server_visit_get_fd (const VouchServerVisit *self)
{
  return self->fd;
}

/** Returns: until when something has to happen, in monotonic microseconds. */
gint64
vouch_server_visit_get_deadline (const VouchServerVisit *self)
{
  return self->deadline;
}

/** Returns: whether an answer is on its way. */
gboolean
vouch_server_visit_is_answering (const VouchServerVisit *self)
{
  return self->page != NULL;
}

/* --- answers --- */

static void G_GNUC_PRINTF (2, 3)
add (VouchServerVisit *self, const char *format, ...)
{
  gsize room = sizeof self->head - self->head_length;
  gsize length;
  va_list values;

  va_start (values, format);
  length = (gsize) g_vsnprintf (self->head + self->head_length, room, format, values);
  va_end (values);
  self->head_length += MIN (length, room - 1);
}

/* Not strftime(): its names of days are those of the environment's language. */
static void
add_date (VouchServerVisit *self)
{
  static const char days[][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
  static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  time_t now = time (NULL);
  struct tm parts;

  gmtime_r (&now, &parts);
  add (self, "Date: %s, %02d %s %d %02d:%02d:%02d GMT\r\n", days[parts.tm_wday], parts.tm_mday,
       months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

static const char *
get_reason (guint status)
{
  switch (status)
    {
    case 200:
      return "OK";
    case 301:
      return "Moved Permanently";
    case 304:
      return "Not Modified";
    case 410:
      return "Gone";
    default:
      return "Not Found";
    }
}

/* The same headers as vouch_server_answer_page() gives. */
static void
make_head (VouchServerVisit *self, guint status)
{
  const VouchServerPage *page = self->page;

  self->head_length = 0;
  add (self, "HTTP/1.1 %u %s\r\n", status, get_reason (status));
  add_date (self);
  for (gsize i = 0; vouch_server_answer_headers[i].name; i++)
    add (self, "%s: %s\r\n", vouch_server_answer_headers[i].name,
         vouch_server_answer_headers[i].value);
  add (self, "Cache-Control: " VOUCH_SERVER_PAGE_CACHING "\r\n");
  if (page->is_hidden)
    add (self, "X-Robots-Tag: noindex\r\n");
  if (page->location)
    add (self, "Location: %s\r\n", page->location);
  if (page->tag)
    add (self, "ETag: %s\r\n", page->tag);
  if (status != 304)
    add (self, "Content-Type: %s\r\nContent-Length: %zu\r\n", page->type,
         g_bytes_get_size (page->body));
  add (self, "Connection: %s\r\n\r\n", self->is_last ? "close" : "keep-alive");
}

/* Takes @page. */
static void
begin_answer (VouchServerVisit *self, VouchServerPage *page, const VouchServerHead *head)
{
  gboolean is_known = vouch_server_page_is_known (page, head->tags);

  self->page = page;
  self->is_last = head->is_last;
  self->has_body = !is_known;
  self->n_sent = 0;
  make_head (self, is_known ? 304 : page->status);
  wait_for (self, ANSWER_TIMES);
}

static gsize
fill_parts (VouchServerVisit *self, struct iovec parts[2])
{
  gsize size;
  const char *body = g_bytes_get_data (self->page->body, &size);
  gsize skipped = self->n_sent > self->head_length ? self->n_sent - self->head_length : 0;
  gsize n = 0;

  if (self->n_sent < self->head_length)
    parts[n++] = (struct iovec){ self->head + self->n_sent, self->head_length - self->n_sent };
  if (self->has_body && skipped < size)
    parts[n++] = (struct iovec){ (char *) body + skipped, size - skipped };
  return n;
}

/* Returns: whether all of the answer was handed to the network; @is_broken where it never will. */
static gboolean
send_more (VouchServerVisit *self, gboolean *is_broken)
{
  struct iovec parts[2];
  struct msghdr message = { .msg_iov = parts };

  while ((message.msg_iovlen = fill_parts (self, parts)) > 0)
    {
      gssize n = sendmsg (self->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);

      if (n < 0 && errno == EINTR)
        continue;
      *is_broken = n < 0 && errno != EAGAIN;
      if (n < 0)
        return FALSE;
      self->n_sent += (gsize) n;
    }
  g_clear_pointer (&self->page, vouch_server_page_unref);
  return TRUE;
}

/* --- requests --- */

/* What is peeked at stays in the socket, for libsoup to read where it is not for us. */
static VouchServerVisitState
take_request (VouchServerVisit *self, VouchServerPages *pages, VouchServerGuard *guard)
{
  char bytes[VOUCH_SERVER_MAX_HEAD];
  gssize n = recv (self->fd, bytes, sizeof bytes, MSG_PEEK | MSG_DONTWAIT);
  VouchServerHeadKind kind;
  VouchServerHead head;

  if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
    return VOUCH_SERVER_VISIT_ENDED;
  if (n < 0)
    return VOUCH_SERVER_VISIT_WAITS;
  kind = vouch_server_head_read (&head, bytes, (gsize) n);
  if (kind == VOUCH_SERVER_HEAD_UNFINISHED)
    {
      /* From here on the time runs, however often a byte comes. */
      if (!self->has_begun)
        wait_for (self, 1);
      self->has_begun = TRUE;
      return n < VOUCH_SERVER_MAX_HEAD ? VOUCH_SERVER_VISIT_WAITS : VOUCH_SERVER_VISIT_ENDED;
    }
  if (kind == VOUCH_SERVER_HEAD_PAGE && !g_str_has_prefix (head.path, "/vouch")
      && vouch_server_guard_knows (guard, head.host, head.origin))
    {
      VouchServerPage *page = vouch_server_pages_get (pages, head.path, NULL, NULL);
      char taken[VOUCH_SERVER_MAX_HEAD];

      if (page && recv (self->fd, taken, head.length, MSG_DONTWAIT) == (gssize) head.length)
        begin_answer (self, page, &head);
      else
        g_clear_pointer (&page, vouch_server_page_unref);
    }
  return self->page ? VOUCH_SERVER_VISIT_WAITS : VOUCH_SERVER_VISIT_OTHER;
}

/**
 * vouch_server_visit_go_on:
 * @pages: what is asked for
 * @guard: who may ask
 *
 * Does what can be done without waiting.
 */
VouchServerVisitState
vouch_server_visit_go_on (VouchServerVisit *self, VouchServerPages *pages, VouchServerGuard *guard)
{
  gboolean is_broken = FALSE;

  for (;;)
    {
      if (!self->page)
        {
          VouchServerVisitState state = take_request (self, pages, guard);

          if (state != VOUCH_SERVER_VISIT_WAITS || !self->page)
            return state;
        }
      if (!send_more (self, &is_broken))
        return is_broken ? VOUCH_SERVER_VISIT_ENDED : VOUCH_SERVER_VISIT_WAITS;
      if (self->is_last)
        return VOUCH_SERVER_VISIT_ENDED;
      self->has_begun = FALSE;
      wait_for (self, IDLE_TIMES);
    }
}
