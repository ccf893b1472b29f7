/* vouch-standing.c: how the passages of a statement stand: in their sources, and to what it says now.
 *
 * A statement is edited long after its passage was marked. Whether the passage still has its figures,
 * and says “not” where it does, is true of the words as they stand: nothing has to be kept for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-standing.h"

#include <glib/gi18n-lib.h>

#include "vouch-evidence.h"
#include "vouch-hedge.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-quote-states.h"
#include "vouch-region.h"

/* --- in their sources --- */

static VouchStanding
judge_quote (JsonObject *quote)
{
  VouchQuoteQuery query = { vouch_json_get_text (quote, "source"), vouch_json_get_text (quote, "exact"),
                            vouch_json_get_text (quote, "prefix"), vouch_json_get_text (quote, "suffix") };
  g_auto (VouchQuoteState) state = { 0 };

  if (!query.source || !*query.source)
    return VOUCH_STANDING_UNKNOWN;
  if (!vouch_quote_states_peek (vouch_quote_states_get_default (), &query, &state))
    return vouch_quote_states_is_missing (vouch_quote_states_get_default (), query.source) ? VOUCH_STANDING_GONE
                                                                                          : VOUCH_STANDING_UNKNOWN;
  switch (state.anchor.state)
    {
    case VOUCH_ANCHOR_FOUND:
      return VOUCH_STANDING_FOUND;
    case VOUCH_ANCHOR_STALE:
      return VOUCH_STANDING_STALE;
    case VOUCH_ANCHOR_AMBIGUOUS:
      return VOUCH_STANDING_AMBIGUOUS;
    case VOUCH_ANCHOR_ORPHANED:
    default:
      return VOUCH_STANDING_ORPHANED;
    }
}

static VouchStanding
judge_region (JsonNode *value)
{
  VouchRegion region = { 0 };
  gboolean is_gone = vouch_region_read (value, &region) && region.source
                     && vouch_quote_states_is_missing (vouch_quote_states_get_default (), region.source);

  return is_gone ? VOUCH_STANDING_GONE : VOUCH_STANDING_BY_EYE;
}

/** Returns: how the passage of @citation stands in its source, as far as that is known: it does not
 * wait. */
VouchStanding
vouch_citation_get_standing (VouchNode *citation)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  JsonNode *region = vouch_node_get_value (citation, "region");
  const char *exact = vouch_json_get_text (quote, "exact");
  const char *typed = vouch_node_get_text (citation, "seen-by-eye");

  if (exact && *exact)
    return judge_quote (quote);
  if (!vouch_json_is_null (region))
    return judge_region (region);
  return typed && *typed ? VOUCH_STANDING_BY_EYE : VOUCH_STANDING_NONE;
}

/** Returns: (nullable): what is to be told of it, translated; %NULL where nothing is wrong */
const char *
vouch_standing_get_words (VouchStanding standing)
{
  switch (standing)
    {
    case VOUCH_STANDING_STALE:
      return _ ("passage changed");
    case VOUCH_STANDING_AMBIGUOUS:
      return _ ("found twice");
    case VOUCH_STANDING_ORPHANED:
      return _ ("passage not found in the file");
    case VOUCH_STANDING_GONE:
      return _ ("file is not on this computer");
    case VOUCH_STANDING_NONE:
    case VOUCH_STANDING_UNKNOWN:
    case VOUCH_STANDING_FOUND:
    case VOUCH_STANDING_BY_EYE:
    default:
      return NULL;
    }
}

/** Returns: whether somebody has to look at it. */
gboolean
vouch_standing_is_trouble (VouchStanding standing)
{
  return vouch_standing_get_words (standing) != NULL;
}

/* --- to what the statement says now --- */

static gboolean
is_missing (const VouchAgreement *agreement, guint i)
{
  VouchAgreementState state = g_array_index (agreement->verdicts, VouchVerdict, i).state;

  return state == VOUCH_AGREEMENT_UNSUPPORTED || state == VOUCH_AGREEMENT_DERIVED;
}

