/* vouch-command-export.c: `vouch export`: a card in, a page or a text out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-card.h"
#include "vouch-cli-gather.h"
#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-citation-style.h"
#include "vouch-export.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-source-store.h"

typedef struct
{
  char *to;     /* (owned) (nullable) */
  char *output; /* (owned) (nullable) */
  char *style;  /* (owned) (nullable) */
} Options;

/* The page is made of the JSON; that it is a whole card is for the one reader of cards to say. */
static JsonNode *
read_card (GFile   *file,
           GError **error)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);
  g_autoptr (JsonNode) json = bytes ? vouch_cli_parse_card_json (bytes, error) : NULL;
  g_autoptr (VouchCard) card = json ? vouch_card_format_build (json, error) : NULL;

  return card ? g_steal_pointer (&json) : NULL;
}

/* Not as text: a PDF has NULs. */
static gboolean
print_bytes (GBytes *bytes, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static gboolean
write_output (const char  *name,
              GBytes      *bytes,
              GError     **error)
{
  g_autoptr (GFile) file = NULL;

  if (!name || g_str_equal (name, "-"))
    return print_bytes (bytes, error);
  file = g_file_new_for_commandline_arg (name);
  return vouch_file_write (file, bytes, VOUCH_FILE_OVERWRITE, NULL, NULL, error);
}

static gboolean
is_same_file (GFile      *input,
              const char *output)
{
  g_autoptr (GFile) to = g_file_new_for_commandline_arg (output);

  return g_file_equal (input, to);
}

/* Whatever the list is made of: a card holds more than it. */
static gboolean
is_card (const char *output)
{
  g_autoptr (GFile) to = g_file_new_for_commandline_arg (output);

  return g_str_has_suffix (output, ".scorecard") && g_file_query_exists (to, NULL);
}

static gboolean
would_replace_card (char       **names,
                    int          n_names,
                    const char  *output)
{
  for (int i = 0; i < n_names; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (names[i]);

      if (is_same_file (file, output))
        return TRUE;
    }
  return is_card (output);
}

/* A page in another style than was asked for would not be noticed. */
static gboolean
is_style (const char  *name,
          GError     **error)
{
  g_autoptr (VouchCitationStyle) style = name ? vouch_citation_style_load (name, error) : NULL;

  return style || !name;
}

/* An empty list is right, and looks like something that went wrong. */
static void
tell_if_none (const VouchExport *format,
              JsonNode          *card)
{
  JsonObject *object = format->is_references ? vouch_json_node_object (card) : NULL;

  if (object && vouch_json_array_length (vouch_json_get_array (object, "references")) == 0)
    g_printerr (_("vouch: There are no references to export.\n"));
}

/* Who passes it on should know that it is marked. */
static void
tell_if_draft (const char        *input,
               const VouchExport *format,
               JsonNode          *card)
{
  guint errors = vouch_export_count_errors (format, card);

  if (errors > 0)
    g_printerr (ngettext ("vouch: %s: %u error left, so what was exported is marked as a draft. Run “vouch "
                          "check” for details.\n",
                          "vouch: %s: %u errors left, so what was exported is marked as a draft. Run “vouch "
                          "check” for details.\n", errors), input, errors);
}

/* --- passages whose file is not here --- */

static void
collect_sources (JsonNode   *node,
                 GHashTable *sources)
{
  static const char *const lists[] = { "sections", "statements", "items", "citations" };
  static const char *const places[] = { "quote", "region" };
  JsonObject *owner = vouch_json_node_object (node);

  for (gsize i = 0; owner && i < G_N_ELEMENTS (lists); i++)
    {
      JsonArray *list = vouch_json_get_array (owner, lists[i]);

      for (guint j = 0; list && j < vouch_json_array_length (list); j++)
        collect_sources (vouch_json_array_node (list, j), sources);
    }
  for (gsize i = 0; owner && i < G_N_ELEMENTS (places); i++)
    {
      const char *source = vouch_json_get_text (vouch_json_get_object (owner, places[i]), "source");

      if (source)
        g_hash_table_add (sources, g_strdup (source));
    }
}

/* A pack that is short of pages looks like one that has all. */
static void
tell_if_absent (const VouchExport *format,
                JsonNode          *card)
{
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (VouchSourceStore) store = NULL;
  GHashTableIter iter;
  gpointer digest;
  guint n = 0;
  guint n_damaged = 0;

  if (!g_str_equal (format->name, "pack"))
    return;
  collect_sources (card, sources);
  store = vouch_source_store_exists (NULL) ? vouch_source_store_open (NULL, NULL) : NULL;
  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, &digest, NULL))
    {
      g_autoptr (VouchSource) source = store ? vouch_source_store_find (store, digest, NULL) : NULL;

      n += source == NULL;
      n_damaged += source && g_str_equal (source->kind, "pdf") && !vouch_source_store_is_whole (store, source);
    }
  if (n_damaged > 0)
    g_printerr (ngettext ("vouch: The file of %u source is damaged or gone from the store: its passages are in the pack "
                          "without their pages. Add it again.\n",
                          "vouch: The files of %u sources are damaged or gone from the store: their passages are in "
                          "the pack without their pages. Add them again.\n", n_damaged), n_damaged);
  if (n > 0)
    g_printerr (ngettext ("vouch: %u source of the card is not on this computer: its passages are in the pack "
                          "without their pages.\n",
                          "vouch: %u sources of the card are not on this computer: their passages are in the "
                          "pack without their pages.\n", n), n);
}

