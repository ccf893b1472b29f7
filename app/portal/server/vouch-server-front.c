/* vouch-server-front.c: a thread that accepts connections and sends pages.
 *
 * Most of what a portal does is to send the same few pages. libsoup makes a dozen objects for each
 * request; here it is one look at the bytes, one at a table, and one write. What is not plainly a
 * request for a page goes to libsoup with nothing read of it. So does everything that is encrypted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* accept4() */
#include "config.h"

#include "vouch-server-front.h"
#include "vouch-server-visit.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#define EVENTS_AT_ONCE 64
#define TICK 500 /* milliseconds between two looks for who is late */

/* Seconds that answers on their way have once the portal ends. */
#define LAST_SECONDS 5

/* What all connections that were handed on hold: leads back to the front, while that is there. */
struct _VouchServerPlace
{
  VouchServerFront *front; /* (unowned) (nullable): only the callback's thread touches it */
  gint n_taken;            /* (atomic) */
};

struct _VouchServerFront
{
  VouchServerFrontOptions options;
  VouchServerFrontCallback callback;
  gpointer user_data;
  GMainContext *context; /* (owned): where the callback is called */
  VouchServerPlace *place; /* (owned) (shared) */
  GSocket *listener;     /* (owned) */
  GThread *thread;       /* (owned) */
  int epoll;             /* (owned) */
  int wake;              /* (owned): read once the portal ends */
  GHashTable *visits;    /* (owned) (element-type VouchServerVisit): only the thread touches it */
  GPtrArray *ended;      /* (owned) (element-type VouchServerVisit): there may be events for them yet */
  gboolean is_resting;   /* nobody is accepted: there are no file descriptors left */
  gint is_closing;       /* (atomic) */
  gint is_done;          /* (atomic): the thread has nothing left */
};

typedef struct
{
  VouchServerPlace *place; /* (owned) (nullable): NULL once it is the callback's */
  GSocket *socket;         /* (owned) */
} HandedOn;

/* --- handing on --- */

/** Leaves a place to somebody else: the connection that held it is closed. */
void
vouch_server_place_release (VouchServerPlace *self)
{
  g_atomic_int_add (&self->n_taken, -1);
  g_atomic_rc_box_release (self);
}

static gboolean
hand_on_cb (gpointer user_data)
{
  HandedOn *handed_on = user_data;
  VouchServerFront *self = handed_on->place->front;

  if (self)
    self->callback (handed_on->socket, g_steal_pointer (&handed_on->place), self->user_data);
  return G_SOURCE_REMOVE;
}

static void
free_handed_on (gpointer data)
{
  HandedOn *handed_on = data;

  g_clear_pointer (&handed_on->place, vouch_server_place_release);
  g_object_unref (handed_on->socket);
  g_free (handed_on);
}

/* Takes @fd. */
static void
hand_on (VouchServerFront *self, int fd)
{
  GSocket *socket = g_socket_new_from_fd (fd, NULL);
  HandedOn *handed_on;
  GSource *source;

  if (!socket)
    {
      close (fd);
      return;
    }
  handed_on = g_new0 (HandedOn, 1);
  handed_on->place = g_atomic_rc_box_acquire (self->place);
  g_atomic_int_inc (&self->place->n_taken);
  handed_on->socket = socket;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, hand_on_cb, handed_on, free_handed_on);
  g_source_attach (source, self->context);
  g_source_unref (source);
}

/* --- visits --- */

/* Its memory waits for the end of the events that were read together: else a new visit could be taken
 * for it. */
static void
end_visit (VouchServerFront *self, VouchServerVisit *visit)
{
  int fd = vouch_server_visit_steal (visit);

  if (fd >= 0)
    close (fd);
  g_hash_table_steal (self->visits, visit);
  g_ptr_array_add (self->ended, visit);
}

