/* vouch-command-references-format.c: `vouch references format`: CSL-JSON in, entries out.
 *
 * One entry a line, in the order of the file and without numbers, so that a line can be
 * laid beside its record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli-references.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-formatter.h"
#include "vouch-reference-html.h"
#include "vouch-reference-plain.h"

typedef struct
{
  char *style;  /* (owned) (nullable) */
  char *locale; /* (owned) (nullable) */
  char *to;     /* (owned) (nullable) */
} Options;

static GPtrArray *
make_plain (JsonArray *items)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < json_array_get_length (items); i++)
    g_ptr_array_add (entries, vouch_reference_parts (vouch_json_array_object (items, i)));
  return entries;
}

static gboolean
is_missing_program (const GError *error)
{
  return error->domain != VOUCH_CITATION_STYLE_ERROR && error->domain != G_FILE_ERROR
         && !g_error_matches (error, VOUCH_REFERENCE_FORMATTER_ERROR,
                              VOUCH_REFERENCE_FORMATTER_ERROR_FAILED);
}

/* Without the processor there is one form, the AMA's: whoever asked for another gets none. */
static GPtrArray *
format_items (JsonArray      *items,
              const Options  *options,
              GError        **error)
{
  g_autoptr (GError) trouble = NULL;
  GPtrArray *entries
      = vouch_reference_formatter_run (items, options->style, options->locale, NULL, &trouble);

  if (entries)
    return entries;
  if (options->style || !is_missing_program (trouble))
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return NULL;
    }
  g_printerr (_("vouch: %s Using plain formatting.\n"), trouble->message);
  return make_plain (items);
}

/* Each entry stays on its line, even one of nothing. */
static char *
print_entries (GPtrArray *entries,
               gboolean   as_html)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = as_html ? vouch_reference_parts_html (entries->pdata[i])
                                      : vouch_reference_parts_text (entries->pdata[i]);

      if (!*line)
        g_printerr (_("vouch: Reference %u has nothing to print.\n"), i + 1);
      g_string_append_printf (text, "%s\n", g_strdelimit (line, "\n\r", ' '));
    }
  return g_string_free (text, FALSE);
}

static int
format (const char    *input,
        const Options *options,
        gboolean       as_html)
{
  const char *name = g_str_equal (input, "-") ? _("standard input") : input;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_cli_read_references (input, &error);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *text = NULL;

  if (!items)
    return vouch_cli_fail (name, error);
  entries = format_items (items, options, &error);
  if (!entries)
    return vouch_cli_fail (NULL, error);
  text = print_entries (entries, as_html);
  if (!vouch_cli_print (text, &error))
    return vouch_cli_fail (_("standard output"), error);
  return VOUCH_EXIT_GOOD;
}

static void
options_clear (Options *options)
{
  g_free (options->style);
  g_free (options->locale);
  g_free (options->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/** `vouch references format [--style=NAME] [--locale=en-US] [--to=text|html] FILE` */
int
vouch_command_references_format (int    argc,
                                 char **argv)
{
  g_auto (Options) options = { 0 };
  GOptionEntry entries[] = {
    { "style", 0, 0, G_OPTION_ARG_FILENAME, &options.style,
      N_("Installed citation style or .csl file (default: AMA)"), N_("NAME") },
    { "locale", 0, 0, G_OPTION_ARG_STRING, &options.locale, N_("Language, such as en-US"),
      "en-US" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Export format"), "text|html" },
    { NULL },
  };

  if (!vouch_cli_options (_("FILE — print the references of a CSL-JSON file; “-” is standard input"),
                          entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (options.to && !g_str_equal (options.to, "text") && !g_str_equal (options.to, "html"))
    return vouch_cli_fail_usage (_("--to must be text or html."));
  if (argc != 2)
    return vouch_cli_fail_usage (
        _("Specify one file of references to format, or “-” for standard input."));
  return format (argv[1], &options, g_strcmp0 (options.to, "html") == 0);
}
