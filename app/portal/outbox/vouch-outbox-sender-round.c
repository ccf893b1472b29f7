/* vouch-outbox-sender-round.c: a sender's rounds, and when the next one is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-sender-private.h"

#include "vouch-outbox-private.h"
#include "vouch-outbox-round.h"

#define SHORTEST_PAUSE 1000 /* milliseconds */

/* --- when the next one is --- */

/* Dates by the clock, pauses by the time since the start. What a round could not alter is not looked at
 * again at once. */
static void
set_alarm (VouchOutboxSender *self)
{
  gint64 uptime = G_MAXINT64;
  gint64 now = G_MAXINT64;

  if (!self->alarm)
    return;
  for (guint i = 0; i < self->jobs->len; i++)
    {
      const VouchOutboxJob *job = self->jobs->pdata[i];
      gint64 rest = MAX (vouch_outbox_job_get_rest (job), SHORTEST_PAUSE);

      if (!vouch_outbox_sender_can_send (self, job))
        continue;
      if (job->pause > 0)
        uptime = MIN (uptime, vouch_outbox_uptime () + rest);
      else
        now = MIN (now, vouch_outbox_now () + rest);
    }
  vouch_outbox_alarm_set (self->alarm, uptime, now);
}

/* --- its end --- */

static void
round_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchOutboxSender *self = VOUCH_OUTBOX_SENDER (object);
  VouchOutboxRound *round = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->is_running = FALSE;
  g_clear_object (&self->round);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_message ("%s", error->message);
  vouch_outbox_sender_forget_portals (self, round->refused);
  if (round->jobs)
    {
      g_ptr_array_unref (self->jobs);
      self->jobs = g_steal_pointer (&round->jobs);
    }
  while (round->unkept && round->unkept->len > 0)
    vouch_outbox_sender_bring_receipt (self, g_ptr_array_steal_index (round->unkept, 0));
  set_alarm (self);
  if (self->is_wanted)
    vouch_outbox_sender_begin_round (self);
  g_signal_emit_by_name (self, "changed");
}

/* --- one job, while a round goes on --- */

typedef struct
{
  VouchOutboxSender *sender; /* (owned) */
  VouchOutboxJob *job;       /* (owned) (nullable) */
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_object_unref (news->sender);
  g_clear_pointer (&news->job, vouch_outbox_job_free);
  g_free (news);
}

/* Returns: whether it is in the list, which is in the order of the numbers; @place is where it is,
 *   or has to be. */
static gboolean
find_place (VouchOutboxSender *self, gint64 number, guint *place)
{
  for (*place = 0; *place < self->jobs->len; (*place)++)
    if (((VouchOutboxJob *) self->jobs->pdata[*place])->number >= number)
      break;
  return *place < self->jobs->len
         && ((VouchOutboxJob *) self->jobs->pdata[*place])->number == number;
}

/* Hundreds may be sent in one round: the list and the cards do not wait for its end. */
static gboolean
news_cb (gpointer data)
{
  News *news = data;
  VouchOutboxSender *self = news->sender;
  VouchOutboxJob *job = news->job;
  guint place;

  if (g_cancellable_is_cancelled (self->cancellable))
    return G_SOURCE_REMOVE;
  g_signal_emit_by_name (self, "told", job);
  news->job = NULL;
  if (job->state == VOUCH_OUTBOX_DONE)
    {
      if (find_place (self, job->number, &place))
        g_ptr_array_remove_index (self->jobs, place);
      vouch_outbox_sender_bring_receipt (self, job);
    }
  else if (find_place (self, job->number, &place))
    {
      vouch_outbox_job_free (self->jobs->pdata[place]);
      self->jobs->pdata[place] = job;
    }
  else
    g_ptr_array_insert (self->jobs, (int) place, job);
  g_signal_emit_by_name (self, "changed");
  return G_SOURCE_REMOVE;
}

/* In a worker of a round; the task keeps the sender. */
static void
tell_news (VouchOutboxJob *job, gpointer data)
{
  News *news = g_new0 (News, 1);

  news->sender = g_object_ref (data);
  news->job = job;
  g_idle_add_full (G_PRIORITY_DEFAULT, news_cb, news, free_news);
}

/* --- a round --- */

static void
round_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (vouch_outbox_round_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** Begins one, or another one after the one that is under way. */
void
vouch_outbox_sender_begin_round (VouchOutboxSender *self)
{
  g_autoptr (GTask) task = NULL;
  VouchOutboxRound *round;

  self->is_wanted = self->is_running;
  if (self->is_running)
    return;
  self->is_running = TRUE;
  round = vouch_outbox_round_new (vouch_outbox_sender_list_portals (self), self->kept);
  round->is_hurried = self->is_hurried;
  round->is_woken = self->is_woken;
  round->is_sending = self->is_started;
  round->tell = tell_news;
  round->data = self;
  self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_hurried = FALSE;
  self->is_woken = FALSE;
  self->round = g_cancellable_new ();
  task = g_task_new (self, self->round, round_cb, NULL);
  g_task_set_source_tag (task, vouch_outbox_sender_begin_round);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, round, (GDestroyNotify) vouch_outbox_round_free);
  g_task_run_in_thread (task, round_thread_cb);
}

/** Begins one that tries, whatever its time, all that may have waited for the network. */
void
vouch_outbox_sender_wake (VouchOutboxSender *self)
{
  self->is_woken = TRUE;
  vouch_outbox_sender_begin_round (self);
}
