/* vouch-anchor-card.c: `vouch anchor --card`: all passages of a card, against the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-card.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-anchor-json.h"
#include "vouch-anchor-propose.h"
#include "vouch-citation.h"
#include "vouch-cli-card.h"
#include "vouch-cli-input.h"
#include "vouch-cli.h"
#include "vouch-file-io.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-region.h"
#include "vouch-source-line.h"
#include "vouch-source-store.h"
#include "vouch-standing.h"
#include "vouch-statement.h"

/* So much of a passage is printed for people. */
#define MAX_SHOWN 70

/* What is known of the card's passages so far. */
typedef struct
{
  VouchSourceStore *store; /* (owned) (nullable): nobody has one yet */
  GHashTable *indexes;     /* (owned) (element-type utf8 VouchAnchorIndex): by digest; %NULL for none */
  JsonArray *answers;      /* (owned) */
  GString *lines;          /* (owned) */
  VouchAnchorPropose *propose; /* (owned) (nullable): nobody asked for proposals */
  guint n; /* passages */
  gboolean is_any_not;
} Work;

static void
unref_index (gpointer index)
{
  if (index)
    vouch_anchor_index_unref (index);
}

static VouchAnchorIndex *
load_index (VouchSourceStore *store, const char *digest)
{
  g_autoptr (VouchSource) source = store ? vouch_source_store_find (store, digest, NULL) : NULL;
  g_autoptr (VouchSourceText) text = source ? vouch_source_store_load (store, source, NULL) : NULL;

  return text ? vouch_anchor_index_new (text) : NULL;
}

/* Returns: (transfer none) (nullable): of the source, which is read once. */
static VouchAnchorIndex *
get_index (Work *work, const char *digest)
{
  gpointer index;

  if (!digest)
    return NULL;
  if (!g_hash_table_lookup_extended (work->indexes, digest, NULL, &index))
    {
      index = load_index (work->store, digest);
      g_hash_table_insert (work->indexes, g_strdup (digest), index);
    }
  return index;
}

static JsonNode *
make_answer (const char *state, guint page, const char *why)
{
  return vouch_json_new_members ("state", vouch_json_new_text (state), "page",
                                 page > 0 ? vouch_json_new_int (page) : vouch_json_new_null (), "why",
                                 why ? vouch_json_new_text (why) : vouch_json_new_null (), NULL);
}

/* A region is looked at, not compared; only whether its page has such a place can be told. */
static JsonNode *
answer_region (Work *work, JsonNode *value)
{
  VouchRegion region;
  VouchAnchorIndex *index;

  if (!vouch_region_read (value, &region))
    return make_answer ("orphaned", 0, _ ("It has no page, or no position on the page."));
  index = get_index (work, region.source);
  if (index && !vouch_region_fits (&region, vouch_anchor_index_get_text (index)))
    return make_answer ("orphaned", region.page, _ ("The source has no such page, or the marked place lies beside it."));
  return make_answer ("by-eye", region.page, _ ("Part of a page: needs a visual check."));
}

static JsonNode *
answer_quote (Work *work, JsonObject *quote)
{
  VouchAnchorIndex *index = get_index (work, vouch_json_get_text (quote, "source"));
  VouchAnchor anchor;

  if (!index)
    return make_answer ("unknown", 0, _ ("Its source is not on this computer."));
  anchor = vouch_anchor_find (index, vouch_json_get_text (quote, "exact"), vouch_json_get_text (quote, "prefix"),
                              vouch_json_get_text (quote, "suffix"));
  return vouch_anchor_to_json (&anchor, vouch_anchor_index_get_text (index));
}

/* Returns: (transfer full) (nullable): %NULL where the citation names a source and nothing in it. */
static JsonNode *
answer (Work *work, VouchNode *citation)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  JsonNode *region = vouch_node_get_value (citation, "region");
  const char *typed = vouch_node_get_text (citation, "seen-by-eye");

  if (quote && vouch_json_get_text (quote, "exact"))
    return answer_quote (work, quote);
  if (!vouch_json_is_null (region))
    return answer_region (work, region);
  return typed && *typed ? make_answer ("by-eye", 0, _ ("Typed by hand: needs a visual check.")) : NULL;
}

static const char *
get_words (VouchNode *citation)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  const char *exact = quote ? vouch_json_get_text (quote, "exact") : vouch_node_get_text (citation, "seen-by-eye");

  return exact ? exact : "";
}

/* What the statement says now that its passages don't: it may have been edited since they were marked. */
static JsonNode *
judge_bearing (VouchNode *citation)
{
  VouchNode *owner = vouch_node_get_parent (citation);
  g_autofree char *unborne = VOUCH_IS_STATEMENT (owner) && vouch_citation_supports (VOUCH_CITATION (citation))
                                 ? vouch_statement_dup_unborne (VOUCH_STATEMENT (owner))
                                 : NULL;

  return unborne ? vouch_json_new_text (unborne) : vouch_json_new_null ();
}

static void
add_bearing (Work *work, JsonNode *unborne)
{
  const char *words = vouch_json_node_text (unborne);

  if (words)
    /* Translators: %s is what is wrong: “not in the passage: 12%” */
    g_string_append_printf (work->lines, _ ("           but the statement says otherwise: %s\n"), words);
}

static void
add_line (Work *work, VouchNode *citation, JsonObject *answer)
{
  g_autofree char *words = vouch_source_line (get_words (citation), MAX_SHOWN);
  g_autofree char *page = NULL;
  const char *why = vouch_json_get_text (answer, "why");
  gint64 number = vouch_json_get_int (answer, "page", 0);

  if (number > 0)
    page = g_strdup_printf (_ ("p. %u"), (guint) number);
  g_string_append_printf (work->lines, "%-9s  %-6s  %s%s%s%s%s\n", vouch_json_get_text (answer, "state"),
                          page ? page : "–", *words ? "“" : "", words, *words ? "”" : "", why && *words ? "  " : "",
                          why ? why : "");
}

