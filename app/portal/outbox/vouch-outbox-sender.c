/* vouch-outbox-sender.c: sends what waits while the program runs.
 *
 * VouchOutboxSender:
 *
 * One round at a time, in a worker: what somebody asked for (hurry, a receipt is kept), then each job
 * whose time has come. What is taken out is at once, beside it. A round begins at the start, when the network is back, when
 * the next job's time has come and when somebody asks. Passwords are in the memory alone: what
 * waits for a site that nobody has signed in to since the start goes on waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-sender.h"

#include "vouch-outbox-private.h"
#include "vouch-outbox-round.h"
#include "vouch-receipt-file.h"

#define LONGEST_SLEEP 3600 /* seconds: the clock may have been set meanwhile */

struct _VouchOutboxSender
{
  GObject parent_instance;

  GNetworkMonitor *network;  /* (owned) (nullable): once it was started */
  GCancellable *cancellable; /* (owned) */
  GHashTable *portals;       /* (owned): who and where → VouchPortal (owned), signed in */
  GPtrArray *jobs;           /* (owned) (element-type VouchOutboxJob): as of the last round */
  GArray *kept;              /* (owned) (element-type gint64): for the next round */
  GHashTable *noted;         /* (owned): the numbers of all that were kept: not brought again */
  GHashTable *bringing;      /* (owned): the numbers of those that are being written */
  guint timer;
  guint is_running : 1; /* a round is under way */
  guint is_wanted : 1;  /* another one after it */
  guint is_hurried : 1; /* in which everything is tried */
  guint is_started : 1; /* rounds send; else they only look */
};

G_DEFINE_FINAL_TYPE (VouchOutboxSender, vouch_outbox_sender, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_RECEIPT,
  SIGNAL_TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void begin_round (VouchOutboxSender *self);

/* --- receipts --- */

static void
free_job (gpointer data)
{
  vouch_outbox_job_free (data);
}

static void
write_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const VouchOutboxJob *job = data;
  g_autoptr (GFile) file = g_file_new_for_uri (job->file);
  g_autoptr (GError) error = NULL;

  if (vouch_receipt_write_to_file (job->receipt, file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchOutboxSender *self = VOUCH_OUTBOX_SENDER (object);
  VouchOutboxJob *job = g_task_get_task_data (G_TASK (result));

  g_hash_table_remove (self->bringing, &job->number);
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    vouch_outbox_sender_note_kept (self, job->number);
}

/* An open card takes its receipt; else it goes to the file. What can be brought to neither is tried
 * again with the next round; what was brought is not, even where that can't be noted. */
static void
bring_receipt (VouchOutboxSender *self, VouchOutboxJob *job)
{
  g_autoptr (GTask) task = NULL;
  gboolean is_taken = FALSE;

  if (g_hash_table_contains (self->noted, &job->number)
      || g_hash_table_contains (self->bringing, &job->number))
    {
      vouch_outbox_job_free (job);
      return;
    }
  if (job->receipt)
    g_signal_emit (self, signals[SIGNAL_RECEIPT], 0, job, &is_taken);
  if (is_taken || !job->receipt || !job->file)
    {
      vouch_outbox_job_free (job);
      return;
    }
  g_hash_table_add (self->bringing, g_memdup2 (&job->number, sizeof job->number));
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, bring_receipt);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, write_thread_cb);
}

/* --- rounds --- */

static gboolean
timer_cb (gpointer data)
{
  VouchOutboxSender *self = VOUCH_OUTBOX_SENDER (data);

  self->timer = 0;
  begin_round (self);
  return G_SOURCE_REMOVE;
}

static char *
make_key (const char *address, const char *user)
{
  return g_strconcat (address, "\n", user, NULL);
}

/* Whether it can be sent at all before somebody signs in. */
static gboolean
can_be_sent (VouchOutboxSender *self, const VouchOutboxJob *job)
{
  g_autofree char *key = make_key (job->place, job->user);

  return job->state == VOUCH_OUTBOX_WAITING
         && (job->kind == VOUCH_PORTAL_KIND_EMBEDDED || g_hash_table_contains (self->portals, key));
}

