/* vouch-command-anchor.c: `vouch anchor`: quotes in, their places in a source out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-card.h"
#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-commands.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-anchor-json.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-source-reader.h"
#include "vouch-source-store.h"

/* A file of more queries is a mistake. */
#define MAX_QUERIES ((gsize) 256 << 20)

typedef struct
{
  char *source;  /* (owned) (nullable) */
  char *prefix;  /* (owned) (nullable) */
  char *suffix;  /* (owned) (nullable) */
  char *queries; /* (owned) (nullable) */
  char *card;    /* (owned) (nullable) */
  char *output;    /* (owned) (nullable) */
  char *reference; /* (owned) (nullable) */
  GStrv take;      /* (owned) (nullable) */
  gboolean is_proposing;
  gboolean is_json;
} Options;

/* One line of a file of queries. */
typedef struct
{
  const char *source;
  const char *quote;
  const char *prefix;
  const char *suffix;
} Query;

/* The source that the last query was about. */
typedef struct
{
  char *name;              /* (owned) (nullable) */
  VouchAnchorIndex *index; /* (owned) (nullable) */
} Opened;

/* What the store has read need not be read again; without it all is as well, only slower. */
static VouchSourceText *
load_from_store (GFile *file)
{
  g_autoptr (VouchSourceStore) store
      = vouch_source_store_exists (NULL) ? vouch_source_store_open (NULL, NULL) : NULL;
  g_autoptr (VouchSource) source = store ? vouch_source_store_find_file (store, file, NULL) : NULL;

  return source ? vouch_source_store_load (store, source, NULL) : NULL;
}

static gboolean
open_source (Opened *self, const char *name, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (VouchSourceText) text = NULL;

  if (self->index && g_str_equal (self->name, name))
    return TRUE;
  g_clear_pointer (&self->index, vouch_anchor_index_unref);
  g_free (self->name);
  self->name = g_strdup (name);
  file = g_file_new_for_commandline_arg (name);
  text = load_from_store (file);
  if (!text)
    text = vouch_source_read (file, NULL, error);
  if (text)
    self->index = vouch_anchor_index_new (text);
  return self->index != NULL;
}

static void
close_source (Opened *self)
{
  g_clear_pointer (&self->index, vouch_anchor_index_unref);
  g_clear_pointer (&self->name, g_free);
}

static int
print_line (JsonNode *node)
{
  g_autofree char *json = vouch_json_print (node, FALSE);
  g_autofree char *line = g_strdup_printf ("%s\n", g_strchomp (json));
  g_autoptr (GError) error = NULL;

  return vouch_cli_print (line, &error) ? VOUCH_EXIT_GOOD
                                        : vouch_cli_fail (_ ("standard output"), error);
}

/* Returns: 0 found, 1 not, 2 the answer can't be written. */
static int
answer (VouchAnchorIndex *index, const Query *query)
{
  VouchAnchor anchor = vouch_anchor_find (index, query->quote, query->prefix, query->suffix);
  g_autoptr (JsonNode) json = vouch_anchor_to_json (&anchor, vouch_anchor_index_get_text (index));
  int status = print_line (json);

  if (status != VOUCH_EXIT_GOOD)
    return status;
  if (anchor.reason == VOUCH_ANCHOR_REASON_NO_TEXT)
    g_printerr ("vouch: %s\n", vouch_anchor_get_words (&anchor));
  return anchor.state == VOUCH_ANCHOR_FOUND ? VOUCH_EXIT_GOOD : VOUCH_EXIT_NO;
}

/* A source that can't be read gets a line of its own, so that each query has one. */
static int
answer_trouble (const Query *query, GError *error)
{
  g_autoptr (JsonNode) json
      = vouch_json_new_members ("state", vouch_json_new_text ("orphaned"), "page",
                                vouch_json_new_null (), "start", vouch_json_new_null (), "end",
                                vouch_json_new_null (), "exact", vouch_json_new_null (), "score",
                                vouch_json_new_number (0), "error",
                                vouch_json_new_text (error->message), NULL);
  int printed = print_line (json);
  int told = vouch_cli_fail (query->source, error);

  return MAX (printed, told);
}

/* --- queries --- */

/* A line that is a JSON object, or else the quote itself. @json keeps the strings alive. */
static gboolean
read_query (char *line, const Options *options, JsonNode **json, Query *query)
{
  JsonObject *object;

  *query = (Query) { options->source, line, options->prefix, options->suffix };
  if (*line == '\0')
    return FALSE;
  if (*line != '{' || !(*json = vouch_json_parse (line, strlen (line), MAX_QUERIES, NULL)))
    return TRUE;
  object = vouch_json_node_object (*json);
  query->quote = vouch_json_get_text (object, "quote");
  if (!query->quote)
    query->quote = vouch_json_get_text (object, "exact");
  query->prefix = vouch_json_get_text (object, "prefix");
  query->suffix = vouch_json_get_text (object, "suffix");
  if (vouch_json_get_text (object, "source"))
    query->source = vouch_json_get_text (object, "source");
  return query->quote != NULL;
}

static int
run_query (char *line, guint number, const Options *options, Opened *opened)
{
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GError) error = NULL;
  Query query;

  if (!read_query (line, options, &json, &query) || !query.source)
    {
      query.source = options->queries;
      g_set_error (&error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("Line %u has no quote or no source."), number);
    }
  if (error || !open_source (opened, query.source, &error))
    return answer_trouble (&query, error);
  return answer (opened->index, &query);
}

