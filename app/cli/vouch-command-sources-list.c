/* vouch-command-sources-list.c: `vouch sources list` and `remove`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli-sources.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-passage-indexer.h"

/* So many digits of a digest name a source. */
#define MIN_DIGEST 6

static int
print_lines (GPtrArray *sources)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      g_autofree char *line = vouch_cli_source_to_line (g_ptr_array_index (sources, i));

      g_string_append (text, line);
    }
  return vouch_cli_print (text->str, &error) ? VOUCH_EXIT_GOOD
                                             : vouch_cli_fail (_ ("standard output"), error);
}

static int
print_json (VouchSourceStore *store, GPtrArray *sources)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sources->len; i++)
    json_array_add_element (array,
                            vouch_cli_source_to_json (store, g_ptr_array_index (sources, i)));
  return vouch_cli_print_sources (array);
}

static int
list (const char *reference, gboolean is_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, &error);
  g_autoptr (GPtrArray) sources = NULL;

  if (store)
    sources = vouch_source_store_list (store, reference, &error);
  if (!sources)
    return vouch_cli_fail (NULL, error);
  if (sources->len == 0)
    g_printerr ("vouch: %s\n", reference ? _ ("No source is attached to this reference.")
                                         : _ ("There are no sources yet. Add some with “vouch sources add”."));
  return is_json ? print_json (store, sources) : print_lines (sources);
}

/** `vouch sources list [--reference=ID] [--json]` */
int
vouch_command_sources_list (int argc, char **argv)
{
  char *reference = NULL;
  gboolean is_json = FALSE;
  GOptionEntry entries[] = {
    { "reference", 0, 0, G_OPTION_ARG_STRING, &reference, N_ ("Only sources attached to this "
                                                              "reference"),
      N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, N_ ("Print JSON"), NULL },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_ ("— list the sources in the store"), entries, &argc, &argv))
    status = argc > 1 ? vouch_cli_fail_usage (_ ("“vouch sources list” takes no files."))
                      : list (reference, is_json);
  g_free (reference);
  return status;
}

/* The beginning of a digest, a name, or the file it was added from. */
static gboolean
is_named (const VouchSource *source, const char *word, const char *path)
{
  return (strlen (word) >= MIN_DIGEST && g_str_has_prefix (source->digest, word))
         || g_str_equal (source->name, word) || (path && g_strcmp0 (source->path, path) == 0);
}

/* More than one is none: which was meant? */
static const VouchSource *
find_named (GPtrArray *sources, const char *word, guint *n)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (word);
  const VouchSource *found = NULL;

  *n = 0;
  for (guint i = 0; i < sources->len; i++)
    if (is_named (g_ptr_array_index (sources, i), word, g_file_peek_path (file)))
      {
        found = g_ptr_array_index (sources, i);
        ++*n;
      }
  return *n == 1 ? found : NULL;
}

static int
remove_one (VouchSourceStore *store, GPtrArray *sources, const char *word)
{
  guint n;
  const VouchSource *source = find_named (sources, word, &n);
  g_autoptr (GError) error = NULL;

  if (n == 0)
    g_printerr (_ ("vouch: %s: The store has no such source.\n"), word);
  else if (!source)
    g_printerr (ngettext ("vouch: %s: %u source has that name. Give the beginning of its digest.\n",
                          "vouch: %s: %u sources have that name. Give the beginning of a digest.\n", n), word, n);
  if (!source)
    return VOUCH_EXIT_NO;
  return vouch_source_store_remove (store, source, &error) ? VOUCH_EXIT_GOOD
                                                           : vouch_cli_fail (word, error);
}

static int
remove_all (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, &error);
  g_autoptr (VouchPassageIndex) index = NULL;
  int status = VOUCH_EXIT_GOOD;

  if (store)
    index = vouch_passage_indexer_attach (store, &error);
  if (!index)
    return vouch_cli_fail (NULL, error);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GPtrArray) sources = vouch_source_store_list (store, NULL, &error);
      int outcome
          = sources ? remove_one (store, sources, argv[i]) : vouch_cli_fail (NULL, error);

      status = MAX (status, outcome);
      g_clear_error (&error);
    }
  return status;
}

/** `vouch sources remove SOURCE…` */
int
vouch_command_sources_remove (int argc, char **argv)
{
  GOptionEntry entries[] = { { NULL } };

  if (!vouch_cli_options (_ ("SOURCE… — remove sources from the store"), entries, &argc, &argv))
    return VOUCH_EXIT_UNUSABLE;
  if (argc < 2)
    return vouch_cli_fail_usage (_ ("Specify the sources to remove, by digest, name or file."));
  return remove_all (argc, argv);
}