/* A figure may stand in a part of a page, which can't be read. */
static gboolean
has_unread (VouchStatement *statement)
{
  VouchNodeList *citations = vouch_statement_get_citations (statement);

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);

      if (vouch_citation_supports (VOUCH_CITATION (citation)) && !vouch_citation_get_passage (citation)
          && vouch_node_get_value (citation, "region"))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_missing (VouchStatement *statement, const char *const *passages)
{
  g_autofree char *raised = vouch_statement_dup_raised_text (statement);
  const char *text = raised ? raised : vouch_statement_get_text (statement);
  g_autoptr (VouchAgreement) agreement = vouch_agreement_new (text, passages, has_unread (statement));
  GString *missing = g_string_new (NULL);

  for (guint i = 0; i < agreement->verdicts->len; i++)
    {
      const VouchNumber *number = &g_array_index (agreement->numbers, VouchNumber, i);
      g_autofree char *words = is_missing (agreement, i) ? g_utf8_substring (text, number->from, number->to) : NULL;

      if (words)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", words);
    }
  return g_string_free (missing, missing->len == 0);
}

/**
 * vouch_standing_get_turned:
 * @text: what a statement says
 * @passages: (array zero-terminated=1): what may bear it out
 *
 * Returns: (nullable): how they say the contrary, translated: “only one of the two says “not””; %NULL
 *   where they don't
 */
const char *
vouch_standing_get_turned (const char *text, const char *const *passages)
{
  g_autofree char *word = NULL;

  switch (vouch_hedge_compare (text, passages, &word))
    {
    case VOUCH_HEDGE_NEGATION:
      return _ ("only one of the two says “not”");
    case VOUCH_HEDGE_DIRECTION:
      return _ ("one says more, the other less");
    case VOUCH_HEDGE_KEPT:
    case VOUCH_HEDGE_DOUBT:
    default:
      return NULL;
    }
}

/**
 * vouch_statement_dup_unborne:
 * @statement: a statement
 *
 * Compares what it says now with all passages that support it, together: figures, and whether it
 * denies what they say.
 *
 * Returns: (transfer full) (nullable): what they don't bear out, translated: “not in the passage:
 *   12%”; %NULL where there is nothing to say, or nothing to compare with
 */
char *
vouch_statement_dup_unborne (VouchStatement *statement)
{
  g_autoptr (GPtrArray) passages = vouch_evidence_get_passages (statement);
  g_autofree char *missing = NULL;

  if (!passages->pdata[0])
    return NULL;
  missing = dup_missing (statement, (const char *const *) passages->pdata);
  if (missing)
    /* Translators: %s are figures of a statement */
    return g_strdup_printf (_ ("not in the passage: %s"), missing);
  return g_strdup (vouch_standing_get_turned (vouch_statement_get_text (statement), (const char *const *) passages->pdata));
}

/** Returns: (transfer none) (nullable): the one citation with quoted words that support it; %NULL where
 * there is none, or several */
VouchCitation *
vouch_statement_find_only_anchored (VouchStatement *statement)
{
  VouchNodeList *citations = vouch_statement_get_citations (statement);
  VouchCitation *only = NULL;

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);

      if (!vouch_citation_supports (citation) || !vouch_citation_get_quote (VOUCH_NODE (citation)))
        continue;
      if (only)
        return NULL;
      only = citation;
    }
  return only;
}

/**
 * vouch_statement_is_doubtful:
 * @statement: a statement
 *
 * Returns: whether another passage is worth looking for: those that it cites don't bear it out as it
 *   stands, or one of them is not in its source
 */
gboolean
vouch_statement_is_doubtful (VouchStatement *statement)
{
  VouchNodeList *citations = vouch_statement_get_citations (statement);
  g_autofree char *unborne = NULL;

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      VouchStanding standing = vouch_citation_supports (VOUCH_CITATION (citation))
                                   ? vouch_citation_get_standing (citation)
                                   : VOUCH_STANDING_NONE;

      if (standing == VOUCH_STANDING_STALE || standing == VOUCH_STANDING_ORPHANED)
        return TRUE;
    }
  unborne = vouch_statement_dup_unborne (statement);
  return unborne != NULL;
}
