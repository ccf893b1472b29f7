/* window-module.c: the window as a module of its own; all it is made of is linked here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-window-loader.h"
#include "vouch-window-main.h"

/* The one name that the program looks up. */
G_MODULE_EXPORT int
vouch_window_module_run (int    argc,
                         char **argv)
{
  return vouch_window_main (argc, argv);
}
