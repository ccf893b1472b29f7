/* vouch-profile-folder.c: the profiles that there are on this computer.
 *
 * A house puts NAME.json into a folder of its own, which comes before the
 * folder of the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-profile-folder.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "build-paths.h"
#include "vouch-file-io.h"
#include "vouch-json.h"

#define SUFFIX ".json"
/* Lies beside the profiles and describes them. */
#define SCHEMA "profile.schema.json"
/* Lies beside them too: the rules that a house hides, one a line. */
#define MUTED_SUFFIX ".muted"
#define MAX_MUTED ((gsize) 64 * 1024)

static GPtrArray *
list_folders (void)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_free);
  const char *const *system = g_get_system_data_dirs ();

  g_ptr_array_add (folders,
                   g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "profiles", NULL));
  for (gsize i = 0; system[i]; i++)
    g_ptr_array_add (folders, g_build_filename (system[i], GETTEXT_PACKAGE, "profiles", NULL));
  g_ptr_array_add (folders, g_build_filename (VOUCH_DATADIR, "profiles", NULL));
  g_ptr_array_add (folders, g_build_filename (VOUCH_SOURCE_DATADIR, "profiles", NULL));
  return folders;
}

static char *
dup_name (const char *file)
{
  if (!g_str_has_suffix (file, SUFFIX) || g_str_equal (file, SCHEMA))
    return NULL;
  return g_strndup (file, strlen (file) - strlen (SUFFIX));
}

static void
add_names (GHashTable *names, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir && (file = g_dir_read_name (dir)))
    {
      char *name = dup_name (file);

      if (name)
        g_hash_table_add (names, name);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * vouch_profile_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): the profiles' names, by letter
 */
char **
vouch_profile_list (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) folders = list_folders ();
  char **list;
  guint length;

  g_hash_table_add (names, g_strdup (VOUCH_PROFILE_DEFAULT));
  for (guint i = 0; i < folders->len; i++)
    add_names (names, folders->pdata[i]);
  list = (char **) g_hash_table_get_keys_as_array (names, &length);
  g_hash_table_steal_all (names);
  qsort (list, length, sizeof *list, compare_names);
  return list;
}

/**
 * vouch_profile_load:
 * @file: a profile
 * @error: return location for a #GIOErrorEnum or #VouchFormatError
 *
 * Reads one small file.
 *
 * Returns: (transfer full) (nullable): the profile, called as the file is
 */
VouchProfile *
vouch_profile_load (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = dup_name (base);

  return bytes ? vouch_profile_new_from_bytes (bytes, name ? name : base, error) : NULL;
}

/**
 * vouch_profile_find:
 * @name: one of vouch_profile_list()
 * @error: return location for %G_IO_ERROR_NOT_FOUND, or as vouch_profile_load() has it
 *
 * Returns: (transfer full) (nullable): the profile of that name
 */
VouchProfile *
vouch_profile_find (const char *name, GError **error)
{
  g_autoptr (GPtrArray) folders = list_folders ();
  g_autofree char *base = g_strconcat (name, SUFFIX, NULL);

  for (guint i = 0; i < folders->len && !strchr (name, G_DIR_SEPARATOR); i++)
    {
      g_autofree char *path = g_build_filename (folders->pdata[i], base, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return vouch_profile_load (file, error);
    }
  if (g_str_equal (name, VOUCH_PROFILE_DEFAULT))
    return g_object_ref (vouch_profile_get_default ());
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Unknown profile “%s”."), name);
  return NULL;
}

/**
 * vouch_profile_open:
 * @where: the name of a profile, or the address (URI) of a file
 * @error: return location for an error as of vouch_profile_find() or vouch_profile_load()
 *
 * Returns: (transfer full) (nullable): the profile
 */
VouchProfile *
vouch_profile_open (const char *where, GError **error)
{
  g_autofree char *scheme = g_uri_parse_scheme (where);
  g_autoptr (GFile) file = scheme ? g_file_new_for_uri (where) : NULL;

  return file ? vouch_profile_load (file, error) : vouch_profile_find (where, error);
}

static GFile *
get_muted_file (const char *name)
{
  g_autofree char *base = g_strconcat (name, MUTED_SUFFIX, NULL);

  return g_file_new_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, "profiles", base,
                                    NULL);
}

