/* vouch-reference-intake-read.c: reading files of references in a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-intake-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-reference-merge.h"
#include "vouch-reference-reader.h"

/* As much as is looked at to tell one format from another. */
#define PEEKED_BYTES (64 * 1024)

typedef struct
{
  VouchReferenceIntake *intake; /* (owned) (nullable): until it is returned */
  GPtrArray *files;             /* (owned) (element-type GFile) (nullable) */
  char *text;                   /* (owned) (nullable) */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->intake, vouch_reference_intake_free);
  g_clear_pointer (&reading->files, g_ptr_array_unref);
  g_free (reading->text);
  g_free (reading);
}

/* What went wrong in the file that was read last. */
static void
tell_troubles (VouchReferenceIntake *self, const char *file)
{
  GPtrArray *troubles = self->batch->troubles;

  for (guint i = 0; i < troubles->len; i++)
    {
      const VouchReferenceTrouble *trouble = troubles->pdata[i];

      vouch_reference_intake_add_line (self, file, trouble->line, trouble->entry,
                                       trouble->is_lost ? VOUCH_INTAKE_LOST : VOUCH_INTAKE_NOTED,
                                       trouble->message);
    }
  g_ptr_array_set_size (troubles, 0);
}

static void
read_bytes (VouchReferenceIntake *self, guint index, const char *bytes, gsize length)
{
  const char *file = self->files ? self->files->pdata[index] : NULL;
  g_autoptr (GError) error = NULL;

  if (!vouch_reference_read (self->batch, VOUCH_REFERENCE_FORMAT_AUTO, bytes, length, &error))
    vouch_reference_intake_add_line (self, file, 0, NULL, VOUCH_INTAKE_LOST, error->message);
  tell_troubles (self, file);
  while (self->item_files->len < self->batch->items->len)
    g_array_append_val (self->item_files, index);
}

static gboolean
read_file (VouchReferenceIntake *self, guint index, GFile *file, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = vouch_file_read (file, VOUCH_REFERENCE_MAX_BYTES, cancellable, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (bytes)
    read_bytes (self, index, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  else
    vouch_reference_intake_add_line (self, self->files->pdata[index], 0, NULL, VOUCH_INTAKE_LOST,
                                     error->message);
  return !g_cancellable_is_cancelled (cancellable);
}

/* The same work twice in what was read is told and joined; which file an item is of goes on with
 * those that stay, which keep their order. */
static void
join_same (VouchReferenceIntake *self)
{
  g_autoptr (GHashTable) files = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->batch->items->len; i++)
    g_hash_table_insert (files, self->batch->items->pdata[i],
                         GUINT_TO_POINTER (g_array_index (self->item_files, guint, i)));
  vouch_reference_batch_merge (self->batch);
  g_array_set_size (self->item_files, 0);
  for (guint i = 0; i < self->batch->items->len; i++)
    {
      guint file = GPOINTER_TO_UINT (g_hash_table_lookup (files, self->batch->items->pdata[i]));

      g_array_append_val (self->item_files, file);
    }
  tell_troubles (self, self->files && self->files->len == 1 ? self->files->pdata[0] : NULL);
}

static void
read_in_thread (GTask *task, gpointer document, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  VouchReferenceIntake *self = reading->intake;
  gboolean goes_on = TRUE;

  for (guint i = 0; goes_on && reading->files && i < reading->files->len; i++)
    goes_on = read_file (self, i, reading->files->pdata[i], cancellable);
  if (reading->text)
    read_bytes (self, 0, reading->text, strlen (reading->text));
  if (g_task_return_error_if_cancelled (task))
    return;
  join_same (self);
  self->matches = vouch_reference_batch_match (self->batch, self->known);
  g_task_return_pointer (task, g_steal_pointer (&reading->intake),
                         (GDestroyNotify) vouch_reference_intake_free);
}

static GPtrArray *
list_names (GPtrArray *files)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *name = g_file_get_basename (files->pdata[i]);

      g_ptr_array_add (names, g_filename_display_name (name));
    }
  return names;
}

/**
 * vouch_reference_intake_read_async:
 * @document: the card that they are for
 * @files: (nullable) (element-type GFile): RIS, BibTeX, NBIB, XML, CSL-JSON, …
 * @text: (nullable): the same as text, as it was pasted
 * @cancellable: (nullable): to give up
 * @callback: called when they are read
 * @data: for @callback
 *
 * Reads them without waiting. The card is not altered.
 */
void
vouch_reference_intake_read_async (VouchDocument       *document,
                                   GPtrArray           *files,
                                   const char          *text,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->intake = vouch_reference_intake_new (document);
  reading->files = files ? g_ptr_array_ref (files) : NULL;
  reading->intake->files = files ? list_names (files) : NULL;
  reading->text = g_strdup (text);
  g_task_set_source_tag (task, vouch_reference_intake_read_async);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * vouch_reference_intake_read_finish:
 * @result: of vouch_reference_intake_read_async()
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what was read; what could not be is in its lines
 */
VouchReferenceIntake *
vouch_reference_intake_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_reference_intake_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vouch_reference_intake_is_list:
 * @text: what was pasted
 *
 * Returns: whether it is RIS, BibTeX or another format of references, and not words
 */
gboolean
vouch_reference_intake_is_list (const char *text)
{
  return vouch_reference_guess_format (text, strlen (text)) != VOUCH_REFERENCE_FORMAT_AUTO;
}

/* A card and an export of one reference begin alike. */
static gboolean
is_sure_of (const char *text)
{
  gsize length = strlen (text);
  const char *start = text + strspn (text, "\xef\xbb\xbf \t\r\n");

  if (vouch_reference_guess_format (text, length) == VOUCH_REFERENCE_FORMAT_AUTO
      || strstr (text, "\"" VOUCH_CARD_FORMAT_NAME "\""))
    return FALSE;
  return *start != '{' || !strstr (text, "\"sections\"");
}

/**
 * vouch_reference_intake_is_list_in:
 * @file: JSON, XML or a text, which may also be a card, a paper or a draft
 * @cancellable: (nullable): to give up
 *
 * Reads the beginning of the file: not for the main thread.
 *
 * Returns: whether it is a list of references
 */
gboolean
vouch_reference_intake_is_list_in (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autofree char *start = g_malloc0 (PEEKED_BYTES + 1);
  gsize length = 0;

  return stream
         && g_input_stream_read_all (G_INPUT_STREAM (stream), start, PEEKED_BYTES, &length, cancellable, NULL)
         && is_sure_of (start);
}
