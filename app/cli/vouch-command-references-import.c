/* vouch-command-references-import.c: `vouch references import`: a file of references in, CSL-JSON out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-reference-merge.h"
#include "vouch-reference-reader.h"

#define CHUNK_BYTES (64 * 1024)

/* In one piece: a broken library can have a hundred thousand of them. */
static void
print_troubles (const char          *name,
                VouchReferenceBatch *batch)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < batch->troubles->len; i++)
    {
      const VouchReferenceTrouble *trouble = batch->troubles->pdata[i];

      g_string_append_printf (text, "%s:", name);
      if (trouble->line > 0)
        g_string_append_printf (text, "%u:", trouble->line);
      if (trouble->entry)
        g_string_append_printf (text, " %s:", trouble->entry);
      g_string_append_printf (text, " %s\n", trouble->message);
    }
  if (text->len > 0)
    g_printerr ("%s", text->str);
}

/* One item at a time: a library can have tens of thousands. */
static gboolean
print_items (VouchReferenceBatch *batch,
             GError             **error)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < batch->items->len; i++)
    {
      vouch_reference_batch_append (batch, i, text);
      if (text->len < CHUNK_BYTES)
        continue;
      if (!vouch_cli_print (text->str, error))
        return FALSE;
      g_string_truncate (text, 0);
    }
  g_string_append (text, batch->items->len > 0 ? "\n]\n" : "]\n");
  return vouch_cli_print (text->str, error);
}

/* A file of which nothing could be read is as good as unreadable. */
static int
judge (const char          *name,
       VouchReferenceBatch *batch)
{
  if (batch->items->len == 0)
    {
      g_printerr (_("vouch: %s: No readable references found.\n"), name);
      return VOUCH_EXIT_UNUSABLE;
    }
  return vouch_reference_batch_count_lost (batch) > 0 ? VOUCH_EXIT_NO : VOUCH_EXIT_GOOD;
}

static int
import (const char *input,
        const char *from)
{
  const char *name = g_str_equal (input, "-") ? _("standard input") : input;
  VouchReferenceFormat format = VOUCH_REFERENCE_FORMAT_AUTO;
  /* The process ends with it: freeing a million small pieces one by one first would only take time. */
  static VouchReferenceBatch *batch;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (from && !vouch_reference_format_parse (from, &format))
    return vouch_cli_fail_usage (_("--from must be auto, ris, bibtex, nbib, pubmed-xml, "
                                   "endnote-xml, csl-json, crossref, wos or refer."));
  batch = vouch_reference_batch_new ();
  bytes = vouch_cli_read (input, VOUCH_REFERENCE_MAX_BYTES, &error);
  if (!bytes
      || !vouch_reference_read (batch, format, g_bytes_get_data (bytes, NULL),
                                g_bytes_get_size (bytes), &error))
    return vouch_cli_fail (name, error);
  vouch_reference_batch_merge (batch);
  if (!print_items (batch, &error))
    return vouch_cli_fail (_("standard output"), error);
  print_troubles (name, batch);
  return judge (name, batch);
}

/** `vouch references import [--from=FORMAT] FILE` */
int
vouch_command_references_import (int    argc,
                                 char **argv)
{
  g_autofree char *from = NULL;
  GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Format of the file"),
      "auto|ris|bibtex|nbib|pubmed-xml|endnote-xml|csl-json|crossref|wos|refer" },
    { NULL },
  };

  if (!vouch_cli_options (_("FILE — convert references to CSL-JSON; “-” is standard input"),
                          entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc != 2)
    return vouch_cli_fail_usage (
        _("Specify one file of references to import, or “-” for standard input."));
  return import (argv[1], from);
}