static int
run_queries (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vouch_cli_read (options->queries, MAX_QUERIES, &error);
  g_autoptr (VouchSourceText) text = NULL;
  g_auto (GStrv) lines = NULL;
  Opened opened = { 0 };
  int status = VOUCH_EXIT_GOOD;

  if (!bytes)
    return vouch_cli_fail (options->queries, error);
  text = vouch_source_text_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (vouch_source_text_get_text (text), "\n", -1);
  /* An answer for each line, also for an empty one: they are matched by their numbers. */
  for (guint i = 0; lines[i] && (lines[i + 1] || *lines[i]); i++)
    {
      int outcome = run_query (g_strchomp (lines[i]), i + 1, options, &opened);

      status = MAX (status, outcome);
    }
  close_source (&opened);
  return status;
}

/* --- one quote --- */

static gboolean
has_letters (const char *quote)
{
  for (; *quote; quote = g_utf8_next_char (quote))
    if (g_unichar_isalnum (g_utf8_get_char (quote)))
      return TRUE;
  return FALSE;
}

static int
run_quote (const char *quote, const Options *options)
{
  const Query query = { options->source, quote, options->prefix, options->suffix };
  g_autoptr (GError) error = NULL;
  Opened opened = { 0 };
  int status;

  if (!has_letters (quote))
    return vouch_cli_fail_usage (_ ("The quote is empty."));
  if (open_source (&opened, options->source, &error))
    status = answer (opened.index, &query);
  else
    status = vouch_cli_fail (options->source, error);
  close_source (&opened);
  return status;
}

/* --- a card --- */

static const char *
find_mistake (int argc, const Options *options)
{
  if (argc > 1 || options->queries || options->prefix || options->suffix)
    return _ ("--card can’t be combined with quotes.");
  if (options->take && !options->output)
    return _ ("--take needs -o: the card is written there.");
  if (options->source && !options->output && !options->is_proposing)
    return _ ("--source with --card needs --propose or -o.");
  if (options->reference && !options->source)
    return _ ("--reference says whose file --source is.");
  return NULL;
}

static int
run_card (int argc, const Options *options)
{
  const char *mistake = find_mistake (argc, options);
  const VouchAnchorCardOptions asked = {
    .card = options->card,
    .output = options->output,
    .source = options->source,
    .reference = options->reference,
    .take = (const char *const *) options->take,
    .is_proposing = options->is_proposing,
    .is_json = options->is_json,
  };

  return mistake ? vouch_cli_fail_usage (mistake) : vouch_anchor_card (&asked);
}

static int
run (int argc, char **argv, const Options *options)
{
  if (options->card)
    return run_card (argc, options);
  if (options->output || options->take || options->reference || options->is_proposing)
    return vouch_cli_fail_usage (_ ("-o, --propose, --take and --reference need --card."));
  if (options->queries)
    return argc > 1 ? vouch_cli_fail_usage (_ ("--queries can’t be combined with a quote."))
                    : run_queries (options);
  if (!options->source)
    return vouch_cli_fail_usage (_ ("Specify the source with --source."));
  if (argc != 2)
    return vouch_cli_fail_usage (_ ("Specify one quote."));
  if (!g_utf8_validate (argv[1], -1, NULL))
    return vouch_cli_fail_usage (_ ("The quote is not UTF-8."));
  return run_quote (argv[1], options);
}

/** `vouch anchor --source=FILE [--prefix=TEXT] [--suffix=TEXT] QUOTE | --queries=FILE | --card=CARD [--propose]
 * [--source=FILE [--reference=ID]] [--take=ID…] [-o OUT]` */
int
vouch_command_anchor (int argc, char **argv)
{
  Options options = { 0 };
  GOptionEntry entries[] = {
    { "source", 0, 0, G_OPTION_ARG_FILENAME, &options.source, N_ ("The source to search; with --card, another edition of a reference’s file"),
      N_ ("FILE") },
    { "prefix", 0, 0, G_OPTION_ARG_STRING, &options.prefix, N_ ("Text before the quote"),
      N_ ("TEXT") },
    { "suffix", 0, 0, G_OPTION_ARG_STRING, &options.suffix, N_ ("Text after the quote"),
      N_ ("TEXT") },
    { "queries", 0, 0, G_OPTION_ARG_FILENAME, &options.queries,
      N_ ("One quote a line, or a JSON object with quote, prefix, suffix and source"),
      N_ ("FILE") },
    { "card", 0, 0, G_OPTION_ARG_FILENAME, &options.card,
      N_ ("Look up all passages of a card in the source store"), N_ ("CARD") },
    { "propose", 0, 0, G_OPTION_ARG_NONE, &options.is_proposing,
      N_ ("With --card: print where passages could be marked instead"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("With --card: write the card with the passages that only moved marked in their new place"), N_ ("CARD") },
    { "take", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.take,
      N_ ("With -o: also take what is proposed for this citation"), N_ ("ID|all") },
    { "reference", 0, 0, G_OPTION_ARG_STRING, &options.reference,
      N_ ("With --card and --source: the reference that the file belongs to"), N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.is_json, N_ ("With --card: print JSON"), NULL },
    { NULL },
  };
  int status = VOUCH_EXIT_UNUSABLE;

  if (vouch_cli_options (_ ("QUOTE — find a quote in a source"), entries, &argc, &argv))
    status = run (argc, argv, &options);
  g_free (options.source);
  g_free (options.prefix);
  g_free (options.suffix);
  g_free (options.queries);
  g_free (options.card);
  g_free (options.output);
  g_free (options.reference);
  g_strfreev (options.take);
  return status;
}
