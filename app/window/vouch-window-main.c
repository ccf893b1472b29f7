/* vouch-window-main.c: the program with a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-window-main.h"

#include "vouch-application.h"

/**
 * vouch_window_main:
 * @argc: number of the program's arguments
 * @argv: (array length=argc): the arguments; files to open
 *
 * Returns: what the program ends with
 */
int
vouch_window_main (int    argc,
                   char **argv)
{
  g_autoptr (VouchApplication) application = vouch_application_new (G_APPLICATION_DEFAULT_FLAGS);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
