/* vouch-lookup-cache.c: answers of registries, kept for a while, a file each.
 *
 * A file is named by the digest of the question, so that nothing in a question
 * can lead out of the folder. What can't be written or read is asked again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-cache.h"

#include <glib/gstdio.h>

static char *
make_path (const char *folder, const char *address)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

  return g_build_filename (folder, name, NULL);
}

/* A clock that was set back makes no answer eternal. */
static gboolean
is_fresh (const char *path)
{
  GStatBuf status;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return g_stat (path, &status) == 0 && status.st_mtime <= now
         && now - status.st_mtime < VOUCH_LOOKUP_CACHE_SECONDS;
}

/**
 * vouch_lookup_cache_get:
 * @folder: (nullable): where answers are kept
 * @address: the question
 *
 * Returns: (transfer full) (nullable): its answer; %NULL where there is none, or only an old one
 */
GBytes *
vouch_lookup_cache_get (const char *folder, const char *address)
{
  g_autofree char *path = folder ? make_path (folder, address) : NULL;
  char *bytes = NULL;
  gsize length;

  if (!path || !is_fresh (path) || !g_file_get_contents (path, &bytes, &length, NULL))
    return NULL;
  return g_bytes_new_take (bytes, length);
}

/* Old answers go when a new one comes, so that the folder does not grow for ever. */
static void
remove_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!is_fresh (path))
        g_unlink (path);
    }
}

/**
 * vouch_lookup_cache_put:
 * @folder: (nullable): where answers are kept
 * @address: the question
 * @answer: a good answer
 */
void
vouch_lookup_cache_put (const char *folder, const char *address, GBytes *answer)
{
  g_autofree char *path = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);

  if (!folder || g_mkdir_with_parents (folder, 0700) != 0)
    return;
  remove_old (folder);
  path = make_path (folder, address);
  g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}
