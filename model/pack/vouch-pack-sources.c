/* vouch-pack-sources.c: the sources of a pack, each read once.
 *
 * One that the store does not have, or whose file vanished, is no error: its passages stand
 * in the pack as the card keeps them. A store that is there and can't be asked is one: nobody
 * may be told that a file is not on this computer that is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-sources.h"

#include "vouch-file-io.h"
#include "vouch-source-reader.h"
#include "vouch-sql.h"

/* All PDFs of a pack are in memory at once; those beyond stand there as text. */
#define MAX_BYTES ((gsize) 768 << 20)

struct _VouchPackSources
{
  VouchSourceStore *store; /* (owned) (nullable): not opened yet, or there is none */
  GError *trouble;         /* (owned) (nullable): why the store can't be asked, the first */
  GHashTable *by_digest;   /* (owned) (element-type utf8 VouchPackSource); %NULL: not there */
  GPtrArray *files;        /* (owned) (element-type GBytes): the PDFs to be drawn */
  guint n_sources;
  gsize size; /* of the PDFs */
};

static void
source_free (gpointer data)
{
  VouchPackSource *source = data;

  if (!source)
    return;
  vouch_source_free (source->source);
  vouch_source_text_unref (source->text);
  vouch_anchor_index_unref (source->index);
  g_free (source);
}

VouchPackSources *
vouch_pack_sources_new (void)
{
  VouchPackSources *self = g_new0 (VouchPackSources, 1);

  self->by_digest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, source_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

void
vouch_pack_sources_free (VouchPackSources *self)
{
  g_hash_table_unref (self->by_digest);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->store, vouch_source_store_free);
  g_clear_error (&self->trouble);
  g_free (self);
}

static VouchSourceStore *
open_store (VouchPackSources *self)
{
  if (!self->store && !self->trouble && vouch_source_store_exists (NULL))
    self->store = vouch_source_store_open (NULL, &self->trouble);
  return self->store;
}

/* A text that is no longer in the store is as good as a file that vanished. */
static void
note_trouble (VouchPackSources *self, GError *error)
{
  if (error && error->domain == VOUCH_SQL_ERROR && !self->trouble)
    self->trouble = error;
  else
    g_clear_error (&error);
}

static VouchPackSource *
load (VouchPackSources *self, const char *digest)
{
  VouchSourceStore *store = open_store (self);
  GError *error = NULL;
  g_autoptr (VouchSource) found = store ? vouch_source_store_find (store, digest, &error) : NULL;
  g_autoptr (VouchSourceText) text = found ? vouch_source_store_load (store, found, &error) : NULL;
  VouchPackSource *source;

  note_trouble (self, error);
  if (!text)
    return NULL;
  source = g_new0 (VouchPackSource, 1);
  source->index = vouch_anchor_index_new (text);
  source->source = g_steal_pointer (&found);
  source->text = g_steal_pointer (&text);
  source->order = self->n_sources++;
  source->document = -1;
  return source;
}

/**
 * vouch_pack_sources_get:
 * @self: the sources
 * @digest: (nullable): SHA-256 of one
 *
 * Returns: (transfer none) (nullable): that source; %NULL where it is not on this computer.
 */
VouchPackSource *
vouch_pack_sources_get (VouchPackSources *self, const char *digest)
{
  gpointer source = NULL;

  if (!digest || !*digest)
    return NULL;
  if (!g_hash_table_lookup_extended (self->by_digest, digest, NULL, &source))
    {
      source = load (self, digest);
      g_hash_table_insert (self->by_digest, g_strdup (digest), source);
    }
  return source;
}

/**
 * vouch_pack_sources_check:
 * @self: the sources, when all were asked for
 * @error: return location for a #VouchSourceError or #VouchSqlError
 *
 * Returns: whether the store could be asked for them, or there is none
 */
gboolean
vouch_pack_sources_check (VouchPackSources *self, GError **error)
{
  if (!self->trouble)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->trouble));
  return FALSE;
}

/* Pages of another file would be shown as this one's. */
static GBytes *
read_file (VouchPackSources *self, const VouchSource *source, GCancellable *cancellable)
{
  g_autoptr (GFile) file = vouch_source_store_get_file (self->store, source, NULL);
  g_autoptr (GBytes) bytes = file ? vouch_file_read (file, VOUCH_SOURCE_MAX_BYTES, cancellable, NULL) : NULL;
  g_autofree char *digest = bytes ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  return g_strcmp0 (digest, source->digest) == 0 ? g_steal_pointer (&bytes) : NULL;
}

/** Returns: which of vouch_pack_sources_get_files() it is; -1 where it is no PDF, its file vanished
 * or is another one, or there are too many bytes. */
int
vouch_pack_sources_get_document (VouchPackSources *self, VouchPackSource *source, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;

  if (source->document >= 0 || !g_str_equal (source->source->kind, "pdf")
      || self->size + source->source->bytes > MAX_BYTES)
    return source->document;
  bytes = read_file (self, source->source, cancellable);
  if (!bytes)
    return -1;
  self->size += g_bytes_get_size (bytes);
  source->document = (int) self->files->len;
  g_ptr_array_add (self->files, g_steal_pointer (&bytes));
  return source->document;
}

/** Returns: (transfer none) (element-type GBytes): the PDFs that pages are drawn of. */
GPtrArray *
vouch_pack_sources_get_files (VouchPackSources *self)
{
  return self->files;
}
