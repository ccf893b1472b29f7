/* vouch-open-source.c: a source of the store, with all that is needed to show it.
 *
 * Never changes once it is made, so that threads can share it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-open-source.h"

#include <glib/gi18n-lib.h>

#include "vouch-source-store.h"

struct _VouchOpenSource
{
  gatomicrefcount references;
  VouchSource *source;   /* (owned) */
  VouchSourceText *text; /* (owned) */
  GFile *file;           /* (owned) (nullable): gone where there is none */
  GError *trouble;       /* (owned) (nullable): why there is no file */
  VouchSourcePages *pages; /* (owned) (nullable): of a file that has some */
};

static VouchSource *
find (VouchSourceStore *store, const char *digest, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  VouchSource *source = vouch_source_store_find (store, digest, &trouble);

  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  else if (!source)
    g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                         _ ("This source’s file is not on this computer."));
  return source;
}

/* Another process opens the file while the words are read. */
static void
open_pages (VouchOpenSource *self)
{
  if (!self->file || self->source->n_pages == 0)
    return;
  self->pages = vouch_source_pages_new (self->file);
  vouch_source_pages_open (self->pages);
}

static VouchOpenSource *
load (const char *digest, GError **error)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, error);
  g_autoptr (VouchSource) source = store ? find (store, digest, error) : NULL;
  g_autoptr (VouchOpenSource) self = NULL;

  if (!source)
    return NULL;
  self = g_new0 (VouchOpenSource, 1);
  g_atomic_ref_count_init (&self->references);
  /* The words can be read though their file has vanished. */
  self->file = vouch_source_store_get_file (store, source, &self->trouble);
  self->source = g_steal_pointer (&source);
  open_pages (self);
  self->text = vouch_source_store_load (store, self->source, error);
  return self->text ? g_steal_pointer (&self) : NULL;
}

static void
load_in_thread (GTask *task, gpointer object, gpointer digest, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  VouchOpenSource *self = load (digest, &error);

  if (self)
    g_task_return_pointer (task, self, (GDestroyNotify) vouch_open_source_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * vouch_open_source_load_async:
 * @digest: SHA-256 of a source in the user's store
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @data: for @callback
 *
 * Reads in a thread what the store has of it.
 */
void
vouch_open_source_load_async (const char *digest,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_open_source_load_async);
  g_task_set_task_data (task, g_strdup (digest), g_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * vouch_open_source_load_finish:
 * @result: what the callback was given
 * @error: return location for a #VouchSourceError: %VOUCH_SOURCE_ERROR_GONE where the store
 *   doesn't have it
 *
 * Returns: (transfer full) (nullable): the source
 */
VouchOpenSource *
vouch_open_source_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

VouchOpenSource *
vouch_open_source_ref (VouchOpenSource *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
vouch_open_source_unref (VouchOpenSource *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->source, vouch_source_free);
  g_clear_pointer (&self->text, vouch_source_text_unref);
  g_clear_object (&self->pages);
  g_clear_object (&self->file);
  g_clear_error (&self->trouble);
  g_free (self);
}

/** Returns: (transfer none): what the store knows of it. */
const VouchSource *
vouch_open_source_get_source (VouchOpenSource *self)
{
  return self->source;
}

/** Returns: (transfer none): its text, with pages and boxes where it has some. */
VouchSourceText *
vouch_open_source_get_text (VouchOpenSource *self)
{
  return self->text;
}

/** Returns: (transfer none) (nullable): its file in the store; an error where that has vanished. */
GFile *
vouch_open_source_get_file (VouchOpenSource *self, GError **error)
{
  if (!self->file && error)
    *error = g_error_copy (self->trouble);
  return self->file;
}

/** Returns: (transfer none) (nullable): its pages, if it has some and its file is there. */
VouchSourcePages *
vouch_open_source_get_pages (VouchOpenSource *self)
{
  return self->pages;
}
