/* vouch-command-import.c: `vouch import`: a draft in, a card out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-file-io.h"
#include "vouch-import.h"

#define MAX_BYTES (64 * 1024 * 1024)

typedef struct
{
  char *from;   /* (owned) (nullable) */
  char *output; /* (owned) (nullable) */
  gboolean is_verbose;
  gboolean is_forced;
} Options;

/* What stands there may have been worked on for hours. */
static gboolean
write_output (const char *name, JsonNode *card, VouchFileMode mode, GError **error)
{
  g_autoptr (GBytes) bytes = vouch_card_format_print (card);
  g_autofree char *json = NULL;
  g_autoptr (GFile) file = NULL;

  if (name == NULL || g_str_equal (name, "-"))
    {
      json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      return vouch_cli_print (json, error);
    }
  file = g_file_new_for_commandline_arg (name);
  return vouch_file_write (file, bytes, mode, NULL, NULL, error);
}

static void
print_entry (const char *input, VouchImportEntry *entry)
{
  guint line = vouch_import_entry_get_line (entry);
  const char *text = vouch_import_entry_get_text (entry);
  const char *message = vouch_import_entry_get_message (entry);

  if (line == 0)
    g_printerr ("%s: %s\n", input, message);
  else if (vouch_import_entry_get_fate (entry) == VOUCH_IMPORT_FATE_DROPPED)
    /* Translators: a line of the draft, and why it is not in the card. */
    g_printerr (_ ("%s:%u: left out: %s (%s)\n"), input, line, text, message);
  else if (*text)
    g_printerr ("%s:%u: %s: %s\n", input, line, text, message);
  else
    g_printerr ("%s:%u: %s\n", input, line, message);
}

/* What was taken is in the card for all to see; it is listed only on request. */
static void
print_report (const char *input, VouchImportReport *report, gboolean is_verbose)
{
  GListModel *entries = G_LIST_MODEL (report);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (VouchImportEntry) entry = g_list_model_get_item (entries, i);

      if (is_verbose || vouch_import_entry_get_fate (entry) != VOUCH_IMPORT_FATE_TAKEN)
        print_entry (input, entry);
    }
}

static gboolean
is_same_file (const char *input, const char *output)
{
  g_autoptr (GFile) from = g_file_new_for_commandline_arg (input);
  g_autoptr (GFile) to = g_file_new_for_commandline_arg (output);

  return g_file_equal (from, to);
}

static int
fail_output (const Options *options, GError *error)
{
  int status = vouch_cli_fail (options->output ? options->output : _("standard output"), error);

  if (g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_EXISTS))
    g_printerr (_("Add -f to replace it.\n"));
  return status;
}

static int
import (const char *input, const Options *options)
{
  const char *name = g_str_equal (input, "-") ? _ ("standard input") : input;
  VouchImportKind kind = VOUCH_IMPORT_KIND_AUTO;
  g_autoptr (VouchImportReport) report = NULL;
  g_autoptr (JsonNode) card = NULL;
  g_autoptr (VouchCard) built = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (options->from && !vouch_import_kind_parse (options->from, &kind))
    return vouch_cli_fail_usage (_ ("--from must be auto, text or markdown."));
  if (options->output && is_same_file (input, options->output))
    return vouch_cli_fail_usage (_ ("The card would overwrite the draft. Choose another name."));
  bytes = vouch_cli_read (input, MAX_BYTES, &error);
  if (bytes)
    card = vouch_import (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), kind, &report,
                         &error);
  /* What is written can be read: by the reader that everybody opens cards with. */
  built = card ? vouch_card_format_build (card, &error) : NULL;
  if (built == NULL)
    return vouch_cli_fail (name, error);
  if (!write_output (options->output, card,
                     options->is_forced ? VOUCH_FILE_OVERWRITE : VOUCH_FILE_CREATE, &error))
    return fail_output (options, error);
  print_report (name, report, options->is_verbose);
  return VOUCH_EXIT_GOOD;
}

/** `vouch import [--from=auto|text|markdown] INPUT [-o CARD]` */
int
vouch_command_import (int argc, char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("Format of the draft"),
      "auto|text|markdown" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Output file"),
      N_ ("CARD") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &options.is_forced,
      N_ ("Replace an existing file"), NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &options.is_verbose,
      N_ ("Report what happened to each line"), NULL },
    { NULL },
  };
  int status;

  if (!vouch_cli_options (_ ("INPUT — create a card from a draft; “-” is standard input"), entries,
                          &argc, &argv))
    status = VOUCH_EXIT_UNUSABLE;
  else if (argc != 2)
    status = vouch_cli_fail_usage (_ ("Specify one draft to import, or “-” for standard input."));
  else
    status = import (argv[1], &options);
  g_free (options.from);
  g_free (options.output);
  return status;
}
