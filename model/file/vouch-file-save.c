/* vouch-file-save.c: saving a card's file.
 *
 * The main thread makes the snapshot; printing and the disk are a worker's.
 * Saves go one after the other, as each needs the etag that the one before it left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-file-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-document.h"
#include "vouch-file-io.h"
#include "vouch-node-snapshot.h"

/* One save, from the snapshot to the disk. */
typedef struct
{
  GFile *location;         /* (owned) (nullable): of “save as”; else the file's when it starts */
  VouchNodeSnapshot *card; /* (owned): as it was */
  guint64 revision;
  VouchFileMode mode;
  VouchFileSaveFlags flags;
  char *etag;              /* (owned) (nullable): may be there before */
  char *saved_etag;        /* (owned) (nullable): is there after */
} Save;

static void
save_free (Save *self)
{
  g_clear_object (&self->location);
  g_clear_pointer (&self->card, vouch_node_snapshot_free);
  g_free (self->etag);
  g_free (self->saved_etag);
  g_free (self);
}

static void start_save (VouchFile *self);

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  gsize length;
  char *text = vouch_node_snapshot_print (save->card, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);
  GError *error = NULL;

  vouch_file_write (save->location, bytes, save->mode, save->etag, cancellable, &error);
  if (!error || g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_UNSURE))
    save->saved_etag = vouch_file_etag (bytes);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VouchFile *self = VOUCH_FILE (source);
  g_autoptr (GTask) task = g_queue_pop_head (&self->saves);
  Save *save = g_task_get_task_data (task);
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (save->saved_etag)
    vouch_file_take_saved (self, save->location, save->saved_etag);
  else if (g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK))
    vouch_file_take_refused (self);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  /* Somebody else may have written right after us, while events were taken for ours. */
  if (self->watch)
    vouch_file_watch_look (self->watch);
  start_save (self);
}

/* A card that was never saved may not overwrite what happens to be there. */
static VouchFileMode
get_mode (VouchFile *self, const Save *save)
{
  if (save->flags & VOUCH_FILE_SAVE_KEEP_MINE)
    return VOUCH_FILE_OVERWRITE;
  return self->etag ? VOUCH_FILE_IF_UNCHANGED : VOUCH_FILE_CREATE;
}

/* Where to and over what is only known when the save before it is done. */
static void
prepare_save (VouchFile *self, Save *save)
{
  save->mode = save->location ? VOUCH_FILE_OVERWRITE : get_mode (self, save);
  save->etag = g_strdup (self->etag);
  if (!save->location)
    save->location = g_object_ref (self->location);
}

/* It waited for a “save as” that was to give the card its first place, and failed. */
static void
fail_without_place (VouchFile *self)
{
  g_autoptr (GTask) task = g_queue_pop_head (&self->saves);

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                           _("The card has no file yet"));
  start_save (self);
}

static void
start_save (VouchFile *self)
{
  GTask *task = g_queue_peek_head (&self->saves);
  Save *save = task ? g_task_get_task_data (task) : NULL;
  g_autoptr (GTask) work = NULL;

  if (!save)
    return;
  if (!save->location && !self->location)
    {
      fail_without_place (self);
      return;
    }
  prepare_save (self, save);
  work = g_task_new (self, g_task_get_cancellable (task), saved_cb, NULL);
  g_task_set_source_tag (work, save_in_thread);
  g_task_set_task_data (work, save, NULL);
  /* A write that is done is done, whatever is wanted by then. */
  g_task_set_check_cancellable (work, FALSE);
  g_task_run_in_thread (work, save_in_thread);
}

static void
queue_save (VouchFile *self, VouchDocument *document, Save *save, GTask *task)
{
  save->card = vouch_node_snapshot_new (VOUCH_NODE (vouch_document_get_card (document)));
  save->revision = vouch_document_get_revision (document);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_set_check_cancellable (task, FALSE);
  g_queue_push_tail (&self->saves, g_object_ref (task));
  if (self->saves.length == 1)
    start_save (self);
}

/**
 * vouch_file_save_async:
 * @self: a file with a location
 * @document: what to save in it
 * @flags: see #VouchFileSaveFlags
 * @cancellable: (nullable): to stop before it is written
 * @callback: called when done
 * @user_data: for @callback
 *
 * Saves the card as it is when this is called; what is edited meanwhile is for the next time. A
 * save that is asked for during another waits for it.
 */
void
vouch_file_save_async (VouchFile           *self,
                       VouchDocument       *document,
                       VouchFileSaveFlags   flags,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (VOUCH_IS_FILE (self));
  g_return_if_fail (VOUCH_IS_DOCUMENT (document));
  g_return_if_fail (self->location != NULL || !g_queue_is_empty (&self->saves));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vouch_file_save_async);
  save = g_new0 (Save, 1);
  save->flags = flags;
  queue_save (self, document, save, task);
}

/**
 * vouch_file_save_as_async:
 * @self: a file, with a location or without
 * @document: what to save in it
 * @location: where; what is there is overwritten, as the user was asked when choosing it
 * @cancellable: (nullable): to stop before it is written
 * @callback: called when done
 * @user_data: for @callback
 *
 * As vouch_file_save_async(); once it is done, @location is the file's.
 */
void
vouch_file_save_as_async (VouchFile           *self,
                          VouchDocument       *document,
                          GFile               *location,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (VOUCH_IS_FILE (self));
  g_return_if_fail (VOUCH_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (location));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vouch_file_save_as_async);
  save = g_new0 (Save, 1);
  save->location = g_object_ref (location);
  queue_save (self, document, save, task);
}

/**
 * vouch_file_save_finish:
 * @self: a file
 * @result: what the callback was given
 * @revision: (out) (optional): the document's revision that is in the file now
 * @error: return location for a #VouchFileError or #GIOErrorEnum
 *
 * Ends both ways of saving.
 *
 * Returns: whether it is written; if not, the file is as it was, but for %VOUCH_FILE_ERROR_UNSURE:
 *   then it is there, and perhaps not after a power cut
 */
gboolean
vouch_file_save_finish (VouchFile     *self,
                        GAsyncResult  *result,
                        guint64       *revision,
                        GError       **error)
{
  Save *save;

  g_return_val_if_fail (VOUCH_IS_FILE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  save = g_task_get_task_data (G_TASK (result));
  if (revision)
    *revision = save->revision;
  return g_task_propagate_boolean (G_TASK (result), error);
}
