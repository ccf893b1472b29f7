/* vouch-command-references.c: `vouch references WORD`: finds the command for the second word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-words.h"
#include "vouch-commands.h"
#include "vouch-module.h"

#include <glib/gi18n-lib.h>

static int
run_lookup_module (int    argc,
                   char **argv)
{
  return vouch_module_run ("vouch-lookup", argc, argv);
}

static const VouchCliWord words[] = {
  { "check", vouch_command_references_check, N_("Check references") },
  { "format", vouch_command_references_format, N_("Print references in a citation style") },
  { "identify", vouch_command_references_identify, N_("Identify DOIs, PMIDs and other identifiers") },
  { "import", vouch_command_references_import, N_("Convert references to CSL-JSON") },
  { "lookup", run_lookup_module, N_("Look up papers") },
  { "retractions", vouch_command_references_retractions, N_("Manage the list of retracted papers") },
};

/** `vouch references WORD …` */
int
vouch_command_references (int    argc,
                          char **argv)
{
  static const VouchCliWords references = { "vouch references", words, G_N_ELEMENTS (words) };

  return vouch_cli_words_run (&references, argc, argv);
}
