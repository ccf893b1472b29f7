/* vouch-passage-finder.c: looks for support without keeping the window waiting.
 *
 * All is done in worker threads, one after the other: they share a connection to the store and
 * the texts that were read last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-finder.h"

#include "vouch-passage-indexer.h"
#include "vouch-passage-names.h"

/* Texts of the card's sources that are kept ready. */
#define MAX_KEPT 24

struct _VouchPassageFinder
{
  GObject parent_instance;

  char              *folder; /* (owned) (nullable) */
  GMutex             lock;   /* held by the thread that searches; guards all below */
  VouchSourceStore  *store;  /* (owned) (nullable): opened when first wanted */
  VouchPassageIndex *index;  /* (owned) (nullable) */
  GHashTable        *kept;   /* (owned): a source's id (owned) to a Kept (owned) */
};

G_DEFINE_FINAL_TYPE (VouchPassageFinder, vouch_passage_finder, G_TYPE_OBJECT)

typedef struct
{
  VouchPassageArticle *article; /* (owned) */
  VouchSourceText *text;        /* (owned) */
} Kept;

typedef struct
{
  char *statement;   /* (owned) */
  GStrv references;  /* (owned) */
  GStrv except;      /* (owned) (nullable): digests of sources that are not searched */
  guint limit;
} Search;

static Search *
search_new (const char        *statement,
            const char *const *references,
            const char *const *except,
            guint              limit)
{
  Search *search = g_new0 (Search, 1);

  search->statement = g_strdup (statement);
  search->references = g_strdupv ((GStrv) references);
  search->except = g_strdupv ((GStrv) except);
  search->limit = limit;
  return search;
}

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  vouch_passage_article_unref (kept->article);
  vouch_source_text_unref (kept->text);
  g_free (kept);
}

static void
free_search (gpointer data)
{
  Search *search = data;

  g_free (search->statement);
  g_strfreev (search->references);
  g_strfreev (search->except);
  g_free (search);
}

/* Nothing was ever put into the store: no error, and nothing to be found. */
static gboolean
open_store (VouchPassageFinder *self,
            GError            **error)
{
  if (self->index || !vouch_source_store_exists (self->folder))
    return TRUE;
  self->store = vouch_source_store_open (self->folder, error);
  if (!self->store)
    return FALSE;
  self->index = vouch_passage_indexer_attach (self->store, error);
  if (self->index)
    return TRUE;
  g_clear_pointer (&self->store, vouch_source_store_free);
  return FALSE;
}

static const Kept *
get_kept (VouchPassageFinder *self,
          const VouchSource  *source,
          GError            **error)
{
  Kept *kept = g_hash_table_lookup (self->kept, source->digest);
  g_autoptr (VouchSourceText) text = NULL;

  if (kept)
    return kept;
  text = vouch_source_store_load (self->store, source, error);
  if (!text)
    return NULL;
  if (g_hash_table_size (self->kept) >= MAX_KEPT)
    g_hash_table_remove_all (self->kept);
  kept = g_new (Kept, 1);
  kept->article = vouch_passage_article_new_of_source (text);
  kept->text = g_steal_pointer (&text);
  g_hash_table_insert (self->kept, g_strdup (source->digest), kept);
  return kept;
}

static void
take (GPtrArray         *found,
      VouchPassage      *passage,
      const VouchSource *source,
      const char        *reference)
{
  passage->source = g_strdup (source->digest);
  passage->file = g_strdup (source->path ? source->path : source->name);
  passage->reference = g_strdup (reference);
  g_ptr_array_add (found, vouch_passage_ref (passage));
}

static gboolean
search_source (VouchPassageFinder      *self,
               const VouchPassageQuery *query,
               const VouchSource       *source,
               const char              *reference,
               guint                    limit,
               GPtrArray               *found,
               GError                 **error)
{
  const Kept *kept = get_kept (self, source, error);
  g_autoptr (GPtrArray) passages = NULL;

  if (!kept)
    return FALSE;
  passages = vouch_passage_list (kept->article, query, kept->text, vouch_passage_index_weigh,
                                 self->index, limit);
  for (guint i = 0; i < passages->len; i++)
    take (found, passages->pdata[i], source, reference);
  return TRUE;
}

static int
compare_passages (gconstpointer a,
                  gconstpointer b)
{
  const VouchPassage *one = *(VouchPassage *const *) a;
  const VouchPassage *other = *(VouchPassage *const *) b;

  /* What a score is worth depends on how its source is written; whether it fits was measured for each. */
  if (one->fits != other->fits)
    return one->fits ? -1 : 1;
  return (one->score < other->score) - (one->score > other->score);
}

static gboolean
has_source (GPtrArray  *found,
            const char *source)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (((VouchPassage *) found->pdata[i])->source, source))
      return TRUE;
  return FALSE;
}

static gboolean
is_left_out (const Search *search,
             const char   *source)
{
  return search->except && g_strv_contains ((const char *const *) search->except, source);
}

