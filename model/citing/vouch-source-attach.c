/* vouch-source-attach.c: a file on this computer as a reference's source.
 *
 * The file is read, copied into the store and made searchable in a thread; only then does the
 * reference name it, by its digest, in one step of undo. Taking it off a reference leaves it in
 * the store: other cards may go by it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-attach.h"

#include <glib/gi18n-lib.h>

#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-paper.h"
#include "vouch-passage-indexer.h"
#include "vouch-quote-states.h"
#include "vouch-reference-plain.h"
#include "vouch-source-license.h"
#include "vouch-source-store.h"
#include "vouch-statement-edit-private.h"

/* An article of a hundred pages has one. */
#define MAX_XML ((gsize) 32 * 1024 * 1024)

typedef struct
{
  GFile *file;     /* (owned) (nullable) */
  char *reference; /* (owned) (nullable): id */
  char *digest;    /* (owned) (nullable) */
  char *title;     /* (owned) (nullable): of the reference, as plain text */
  char *license;   /* (owned) (nullable): that the file names; set by the thread that read it */
  char *doi;       /* (owned) (nullable): the same, where the file begins with the title */
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->file);
  g_free (request->reference);
  g_free (request->digest);
  g_free (request->title);
  g_free (request->license);
  g_free (request->doi);
  g_free (request);
}

/**
 * vouch_reference_get_source:
 * @self: a reference
 *
 * Returns: (transfer none) (nullable): the digest of the file that is its source
 */
const char *
vouch_reference_get_source (VouchReference *self)
{
  g_return_val_if_fail (VOUCH_IS_REFERENCE (self), NULL);

  return vouch_node_get_text (VOUCH_NODE (self), "source");
}

/* What the reference has already stays: a registry told it, or a person. */
static void
fill (GPtrArray *parts, VouchReference *reference, const char *member, const char *text)
{
  if (text && !vouch_node_get_value (VOUCH_NODE (reference), member))
    vouch_edit_set (parts, VOUCH_NODE (reference), member, vouch_json_new_text (text));
}

static VouchChange *
make_change (VouchReference *reference, const char *digest, const char *license, const char *doi)
{
  GPtrArray *parts = vouch_edit_begin ();

  vouch_edit_set (parts, VOUCH_NODE (reference), "source",
                  digest ? vouch_json_new_text (digest) : NULL);
  fill (parts, reference, "license", license);
  fill (parts, reference, "DOI", doi);
  return vouch_edit_end (parts, VOUCH_NODE (reference),
                         digest ? _("Attach File") : _("Detach File"));
}

/**
 * vouch_source_edit_attach:
 * @reference: a reference of a card
 * @digest: (nullable): of a file in the store; %NULL takes the file off
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it is so already
 */
VouchChange *
vouch_source_edit_attach (VouchReference *reference, const char *digest)
{
  return make_change (reference, digest, NULL, NULL);
}

/* --- into the store --- */

/**
 * vouch_source_keep:
 * @file: a PDF, web page, XML or text
 * @reference: (nullable): id of what it is the source of
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError or #GIOErrorEnum
 *
 * As vouch_source_keep_async(), and waits: not for the main thread.
 *
 * Returns: (transfer full) (nullable): what the store knows of it
 */
VouchSource *
vouch_source_keep (GFile *file, const char *reference, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, error);
  VouchPassageIndex *index = store ? vouch_passage_indexer_attach (store, error) : NULL;
  VouchSource *source = NULL;

  if (index)
    source = vouch_source_store_add (store, file, reference, cancellable, error);
  g_clear_pointer (&index, vouch_passage_index_free);
  return source;
}

static char *
read_license (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, MAX_XML, cancellable, NULL);
  gsize length = 0;
  const char *xml = bytes ? g_bytes_get_data (bytes, &length) : NULL;

  return xml ? vouch_source_license_read (xml, length) : NULL;
}

static void
keep_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  VouchSource *source = vouch_source_keep (request->file, request->reference, cancellable, &error);

  if (source && g_str_equal (source->kind, "xml"))
    request->license = read_license (request->file, cancellable);
  if (source && source->doi && vouch_paper_names_title (source, request->title))
    request->doi = g_strdup (source->doi);
  if (source)
    g_task_return_pointer (task, source, (GDestroyNotify) vouch_source_free);
  else
    g_task_return_error (task, error);
}

