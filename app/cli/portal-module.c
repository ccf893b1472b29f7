/* portal-module.c: the commands that talk to portals, as a module of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli.h"
#include "vouch-commands.h"
#include "vouch-module.h"

static const struct
{
  const char *word;
  int (*run) (int argc, char **argv);
} commands[] = {
  { "portal", vouch_command_portal },
  { "publish", vouch_command_publish },
  { "serve", vouch_command_serve },
};

G_MODULE_EXPORT int
vouch_module_main (int argc, char **argv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].word, argv[0]))
      return commands[i].run (argc, argv);
  g_return_val_if_reached (VOUCH_EXIT_UNUSABLE);
}
