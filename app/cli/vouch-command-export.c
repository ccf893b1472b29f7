/* vouch-command-export.c: `vouch export`: a card in, a page or a text out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

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
#include "vouch-export-references.h"
#include "vouch-export-text.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-pack.h"
#include "vouch-page-document.h"
#include "vouch-page.h"
#include "vouch-published-form.h"
#include "vouch-reference-writer.h"

typedef struct
{
  char *to;     /* (owned) (nullable) */
  char *output; /* (owned) (nullable) */
  char *style;  /* (owned) (nullable) */
} Options;

typedef struct
{
  const char *name;
  /* Neither: known, but not made by this version */
  char *(*make) (JsonNode *card, const char *style, GError **error);
  GBytes *(*make_bytes) (JsonNode *card, GError **error);
} Format;

static char *make_html (JsonNode *card, const char *style, GError **error);
static char *make_markdown (JsonNode *card, const char *style, GError **error);
static char *make_text (JsonNode *card, const char *style, GError **error);
static char *make_references (JsonNode *card, const char *style, GError **error);
static char *make_ris (JsonNode *card, const char *style, GError **error);
static char *make_bibtex (JsonNode *card, const char *style, GError **error);

static GBytes *make_pack (JsonNode *card, GError **error);

static const Format formats[] = {
  { "html", make_html },
  { "markdown", make_markdown },
  { "text", make_text },
  { "csl-json", make_references },
  { "ris", make_ris },
  { "bibtex", make_bibtex },
  { "pack", NULL, make_pack },
  { "docx" },
  { "pdf" },
  { "web-annotation" },
};

static char *
make_html (JsonNode    *card,
           const char  *style,
           GError     **error)
{
  g_autoptr (JsonNode) published = vouch_published_form (card);
  g_autoptr (VouchPage) page = vouch_page_new_in_style (published, style, error);

  return page ? vouch_page_document_new (page->html, page->jsonld, page->title, page->language,
                                         page->description, NULL)
              : NULL;
}

static char *
make_markdown (JsonNode    *card,
               const char  *style,
               GError     **error)
{
  g_autoptr (JsonNode) published = vouch_published_form (card);

  return vouch_export_text_in_style (published, VOUCH_TEXT_FORM_MARKDOWN, style, error);
}

static char *
make_text (JsonNode    *card,
           const char  *style,
           GError     **error)
{
  g_autoptr (JsonNode) published = vouch_published_form (card);

  return vouch_export_text_in_style (published, VOUCH_TEXT_FORM_PLAIN, style, error);
}

static char *
make_references (JsonNode    *card,
                 const char  *style,
                 GError     **error)
{
  return vouch_export_references (card);
}

static char *
make_ris (JsonNode    *card,
          const char  *style,
          GError     **error)
{
  return vouch_write_ris (vouch_json_get_array (vouch_json_node_object (card), "references"));
}

static char *
make_bibtex (JsonNode    *card,
             const char  *style,
             GError     **error)
{
  return vouch_write_bibtex (vouch_json_get_array (vouch_json_node_object (card), "references"));
}

static GBytes *
make_pack (JsonNode *card, GError **error)
{
  return vouch_pack_make (card, NULL, error);
}

static const Format *
find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];
  return NULL;
}

/* The page is made of the JSON; that it is a whole card is for the one reader of cards to say. */
static JsonNode *
read_card (GFile   *file,
           GError **error)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);
  g_autoptr (JsonNode) json = bytes ? vouch_card_format_parse (bytes, error) : NULL;
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

/* Returns: (transfer full): @text, taken */
static GBytes *
take_text (char *text)
{
  return text ? g_bytes_new_take (text, strlen (text)) : NULL;
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

static int
export_card (const char    *input,
             const Format  *format,
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
  bytes = format->make_bytes ? format->make_bytes (card, &error)
                             : take_text (format->make (card, options->style, &error));
  if (!bytes)
    return vouch_cli_fail (options->style ? options->style : input, error);
  if (!write_output (options->output, bytes, &error))
    return vouch_cli_fail (options->output ? options->output : _("standard output"), error);
  return VOUCH_EXIT_GOOD;
}

static gboolean
is_of_references (const Format *format)
{
  return format->make == make_references || format->make == make_ris || format->make == make_bibtex;
}

/* One list for several cards: what they share is in it once. */
static int
export_references (char         **names,
                   int            n_names,
                   const Format  *format,
                   const Options *options)
{
  int n_failed = 0;
  g_autoptr (JsonNode) all = vouch_cli_gather_references (names, n_names, &n_failed);
  g_autoptr (GBytes) text = take_text (format->make (all, NULL, NULL));
  g_autoptr (GError) error = NULL;

  if (!write_output (options->output, text, &error))
    return vouch_cli_fail (options->output ? options->output : _("standard output"), error);
  return n_failed > 0 ? VOUCH_EXIT_UNUSABLE : VOUCH_EXIT_GOOD;
}

static int
run (int            argc,
     char         **argv,
     const Options *options)
{
  const Format *format;
  g_autofree char *message = NULL;

  if (!options->to)
    return vouch_cli_fail_usage (
        _("Say with --to what to write: html, markdown, text, pack, csl-json, ris or bibtex."));
  format = find_format (options->to);
  if (!format)
    message = g_strdup_printf (
        _("“%s” is no format that --to knows: it takes html, markdown, text, pack, csl-json, ris "
          "or bibtex."),
        options->to);
  else if (!format->make && !format->make_bytes)
    message = g_strdup_printf (
        _("This version doesn’t write %s yet: html, markdown, text, pack, csl-json, ris and bibtex "
          "are there."),
        options->to);
  if (message)
    return vouch_cli_fail_usage (message);
  if ((is_of_references (format) || format->make_bytes) && options->style)
    return vouch_cli_fail_usage (_("--style is for html, markdown and text: the others hold the "
                                   "references as data, in no style."));
  if (options->output && would_replace_card (argv + 1, argc - 1, options->output))
    return vouch_cli_fail_usage (_("This would replace a card: choose another name for it."));
  if (is_of_references (format) && vouch_cli_is_gathered (argv + 1, argc - 1))
    return export_references (argv + 1, argc - 1, format, options);
  if (argc != 2)
    return vouch_cli_fail_usage (is_of_references (format) ? _("Name the cards, or a folder of cards.")
                                                           : _("Name one card to export."));
  return export_card (argv[1], format, options);
}

/** `vouch export --to=html|markdown|text|pack|csl-json|ris|bibtex [--style=NAME] CARD [-o FILE]`;
 * lists of references also of several cards and folders: `CARD…|FOLDER` */
int
vouch_command_export (int    argc,
                      char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("What to write"),
      "html|markdown|text|pack|csl-json|ris|bibtex" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Where to put it"), N_("FILE") },
    { "style", 0, 0, G_OPTION_ARG_FILENAME, &options.style,
      N_("The citation style of its references; the AMA’s by default"), N_("NAME") },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_("CARD — write a card as its page, as text or as its references"),
                         entries, &argc, &argv))
    status = run (argc, argv, &options);
  g_free (options.to);
  g_free (options.output);
  g_free (options.style);
  return status;
}
