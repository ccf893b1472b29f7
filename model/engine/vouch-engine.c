/* vouch-engine.c: heavy libraries, loaded when they are first wanted.
 *
 * Modules are looked for beside the library that this file is part of, so that
 * a build folder and an installed program each find their own, and a test finds
 * them from wherever it runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* For dladdr(). */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "config.h"

#include "vouch-engine.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

G_DEFINE_QUARK (vouch-engine-error-quark, vouch_engine_error)

static GMutex lock;
/* By "module/symbol"; under the lock. Tables live as long as the program. */
static GHashTable *tables; /* (owned) (nullable) */

static char *
own_folder (void)
{
  Dl_info info;

  if (!dladdr ((gpointer) vouch_engine_find, &info) || !info.dli_fname)
    return g_strdup (VOUCH_LIBDIR);
  return g_path_get_dirname (info.dli_fname);
}

/* What comes after "vouch-" names the folder that it is built in. */
static const char *
build_folder_of (const char *name)
{
  return g_str_has_prefix (name, "vouch-") ? name + strlen ("vouch-") : name;
}

/**
 * vouch_engine_find:
 * @name: a module of ours without "lib" and ending, as in "vouch-xml"
 *
 * Finds a module in the folder that this program was built in, else where it is installed.
 *
 * Returns: (transfer full): its path; nothing need be there
 */
char *
vouch_engine_find (const char *name)
{
  g_autofree char *folder = own_folder ();
  g_autofree char *file = g_strconcat ("lib", name, "." G_MODULE_SUFFIX, NULL);
  g_autofree char *engine = g_build_filename ("engine", build_folder_of (name), NULL);
  const char *const folders[] = { ".", engine, "../app", "../app/cli" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, folders[i], file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return g_build_filename (VOUCH_LIBDIR, file, NULL);
}

static gpointer
open_table (const char *name, const char *symbol, GError **error)
{
  g_autofree char *path = vouch_engine_find (name);
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL | G_MODULE_BIND_LAZY);
  gpointer table = NULL;

  if (!module)
    {
      g_set_error (error, VOUCH_ENGINE_ERROR, VOUCH_ENGINE_ERROR_MISSING,
                   /* Translators: the file of a module, and why. */
                   _("Component %s can’t be loaded: %s"), name, g_module_error ());
      return NULL;
    }
  /* Its library's threads and types can't be taken back. */
  g_module_make_resident (module);
  if (!g_module_symbol (module, symbol, &table) || !table)
    g_set_error (error, VOUCH_ENGINE_ERROR, VOUCH_ENGINE_ERROR_FOREIGN,
                 _("Component %s has a different version."), name);
  return table;
}

/**
 * vouch_engine_open:
 * @name: a module, as in "vouch-xml"
 * @symbol: the table that it exports, as in "vouch_xml_engine"
 * @error: (nullable): return location
 *
 * Loads a module at the first call; later calls answer at once. May be called
 * from any thread. A module that could not be loaded is tried again next time.
 *
 * Returns: (transfer none) (nullable): the table; %NULL with an error of %VOUCH_ENGINE_ERROR
 */
gconstpointer
vouch_engine_open (const char *name, const char *symbol, GError **error)
{
  g_autofree char *key = g_strconcat (name, "/", symbol, NULL);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gpointer table;

  if (!tables)
    tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  table = g_hash_table_lookup (tables, key);
  if (!table && (table = open_table (name, symbol, error)))
    g_hash_table_insert (tables, g_steal_pointer (&key), table);
  return table;
}
