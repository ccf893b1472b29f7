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
#include "vouch-engine.h"

typedef int (*Main) (int argc, char **argv);

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
  g_autofree char *path = vouch_engine_find (name);
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);
  gpointer run = NULL;

  if (!module || !g_module_symbol (module, "vouch_module_main", &run))
    {
      g_autoptr (GError) error
          = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_FAILED, g_module_error ());

      return vouch_cli_fail (_("a component of Vouch can’t be loaded"), error);
    }
  /* Its types can't be taken back. */
  g_module_make_resident (module);
  return ((Main) run) (argc, argv);
}
