/* main.c: picks the command line or the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <locale.h>
#include <signal.h>

#include <glib/gi18n-lib.h>

#include "vouch-cli.h"
#include "vouch-module.h"

int
main (int    argc,
      char **argv)
{
  /* Too large a file is an error like a full disk, and no reason to end. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, VOUCH_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc > 1 && vouch_cli_knows (argv[1]))
    return vouch_cli_run (argc, argv);
  if (argc > 1 && vouch_cli_is_no_command (argv[1]))
    return VOUCH_EXIT_UNUSABLE;
  return vouch_module_run ("vouch-window", argc, argv);
}
