/* vouch-command-sources.c: `vouch sources`: the store of sources on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-words.h"
#include "vouch-commands.h"

#include <glib/gi18n-lib.h>

static const VouchCliWord words[] = {
  { "add", vouch_command_sources_add, N_("Put files into the store") },
  { "list", vouch_command_sources_list, N_("List what is in the store") },
  { "remove", vouch_command_sources_remove, N_("Take sources out of the store") },
};

/** `vouch sources [add|list|remove]`; without a word it lists them. */
int
vouch_command_sources (int argc, char **argv)
{
  static const VouchCliWords sources = { "vouch sources", words, G_N_ELEMENTS (words) };

  if (argc < 2)
    return vouch_command_sources_list (argc, argv);
  return vouch_cli_words_run (&sources, argc, argv);
}
