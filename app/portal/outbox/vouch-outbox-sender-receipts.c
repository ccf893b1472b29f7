/* vouch-outbox-sender-receipts.c: brings what portals have answered to the cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-sender-private.h"

#include "vouch-receipt-file.h"

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

/**
 * vouch_outbox_sender_bring_receipt:
 * @job: (transfer full): what is done
 *
 * An open card takes its receipt; else it goes to the file. What can be brought to neither is tried
 * again with the next round; what was brought is not, even where that can't be noted.
 */
void
vouch_outbox_sender_bring_receipt (VouchOutboxSender *self, VouchOutboxJob *job)
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
    g_signal_emit_by_name (self, "receipt", job, &is_taken);
  if (is_taken || !job->receipt || !job->file)
    {
      vouch_outbox_job_free (job);
      return;
    }
  g_hash_table_add (self->bringing, g_memdup2 (&job->number, sizeof job->number));
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, vouch_outbox_sender_bring_receipt);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, write_thread_cb);
}
