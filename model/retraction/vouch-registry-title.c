/* vouch-registry-title.c: the titles that registries gave for identifiers, kept on this computer.
 *
 * One small file each, named by the identifier's digest, in the cache folder: they may be
 * deleted at any time, and then nothing is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-registry-title.h"

#include <glib/gstdio.h>
#include <string.h>

/* What is longer was no title. */
#define MAX_TITLE_BYTES 4096

static char *
make_path (VouchIdentifierKind kind, const char *identifier)
{
  g_autofree char *normal = vouch_identifier_normalise (kind, identifier);
  g_autofree char *lower = normal ? g_ascii_strdown (normal, -1) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *digest = NULL;

  if (!lower)
    return NULL;
  name = g_strconcat (vouch_identifier_kind_get_member (kind), ":", lower, NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  return g_build_filename (g_get_user_cache_dir (), "vouch", "titles", digest, NULL);
}

/**
 * vouch_registry_title_keep:
 * @kind: what @identifier is
 * @identifier: of a paper
 * @title: what its registry calls it
 *
 * Returns: whether it was kept
 */
gboolean
vouch_registry_title_keep (VouchIdentifierKind kind, const char *identifier, const char *title)
{
  g_autofree char *path = make_path (kind, identifier);
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;

  if (!path || !*title || strlen (title) > MAX_TITLE_BYTES || g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  return g_file_set_contents_full (path, title, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * vouch_registry_title_get:
 * @kind: what @identifier is
 * @identifier: of a paper
 *
 * Returns: (transfer full) (nullable): what its registry calls it, where it was ever asked
 */
char *
vouch_registry_title_get (VouchIdentifierKind kind, const char *identifier)
{
  g_autofree char *path = make_path (kind, identifier);
  g_autofree char *title = NULL;
  gsize length;

  if (!path || !g_file_get_contents (path, &title, &length, NULL) || length > MAX_TITLE_BYTES
      || !g_utf8_validate (title, (gssize) length, NULL))
    return NULL;
  return g_steal_pointer (&title);
}