static void
go_on (VouchServerFront *self, VouchServerVisit *visit)
{
  switch (vouch_server_visit_go_on (visit, self->options.pages, self->options.guard))
    {
    case VOUCH_SERVER_VISIT_OTHER:
      epoll_ctl (self->epoll, EPOLL_CTL_DEL, vouch_server_visit_get_fd (visit), NULL);
      hand_on (self, vouch_server_visit_steal (visit));
      end_visit (self, visit);
      break;
    case VOUCH_SERVER_VISIT_ENDED:
      end_visit (self, visit);
      break;
    case VOUCH_SERVER_VISIT_WAITS:
    default:
      if (g_atomic_int_get (&self->is_closing) && !vouch_server_visit_is_answering (visit))
        end_visit (self, visit);
      break;
    }
}

/* Who waits longest for a request has to leave for somebody who comes with one. */
static gboolean
make_room (VouchServerFront *self)
{
  VouchServerVisit *oldest = NULL;
  GHashTableIter iter;
  gpointer visit;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, &visit, NULL))
    if (!vouch_server_visit_is_answering (visit)
        && (!oldest
            || vouch_server_visit_get_deadline (visit) < vouch_server_visit_get_deadline (oldest)))
      oldest = visit;
  if (oldest)
    end_visit (self, oldest);
  return oldest != NULL;
}

static gboolean
is_full (VouchServerFront *self)
{
  return g_hash_table_size (self->visits) + (guint) g_atomic_int_get (&self->place->n_taken)
         >= self->options.max_connections;
}

static void
take_in (VouchServerFront *self, int fd)
{
  const int yes = 1;
  struct epoll_event event = { .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET };
  VouchServerVisit *visit;

  setsockopt (fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (self->options.is_secret)
    {
      hand_on (self, fd);
      return;
    }
  visit = vouch_server_visit_new (fd, self->options.patience);
  g_hash_table_add (self->visits, visit);
  event.data.ptr = visit;
  if (epoll_ctl (self->epoll, EPOLL_CTL_ADD, fd, &event) < 0)
    end_visit (self, visit);
}

/* The listener would be ready all the time, and nobody could be accepted. */
static void
set_resting (VouchServerFront *self, gboolean is_resting)
{
  struct epoll_event event = { .events = is_resting ? 0 : EPOLLIN, .data.ptr = &self->listener };

  self->is_resting = is_resting;
  epoll_ctl (self->epoll, EPOLL_CTL_MOD, g_socket_get_fd (self->listener), &event);
}

static void
accept_all (VouchServerFront *self)
{
  for (;;)
    {
      int fd = accept4 (g_socket_get_fd (self->listener), NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);

      if (fd < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM))
        set_resting (self, TRUE);
      if (self->is_resting || (fd < 0 && errno != ECONNABORTED && errno != EINTR))
        return;
      if (fd >= 0 && is_full (self) && !make_room (self))
        close (fd);
      else if (fd >= 0)
        take_in (self, fd);
    }
}

static void
end_late_ones (VouchServerFront *self, gint64 now)
{
  GHashTableIter iter;
  gpointer visit;

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, &visit, NULL))
    if (vouch_server_visit_get_deadline (visit) < now)
      g_hash_table_iter_remove (&iter);
}

/* --- the thread --- */

/* A visit may end while events for it are still in the list (see end_visit()): each is looked for first. Who has hung up
 * in the midst of a request has nothing more to say. */
static void
handle (VouchServerFront *self, const struct epoll_event *event)
{
  VouchServerVisit *visit = event->data.ptr;

  if (event->data.ptr == &self->listener)
    accept_all (self);
  else if (event->data.ptr != &self->wake && g_hash_table_contains (self->visits, visit))
    {
      go_on (self, visit);
      if (event->events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)
          && g_hash_table_contains (self->visits, visit) && !vouch_server_visit_is_answering (visit))
        end_visit (self, visit);
    }
}