static gboolean
search_reference (VouchPassageFinder      *self,
                  const VouchPassageQuery *query,
                  const char              *reference,
                  const Search            *search,
                  GPtrArray               *found,
                  GCancellable            *cancellable,
                  GError                 **error)
{
  g_autoptr (GPtrArray) sources = vouch_passage_names_list (reference, self->store, error);
  g_autofree char *name = vouch_passage_names_dup_first (reference);

  for (guint i = 0; sources && i < sources->len; i++)
    {
      const VouchSource *source = sources->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!has_source (found, source->digest) && !is_left_out (search, source->digest)
          && !search_source (self, query, source, name, search->limit, found, error))
        return FALSE;
    }
  return sources != NULL;
}

/* Files that the card had and has no more are none that it could name as another source. */
static GHashTable *
list_former (VouchPassageFinder *self,
             const Search       *search,
             GError            **error)
{
  g_autoptr (GHashTable) former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; search->references && search->references[i]; i++)
    if (!vouch_passage_names_add_former (search->references[i], self->store, former, error))
      return NULL;
  return g_steal_pointer (&former);
}

/* The card's own sources first, by their passages; then the others. */
static gboolean
search_all (VouchPassageFinder      *self,
            const VouchPassageQuery *query,
            const Search            *search,
            GPtrArray               *found,
            GCancellable            *cancellable,
            GError                 **error)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_passage_unref);
  g_autoptr (GHashTable) former = list_former (self, search, error);
  g_autoptr (GPtrArray) others = NULL;

  for (guint i = 0; former && search->references && search->references[i]; i++)
    if (!search_reference (self, query, search->references[i], search, own, cancellable, error))
      return FALSE;
  g_ptr_array_sort (own, compare_passages);
  for (guint i = 0; i < own->len && found->len < search->limit; i++)
    g_ptr_array_add (found, vouch_passage_ref (own->pdata[i]));
  if (former)
    others = vouch_passage_index_search (self->index, query, FALSE, search->limit, cancellable, error);
  for (guint i = 0; others && i < others->len; i++)
    {
      VouchPassage *passage = others->pdata[i];

      if (!has_source (own, passage->source) && !is_left_out (search, passage->source)
          && !g_hash_table_contains (former, passage->source))
        g_ptr_array_add (found, vouch_passage_ref (passage));
    }
  return others != NULL;
}

/* What a reference can be made of, where the card has none. */
static void
describe (VouchPassageFinder *self,
          VouchPassage       *passage)
{
  g_autoptr (VouchSource) source
      = passage->source ? vouch_source_store_find (self->store, passage->source, NULL) : NULL;

  if (source && !passage->doi)
    passage->doi = g_strdup (source->doi);
}

static GPtrArray *
search_locked (VouchPassageFinder *self,
               const Search       *search,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (search->statement);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_passage_unref);

  if (!open_store (self, error))
    return NULL;
  if (!self->index || vouch_passage_query_get_size (query) == 0)
    return g_steal_pointer (&found);
  if (!vouch_passage_indexer_fill (self->store, self->index, error)
      || !search_all (self, query, search, found, cancellable, error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      vouch_passage_compare_numbers (found->pdata[i], search->statement);
      describe (self, found->pdata[i]);
    }
  return g_steal_pointer (&found);
}

/* --- what the store has --- */

static gboolean
add_holdings (VouchPassageFinder   *self,
              const char           *reference,
              GHashTable           *seen,
              GString              *digests,
              GError              **error)
{
  g_autoptr (GPtrArray) sources = vouch_passage_names_list (reference, self->store, error);

  for (guint i = 0; sources && i < sources->len; i++)
    {
      const VouchSource *source = sources->pdata[i];

      if (g_hash_table_add (seen, g_strdup (source->digest)))
        g_string_append_printf (digests, "%s\n", source->digest);
    }
  return sources != NULL;
}

static VouchPassageHoldings *
look_locked (VouchPassageFinder *self,
             const char *const  *references,
             GError            **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) digests = g_string_new (NULL);
  VouchPassageHoldings *holdings;

  if (!open_store (self, error)
      || (self->index && !vouch_passage_indexer_fill (self->store, self->index, error)))
    return NULL;
  for (guint i = 0; self->index && references && references[i]; i++)
    if (!add_holdings (self, references[i], seen, digests, error))
      return NULL;
  holdings = g_new0 (VouchPassageHoldings, 1);
  holdings->n_own = g_hash_table_size (seen);
  holdings->n_all = self->index ? vouch_passage_index_count (self->index) : 0;
  holdings->digests = g_strdup (digests->str);
  holdings->stamp = self->store ? vouch_source_store_dup_stamp (self->store, NULL) : NULL;
  return holdings;
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  VouchPassageFinder *self = source;
  GError *error = NULL;
  VouchPassageHoldings *holdings = NULL;

  g_mutex_lock (&self->lock);
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    holdings = look_locked (self, data, &error);
  g_mutex_unlock (&self->lock);
  if (holdings)
    g_task_return_pointer (task, holdings, (GDestroyNotify) vouch_passage_holdings_free);
  else
    g_task_return_error (task, error);
}