static gboolean
is_file_name (const char *name)
{
  return *name && !strchr (name, G_DIR_SEPARATOR);
}

/* "" for a file that isn't there; others that can't be read are no empty ones. */
static char **
read_lines (GFile *file, char **etag, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GBytes) bytes = vouch_file_read (file, MAX_MUTED, NULL, &trouble);
  g_autofree char *text = NULL;

  if (!bytes && !g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  if (etag)
    *etag = bytes ? vouch_file_etag (bytes) : NULL;
  text = bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : g_strdup ("");
  return g_strsplit (text, "\n", -1);
}

/* Returns: (transfer full) (nullable): the rule of a line; %NULL for a remark or nothing */
static char *
dup_rule (const char *line)
{
  g_autofree char *rule = g_strstrip (g_strdup (line));

  return *rule && *rule != '#' && g_utf8_validate (rule, -1, NULL) ? g_steal_pointer (&rule) : NULL;
}

/**
 * vouch_profile_read_muted:
 * @name: a profile's name
 *
 * Reads a small file beside the user's profiles; a line that begins with “#” is left out.
 *
 * Returns: (transfer full) (array zero-terminated=1): the rules that the house hides on
 *   every card; none where there is no such file
 */
char **
vouch_profile_read_muted (const char *name)
{
  g_autoptr (GFile) file = is_file_name (name) ? get_muted_file (name) : NULL;
  g_autoptr (GStrvBuilder) rules = g_strv_builder_new ();
  g_auto (GStrv) lines = file ? read_lines (file, NULL, NULL) : NULL;

  for (gsize i = 0; lines && lines[i]; i++)
    {
      g_autofree char *rule = dup_rule (lines[i]);

      if (rule)
        g_strv_builder_add (rules, rule);
    }
  return g_strv_builder_end (rules);
}

/* The lines as they are, without rules that are not hidden any more, and behind them those
 * that are new. */
static GBytes *
print_muted (char **lines, const char *const *rules)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; lines[i]; i++)
    {
      char *rule = dup_rule (lines[i]);

      if (lines[i + 1] || *lines[i])
        if (!rule || g_strv_contains (rules, rule))
          g_string_append_printf (text, "%s\n", lines[i]);
      if (rule)
        g_hash_table_add (kept, rule);
    }
  for (gsize i = 0; rules[i]; i++)
    if (!g_hash_table_contains (kept, rules[i]))
      g_string_append_printf (text, "%s\n", rules[i]);
  return g_string_free_to_bytes (text);
}

/**
 * vouch_profile_write_muted:
 * @name: a profile's name
 * @rules: (array zero-terminated=1): what the house hides
 * @error: return location for a #GIOErrorEnum, #VouchFormatError or #VouchFileError
 *
 * Other lines of the file stay as they are; a file that can't be read is left alone.
 *
 * Returns: whether it was written
 */
gboolean
vouch_profile_write_muted (const char *name, const char *const *rules, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *etag = NULL;

  if (!is_file_name (name))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                   _("“%s” can’t be used as a profile name."), name);
      return FALSE;
    }
  file = get_muted_file (name);
  folder = g_file_get_parent (file);
  g_file_make_directory_with_parents (folder, NULL, NULL);
  lines = read_lines (file, &etag, error);
  if (!lines)
    return FALSE;
  bytes = print_muted (lines, rules);
  return vouch_file_write (file, bytes, etag ? VOUCH_FILE_IF_UNCHANGED : VOUCH_FILE_CREATE, etag, NULL,
                           error);
}
