/* window-module.c: the window as a module of its own; all it is made of is linked here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-module.h"
#include "vouch-window-main.h"

G_MODULE_EXPORT int
vouch_module_main (int    argc,
                   char **argv)
{
  return vouch_window_main (argc, argv);
}