static void
run (GTask        *task,
     gpointer      source,
     gpointer      data,
     GCancellable *cancellable)
{
  VouchPassageFinder *self = source;
  GError *error = NULL;
  GPtrArray *found = NULL;

  g_mutex_lock (&self->lock);
  /* Its turn may come long after it was asked for. */
  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    found = search_locked (self, data, cancellable, &error);
  g_mutex_unlock (&self->lock);
  if (found)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
vouch_passage_finder_finalize (GObject *object)
{
  VouchPassageFinder *self = VOUCH_PASSAGE_FINDER (object);

  g_clear_pointer (&self->index, vouch_passage_index_free);
  g_clear_pointer (&self->store, vouch_source_store_free);
  g_hash_table_unref (self->kept);
  g_mutex_clear (&self->lock);
  g_free (self->folder);
  G_OBJECT_CLASS (vouch_passage_finder_parent_class)->finalize (object);
}

static void
vouch_passage_finder_class_init (VouchPassageFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_passage_finder_finalize;
}

static void
vouch_passage_finder_init (VouchPassageFinder *self)
{
  g_mutex_init (&self->lock);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_kept);
}

/**
 * vouch_passage_finder_new:
 * @folder: (nullable): where the store is kept; %NULL for this user's
 */
VouchPassageFinder *
vouch_passage_finder_new (const char *folder)
{
  VouchPassageFinder *self = g_object_new (VOUCH_TYPE_PASSAGE_FINDER, NULL);

  self->folder = g_strdup (folder);
  return self;
}

/**
 * vouch_passage_finder_find_async:
 * @statement: what wants support; an empty glance cell asks with its label
 * @references: (nullable): the card's sources, which come first: of each its names, a line each: what the store has
 *   it attached to (a reference's id, a DOI), or its digest
 * @except: (nullable): digests of sources that are left out
 * @limit: how many passages at most of the card's sources, and as many of the others
 * @cancellable: (nullable): cancel it when the focus goes on
 * @callback: called when they are there
 * @data: for @callback
 */
void
vouch_passage_finder_find_async (VouchPassageFinder  *self,
                                 const char          *statement,
                                 const char *const   *references,
                                 const char *const   *except,
                                 guint                limit,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_passage_finder_find_async);
  g_task_set_task_data (task, search_new (statement, references, except, limit), free_search);
  g_task_run_in_thread (task, run);
}

/**
 * vouch_passage_finder_find:
 * @statement: as in vouch_passage_finder_find_async()
 * @references: (nullable): likewise
 * @except: (nullable): likewise
 * @limit: likewise
 * @cancellable: (nullable): to give up
 * @error: return location for a #GIOErrorEnum or a #VouchSourceError
 *
 * The same for those who may wait: not for the main thread of a window.
 *
 * Returns: (transfer full) (element-type VouchPassage): as vouch_passage_finder_find_finish()
 */
GPtrArray *
vouch_passage_finder_find (VouchPassageFinder *self,
                           const char         *statement,
                           const char *const  *references,
                           const char *const  *except,
                           guint               limit,
                           GCancellable       *cancellable,
                           GError            **error)
{
  Search *search = search_new (statement, references, except, limit);
  GPtrArray *found;

  g_mutex_lock (&self->lock);
  found = search_locked (self, search, cancellable, error);
  g_mutex_unlock (&self->lock);
  free_search (search);
  return found;
}

/**
 * vouch_passage_finder_find_finish:
 * @result: what the callback was given
 * @error: return location for a #GIOErrorEnum or a #VouchSourceError
 *
 * Returns: (transfer full) (element-type VouchPassage): those of the card's sources, which have a
 *   reference, best first, then those of the others; each with its numbers compared.
 */
GPtrArray *
vouch_passage_finder_find_finish (VouchPassageFinder *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * vouch_passage_finder_look_async:
 * @references: (nullable): as in vouch_passage_finder_find_async()
 * @cancellable: (nullable): to give up
 * @callback: called when it is known
 * @data: for @callback
 *
 * Which sources the store has, without searching them.
 */
void
vouch_passage_finder_look_async (VouchPassageFinder  *self,
                                 const char *const   *references,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_passage_finder_look_async);
  g_task_set_task_data (task, g_strdupv ((GStrv) references), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, look);
}

/** Returns: (transfer full): what the store has; %NULL with a #GIOErrorEnum or #VouchSourceError. */
VouchPassageHoldings *
vouch_passage_finder_look_finish (VouchPassageFinder *self,
                                  GAsyncResult       *result,
                                  GError            **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vouch_passage_holdings_free (VouchPassageHoldings *self)
{
  g_free (self->digests);
  g_free (self->stamp);
  g_free (self);
}
