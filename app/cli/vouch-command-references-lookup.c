/* vouch-command-references-lookup.c: `vouch references lookup`: identifiers in, CSL-JSON out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"
#include "vouch-module.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-lookup-retractions.h"
#include "vouch-lookup.h"
#include "vouch-reference-batch.h"

/* Returns what the command ends with for this text alone. */
static int
look_up (const VouchLookupSettings *settings,
         const char                *text,
         VouchReferenceBatch       *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_run (settings, text, NULL, &error);

  if (!items)
    {
      g_printerr ("vouch: %s: %s\n", text, error->message);
      return VOUCH_EXIT_NO;
    }
  for (guint i = 0; i < json_array_get_length (items); i++)
    vouch_reference_batch_add (found, json_object_ref (json_array_get_object_element (items, i)), 0);
  return VOUCH_EXIT_GOOD;
}

/* `vouch references retractions --download` is this module's too: it needs the network. */
static int
download_retractions (void)
{
  g_autoptr (VouchLookupSettings) settings = vouch_lookup_settings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchRetractionReport) report = vouch_lookup_retractions_run (settings, NULL, &error);

  if (!report)
    {
      g_printerr ("vouch: %s\n", error->message);
      return VOUCH_EXIT_UNUSABLE;
    }
  if (report->n_damaged > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "vouch: One row of the list can’t be read and was skipped.\n",
                             "vouch: %u rows of the list can’t be read and were skipped.\n", report->n_damaged),
                report->n_damaged);
  return VOUCH_EXIT_GOOD;
}

/** `vouch references lookup [--mailto=ADDRESS] IDENTIFIER…` */
G_MODULE_EXPORT int
vouch_module_main (int    argc,
                   char **argv)
{
  g_autoptr (VouchLookupSettings) settings = vouch_lookup_settings_new ();
  g_autoptr (VouchReferenceBatch) found = vouch_reference_batch_new ();
  g_autofree char *mailto = NULL;
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  gboolean is_fresh = FALSE;
  int result = VOUCH_EXIT_GOOD;
  GOptionEntry entries[] = {
    { "mailto", 0, 0, G_OPTION_ARG_STRING, &mailto, N_("Email address, for faster lookups"),
      N_("ADDRESS") },
    { "fresh", 0, 0, G_OPTION_ARG_NONE, &is_fresh, N_("Ignore cached answers"), NULL },
    { NULL },
  };

  if (g_str_equal (argv[0], "retractions"))
    return download_retractions ();
  if (!vouch_cli_options (_("IDENTIFIER… — look up papers in Crossref, PubMed, arXiv, DataCite, "
                            "Open Library or ClinicalTrials.gov, and print them as CSL-JSON"),
                          entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc < 2)
    return vouch_cli_fail_usage (_("Specify a DOI, PMID, PMCID, ISBN, trial number or arXiv "
                                   "number, or a reference in quotes."));
  if (mailto)
    {
      g_free (settings->mailto);
      settings->mailto = g_steal_pointer (&mailto);
    }
  if (is_fresh)
    g_clear_pointer (&settings->cache, g_free);
  for (int i = 1; i < argc; i++)
    if (look_up (settings, argv[i], found) != VOUCH_EXIT_GOOD)
      result = VOUCH_EXIT_NO;
  for (guint i = 0; i < found->items->len; i++)
    vouch_reference_batch_append (found, i, json);
  g_string_append (json, found->items->len > 0 ? "\n]\n" : "]\n");
  if (!vouch_cli_print (json->str, &error))
    return vouch_cli_fail (_("standard output"), error);
  return result;
}
