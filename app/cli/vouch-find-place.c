/* vouch-find-place.c: where `vouch find` looks: in a file, in a source, in all sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-find-place.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-source-reader.h"

/* No article is longer; what is, would keep the machine busy for nothing. */
#define MAX_TEXT ((gsize) 24 << 20)

struct _VouchFindPlace
{
  char *file;                   /* (owned) (nullable): as it was named */
  VouchSourceText *text;        /* (owned) (nullable) */
  VouchPassageArticle *article; /* (owned) (nullable) */
};

static gboolean
read_file (VouchFindPlace *self,
           const char     *name,
           GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  const char *text;
  gsize length;

  self->text = vouch_source_read (file, NULL, error);
  if (!self->text)
    return FALSE;
  text = vouch_source_text_get_text (self->text);
  length = strlen (text);
  if (length > MAX_TEXT)
    {
      g_autofree char *most = g_format_size (MAX_TEXT);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _("There is too much text in it: up to %s are searched."), most);
      return FALSE;
    }
  self->article = vouch_passage_article_new (text, length);
  self->file = g_filename_display_name (name);
  return TRUE;
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

  if (!name)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("Name the file to look in with --in."));
      return NULL;
    }
  if (!read_file (self, name, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vouch_find_place_free (VouchFindPlace *self)
{
  g_clear_pointer (&self->article, vouch_passage_article_unref);
  g_clear_pointer (&self->text, vouch_source_text_unref);
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
  GPtrArray *passages
      = vouch_passage_list (self->article, query, self->text, NULL, NULL, by_source ? 1 : limit);

  for (guint i = 0; i < passages->len; i++)
    ((VouchPassage *) passages->pdata[i])->file = g_strdup (self->file);
  return passages;
}
