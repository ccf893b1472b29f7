/* vouch-card-folder.c: the cards in a folder, found in a worker.
 *
 * A card is known by the end of its name; folders within are looked through too, but for
 * hidden ones. Links are not followed: they may lead round in a circle.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-folder.h"

/* Folders inside one another. */
#define MAX_LEVELS 16

#define SUFFIX ".scorecard"
#define ATTRIBUTES                                                                                 \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_TIME_MODIFIED

typedef struct
{
  GFile  *file;    /* (owned) */
  guint64 written; /* seconds since 1970 */
} Found;

typedef struct
{
  GPtrArray    *found;       /* (owned) (element-type Found) */
  GCancellable *cancellable; /* (unowned) */
  guint         n_closed;
} Search;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_object_unref (found->file);
  g_free (found);
}

static void
take_card (Search *self, GFile *file, GFileInfo *info)
{
  Found *found = g_new0 (Found, 1);

  found->file = g_object_ref (file);
  found->written = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  g_ptr_array_add (self->found, found);
}

static gboolean search (Search *self, GFile *folder, int level, GError **error);

/* A folder inside that can't be read does not keep the others from being found. */
static void
search_within (Search *self, GFile *folder, int level)
{
  g_autoptr (GError) error = NULL;

  if (level <= MAX_LEVELS && !search (self, folder, level, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->n_closed++;
}

static void
take_child (Search *self, GFile *folder, GFileInfo *info, int level)
{
  const char *name = g_file_info_get_name (info);
  g_autoptr (GFile) child = g_file_get_child (folder, name);
  GFileType type = g_file_info_get_file_type (info);

  if (type == G_FILE_TYPE_DIRECTORY && *name != '.')
    search_within (self, child, level + 1);
  else if (type == G_FILE_TYPE_REGULAR && g_str_has_suffix (name, SUFFIX))
    take_card (self, child, info);
}

static gboolean
search (Search *self, GFile *folder, int level, GError **error)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, self->cancellable, error);
  GFileInfo *info = NULL;

  while (children && g_file_enumerator_iterate (children, &info, NULL, self->cancellable, error))
    {
      if (!info)
        return TRUE;
      take_child (self, folder, info, level);
    }
  return FALSE;
}

static int
compare_written (gconstpointer a, gconstpointer b)
{
  const Found *one = *(Found *const *) a;
  const Found *other = *(Found *const *) b;
  g_autofree char *one_uri = NULL;
  g_autofree char *other_uri = NULL;

  if (one->written != other->written)
    return one->written > other->written ? -1 : 1;
  /* Those that were copied here at once: always in the same order. */
  one_uri = g_file_get_uri (one->file);
  other_uri = g_file_get_uri (other->file);
  return g_strcmp0 (one_uri, other_uri);
}

static VouchCardFolder *
make_answer (Search *search)
{
  VouchCardFolder *self = g_new0 (VouchCardFolder, 1);

  g_ptr_array_sort (search->found, compare_written);
  self->cards = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_closed = search->n_closed;
  for (guint i = 0; i < search->found->len; i++)
    g_ptr_array_add (self->cards, g_object_ref (((Found *) search->found->pdata[i])->file));
  return self;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_found);
  Search self = { found, cancellable, 0 };
  GError *error = NULL;

  if (search (&self, data, 0, &error))
    g_task_return_pointer (task, make_answer (&self), (GDestroyNotify) vouch_card_folder_free);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_card_folder_list_async:
 * @folder: where to look, with all folders in it
 * @cancellable: (nullable): to stop early
 * @callback: called with what was found
 */
void
vouch_card_folder_list_async (GFile *folder,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (folder));

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, vouch_card_folder_list_async);
  g_task_set_task_data (task, g_object_ref (folder), g_object_unref);
  g_task_run_in_thread (task, list_in_thread);
}

/** Returns: (transfer full) (nullable): the cards in it; %NULL where the folder itself can’t be read. */
VouchCardFolder *
vouch_card_folder_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vouch_card_folder_free (VouchCardFolder *self)
{
  g_ptr_array_unref (self->cards);
  g_free (self);
}
