/* vouch-quote-wishes.c: quotes that one check asked for and that were not known.
 *
 * Each check has wishes of its own: where many share them, one takes the wishes of
 * another, which then never hears that more is known. For one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-quote-wishes.h"

#include <string.h>

struct _VouchQuoteWishes
{
  GHashTable *queries; /* (owned) (element-type utf8 VouchQuoteQuery): the query's strings are its own */
};

static void
query_free (gpointer data)
{
  VouchQuoteQuery *query = data;

  g_free ((char *) query->source);
  g_free ((char *) query->exact);
  g_free ((char *) query->prefix);
  g_free ((char *) query->suffix);
  g_free (query);
}

static VouchQuoteQuery *
query_copy (const VouchQuoteQuery *query)
{
  VouchQuoteQuery *copy = g_new0 (VouchQuoteQuery, 1);

  copy->source = g_strdup (query->source);
  copy->exact = g_strdup (query->exact);
  copy->prefix = g_strdup (query->prefix);
  copy->suffix = g_strdup (query->suffix);
  copy->region = query->region;
  return copy;
}

/** Returns: (transfer full): what tells @query from others. No text has the separator. */
char *
vouch_quote_query_to_key (const VouchQuoteQuery *query)
{
  const VouchRegion *region = &query->region;

  if (region->page > 0)
    return g_strdup_printf ("%s\x1f%u %a %a %a %a", query->source, region->page, region->box.x1, region->box.y1,
                            region->box.x2, region->box.y2);
  return g_strjoin ("\x1f", query->source, query->exact, query->prefix ? query->prefix : "",
                    query->suffix ? query->suffix : "", NULL);
}

VouchQuoteWishes *
vouch_quote_wishes_new (void)
{
  VouchQuoteWishes *self = g_new0 (VouchQuoteWishes, 1);

  self->queries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, query_free);
  return self;
}

void
vouch_quote_wishes_free (VouchQuoteWishes *self)
{
  g_hash_table_unref (self->queries);
  g_free (self);
}

/** The same quote twice is one wish. */
void
vouch_quote_wishes_add (VouchQuoteWishes *self, const VouchQuoteQuery *query)
{
  g_hash_table_replace (self->queries, vouch_quote_query_to_key (query), query_copy (query));
}

guint
vouch_quote_wishes_size (VouchQuoteWishes *self)
{
  return g_hash_table_size (self->queries);
}

/** All go over to @to. */
void
vouch_quote_wishes_move (VouchQuoteWishes *self, VouchQuoteWishes *to)
{
  GHashTableIter iter;
  gpointer key;
  gpointer query;

  g_hash_table_iter_init (&iter, self->queries);
  while (g_hash_table_iter_next (&iter, &key, &query))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_replace (to->queries, key, query);
    }
}

static int
compare_queries (gconstpointer a, gconstpointer b)
{
  const VouchQuoteQuery *const *one = a;
  const VouchQuoteQuery *const *other = b;
  int order = strcmp ((*one)->source, (*other)->source);

  return order ? order : strcmp ((*one)->exact, (*other)->exact);
}

/** Returns: (transfer container) (element-type VouchQuoteQuery): by their sources, so that each of
 * these is read once; as long as @self lives and gets no others. */
GPtrArray *
vouch_quote_wishes_sort (VouchQuoteWishes *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer query;

  g_hash_table_iter_init (&iter, self->queries);
  while (g_hash_table_iter_next (&iter, NULL, &query))
    g_ptr_array_add (list, query);
  g_ptr_array_sort (list, compare_queries);
  return list;
}
