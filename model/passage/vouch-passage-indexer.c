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

static gboolean
fill_one (VouchSourceStore *store, VouchPassageIndex *index, const VouchSource *source,
          GError **error)
{
  g_autoptr (VouchSourceText) text = NULL;

  if (vouch_passage_index_has (index, source->digest))
    return TRUE;
  text = vouch_source_store_load (store, source, error);
  return text && add (index, source, text, error);
}

/**
 * vouch_passage_indexer_fill:
 * @store: a store
 * @index: its index
 * @error: return location for an error
 *
 * Takes in what came into @store while nobody indexed it.
 */
gboolean
vouch_passage_indexer_fill (VouchSourceStore *store, VouchPassageIndex *index, GError **error)
{
  g_autoptr (GPtrArray) sources = vouch_source_store_list (store, NULL, error);
  gboolean is_good = sources != NULL;

  if (!is_good || vouch_passage_index_count (index) >= sources->len)
    return is_good;
  if (!vouch_source_store_begin (store, error))
    return FALSE;
  for (guint i = 0; is_good && i < sources->len; i++)
    is_good = fill_one (store, index, sources->pdata[i], error);
  if (is_good)
    return vouch_source_store_commit (store, error);
  vouch_source_store_rollback (store);
  return FALSE;
}
