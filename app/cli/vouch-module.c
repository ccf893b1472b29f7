/* vouch-module.c: parts of the program that are loaded when they are wanted.
 *
 * Every library that a program is linked with costs a millisecond of its start.
 * The window's and the portal's are two dozen each, and `vouch check` needs none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-module.h"

#include <glib/gi18n-lib.h>

#include "vouch-cli.h"

typedef int (*Main) (int argc, char **argv);

/* Where the program was built: beside it or in a folder below; else where it is installed. */
static char *
find_module (const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : g_strdup (VOUCH_LIBDIR);
  g_autofree char *file = g_strconcat ("lib", name, "." G_MODULE_SUFFIX, NULL);
  const char *const folders[] = { ".", "cli" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, folders[i], file, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return g_build_filename (VOUCH_LIBDIR, file, NULL);
}

/**
 * vouch_module_run:
 * @name: "vouch-window" or "vouch-portal"
 * @argc: number of arguments
 * @argv: (array length=argc): for its vouch_module_main()
 *
 * Returns: a #VouchExit
 */
int
vouch_module_run (const char *name, int argc, char **argv)
{
  g_autofree char *path = find_module (name);
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);
  gpointer run = NULL;

  if (!module || !g_module_symbol (module, "vouch_module_main", &run))
    {
      g_autoptr (GError) error
          = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_FAILED, g_module_error ());

      return vouch_cli_fail (_("a part of the program can’t be loaded"), error);
    }
  /* Its types can't be taken back. */
  g_module_make_resident (module);
  return ((Main) run) (argc, argv);
}
