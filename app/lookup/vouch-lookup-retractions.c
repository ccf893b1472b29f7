/* vouch-lookup-retractions.c: the Retraction Watch list, got from where Crossref publishes it.
 *
 * All that is sent is the question for the file. It is read once, and kept as what it says, not as a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-retractions.h"

#include <glib/gstdio.h>

#include "vouch-lookup-client.h"

/* As Crossref calls it: the list is described by this name. */
#define NAME "retraction_watch.csv"

/**
 * vouch_lookup_retractions_run:
 * @settings: where the list is
 * @cancellable: (nullable): ends it; the list that is there stays
 * @error: a #VouchLookupError, a #VouchRetractionError, or that it was cancelled
 *
 * Downloads the list and reads it, which takes the place of the one before. Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable): what was read
 */
VouchRetractionReport *
vouch_lookup_retractions_run (const VouchLookupSettings *settings, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("vouch-XXXXXX", error);
  g_autofree char *path = folder ? g_build_filename (folder, NAME, NULL) : NULL;
  g_autoptr (GFile) file = path ? g_file_new_for_path (path) : NULL;
  VouchRetractionReport *report = NULL;

  if (!file)
    return NULL;
  if (vouch_lookup_download (settings, settings->retractions, "Crossref", file, cancellable, error))
    report = vouch_retraction_list_read (file, cancellable, error);
  g_unlink (path);
  g_rmdir (folder);
  return report;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchRetractionReport *report = vouch_lookup_retractions_run (data, cancellable, &error);

  if (report)
    g_task_return_pointer (task, report, (GDestroyNotify) vouch_retraction_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_lookup_retractions_async:
 * @settings: as vouch_lookup_retractions_run() takes them
 * @cancellable: (nullable): ends it
 * @callback: called when it is done
 * @data: for @callback
 */
void
vouch_lookup_retractions_async (const VouchLookupSettings *settings, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_lookup_retractions_async);
  g_task_set_task_data (task, vouch_lookup_settings_copy (settings), (GDestroyNotify) vouch_lookup_settings_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * vouch_lookup_retractions_finish:
 * @result: of vouch_lookup_retractions_async()
 * @error: as of vouch_lookup_retractions_run()
 *
 * Returns: (transfer full) (nullable): what was read
 */
VouchRetractionReport *
vouch_lookup_retractions_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_lookup_retractions_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
