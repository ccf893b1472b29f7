/* vouch-passage-indexer.c: a store whose words can be found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-indexer.h"

/* A title is for the index the beginning of a text; the name of a file says nothing. */
static gboolean
add (gpointer index, const VouchSource *source, VouchSourceText *text, GError **error)
{
  return vouch_passage_index_add (index, source->digest, source->path ? source->path : source->name,
                                  NULL, text, error);
}

static gboolean
take_out (gpointer index, const VouchSource *source, GError **error)
{
  return vouch_passage_index_remove (index, source->digest, error);
}

static const VouchSourceIndexer indexer = { add, take_out };

/**
 * vouch_passage_indexer_attach:
 * @store: a store
 * @error: return location for a #GIOErrorEnum
 *
 * From now on each source that comes or goes through @store is indexed in the same transaction.
 *
 * Returns: (transfer full) (nullable): the index; free it before @store, and use neither between.
 */
VouchPassageIndex *
vouch_passage_indexer_attach (VouchSourceStore *store, GError **error)
{
  VouchPassageIndex *index
      = vouch_passage_index_new (vouch_source_store_get_database (store), error);

  if (index)
    vouch_source_store_set_indexer (store, &indexer, index);
  return index;
}