static void
keep_async (GFile *file,
            const char *reference,
            char *title,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  request->file = g_object_ref (file);
  request->reference = g_strdup (reference);
  request->title = title;
  g_task_set_source_tag (task, vouch_source_keep_async);
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, keep_in_thread);
}

/**
 * vouch_source_keep_async:
 * @file: a PDF, web page, XML or text
 * @reference: (nullable): id of what it is the source of
 * @cancellable: (nullable): to give up
 * @callback: called when it is done, in the context of the caller
 * @data: for @callback
 *
 * Copies the file into the store, with its text, where it can be searched. No card is altered.
 */
void
vouch_source_keep_async (GFile               *file,
                         const char          *reference,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  keep_async (file, reference, NULL, cancellable, callback, data);
}

/**
 * vouch_source_keep_finish:
 * @result: of vouch_source_keep_async()
 * @error: return location for a #VouchSourceError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): what the store knows of it; without length where its pages
 *   are pictures
 */
VouchSource *
vouch_source_keep_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- onto a reference --- */

/* The card may have been altered while the file was read. */
static gboolean
name_source (VouchDocument *document, const char *digest, const Request *kept, GError **error)
{
  VouchNode *node = vouch_document_lookup (document, kept->reference);
  g_autoptr (VouchChange) change = NULL;

  if (!VOUCH_IS_REFERENCE (node))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("The reference is no longer in the card. The file is in the store."));
      return FALSE;
    }
  change = make_change (VOUCH_REFERENCE (node), digest, kept->license, kept->doi);
  return !change || vouch_document_edit (document, change, error);
}

static void
kept_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  const Request *kept = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (VouchSource) source = vouch_source_keep_finish (result, &error);

  if (source && !g_task_return_error_if_cancelled (task)
      && name_source (g_task_get_source_object (task), source->digest, kept, &error))
    {
      vouch_quote_states_forget (vouch_quote_states_get_default ());
      g_task_return_pointer (task, g_steal_pointer (&source), (GDestroyNotify) vouch_source_free);
    }
  else if (error)
    g_task_return_error (task, error);
}

/**
 * vouch_source_attach_async:
 * @document: an open card
 * @reference: id of one of its references
 * @file: a PDF, web page, XML or text
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @data: for @callback
 *
 * Puts the file into the store and makes it the reference's source, one step of undo; the licence
 * that an article in XML names becomes that of a reference without one, and so does the DOI of a
 * paper that begins with the reference's title. For the main thread, which does not wait.
 */
void
vouch_source_attach_async (VouchDocument       *document,
                           const char          *reference,
                           GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  GTask *task = g_task_new (document, cancellable, callback, data);
  VouchNode *node = vouch_document_lookup (document, reference);
  JsonObject *csl
      = VOUCH_IS_REFERENCE (node) ? vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (node))) : NULL;

  g_task_set_source_tag (task, vouch_source_attach_async);
  keep_async (file, reference, csl ? vouch_reference_dup_plain_title (csl) : NULL, cancellable, kept_cb, task);
}

/**
 * vouch_source_attach_finish:
 * @result: of vouch_source_attach_async()
 * @error: return location for a #VouchSourceError or #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable): as vouch_source_keep_finish()
 */
VouchSource *
vouch_source_attach_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_source_attach_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- where the file is --- */

static void
get_file_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, &error);
  g_autoptr (VouchSource) source
      = store ? vouch_source_store_find (store, request->digest, &error) : NULL;
  GFile *file = source ? vouch_source_store_get_file (store, source, &error) : NULL;

  if (file)
    g_task_return_pointer (task, file, g_object_unref);
  else if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE, "%s",
                             _("The file is not on this computer. Attach it again."));
}

/**
 * vouch_source_get_file_async:
 * @digest: of a source
 * @cancellable: (nullable): to give up
 * @callback: called when it is known
 * @data: for @callback
 *
 * Looks where the store keeps the file.
 */
void
vouch_source_get_file_async (const char          *digest,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  request->digest = g_strdup (digest);
  g_task_set_source_tag (task, vouch_source_get_file_async);
  g_task_set_task_data (task, request, free_request);
  g_task_run_in_thread (task, get_file_in_thread);
}

/**
 * vouch_source_get_file_finish:
 * @result: of vouch_source_get_file_async()
 * @error: return location for a #VouchSourceError
 *
 * Returns: (transfer full) (nullable): the file, to be shown and not altered
 */
GFile *
vouch_source_get_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_source_get_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
