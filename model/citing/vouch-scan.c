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
read_source (VouchSourceStore *store, VouchSource *source, VouchSourceOcrProgress progress, gpointer data,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = vouch_source_store_get_file (store, source, error);
  g_autoptr (VouchSourceText) scan = file ? vouch_source_store_load (store, source, error) : NULL;
  g_autoptr (VouchSourceText) text = NULL;

  if (!scan)
    return FALSE;
  text = vouch_source_ocr_read (g_file_peek_path (file), scan, progress, data, cancellable, error);
  return text && keep (store, source, text, error);
}

/**
 * vouch_scan_read:
 * @digest: SHA-256 of a PDF in the store whose pages are pictures
 * @progress: (nullable): is told of each page
 * @data: for @progress
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError, #VouchSqlError or #GIOErrorEnum
 *
 * Takes seconds a page: not for the main thread.
 *
 * Returns: whether it has a text now
 */
gboolean
vouch_scan_read (const char *digest, VouchSourceOcrProgress progress, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, error);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (VouchSource) source = store ? vouch_source_store_find (store, digest, &trouble) : NULL;

  if (source)
    return read_source (store, source, progress, data, cancellable, error);
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (store)
    g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                         _("The file is not on this computer. Attach it again."));
  return FALSE;
}

/* --- without waiting --- */

typedef struct
{
  char *digest;                    /* (owned) */
  VouchSourceOcrProgress progress; /* (nullable) */
  gpointer data;                   /* for @progress */
} Reading;

/* SHA-256 of what is being read, to its task; used by the main thread only. */
static GHashTable *running;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->digest);
  g_free (reading);
}

typedef struct
{
  GTask *task; /* (owned) */
  guint page;
  guint n_pages;
} Step;

static gboolean
tell_cb (gpointer data)
{
  const Step *step = data;
  const Reading *reading = g_task_get_task_data (step->task);

  reading->progress (step->page, step->n_pages, reading->data);
  return G_SOURCE_REMOVE;
}

static void
free_step (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

/* As urgent as the task's end, so that nothing is told after that. */
static void
read_page_cb (guint page, guint n_pages, gpointer task)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Step *step = g_new (Step, 1);

  *step = (Step) { g_object_ref (task), page, n_pages };
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, tell_cb, step, free_step);
  g_source_attach (source, g_task_get_context (task));
}

static void
read_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;

  if (vouch_scan_read (reading->digest, reading->progress ? read_page_cb : NULL, task, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
completed_cb (GTask *task)
{
  const Reading *reading = g_task_get_task_data (task);

  g_hash_table_remove (running, reading->digest);
}

static gboolean
begin (GTask *task, const Reading *reading)
{
  if (!running)
    running = g_hash_table_new (g_str_hash, g_str_equal);
  if (g_hash_table_contains (running, reading->digest))
    return FALSE;
  g_hash_table_insert (running, reading->digest, task);
  g_signal_connect (task, "notify::completed", G_CALLBACK (completed_cb), NULL);
  return TRUE;
}

/**
 * vouch_scan_read_async:
 * @digest: SHA-256 of a PDF in the store whose pages are pictures
 * @progress: (nullable): is told of each page, in the thread that calls this
 * @cancellable: (nullable): to give up
 * @callback: is told of its end
 * @data: for @progress and @callback
 *
 * The same without waiting. What is being read is not read a second time: %G_IO_ERROR_BUSY.
 */
void
vouch_scan_read_async (const char *digest, VouchSourceOcrProgress progress, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { g_strdup (digest), progress, data };
  g_task_set_source_tag (task, vouch_scan_read_async);
  g_task_set_task_data (task, reading, free_reading);
  if (begin (task, reading))
    g_task_run_in_thread (task, read_in_thread);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY, "%s", _("This scan is already being read."));
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
