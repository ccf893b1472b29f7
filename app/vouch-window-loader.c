/* vouch-window-loader.c: opens the window's module and runs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-window-loader.h"

#include <glib/gi18n-lib.h>

#include "vouch-cli.h"

#define MODULE "libvouch-window." G_MODULE_SUFFIX

typedef int (*Run) (int argc, char **argv);

/* Beside the program where it was built, else where it is installed. */
static char *
find_module (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : g_strdup (VOUCH_LIBDIR);
  g_autofree char *beside = g_build_filename (folder, MODULE, NULL);

  if (g_file_test (beside, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside);
  return g_build_filename (VOUCH_LIBDIR, MODULE, NULL);
}

/**
 * vouch_window_loader_run:
 * @argc: number of the program's arguments
 * @argv: (array length=argc): the arguments
 *
 * Returns: a #VouchExit
 */
int
vouch_window_loader_run (int    argc,
                         char **argv)
{
  g_autofree char *path = find_module ();
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);
  gpointer run = NULL;

  if (!module || !g_module_symbol (module, "vouch_window_module_run", &run))
    {
      g_printerr ("vouch: ");
      g_printerr (_("the window can’t be opened: %s"), g_module_error ());
      g_printerr ("\n");
      return VOUCH_EXIT_UNUSABLE;
    }
  /* Its types can't be taken back. */
  g_module_make_resident (module);
  return ((Run) run) (argc, argv);
}