static gint64
handle_events (VouchServerFront *self)
{
  struct epoll_event events[EVENTS_AT_ONCE];
  int n = epoll_wait (self->epoll, events, EVENTS_AT_ONCE, TICK);

  for (int i = 0; i < n; i++)
    handle (self, &events[i]);
  g_ptr_array_set_size (self->ended, 0);
  return g_get_monotonic_time ();
}

static void
stop_listening (VouchServerFront *self)
{
  GHashTableIter iter;
  gpointer visit;

  epoll_ctl (self->epoll, EPOLL_CTL_DEL, g_socket_get_fd (self->listener), NULL);
  epoll_ctl (self->epoll, EPOLL_CTL_DEL, self->wake, NULL);
  g_socket_close (self->listener, NULL);
  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, &visit, NULL))
    if (!vouch_server_visit_is_answering (visit))
      g_hash_table_iter_remove (&iter);
}

static gpointer
run (gpointer user_data)
{
  VouchServerFront *self = user_data;
  gint64 now = g_get_monotonic_time ();
  gint64 last_look = now;
  gint64 end;

  while (!g_atomic_int_get (&self->is_closing))
    {
      now = handle_events (self);
      if (now - last_look < TICK * 1000)
        continue;
      end_late_ones (self, now);
      if (self->is_resting)
        set_resting (self, FALSE);
      last_look = now;
    }
  stop_listening (self);
  end = now + LAST_SECONDS * G_USEC_PER_SEC;
  while (g_hash_table_size (self->visits) > 0 && handle_events (self) < end)
    ;
  g_hash_table_remove_all (self->visits);
  g_atomic_int_set (&self->is_done, TRUE);
  g_main_context_wakeup (self->context);
  return NULL;
}

static void
watch (VouchServerFront *self, int fd, gpointer mark)
{
  struct epoll_event event = { .events = EPOLLIN, .data.ptr = mark };

  epoll_ctl (self->epoll, EPOLL_CTL_ADD, fd, &event);
}

/**
 * vouch_server_front_new:
 * @listener: a socket that listens
 * @options: its pages and guard must outlive the front
 * @callback: takes what is no request for a page
 *
 * Takes connections in from now on.
 */
VouchServerFront *
vouch_server_front_new (GSocket *listener,
                        const VouchServerFrontOptions *options,
                        VouchServerFrontCallback callback,
                        gpointer user_data)
{
  VouchServerFront *self = g_new0 (VouchServerFront, 1);

  self->options = *options;
  self->callback = callback;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  self->place = g_atomic_rc_box_new0 (VouchServerPlace);
  self->place->front = self;
  self->listener = g_object_ref (listener);
  self->visits = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) vouch_server_visit_free, NULL);
  self->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_server_visit_free);
  self->epoll = epoll_create1 (EPOLL_CLOEXEC);
  self->wake = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  watch (self, g_socket_get_fd (listener), &self->listener);
  watch (self, self->wake, &self->wake);
  g_socket_set_blocking (listener, FALSE);
  self->thread = g_thread_new ("portal-front", run, self);
  return self;
}

/** Stops listening; answers that are on their way are still sent, for a few seconds. */
void
vouch_server_front_close (VouchServerFront *self)
{
  guint64 one = 1;

  g_atomic_int_set (&self->is_closing, TRUE);
  if (write (self->wake, &one, sizeof one) < 0)
    g_debug ("The portal’s door learns in half a second that it is to close");
}

/** Returns: whether it is closed and the last answer sent. The main context is woken then. */
gboolean
vouch_server_front_is_empty (VouchServerFront *self)
{
  return g_atomic_int_get (&self->is_done);
}

/** Closes it and waits until it is empty. */
void
vouch_server_front_free (VouchServerFront *self)
{
  vouch_server_front_close (self);
  g_thread_join (self->thread);
  self->place->front = NULL;
  g_atomic_rc_box_release (self->place);
  g_hash_table_unref (self->visits);
  g_ptr_array_unref (self->ended);
  close (self->epoll);
  close (self->wake);
  g_object_unref (self->listener);
  g_main_context_unref (self->context);
  g_free (self);
}