static void
set_timer (VouchOutboxSender *self)
{
  gint64 first = G_MAXINT64;

  g_clear_handle_id (&self->timer, g_source_remove);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      const VouchOutboxJob *job = self->jobs->pdata[i];

      if (can_be_sent (self, job))
        first = MIN (first, job->next);
    }
  if (first == G_MAXINT64 || !self->is_started)
    return;
  first = (first - vouch_outbox_now ()) / 1000 + 1;
  self->timer = g_timeout_add_seconds ((guint) CLAMP (first, 1, LONGEST_SLEEP), timer_cb, self);
}

/* Somebody may have signed in anew meanwhile. */
static void
forget_portals (VouchOutboxSender *self, GPtrArray *refused)
{
  for (guint i = 0; i < refused->len; i++)
    {
      VouchPortal *portal = refused->pdata[i];
      g_autofree char *key
          = make_key (vouch_portal_get_address (portal), vouch_portal_get_user (portal));

      if (g_hash_table_lookup (self->portals, key) == portal)
        g_hash_table_remove (self->portals, key);
    }
}

static void
round_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchOutboxSender *self = VOUCH_OUTBOX_SENDER (object);
  VouchOutboxRound *round = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->is_running = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_message ("%s", error->message);
  forget_portals (self, round->refused);
  if (round->jobs)
    {
      g_ptr_array_unref (self->jobs);
      self->jobs = g_steal_pointer (&round->jobs);
    }
  while (round->unkept && round->unkept->len > 0)
    bring_receipt (self, g_ptr_array_steal_index (round->unkept, 0));
  set_timer (self);
  if (self->is_wanted)
    begin_round (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, job);
  news->job = NULL;
  if (job->state == VOUCH_OUTBOX_DONE)
    {
      if (find_place (self, job->number, &place))
        g_ptr_array_remove_index (self->jobs, place);
      bring_receipt (self, job);
    }
  else if (find_place (self, job->number, &place))
    {
      vouch_outbox_job_free (self->jobs->pdata[place]);
      self->jobs->pdata[place] = job;
    }
  else
    g_ptr_array_insert (self->jobs, (int) place, job);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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

static void
round_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (vouch_outbox_round_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static GPtrArray *
list_portals (VouchOutboxSender *self)
{
  GPtrArray *portals = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer portal;

  g_hash_table_iter_init (&iter, self->portals);
  while (g_hash_table_iter_next (&iter, NULL, &portal))
    g_ptr_array_add (portals, g_object_ref (portal));
  return portals;
}

static void
begin_round (VouchOutboxSender *self)
{
  g_autoptr (GTask) task = NULL;
  VouchOutboxRound *round;

  self->is_wanted = self->is_running;
  if (self->is_running)
    return;
  self->is_running = TRUE;
  round = vouch_outbox_round_new (list_portals (self), self->kept);
  round->is_hurried = self->is_hurried;
  round->is_sending = self->is_started;
  round->tell = tell_news;
  round->data = self;
  self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_hurried = FALSE;
  task = g_task_new (self, self->cancellable, round_cb, NULL);
  g_task_set_source_tag (task, begin_round);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, round, (GDestroyNotify) vouch_outbox_round_free);
  g_task_run_in_thread (task, round_thread_cb);
}

/* --- the object --- */

static void
network_changed_cb (VouchOutboxSender *self, gboolean is_available)
{
  if (is_available && self->jobs->len > 0)
    vouch_outbox_sender_hurry (self);
}

static void
vouch_outbox_sender_finalize (GObject *object)
{
  VouchOutboxSender *self = VOUCH_OUTBOX_SENDER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->network);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->portals);
  g_ptr_array_unref (self->jobs);
  g_array_unref (self->kept);
  g_hash_table_unref (self->noted);
  g_hash_table_unref (self->bringing);
  G_OBJECT_CLASS (vouch_outbox_sender_parent_class)->finalize (object);
}

