/* vouch-paper.c: a paper's file, and what it tells of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-paper.h"

#include "vouch-article-match.h"
#include "vouch-source-attach.h"
#include "vouch-source-store.h"

/* Code points at a paper's beginning that have its title among them. */
#define TITLE_WITHIN 6000

typedef struct
{
  GFile *file; /* (owned) */
  char *title; /* (owned) (nullable) */
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  g_free (request->title);
  g_free (request);
}

void
vouch_paper_free (VouchPaper *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->source, vouch_source_free);
  g_free (self);
}

/**
 * vouch_paper_names_title:
 * @source: a file in the store
 * @title: (nullable): as plain text
 *
 * Reads the file's text: not for the main thread.
 *
 * Returns: whether the title's words stand at its beginning
 */
gboolean
vouch_paper_names_title (const VouchSource *source, const char *title)
{
  g_autoptr (VouchSourceStore) store = title && *title ? vouch_source_store_open (NULL, NULL) : NULL;
  g_autoptr (VouchSourceText) text
      = store ? vouch_source_store_load (store, source, NULL) : NULL;
  g_autofree char *start
      = text ? vouch_source_text_dup_part (
            text, 0, MIN (vouch_source_text_get_length (text), TITLE_WITHIN))
             : NULL;

  return start && vouch_article_title_is_in (title, start);
}

static void
read_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  VouchSource *source = vouch_source_keep (request->file, NULL, cancellable, &error);
  VouchPaper *paper;

  if (!source)
    {
      g_task_return_error (task, error);
      return;
    }
  paper = g_new0 (VouchPaper, 1);
  paper->file = g_object_ref (request->file);
  paper->source = source;
  paper->names_title = vouch_paper_names_title (source, request->title);
  g_task_return_pointer (task, paper, (GDestroyNotify) vouch_paper_free);
}

/**
 * vouch_paper_read_async:
 * @file: a PDF, or anything else that a source can be
 * @title: (nullable): a title that its first page is searched for
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @data: for @callback
 *
 * Puts the file into the store and looks what it says of itself. No card is altered.
 */
void
vouch_paper_read_async (GFile               *file,
                        const char          *title,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->title = g_strdup (title);
  g_task_set_source_tag (task, vouch_paper_read_async);
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * vouch_paper_read_finish:
 * @result: of vouch_paper_read_async()
 * @error: return location for a #VouchSourceError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): the paper
 */
VouchPaper *
vouch_paper_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_paper_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
