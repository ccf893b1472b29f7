/* vouch-command-find.c: `vouch find`: the passages that may support a statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-find-place.h"
#include "vouch-find-print.h"
#include "vouch-passage.h"

/* A file of queries, and one query on the command line. */
#define MAX_QUERIES ((gsize) 64 << 20)
#define MAX_LIMIT 1000

typedef struct
{
  char *in;      /* (owned) (nullable) */
  char *by;      /* (owned) (nullable) */
  char *queries; /* (owned) (nullable) */
  int limit;
  gboolean is_json;
} Options;

static gboolean
print (const char *text)
{
  g_autoptr (GError) error = NULL;

  if (vouch_cli_print (text, &error))
    return TRUE;
  vouch_cli_fail (_("standard output"), error);
  return FALSE;
}

static gboolean
has_good (GPtrArray *passages)
{
  for (guint i = 0; i < passages->len; i++)
    if (((VouchPassage *) passages->pdata[i])->fits)
      return TRUE;
  return FALSE;
}

static int
answer (VouchFindPlace *place,
        const char     *text,
        const Options  *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (text);
  g_autoptr (GPtrArray) passages = NULL;
  g_autofree char *printed = NULL;

  passages = vouch_find_place_search (place, query, g_strcmp0 (options->by, "source") == 0,
                                      (guint) options->limit, &error);
  if (!passages)
    return vouch_cli_fail (options->in, error);
  printed = options->is_json ? vouch_find_print_json (passages) : vouch_find_print_text (passages);
  if (!print (printed))
    return VOUCH_EXIT_UNUSABLE;
  if (!options->is_json && passages->len > 0 && !has_good (passages))
    g_printerr ("vouch: %s\n", _("No good match. These are the closest passages."));
  return passages->len > 0 ? VOUCH_EXIT_GOOD : VOUCH_EXIT_NO;
}

/* Nothing is an answer, too: it is told, since a list without lines tells nothing. */
static int
answer_one (VouchFindPlace *place,
            const char     *text,
            const Options  *options)
{
  int status = answer (place, text, options);

  if (status == VOUCH_EXIT_NO)
    g_printerr ("vouch: %s\n", options->in ? _("No passages found there.")
                                           : _("No passages found in your sources."));
  return status;
}

/* One answer a line, whatever the line is: they are matched by their numbers. */
static int
answer_all (VouchFindPlace *place,
            const Options  *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vouch_cli_read (options->queries, MAX_QUERIES, &error);
  const char *at;
  const char *end;
  gsize length;
  int status = VOUCH_EXIT_GOOD;

  if (!bytes)
    return vouch_cli_fail (options->queries, error);
  at = g_bytes_get_data (bytes, &length);
  for (end = at + length; at < end && status == VOUCH_EXIT_GOOD;)
    {
      const char *stop = memchr (at, '\n', end - at);
      g_autofree char *line = g_strndup (at, (stop ? stop : end) - at);

      if (answer (place, g_strchomp (line), options) == VOUCH_EXIT_UNUSABLE)
        status = VOUCH_EXIT_UNUSABLE;
      at = stop ? stop + 1 : end;
    }
  return status;
}

static int
run (const char    *text,
     const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchFindPlace) place = vouch_find_place_open (options->in, &error);

  if (!place)
    return vouch_cli_fail (options->in, error);
  return options->queries ? answer_all (place, options) : answer_one (place, text, options);
}

static const char *
find_mistake (int            argc,
              char         **argv,
              const Options *options)
{
  if (options->by && !g_str_equal (options->by, "passage") && !g_str_equal (options->by, "source"))
    return _("--by must be passage or source.");
  if (options->limit < 1 || options->limit > MAX_LIMIT)
    return _("--limit must be a number from 1 to 1000.");
  if (options->queries)
    return argc > 1 ? _("--queries can’t be combined with a text.") : NULL;
  if (argc != 2)
    return _("Specify one text to find, in quotation marks.");
  if (!vouch_find_has_words (argv[1]))
    return _("The text has no words to search for.");
  return NULL;
}

/** `vouch find [--in=SOURCE-OR-FILE] [--by=passage|source] [--limit=N] [--json] TEXT | --queries=FILE` */
int
vouch_command_find (int    argc,
                    char **argv)
{
  Options options = { .limit = 10 };
  GOptionEntry entries[] = {
    { "in", 0, 0, G_OPTION_ARG_FILENAME, &options.in, N_("Search only this source or file"),
      N_("SOURCE-OR-FILE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by, N_("List all passages, or the best one of each "
                                                       "source"),
      "passage|source" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_("Maximum number of results"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, N_("Print JSON"), NULL },
    { "queries", 0, 0, G_OPTION_ARG_FILENAME, &options.queries,
      N_("Read one text per line and print one line of JSON for each"), N_("FILE") },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_("TEXT — find passages that may support a statement"), entries, &argc, &argv))
    {
      const char *mistake = find_mistake (argc, argv, &options);

      options.is_json |= options.queries != NULL;
      status = mistake ? vouch_cli_fail_usage (mistake) : run (argc > 1 ? argv[1] : NULL, &options);
    }
  g_free (options.in);
  g_free (options.by);
  g_free (options.queries);
  return status;
}