static void
add_proposal (Work *work, const char *citation)
{
  g_autofree char *line = work->propose ? vouch_anchor_propose_dup_line (work->propose, citation) : NULL;

  if (line)
    g_string_append (work->lines, line);
}

static JsonNode *
complete (Work *work, JsonNode *answered, VouchNode *citation, JsonNode *unborne)
{
  VouchNode *owner = vouch_node_get_parent (citation);
  const char *name = vouch_node_get_id (citation);
  g_autoptr (JsonNode) node = vouch_json_new_text (owner ? vouch_node_get_id (owner) : NULL);
  g_autoptr (JsonNode) id = vouch_json_new_text (name);
  g_autoptr (JsonNode) with_node = vouch_json_with_member (answered, "node", node);
  g_autoptr (JsonNode) with_id = vouch_json_with_member (with_node, "citation", id);
  g_autoptr (JsonNode) whole = vouch_json_with_member (with_id, "unborne", unborne);
  g_autoptr (JsonNode) proposal = work->propose ? vouch_anchor_propose_to_json (work->propose, name) : NULL;

  return proposal ? vouch_json_with_member (whole, "proposal", proposal) : json_node_ref (whole);
}

static void
look_cb (VouchNode *node, gpointer data)
{
  Work *work = data;
  g_autoptr (JsonNode) answered = VOUCH_IS_CITATION (node) ? answer (work, node) : NULL;
  g_autoptr (JsonNode) unborne = NULL;
  const char *state;

  if (!answered)
    return;
  work->n++;
  state = vouch_json_get_text (vouch_json_node_object (answered), "state");
  work->is_any_not = work->is_any_not || !(g_str_equal (state, "found") || g_str_equal (state, "by-eye"));
  add_line (work, node, vouch_json_node_object (answered));
  unborne = judge_bearing (node);
  add_bearing (work, unborne);
  add_proposal (work, vouch_node_get_id (node));
  json_array_add_element (work->answers, complete (work, answered, node, unborne));
}

static int
print (Work *work, const VouchAnchorCardOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) report
      = vouch_json_new_members ("card", vouch_json_new_text (options->card), "passages",
                                vouch_json_new_array (g_steal_pointer (&work->answers)), NULL);
  g_autofree char *json = vouch_json_print (report, TRUE);
  g_autofree char *text = g_strdup_printf ("%s\n", g_strchomp (json));

  if (work->n == 0)
    g_printerr (_ ("vouch: The card has no passages yet.\n"));
  if (!vouch_cli_print (options->is_json ? text : work->lines->str, &error))
    return vouch_cli_fail (_ ("standard output"), error);
  return work->is_any_not ? VOUCH_EXIT_NO : VOUCH_EXIT_GOOD;
}

static int
answer_all (Work *work, VouchCard *card, const VouchAnchorCardOptions *options)
{
  g_autoptr (GError) error = NULL;
  int status;

  if (vouch_source_store_exists (NULL) && !(work->store = vouch_source_store_open (NULL, &error)))
    return vouch_cli_fail (NULL, error);
  work->indexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_index);
  work->answers = json_array_new ();
  work->lines = g_string_new (NULL);
  vouch_node_foreach (VOUCH_NODE (card), look_cb, work);
  status = print (work, options);
  g_string_free (work->lines, TRUE);
  g_hash_table_unref (work->indexes);
  g_clear_pointer (&work->store, vouch_source_store_free);
  return status;
}

/* --- the card that was read --- */

static char *
dup_file_id (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

/* By whatever name it was asked for. */
static gboolean
is_in_place (const VouchAnchorCardOptions *options)
{
  g_autofree char *card = options->output ? dup_file_id (options->card) : NULL;
  g_autofree char *output = card ? dup_file_id (options->output) : NULL;

  return card && g_strcmp0 (card, output) == 0;
}

/* @etag: (out) (nullable): of the file, where the card goes into it again */
static VouchCard *
read_card (const VouchAnchorCardOptions *options, char **etag, GError **error)
{
  g_autoptr (GBytes) bytes = vouch_cli_read (options->card, VOUCH_JSON_MAX_CARD, error);

  if (!bytes)
    return NULL;
  *etag = is_in_place (options) ? vouch_file_etag (bytes) : NULL;
  return vouch_cli_parse_card (bytes, error);
}

/**
 * vouch_anchor_card:
 * @options: the card, and what is to be done with it
 *
 * Looks up every passage of the card in the store: a line each, in the card's order. Where an output is
 * asked for, the lines are about the card that was written.
 *
 * Returns: a #VouchExit: good where each is found, or to be seen by eye
 */
int
vouch_anchor_card (const VouchAnchorCardOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = NULL;
  g_autoptr (VouchCard) card = read_card (options, &etag, &error);
  Work work = { 0 };
  int status;

  if (!card)
    return vouch_cli_fail (options->card, error);
  if (options->is_proposing || options->output)
    {
      work.propose = vouch_anchor_propose_new (card, etag, options, &error);
      if (!work.propose)
        return vouch_cli_fail (options->source, error);
    }
  if (options->output && !vouch_anchor_propose_write (work.propose, &error))
    status = vouch_cli_fail (options->output, error);
  else
    status = answer_all (&work, card, options);
  g_clear_pointer (&work.propose, vouch_anchor_propose_free);
  return status;
}
