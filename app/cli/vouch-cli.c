/* vouch-cli.c: finds the command for the first word and runs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli.h"
#include "vouch-cli-input.h"
#include "vouch-cli-terminal.h"
#include "vouch-cli-words.h"
#include "vouch-commands.h"
#include "vouch-module.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static int
run_portal_module (int argc, char **argv)
{
  return vouch_module_run ("vouch-portal", argc, argv);
}

static const VouchCliWord words[] = {
  { "anchor", vouch_command_anchor, N_("Find a quote in a source") },
  { "check", vouch_command_check, N_("Check cards for problems") },
  { "diff", vouch_command_diff, N_("Compare two versions of a card") },
  { "export", vouch_command_export, N_("Export a card as a page, text or list of references") },
  { "find", vouch_command_find, N_("Find passages that may support a statement") },
  { "help", vouch_command_help, N_("Show help for a command") },
  { "import", vouch_command_import, N_("Create a card from a draft") },
  { "merge", vouch_command_merge, N_("Merge two versions of a card") },
  { "new", vouch_command_new, N_("Create an empty card with all its sections") },
  { "portal", run_portal_module, N_("Add, list or remove portals") },
  { "publish", run_portal_module, N_("Send cards to a portal") },
  { "references", vouch_command_references, N_("Read, check and format references") },
  { "serve", run_portal_module, N_("Run the embedded portal") },
  { "sources", vouch_command_sources, N_("Manage the sources on this computer") },
};

static const VouchCliWords commands = { "vouch", words, G_N_ELEMENTS (words) };

static int
list_commands (void)
{
  vouch_cli_words_list (&commands);
  g_print ("\n%s\n", _("For help on a command, run “vouch help COMMAND” or “vouch COMMAND --help”."));
  return VOUCH_EXIT_GOOD;
}

static int
print_version (void)
{
  g_print ("vouch %s\n", VOUCH_VERSION);
  return VOUCH_EXIT_GOOD;
}

static int
fail_unknown (const char *word)
{
  g_autofree char *message = vouch_cli_words_dup_unknown (&commands, word);

  return vouch_cli_fail_usage (message);
}

/* What a command says of itself: @argv from “help” on. */
static int
ask_command (int argc, char **argv)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new ();

  for (int i = 0; i < argc; i++)
    g_ptr_array_add (asked, argv[i]);
  g_ptr_array_add (asked, (gpointer) "--help");
  g_ptr_array_add (asked, NULL);
  return vouch_cli_words_run (&commands, (int) asked->len - 1, (char **) asked->pdata);
}

/** `vouch help [COMMAND]` */
int
vouch_command_help (int argc, char **argv)
{
  if (argc < 2 || g_str_has_prefix (argv[1], "-") || g_str_equal (argv[1], "help"))
    return list_commands ();
  return vouch_cli_words_find (&commands, argv[1]) ? ask_command (argc, argv) : fail_unknown (argv[1]);
}

/**
 * vouch_cli_knows:
 * @word: the program's first argument
 *
 * Returns: whether @word is a command or asks for the version, so that no window is wanted.
 */
gboolean
vouch_cli_knows (const char *word)
{
  return vouch_cli_words_find (&commands, word) != NULL || g_str_equal (word, "--version");
}

/* What mounts other places (gvfs) is a module that asks the session bus; a file of this computer
 * needs neither. */
static void
leave_out_mounts (int    argc,
                  char **argv)
{
  for (int i = 1; i < argc; i++)
    if (strstr (argv[i], "://"))
      return;
  g_setenv ("GIO_USE_VFS", "local", FALSE);
}

/**
 * vouch_cli_is_no_command:
 * @word: the program's first argument
 *
 * A word of letters alone is no file that anybody would open, unless there is one.
 *
 * Returns: whether @word must be a command that is misspelt; that was said then.
 */
gboolean
vouch_cli_is_no_command (const char *word)
{
  for (const char *c = word; *c; c++)
    if (!g_ascii_isalpha (*c) && (*c != '-' || c == word))
      return FALSE;
  if (*word == '\0' || g_file_test (word, G_FILE_TEST_EXISTS))
    return FALSE;
  fail_unknown (word);
  return TRUE;
}

/**
 * vouch_cli_run:
 * @argc: number of arguments, the program's name among them
 * @argv: (array length=argc): the program's name, the command word and its arguments
 *
 * Returns: a #VouchExit.
 */
int
vouch_cli_run (int    argc,
               char **argv)
{
  vouch_cli_terminal_guard_errors ();
  if (g_str_equal (argv[1], "--version"))
    return print_version ();
  leave_out_mounts (argc, argv);
  return vouch_cli_words_run (&commands, argc, argv);
}

/**
 * vouch_cli_options:
 * @usage: what follows the command word in its usage line
 * @entries: the command's own options
 * @argc: (inout): number of arguments
 * @argv: (inout): the arguments; options are taken out
 *
 * Returns: %FALSE after telling what was not understood: end with %VOUCH_EXIT_UNUSABLE.
 */
gboolean
vouch_cli_options (const char    *usage,
                   GOptionEntry  *entries,
                   int           *argc,
                   char        ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  vouch_cli_fail (NULL, error);
  return FALSE;
}

/**
 * vouch_cli_print:
 * @text: a result, UTF-8
 * @error: return location for a #GIOErrorEnum: the disk is full, the reader has gone
 *
 * Writes to standard output in UTF-8: g_print() would turn what the locale can't
 * write into question marks, and results are for programs. What a terminal would obey is shown instead.
 *
 * Returns: whether all of it was written.
 */
gboolean
vouch_cli_print (const char *text,
                 GError    **error)
{
  gboolean for_person = isatty (STDOUT_FILENO);
  /* For programs JSON has its own way to write them. */
  gboolean is_data = !for_person && (*text == '{' || *text == '[');
  g_autofree char *clean = is_data ? NULL : vouch_cli_terminal_clean (text, for_person);

  if (fputs (clean ? clean : text, stdout) != EOF && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

/**
 * vouch_cli_fail:
 * @what: (nullable): the file or thing that it is about
 * @error: why
 *
 * Tells the user on standard error.
 *
 * Returns: %VOUCH_EXIT_UNUSABLE
 */
int
vouch_cli_fail (const char *what,
                GError     *error)
{
  if (what)
    g_printerr ("vouch: %s: %s\n", what, error->message);
  else
    g_printerr ("vouch: %s\n", error->message);
  return VOUCH_EXIT_UNUSABLE;
}