static void
vouch_outbox_sender_class_init (VouchOutboxSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_outbox_sender_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VOUCH_TYPE_OUTBOX_SENDER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RECEIPT]
      = g_signal_new ("receipt", VOUCH_TYPE_OUTBOX_SENDER, G_SIGNAL_RUN_LAST, 0,
                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                      G_TYPE_POINTER);
  signals[SIGNAL_TOLD] = g_signal_new ("told", VOUCH_TYPE_OUTBOX_SENDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
vouch_outbox_sender_init (VouchOutboxSender *self)
{
  self->cancellable = g_cancellable_new ();
  self->portals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->jobs = g_ptr_array_new_with_free_func (free_job);
  self->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->noted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->bringing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/** Returns: (transfer full): a sender that does nothing yet. */
VouchOutboxSender *
vouch_outbox_sender_new (void)
{
  return g_object_new (VOUCH_TYPE_OUTBOX_SENDER, NULL);
}

/** Begins: sends what was left by an earlier run, brings receipts, and follows the network. */
void
vouch_outbox_sender_start (VouchOutboxSender *self)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  if (self->is_started)
    return;
  self->is_started = TRUE;
  self->network = g_object_ref (g_network_monitor_get_default ());
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  begin_round (self);
}

/** Ends, before the program does; what is under way goes on from the disk another time. */
void
vouch_outbox_sender_stop (VouchOutboxSender *self)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
}

/** Tries all that waits, now. */
void
vouch_outbox_sender_hurry (VouchOutboxSender *self)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  self->is_hurried = TRUE;
  if (self->is_started)
    begin_round (self);
  else
    vouch_outbox_sender_start (self);
}

/** Reads the list anew: somebody else has put something in, or taken it out. */
void
vouch_outbox_sender_look (VouchOutboxSender *self)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));
  begin_round (self);
}

static void
cancel_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const GArray *numbers = data;
  GError *error = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (&error);

  /* While one that is under way is waited for, the sender would come to the next. */
  for (guint i = 0; outbox && !error && i < numbers->len; i++)
    vouch_outbox_cancel_unsent (outbox, g_array_index (numbers, gint64, i), &error);
  for (guint i = 0; outbox && !error && i < numbers->len; i++)
    vouch_outbox_cancel (outbox, g_array_index (numbers, gint64, i), &error);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
cancelled_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchOutboxSender *self = VOUCH_OUTBOX_SENDER (object);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_message ("%s", error->message);
  if (!g_cancellable_is_cancelled (self->cancellable))
    begin_round (self);
}

/** Takes these out, now: they are not sent, or not again. */
void
vouch_outbox_sender_cancel_many (VouchOutboxSender *self, GArray *numbers)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  task = g_task_new (self, NULL, cancelled_cb, NULL);
  g_task_set_source_tag (task, vouch_outbox_sender_cancel_many);
  g_task_set_task_data (task, g_array_ref (numbers), (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, cancel_thread_cb);
}

/** The same of one. */
void
vouch_outbox_sender_cancel (VouchOutboxSender *self, gint64 number)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof number);

  g_array_append_val (numbers, number);
  vouch_outbox_sender_cancel_many (self, numbers);
}

/** The card has the receipt of that one, on the disk. */
void
vouch_outbox_sender_note_kept (VouchOutboxSender *self, gint64 number)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  g_hash_table_add (self->noted, g_memdup2 (&number, sizeof number));
  g_array_append_val (self->kept, number);
  begin_round (self);
}

/** Remembers until the program ends who signs in there, and how; what waited for that is sent. */
void
vouch_outbox_sender_add_portal (VouchOutboxSender *self, VouchPortal *portal)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  g_hash_table_replace (
      self->portals,
      make_key (vouch_portal_get_address (portal), vouch_portal_get_user (portal)),
      g_object_ref (portal));
  begin_round (self);
}

/** Returns: (transfer none) (element-type VouchOutboxJob): what waits, or was stopped and has to be
 *   seen, in the order in which it was asked for. */
GPtrArray *
vouch_outbox_sender_get_jobs (VouchOutboxSender *self)
{
  g_return_val_if_fail (VOUCH_IS_OUTBOX_SENDER (self), NULL);
  return self->jobs;
}

/** Returns: whether something is being sent, or looked up. */
gboolean
vouch_outbox_sender_is_busy (VouchOutboxSender *self)
{
  g_return_val_if_fail (VOUCH_IS_OUTBOX_SENDER (self), FALSE);
  return self->is_running;
}
