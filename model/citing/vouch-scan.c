/* vouch-scan.c: a scan of the store gets a text that a machine has read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-scan.h"

#include <glib/gi18n-lib.h>

#include "vouch-passage-indexer.h"
#include "vouch-quote-states.h"
#include "vouch-source-ocr.h"
#include "vouch-source-store.h"

/* A machine may find nothing: then the scan stays what it is. */
static gboolean
keep (VouchSourceStore *store, VouchSource *source, VouchSourceText *text, GError **error)
{
  VouchPassageIndex *index;
  gboolean is_kept;

  if (vouch_source_text_get_length (text) == 0)
    {
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_NO_TEXT,
                           _("No words were found in its pictures."));
      return FALSE;
    }
  index = vouch_passage_indexer_attach (store, error);
  if (!index)
    return FALSE;
  is_kept = vouch_source_store_set_text (store, source, text, error);
  vouch_source_store_set_indexer (store, NULL, NULL);
  vouch_passage_index_free (index);
  return is_kept;
}

static gboolean
read_source (VouchSourceStore *store, VouchSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = vouch_source_store_get_file (store, source, error);
  g_autoptr (VouchSourceText) scan = file ? vouch_source_store_load (store, source, error) : NULL;
  g_autoptr (VouchSourceText) text = NULL;

  if (!scan)
    return FALSE;
  text = vouch_source_ocr_read (g_file_peek_path (file), scan, NULL, NULL, cancellable, error);
  return text && keep (store, source, text, error);
}

/**
 * vouch_scan_read:
 * @digest: SHA-256 of a PDF in the store whose pages are pictures
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError, #VouchSqlError or #GIOErrorEnum
 *
 * Takes seconds a page: not for the main thread.
 *
 * Returns: whether it has a text now
 */
gboolean
vouch_scan_read (const char *digest, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, error);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (VouchSource) source = store ? vouch_source_store_find (store, digest, &trouble) : NULL;

  if (source)
    return read_source (store, source, cancellable, error);
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (store)
    g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                         _("The file is not on this computer. Attach it again."));
  return FALSE;
}

static void
read_in_thread (GTask *task, gpointer object, gpointer digest, GCancellable *cancellable)
{
  GError *error = NULL;

  if (vouch_scan_read (digest, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/** The same without waiting. */
void
vouch_scan_read_async (const char *digest, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_scan_read_async);
  g_task_set_task_data (task, g_strdup (digest), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/** Returns: whether it has a text now; in the main thread, for its quotes are looked up again. */
gboolean
vouch_scan_read_finish (GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  vouch_quote_states_forget (vouch_quote_states_get_default ());
  return TRUE;
}
