/* vouch-find-place.c: where `vouch find` looks: in a file, in a source, in all sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-find-place.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-passage-indexer.h"
#include "vouch-source-reader.h"

/* No article is longer; what is, would keep the machine busy for nothing. */
#define MAX_TEXT ((gsize) 24 << 20)

struct _VouchFindPlace
{
  char *file;                   /* (owned) (nullable): as it was named */
  VouchSourceText *text;        /* (owned) (nullable) */
  VouchPassageArticle *article; /* (owned) (nullable): NULL for the whole store */
  char *source;                 /* (owned) (nullable): its id in the store */
  VouchSourceStore *store;      /* (owned) (nullable): where there is one */
  VouchPassageIndex *index;     /* (owned) (nullable): of it */
};

/* Without a store there is nothing to be found in, but files still are. */
static gboolean
open_store (VouchFindPlace *self,
            GError        **error)
{
  if (!vouch_source_store_exists (NULL))
    return TRUE;
  self->store = vouch_source_store_open (NULL, error);
  if (self->store)
    self->index = vouch_passage_indexer_attach (self->store, error);
  return self->index != NULL && vouch_passage_indexer_fill (self->store, self->index, error);
}

static gboolean
take_text (VouchFindPlace *self,
           GError        **error)
{
  gsize length = strlen (vouch_source_text_get_text (self->text));

  if (length > MAX_TEXT)
    {
      g_autofree char *most = g_format_size (MAX_TEXT);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("The text is too long: the limit is %s."), most);
      return FALSE;
    }
  self->article = vouch_passage_article_new_of_source (self->text);
  return TRUE;
}

/* An id, or as many digits of it as tell it from the others. */
static VouchSource *
find_source (VouchFindPlace *self,
             const char     *name)
{
  g_autoptr (GPtrArray) sources = NULL;
  const VouchSource *found = NULL;

  if (!self->store || strlen (name) < 6)
    return NULL;
  sources = vouch_source_store_list (self->store, NULL, NULL);
  for (guint i = 0; sources && i < sources->len; i++)
    {
      const VouchSource *source = sources->pdata[i];

      if (!g_str_has_prefix (source->digest, name))
        continue;
      if (found)
        return NULL;
      found = source;
    }
  return found ? vouch_source_copy (found) : NULL;
}

static gboolean
read_source (VouchFindPlace    *self,
             const VouchSource *source,
             GError           **error)
{
  self->text = vouch_source_store_load (self->store, source, error);
  self->source = g_strdup (source->digest);
  self->file = g_strdup (source->path ? source->path : source->name);
  return self->text && take_text (self, error);
}

static gboolean
read_file (VouchFindPlace *self,
           const char     *name,
           GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (VouchSource) source = NULL;

  if (!g_file_query_exists (file, NULL) && (source = find_source (self, name)))
    return read_source (self, source, error);
  self->text = vouch_source_read (file, NULL, error);
  self->file = g_filename_display_name (name);
  return self->text && take_text (self, error);
}

/**
 * vouch_find_place_open:
 * @name: (nullable): a file, or a source of the store; %NULL for the whole store
 * @error: return location for an error
 */
VouchFindPlace *
vouch_find_place_open (const char *name,
                       GError    **error)
{
  g_autoptr (VouchFindPlace) self = g_new0 (VouchFindPlace, 1);

  if (!open_store (self, error))
    return NULL;
  if (!name && !self->index)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("There are no sources yet. Add some with “vouch sources add”, or "
                             "specify a file with --in."));
      return NULL;
    }
  if (name && !read_file (self, name, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vouch_find_place_free (VouchFindPlace *self)
{
  g_clear_pointer (&self->article, vouch_passage_article_unref);
  g_clear_pointer (&self->text, vouch_source_text_unref);
  g_clear_pointer (&self->index, vouch_passage_index_free);
  g_clear_pointer (&self->store, vouch_source_store_free);
  g_free (self->source);
  g_free (self->file);
  g_free (self);
}

/**
 * vouch_find_place_search:
 * @query: what to look for
 * @by_source: whether one passage of each source is wanted
 * @limit: how many passages at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type VouchPassage): best first
 */
GPtrArray *
vouch_find_place_search (VouchFindPlace          *self,
                         const VouchPassageQuery *query,
                         gboolean                 by_source,
                         guint                    limit,
                         GError                 **error)
{
  GPtrArray *passages;

  if (!self->article)
    return vouch_passage_index_search (self->index, query, by_source, limit, NULL, error);
  passages = vouch_passage_list (self->article, query, self->text,
                                 self->index ? vouch_passage_index_weigh : NULL, self->index,
                                 by_source ? 1 : limit);
  for (guint i = 0; i < passages->len; i++)
    {
      VouchPassage *passage = passages->pdata[i];

      passage->file = g_strdup (self->file);
      passage->source = g_strdup (self->source);
    }
  return passages;
}
