/* vouch-command-references-retractions.c: `vouch references retractions`: reads the list of retracted papers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"
#include "vouch-module.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-retraction-list.h"

static void
tell_damaged (const char *name, const VouchRetractionReport *report)
{
  for (guint i = 0; i < report->damaged->len; i++)
    g_printerr (_("%s:%u: This row can’t be read and was skipped.\n"), name,
                g_array_index (report->damaged, guint, i));
  if (report->n_damaged > report->damaged->len)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%s: One more row was skipped.\n", "%s: %u more rows were skipped.\n",
                             report->n_damaged - report->damaged->len),
                name, report->n_damaged - report->damaged->len);
  if (report->n_without > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%s: %u notice has no DOI or PubMed number.\n",
                             "%s: %u notices have no DOI or PubMed number.\n", report->n_without),
                name, report->n_without);
}

static int
describe (void)
{
  g_autofree char *words = vouch_retraction_list_describe ();
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  if (!words)
    {
      g_printerr (_("vouch: There is no list of retractions on this computer. Use --download to get the "
                    "Retraction Watch list from Crossref, or specify its file.\n"));
      return VOUCH_EXIT_NO;
    }
  if (vouch_retraction_list_is_damaged ())
    {
      g_printerr ("vouch: %s.\n", words);
      return VOUCH_EXIT_UNUSABLE;
    }
  line = g_strconcat (words, "\n", NULL);
  return vouch_cli_print (line, &error) ? VOUCH_EXIT_GOOD : vouch_cli_fail (_("standard output"), error);
}

static int
read_list (const char *name)
{
  g_autoptr (GFile) table = g_file_new_for_commandline_arg (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchRetractionReport) report = vouch_retraction_list_read (table, NULL, &error);
  int exit;

  if (!report)
    return vouch_cli_fail (name, error);
  tell_damaged (name, report);
  exit = describe ();
  return exit == VOUCH_EXIT_GOOD && report->n_damaged > 0 ? VOUCH_EXIT_NO : exit;
}

/* What is damaged in a published list is nothing that the user can mend: it is counted, not told row by row. */
static int
download (void)
{
  char *argv[] = { (char *) "retractions", NULL };
  int exit = vouch_module_run ("vouch-lookup", 1, argv);

  return exit == VOUCH_EXIT_GOOD ? describe () : exit;
}

/** `vouch references retractions [FILE | --download]` */
int
vouch_command_references_retractions (int argc, char **argv)
{
  gboolean is_download = FALSE;
  GOptionEntry entries[] = {
    { "download", 0, 0, G_OPTION_ARG_NONE, &is_download, N_("Download the list from Crossref"), NULL },
    { NULL },
  };

  if (!vouch_cli_options (_("[FILE] — read the Retraction Watch list for checking references; "
                            "without FILE, show which list is in use"),
                          entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc > 2 || (is_download && argc > 1))
    return vouch_cli_fail_usage (_("Specify one file, the Retraction Watch list (CSV)."));
  if (is_download)
    return download ();
  return argc == 2 ? read_list (argv[1]) : describe ();
}
