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

#include "vouch-card-format.h"
#include "vouch-check.h"
#include "vouch-file-io.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-profile-folder.h"
#include "vouch-report.h"

typedef struct
{
  char *format;  /* (owned) (nullable) */
  char *profile; /* (owned) (nullable) */
  char *explain; /* (owned) (nullable) */
  gboolean is_json;
} Options;

static int
fail_usage (const char *message)
{
  g_autoptr (GError) error
      = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return vouch_cli_fail (NULL, error);
}

static int
print (const char *text)
{
  g_autoptr (GError) error = NULL;

  return vouch_cli_print (text, &error) ? VOUCH_EXIT_GOOD
                                        : vouch_cli_fail (_("standard output"), error);
}

static int
explain (const char *rule)
{
  g_autofree char *page = NULL;
  g_autofree char *message = NULL;

  if (vouch_check_explain (rule, &page))
    return print (page);
  message = g_strdup_printf (_("There is no rule “%s”."), rule);
  return fail_usage (message);
}

static VouchCard *
read_card (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);

  return bytes ? vouch_card_format_read (bytes, error) : NULL;
}

/* The findings go to @text or @cards, whichever is wanted. */
static int
check_file (const char *name, VouchProfile *profile, GString *text, JsonArray *cards)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchCard) card = read_card (name, &error);
  g_autoptr (VouchFindingList) findings = NULL;
  g_autofree char *shown = g_filename_display_name (name);
  VouchReportCard report = { .file = shown, .card = card };

  if (!card)
    return vouch_cli_fail (shown, error);
  report.findings = findings = vouch_check_card_for (card, profile, &report.summary);
  if (cards)
    json_array_add_element (cards, vouch_report_json (&report));
  else
    {
      g_autofree char *part = vouch_report_text (&report);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", part);
    }
  return report.summary.errors > 0 ? VOUCH_EXIT_NO : VOUCH_EXIT_GOOD;
}

/* One that can't be read doesn't keep the others from being checked. */
static int
check_files (char **names, int n_names, VouchProfile *profile, gboolean is_json)
{
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *cards = is_json ? json_array_new () : NULL;
  int status = VOUCH_EXIT_GOOD;
  int written;

  for (int i = 0; i < n_names; i++)
    {
      int outcome = check_file (names[i], profile, text, cards);

      status = MAX (status, outcome);
    }
  if (cards)
    {
      g_autoptr (JsonNode) report
          = vouch_json_new_members ("cards", vouch_json_new_array (cards), NULL);
      g_autofree char *json = vouch_json_print (report, TRUE);

      g_string_append_printf (text, "%s%s", json, g_str_has_suffix (json, "\n") ? "" : "\n");
    }
  written = print (text->str);
  return MAX (status, written);
}

/* Nothing wanted may be left out in silence: a build that asks for SARIF must not take an
 * empty answer for a good one. */
static gboolean
check_options (const Options *options, char **message)
{
  const char *format = options->format ? options->format : "text";

  if (g_str_equal (format, "sarif"))
    *message = g_strdup (_("--format=sarif is not there yet: it takes text or json."));
  else if (!g_str_equal (format, "text") && !g_str_equal (format, "json"))
    *message = g_strdup_printf (_("“%s” is no format that --format knows: it takes text or json."),
                                format);
  return *message == NULL;
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
      vouch_cli_fail (shown, error);
      return FALSE;
    }
  tell_troubles (*profile, shown);
  return TRUE;
}

static int
run (int argc, char **argv, const Options *options)
{
  gboolean is_json = options->is_json || g_strcmp0 (options->format, "json") == 0;
  g_autofree char *message = NULL;
  g_autoptr (VouchProfile) profile = NULL;

  if (!check_options (options, &message))
    return fail_usage (message);
  if (options->explain)
    return argc > 1 ? fail_usage (_("--explain takes a rule and no cards."))
                    : explain (options->explain);
  if (argc < 2)
    return fail_usage (_("Name at least one card to check."));
  return read_profile (options, &profile) ? check_files (argv + 1, argc - 1, profile, is_json)
                                          : VOUCH_EXIT_UNUSABLE;
}

/** `vouch check [--format=text|json] CARD… | --explain=RULE` */
int
vouch_command_check (int argc, char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("How to print the findings"),
      "text|json" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, N_("The same as --format=json"), NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options.profile,
      N_("What the house asks: a profile’s file or name"), N_("FILE") },
    { "explain", 0, 0, G_OPTION_ARG_STRING, &options.explain, N_("Say what a rule finds, and why"),
      N_("RULE") },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_("CARD… — say what cards lack"), entries, &argc, &argv))
    status = run (argc, argv, &options);
  g_free (options.format);
  g_free (options.profile);
  g_free (options.explain);
  return status;
}
