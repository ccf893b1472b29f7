/* vouch-outbox-sender.c: sends what waits while the program runs.
 *
 * VouchOutboxSender:
 *
 * One round at a time, in a worker: what somebody asked for (hurry, a receipt is kept), then each job
 * whose time has come. What is taken out is at once, beside it. A round begins at the start, when the
 * network is back, when the computer wakes up, when the next job's time has come and when somebody asks.
 * Passwords are in the memory alone: what waits for a site that nobody has signed in to since the start
 * goes on waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-sender-private.h"

#include "vouch-outbox.h"

G_DEFINE_FINAL_TYPE (VouchOutboxSender, vouch_outbox_sender, G_TYPE_OBJECT)

/* --- the object --- */

static void
network_changed_cb (VouchOutboxSender *self, gboolean is_available)
{
  if (is_available && self->jobs->len > 0)
    vouch_outbox_sender_wake (self);
}

/* After a sleep the network may be there as before, and nobody tells of it. */
static void
alarm_cb (gboolean has_jumped, gpointer data)
{
  VouchOutboxSender *self = VOUCH_OUTBOX_SENDER (data);

  if (has_jumped)
    vouch_outbox_sender_wake (self);
  else
    vouch_outbox_sender_begin_round (self);
}

static void
vouch_outbox_sender_finalize (GObject *object)
{
  VouchOutboxSender *self = VOUCH_OUTBOX_SENDER (object);

  g_clear_pointer (&self->alarm, vouch_outbox_alarm_free);
  g_clear_object (&self->network);
  g_object_unref (self->cancellable);
  g_clear_object (&self->round);
  g_hash_table_unref (self->portals);
  g_hash_table_unref (self->accounts);
  g_hash_table_unref (self->refused);
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
  g_signal_new ("changed", VOUCH_TYPE_OUTBOX_SENDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("receipt", VOUCH_TYPE_OUTBOX_SENDER, G_SIGNAL_RUN_LAST, 0,
                g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_POINTER);
  g_signal_new ("told", VOUCH_TYPE_OUTBOX_SENDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_POINTER);
}

static void
vouch_outbox_sender_init (VouchOutboxSender *self)
{
  self->cancellable = g_cancellable_new ();
  self->portals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_outbox_job_free);
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
  self->alarm = vouch_outbox_alarm_new (alarm_cb, self);
  vouch_outbox_sender_begin_round (self);
}

/** Ends, before the program does; what is under way goes on from the disk another time. */
void
vouch_outbox_sender_stop (VouchOutboxSender *self)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->round);
  g_clear_pointer (&self->alarm, vouch_outbox_alarm_free);
}

/** Tries all that waits, now. */
void
vouch_outbox_sender_hurry (VouchOutboxSender *self)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));

  self->is_hurried = TRUE;
  if (self->is_started)
    vouch_outbox_sender_begin_round (self);
  else
    vouch_outbox_sender_start (self);
}

/** Reads the list anew: somebody else has put something in, or taken it out. */
void
vouch_outbox_sender_look (VouchOutboxSender *self)
{
  g_return_if_fail (VOUCH_IS_OUTBOX_SENDER (self));
  vouch_outbox_sender_begin_round (self);
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
    vouch_outbox_sender_begin_round (self);
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
  vouch_outbox_sender_begin_round (self);
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
