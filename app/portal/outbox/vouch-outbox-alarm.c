/* vouch-outbox-alarm.c: rings when a time has come, and when the computer wakes up.
 *
 * The main loop's own timers stand still while the computer sleeps and know nothing of the clock on
 * the wall. The kernel's know both: one follows the time since the start, sleep counted, the other the
 * clock, and is called off when that is set or jumps ahead at the end of a sleep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-alarm.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define FAR ((gint64) 1 << 42) /* milliseconds since 1970, or since the start: in a hundred years */

/* One of the kernel's clocks. */
typedef struct
{
  VouchOutboxAlarm *alarm; /* (unowned: has this) */
  int flags;
  int fd;
  guint source;
} Clock;

struct _VouchOutboxAlarm
{
  VouchOutboxAlarmFunc func;
  gpointer data; /* (unowned) */
  Clock uptime;
  Clock wall;
};

static void
set_clock (Clock *self, gint64 time)
{
  struct itimerspec when = { 0 };

  /* Zero would switch it off; a time that has passed rings at once. */
  time = CLAMP (time, 1, FAR);
  when.it_value.tv_sec = time / 1000;
  when.it_value.tv_nsec = time % 1000 * 1000000;
  if (self->fd >= 0 && timerfd_settime (self->fd, self->flags, &when, NULL) < 0 && errno != ECANCELED)
    g_message ("The alarm can’t be set: %s", g_strerror (errno));
}

static gboolean
clock_cb (int fd, GIOCondition condition, gpointer data)
{
  Clock *self = data;
  guint64 times;
  gssize length = read (fd, &times, sizeof times);
  gboolean has_jumped = length < 0 && errno == ECANCELED;

  if (length < 0 && !has_jumped)
    return G_SOURCE_CONTINUE;
  set_clock (self, FAR);
  self->alarm->func (has_jumped, self->alarm->data);
  return G_SOURCE_CONTINUE;
}

static void
open_clock (Clock *self, VouchOutboxAlarm *alarm, int clock, int flags)
{
  self->alarm = alarm;
  self->flags = flags;
  self->fd = timerfd_create (clock, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd < 0)
    g_message ("There is no alarm: %s", g_strerror (errno));
  else
    self->source = g_unix_fd_add (self->fd, G_IO_IN, clock_cb, self);
  set_clock (self, FAR);
}

static void
close_clock (Clock *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
}

/**
 * vouch_outbox_alarm_new:
 * @func: called from the main loop
 * @data: for @func
 *
 * Returns: (transfer full): an alarm that rings when the computer has slept or its clock was set, and
 *   at no other time yet
 */
VouchOutboxAlarm *
vouch_outbox_alarm_new (VouchOutboxAlarmFunc func, gpointer data)
{
  VouchOutboxAlarm *self = g_new0 (VouchOutboxAlarm, 1);

  self->func = func;
  self->data = data;
  open_clock (&self->uptime, self, CLOCK_BOOTTIME, TFD_TIMER_ABSTIME);
  open_clock (&self->wall, self, CLOCK_REALTIME, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET);
  return self;
}

void
vouch_outbox_alarm_free (VouchOutboxAlarm *self)
{
  close_clock (&self->uptime);
  close_clock (&self->wall);
  g_free (self);
}

/**
 * vouch_outbox_alarm_set:
 * @uptime: when it rings, as vouch_outbox_uptime() counts; %G_MAXINT64 = not by this clock
 * @now: when it rings, as vouch_outbox_now() counts; the same
 *
 * It rings once by each, whatever was set before is forgotten.
 */
void
vouch_outbox_alarm_set (VouchOutboxAlarm *self, gint64 uptime, gint64 now)
{
  set_clock (&self->uptime, uptime);
  set_clock (&self->wall, now);
}
