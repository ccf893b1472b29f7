/* vouch-command-references.c: `vouch references WORD`: finds the command for the second word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"
#include "vouch-module.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *word;
  int (*run) (int argc, char **argv);
  const char *summary; /* translatable */
} SubCommand;

static int
run_lookup_module (int    argc,
                   char **argv)
{
  return vouch_module_run ("vouch-lookup", argc, argv);
}

/* In the alphabet's order. */
static const SubCommand commands[] = {
  { "check", vouch_command_references_check, N_("Say what is wrong with references") },
  { "format", vouch_command_references_format, N_("Print references in a citation style") },
  { "identify", vouch_command_references_identify, N_("Say what kind of identifier a text is") },
  { "import", vouch_command_references_import, N_("Read files of references") },
  { "lookup", run_lookup_module, N_("Ask registries for a paper") },
  { "retractions", vouch_command_references_retractions, N_("Read the list of retracted papers") },
};

static int
print_commands (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  vouch references %-11s %s\n", commands[i].word, _(commands[i].summary));
  return VOUCH_EXIT_GOOD;
}

static char *
list_words (void)
{
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", commands[i].word);
  return g_string_free (words, FALSE);
}

/** `vouch references WORD …` */
int
vouch_command_references (int    argc,
                          char **argv)
{
  g_autofree char *words = NULL;
  g_autofree char *message = NULL;

  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    return print_commands ();
  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].word))
      return commands[i].run (argc - 1, argv + 1);
  words = list_words ();
  /* Translators: the words are commands and stay as they are. */
  message = g_strdup_printf (_("Say what to do with references: %s."), words);
  return vouch_cli_fail_usage (message);
}
