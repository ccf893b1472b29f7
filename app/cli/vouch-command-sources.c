/* vouch-command-sources.c: `vouch sources`: the store of sources on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  int (*run) (int argc, char **argv);
} words[] = {
  { "add", vouch_command_sources_add },
  { "list", vouch_command_sources_list },
  { "remove", vouch_command_sources_remove },
};

/** `vouch sources add|list|remove` */
int
vouch_command_sources (int argc, char **argv)
{
  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, argv[1]))
      return words[i].run (argc - 1, argv + 1);
  return vouch_cli_fail_usage (_ ("“vouch sources” is followed by add, list or remove."));
}
