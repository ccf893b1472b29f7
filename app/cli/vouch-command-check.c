/* vouch-command-check.c: `vouch check`: cards in, findings out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli.h"
#include "vouch-commands.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-check-batch.h"
#include "vouch-check.h"
#include "vouch-cli-allocator.h"
#include "vouch-cli-input.h"
#include "vouch-cli-words.h"
#include "vouch-file-io.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-profile-folder.h"
#include "vouch-report.h"
#include "vouch-rule.h"

typedef struct
{
  char *format;  /* (owned) (nullable) */
  char *profile; /* (owned) (nullable) */
  char *explain; /* (owned) (nullable) */
  char *record;  /* (owned) (nullable) */
  gboolean is_json;
} Options;

static const char *
get_format (const Options *options)
{
  if (options->is_json)
    return "json";
  return options->format ? options->format : "text";
}

static int
print (const char *text)
{
  g_autoptr (GError) error = NULL;

  return vouch_cli_print (text, &error) ? VOUCH_EXIT_GOOD
                                        : vouch_cli_fail (_("standard output"), error);
}

/* One a line, as they stand in the list of the page on rules. */
static char *
list_rules (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);

      g_string_append_printf (list, "\n  %-26s %s", rule->id, _ (rule->title));
    }
  return g_string_free (list, FALSE);
}

static char *
dup_unknown_rule (const char *rule)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *list = NULL;
  const char *near;

  for (guint i = 0; i < vouch_rules_count (); i++)
    g_ptr_array_add (ids, (gpointer) vouch_rules_get (i)->id);
  g_ptr_array_add (ids, NULL);
  near = vouch_cli_find_near (rule, (const char *const *) ids->pdata);
  if (near)
    return g_strdup_printf (_("Unknown rule “%s”. Did you mean “%s”?"), rule, near);
  list = list_rules ();
  /* Translators: the last one is a list of names, one a line. */
  return g_strdup_printf (_("Unknown rule “%s”. These are the rules:%s"), rule, list);
}

static int
explain (VouchProfile *profile, const char *rule)
{
  g_autofree char *page = NULL;
  g_autofree char *message = NULL;

  if (vouch_check_explain (profile, rule, &page))
    return print (page);
  message = dup_unknown_rule (rule);
  return vouch_cli_fail_usage (message);
}

static gboolean
write_record (const char *path, const VouchReportRun *run, JsonArray *cards)
{
  g_autoptr (JsonNode) record = vouch_report_record (run, cards);
  g_autofree char *text = vouch_json_print (record, TRUE);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;

  if (vouch_file_write (file, bytes, VOUCH_FILE_OVERWRITE, NULL, NULL, &error))
    return TRUE;
  vouch_cli_fail (shown, error);
  return FALSE;
}

static int
check_cards (char **names, int n_names, const Options *options, VouchProfile *profile)
{
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (vouch_report_unread_free);
  g_autoptr (GPtrArray) list = vouch_check_batch_list (names, n_names, unread);
  VouchCheckBatch batch = { .profile = profile ? profile : vouch_profile_get_default (),
                            .format = vouch_report_format_find (get_format (options)),
                            .records = options->record ? json_array_new () : NULL };
  VouchReportRun run = { .profile = batch.profile, .unread = unread };
  int status;

  if (list->len == 0 && unread->len == 0)
    return vouch_cli_fail_usage (_("There are no cards in these folders."));
  status = vouch_check_batch_run (&batch, list, &run);
  if (options->record && !write_record (options->record, &run, batch.records))
    status = VOUCH_EXIT_UNUSABLE;
  return status;
}

/* A mistake in it is told and left out, as if it were not there. */
static void
tell_troubles (VouchProfile *profile, const char *shown)
{
  GPtrArray *troubles = vouch_profile_get_troubles (profile);

  for (guint i = 0; i < troubles->len; i++)
    {
      VouchProfileTrouble *trouble = troubles->pdata[i];

      g_printerr (_("%s:%u: %s: %s\n"), shown, trouble->line, trouble->member, trouble->message);
    }
}

static void
tell_unknown_profile (const char *name)
{
  g_auto (GStrv) profiles = vouch_profile_list ();
  const char *near = vouch_cli_find_near (name, (const char *const *) profiles);
  g_autofree char *all = g_strjoinv (", ", profiles);
  g_autofree char *message
      = near ? g_strdup_printf (_("Unknown profile “%s”. Did you mean “%s”?"), name, near)
             : g_strdup_printf (_("Unknown profile “%s”. Use the path of a file, or one of: %s."),
                                name, all);

  vouch_cli_fail_usage (message);
}

/* A file, or the name of one of those that are installed. */
static gboolean
read_profile (const Options *options, VouchProfile **profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *shown = NULL;

  if (!options->profile)
    return TRUE;
  shown = g_filename_display_name (options->profile);
  file = g_file_new_for_commandline_arg (options->profile);
  if (g_file_query_exists (file, NULL) || strchr (options->profile, G_DIR_SEPARATOR))
    *profile = vouch_profile_load (file, &error);
  else
    *profile = vouch_profile_find (shown, &error);
  if (!*profile)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        tell_unknown_profile (shown);
      else
        vouch_cli_fail (shown, error);
      return FALSE;
    }
  tell_troubles (*profile, shown);
  return TRUE;
}

static int
run (int argc, char **argv, const Options *options)
{
  g_autofree char *message = NULL;
  g_autoptr (VouchProfile) profile = NULL;

  if (!vouch_report_format_find (get_format (options)))
    {
      message = g_strdup_printf (
          _("Unknown format “%s”. Use one of: text, json, sarif, html."),
          options->format);
      return vouch_cli_fail_usage (message);
    }
  if (options->explain && argc > 1)
    return vouch_cli_fail_usage (_("--explain takes a rule, not cards."));
  if (!options->explain && argc < 2)
    return vouch_cli_fail_usage (_("Specify at least one card to check."));
  if (!read_profile (options, &profile))
    return VOUCH_EXIT_UNUSABLE;
  return options->explain ? explain (profile, options->explain)
                          : check_cards (argv + 1, argc - 1, options, profile);
}

/** `vouch check [--format=text|json|sarif|html] CARD-OR-FOLDER… | --explain=RULE` */
int
vouch_command_check (int argc, char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("Output format"),
      "text|json|sarif|html" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, N_("Same as --format=json"), NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options.profile,
      N_("House profile: a file or a name"), N_("FILE") },
    { "record", 0, 0, G_OPTION_ARG_FILENAME, &options.record,
      N_("Write a record for repeating the check"), N_("FILE") },
    { "explain", 0, 0, G_OPTION_ARG_STRING, &options.explain, N_("Explain what a rule finds, and why"),
      N_("RULE") },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  vouch_cli_choose_allocator (argc - 1, argv + 1);
  if (vouch_cli_options (_("CARD… — check cards for problems"), entries, &argc, &argv))
    status = run (argc, argv, &options);
  g_free (options.format);
  g_free (options.profile);
  g_free (options.explain);
  g_free (options.record);
  return status;
}
