/* vouch-publish-run-receipt.c: writes the receipt beside what was sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-run-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-file-error.h"
#include "vouch-receipt-file.h"

/* A closed window has disposed of its editor. */
static gboolean
is_open (VouchPublishRun *self)
{
  return vouch_editor_get_file (self->editor) != NULL;
}

static void
receipt_saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchPublishRun *self = g_task_get_source_object (data);

  vouch_editor_save_finish (VOUCH_EDITOR (object), result, &self->unkept);
  vouch_publish_run_succeed (data);
}

static void
receipt_written_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchPublishRun *self = g_task_get_source_object (data);

  vouch_file_save_finish (VOUCH_FILE (object), result, NULL, &self->unkept);
  vouch_publish_run_succeed (data);
}

/* Another card may have been put there: the receipt is none of its. */
static gboolean
check_same_card (VouchPublishRun *self, VouchDocument *there, GError **error)
{
  const char *id = vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (there)));

  if (g_strcmp0 (id, vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (self->document)))) == 0)
    return TRUE;
  g_set_error_literal (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK,
                       _("The file now contains another card"));
  return FALSE;
}

static void
file_read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  VouchPublishRun *self = g_task_get_source_object (task);
  g_autoptr (VouchDocument) there
      = vouch_file_load_finish (VOUCH_FILE (object), result, &self->unkept);

  if (!there || !check_same_card (self, there, &self->unkept))
    {
      vouch_publish_run_succeed (task);
      return;
    }
  g_set_object (&self->document, there);
  if (vouch_receipt_record (g_task_get_task_data (task), self->document, &self->unkept))
    vouch_file_save_async (self->file, self->document, VOUCH_FILE_SAVE_PLAIN, NULL,
                           receipt_written_cb, task);
  else
    vouch_publish_run_succeed (task);
}

/**
 * vouch_publish_run_keep_receipt:
 * @task: (transfer full): the run's
 * @receipt: (transfer full): what the portal has answered
 *
 * Where the window was closed meanwhile, what was edited since the card was sent may have been given up:
 * the receipt goes to what is in the file. Ends @task.
 */
void
vouch_publish_run_keep_receipt (GTask *task, VouchReceipt *receipt)
{
  VouchPublishRun *self = g_task_get_source_object (task);

  g_task_set_task_data (task, receipt, (GDestroyNotify) vouch_receipt_free);
  if (!is_open (self))
    vouch_file_load_async (self->file, NULL, file_read_cb, task);
  else if (vouch_receipt_record (receipt, self->document, &self->unkept))
    vouch_editor_save_async (self->editor, NULL, receipt_saved_cb, task);
  else
    vouch_publish_run_succeed (task);
}
