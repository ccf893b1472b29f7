/* vouch-passage-names.c: the files that the store has of one of a card's sources.
 *
 * A source has names, a line each: a reference's id, the digest of its file, its DOI. The store keeps every file
 * that was ever attached under them. Where the card says which file it is, the others that were attached under the
 * id before are not its source any more: a passage marked in one would be in a file that the card doesn't have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-names.h"

#include <string.h>

/* Returns: (transfer full) (nullable): the file that one of the names is the digest of */
static VouchSource *
find_file (const char *const *names, VouchSourceStore *store)
{
  VouchSource *source = NULL;

  for (gsize i = 0; names[i] && !source; i++)
    source = vouch_source_store_find (store, names[i], NULL);
  return source;
}

static gboolean
has_digest (GPtrArray *sources, const char *digest)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (((VouchSource *) sources->pdata[i])->digest, digest))
      return TRUE;
  return FALSE;
}

static gboolean
add_attached (GPtrArray *sources, const char *name, VouchSourceStore *store, GError **error)
{
  g_autoptr (GPtrArray) attached = vouch_source_store_list (store, name, error);

  for (guint i = 0; attached && i < attached->len; i++)
    {
      const VouchSource *source = attached->pdata[i];

      if (!has_digest (sources, source->digest))
        g_ptr_array_add (sources, vouch_source_copy (source));
    }
  return attached != NULL;
}

/** Returns: (transfer full): the first of the names: what the passages are known by. */
char *
vouch_passage_names_dup_first (const char *names)
{
  return g_strndup (names, strcspn (names, "\n"));
}

/**
 * vouch_passage_names_list:
 * @names: of one source, a line each
 * @store: the store
 * @error: return location for a #VouchSourceError or #VouchSqlError
 *
 * Returns: (transfer full) (nullable) (element-type VouchSource): its file, and what else is attached to its names;
 *   where the store has that file, nothing that was only attached to the first of them
 */
GPtrArray *
vouch_passage_names_list (const char *names, VouchSourceStore *store, GError **error)
{
  g_auto (GStrv) each = g_strsplit (names, "\n", -1);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_source_free);
  VouchSource *file = find_file ((const char *const *) each, store);
  gboolean is_replaced = file && each[0] && !g_str_equal (file->digest, each[0]);

  if (file)
    g_ptr_array_add (sources, file);
  for (gsize i = is_replaced ? 1 : 0; each[i]; i++)
    if (!add_attached (sources, each[i], store, error))
      return NULL;
  return g_steal_pointer (&sources);
}

/**
 * vouch_passage_names_add_former:
 * @names: of one source, a line each
 * @store: the store
 * @former: (element-type utf8): gets the digests of the files that were attached to the first name and are so no more
 * @error: return location for a #VouchSourceError or #VouchSqlError
 */
gboolean
vouch_passage_names_add_former (const char *names, VouchSourceStore *store, GHashTable *former, GError **error)
{
  g_autofree char *first = vouch_passage_names_dup_first (names);
  g_autoptr (GPtrArray) now = vouch_passage_names_list (names, store, error);
  g_autoptr (GPtrArray) ever = now ? vouch_source_store_list (store, first, error) : NULL;

  for (guint i = 0; ever && i < ever->len; i++)
    {
      const VouchSource *source = ever->pdata[i];

      if (!has_digest (now, source->digest))
        g_hash_table_add (former, g_strdup (source->digest));
    }
  return ever != NULL;
}