static int
export_card (const char    *input,
             const VouchExport  *format,
             const Options *options)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (input);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) card = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!is_style (options->style, &error))
    return vouch_cli_fail (NULL, error);
  card = read_card (file, &error);
  if (!card)
    return vouch_cli_fail (input, error);
  bytes = vouch_export_make (format, card, options->style, NULL, &error);
  if (!bytes)
    return vouch_cli_fail (options->style ? options->style : input, error);
  tell_if_none (format, card);
  tell_if_absent (format, card);
  tell_if_draft (input, format, card);
  if (!write_output (options->output, bytes, &error))
    return vouch_cli_fail (options->output ? options->output : _("standard output"), error);
  return VOUCH_EXIT_GOOD;
}

/* One list for several cards: what they share is in it once. */
static int
export_references (char         **names,
                   int            n_names,
                   const VouchExport  *format,
                   const Options *options)
{
  int n_failed = 0;
  g_autoptr (JsonNode) all = vouch_cli_gather_references (names, n_names, &n_failed);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = vouch_export_make (format, all, NULL, NULL, &error);

  tell_if_none (format, all);
  if (!write_output (options->output, text, &error))
    return vouch_cli_fail (options->output ? options->output : _("standard output"), error);
  return n_failed > 0 ? VOUCH_EXIT_UNUSABLE : VOUCH_EXIT_GOOD;
}

/* Known, but not made by this version. */
static gboolean
is_planned (const char *name)
{
  return g_str_equal (name, "docx") || g_str_equal (name, "pdf");
}

static int
run (int            argc,
     char         **argv,
     const Options *options)
{
  const VouchExport *format = options->to ? vouch_export_find (options->to) : NULL;
  g_autofree char *names = vouch_export_list ();
  g_autofree char *message = NULL;

  if (!options->to)
    message = g_strdup_printf (_("Specify a format with --to: %s."), names);
  else if (!format && is_planned (options->to))
    message = g_strdup_printf (_("This version can’t export %s yet. Use one of: %s."), options->to, names);
  else if (!format)
    message = g_strdup_printf (_("Unknown format “%s”. Use one of: %s."), options->to, names);
  if (message)
    return vouch_cli_fail_usage (message);
  if (!format->takes_style && options->style)
    return vouch_cli_fail_usage (_("--style applies only to html, markdown and text."));
  if (options->output && would_replace_card (argv + 1, argc - 1, options->output))
    return vouch_cli_fail_usage (_("This would overwrite a card. Choose another name."));
  if (format->is_references && vouch_cli_is_gathered (argv + 1, argc - 1))
    return export_references (argv + 1, argc - 1, format, options);
  if (argc != 2)
    return vouch_cli_fail_usage (format->is_references ? _("Specify cards, or a folder of cards.")
                                                           : _("Specify one card to export."));
  return export_card (argv[1], format, options);
}

/** `vouch export --to=html|markdown|text|pack|web-annotation|csl-json|ris|bibtex [--style=NAME] CARD [-o FILE]`;
 * lists of references also of several cards and folders: `CARD…|FOLDER` */
int
vouch_command_export (int    argc,
                      char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Export format"),
      "html|markdown|text|pack|web-annotation|csl-json|ris|bibtex" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Output file"), N_("FILE") },
    { "style", 0, 0, G_OPTION_ARG_FILENAME, &options.style,
      N_("Citation style (default: AMA)"), N_("NAME") },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_("CARD — export a card as a page, text or list of references"),
                         entries, &argc, &argv))
    status = run (argc, argv, &options);
  g_free (options.to);
  g_free (options.output);
  g_free (options.style);
  return status;
}
