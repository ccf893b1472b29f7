/* rules-quotes.c: whether the passages that citations mark stand in their sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation.h"
#include "vouch-evidence.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-pattern.h"
#include "vouch-quote-states.h"
#include "vouch-region.h"
#include "vouch-repair.h"
#include "vouch-source-line.h"

/* So much of what the source says is shown. */
#define MAX_SHOWN 160

typedef void (*Judge) (VouchCheck *check, VouchFindingFields *fields, const VouchQuoteState *state);

/* Without its source a quote can't be compared: others say that. */
static gboolean
read_query (VouchNode *citation, VouchQuoteQuery *query)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));

  *query = (VouchQuoteQuery) { 0 };
  query->source = vouch_json_get_text (quote, "source");
  query->exact = vouch_json_get_text (quote, "exact");
  query->prefix = vouch_json_get_text (quote, "prefix");
  query->suffix = vouch_json_get_text (quote, "suffix");
  return query->source && *query->source && query->exact && *query->exact;
}

/* Returns: whether it is known; else it is wished for. */
static gboolean
ask (VouchCheck *check, const VouchQuoteQuery *query, VouchQuoteState *state)
{
  if (vouch_quote_states_peek (vouch_quote_states_get_default (), query, state))
    return TRUE;
  if (check->wishes)
    vouch_quote_wishes_add (check->wishes, query);
  return FALSE;
}

static void
judge_quotes (VouchCheck *check, Judge judge)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      VouchFindingFields fields = vouch_check_begin (check);
      g_auto (VouchQuoteState) state = { 0 };
      VouchQuoteQuery query;

      if (!read_query (citation, &query) || !ask (check, &query, &state))
        continue;
      fields.node = vouch_node_get_id (citation);
      fields.member = "quote";
      judge (check, &fields, &state);
    }
}

static void
judge_not_found (VouchCheck *check, VouchFindingFields *fields, const VouchQuoteState *state)
{
  if (state->anchor.state != VOUCH_ANCHOR_ORPHANED)
    return;
  fields->message = vouch_anchor_get_words (&state->anchor);
  vouch_check_report (check, fields);
}

/* Returns: (nullable): what is wrong with a region, as far as is known. It is not compared, but
 * it has to be one, on a page that there is. */
static const char *
judge_region (VouchCheck *check, JsonNode *value)
{
  g_auto (VouchQuoteState) state = { 0 };
  VouchQuoteQuery query = { .exact = "" };

  if (!vouch_region_read (value, &query.region))
    return _ ("The marked region has no page, or no position on the page.");
  query.source = query.region.source;
  query.region.source = NULL;
  if (!query.source || !*query.source || !ask (check, &query, &state)
      || state.anchor.state != VOUCH_ANCHOR_ORPHANED)
    return NULL;
  return vouch_anchor_get_words (&state.anchor);
}

static void
judge_regions (VouchCheck *check)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      JsonNode *value = vouch_node_get_value (citation, "region");
      VouchFindingFields fields = vouch_check_begin (check);
      const char *message = vouch_json_is_null (value) ? NULL : judge_region (check, value);

      if (!message)
        continue;
      fields.node = vouch_node_get_id (citation);
      fields.member = "region";
      fields.message = message;
      vouch_check_report (check, &fields);
    }
}

static void
check_quote_not_found (VouchCheck *check)
{
  judge_quotes (check, judge_not_found);
  judge_regions (check);
}

static void
judge_stale (VouchCheck *check, VouchFindingFields *fields, const VouchQuoteState *state)
{
  g_autofree char *there = state->exact ? vouch_source_line (state->exact, MAX_SHOWN) : NULL;
  g_autofree char *message = NULL;

  if (state->anchor.state != VOUCH_ANCHOR_STALE)
    return;
  /* Translators: what is different, and the source's own words. */
  message = there ? g_strdup_printf (_ ("%s It says: “%s”"), vouch_anchor_get_words (&state->anchor),
                                     there)
                  : g_strdup (vouch_anchor_get_words (&state->anchor));
  if (state->anchor.reason == VOUCH_ANCHOR_REASON_NUMBER)
    fields->level = VOUCH_LEVEL_ERROR;
  fields->message = message;
  vouch_check_report (check, fields);
}

static void
check_quote_stale (VouchCheck *check)
{
  judge_quotes (check, judge_stale);
}

static VouchNode *
find_citation (VouchCheck *check, const char *id)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    if (g_strcmp0 (vouch_node_get_id (vouch_node_list_peek (citations, i)), id) == 0)
      return vouch_node_list_peek (citations, i);
  return NULL;
}

/* What was around the writer's words need not be around the file's. */
static JsonNode *
take_words (const VouchQuoteQuery *query, const VouchQuoteState *state)
{
  g_autofree char *line = vouch_source_line (state->exact, 0);
  g_autoptr (JsonNode) quote
      = vouch_json_new_members ("exact", vouch_json_new_text (line), "source",
                                vouch_json_new_text (query->source), NULL);
  g_autoptr (JsonNode) page = vouch_json_new_int (state->anchor.page);

  return state->anchor.page > 0 ? vouch_json_with_member (quote, "page", page) : json_node_ref (quote);
}

static VouchChange *
mend_stale (VouchCheck *check, VouchFinding *finding)
{
  VouchNode *citation = find_citation (check, vouch_finding_get_node (finding));
  g_auto (VouchQuoteState) state = { 0 };
  GPtrArray *changes;
  VouchQuoteQuery query;

  if (!citation || !read_query (citation, &query)
      || !vouch_quote_states_peek (vouch_quote_states_get_default (), &query, &state) || !state.exact)
    return NULL;
  changes = vouch_repair_begin ();
  vouch_repair_set (changes, citation, "quote", take_words (&query, &state));
  return vouch_repair_end (changes, _ ("Use the File’s Wording"));
}

static void
judge_ambiguous (VouchCheck *check, VouchFindingFields *fields, const VouchQuoteState *state)
{
  if (state->anchor.state != VOUCH_ANCHOR_AMBIGUOUS)
    return;
  fields->message = vouch_anchor_get_words (&state->anchor);
  vouch_check_report (check, fields);
}

static void
check_quote_ambiguous (VouchCheck *check)
{
  judge_quotes (check, judge_ambiguous);
}

/* --- indirect-citation --- */

/* “[12]”, “[3–5, 9]”; “(Tsubota et al., 2019)”; “Tsubota and Ito (2019)”. A bracket with
 * anything but numbers is a remark, a year alone is a year. */
static VouchPattern cited_elsewhere = {
  "\\[\\d{1,3}(?:\\s*[,;–-]\\s*\\d{1,3})*\\]"
  "|\\((?:[^()]{0,200};\\s*)?(?:see |e\\.g\\.,? |cf\\. )?\\p{Lu}[\\p{L}’'-]+"
  "(?:,? et al\\.?| (?:and|&) \\p{Lu}[\\p{L}’'-]+)?,? (?:19|20)\\d\\d[a-z]?(?:[,;][^()]{0,200})?\\)"
  "|\\p{Lu}[\\p{L}’'-]+(?: et al\\.?| and \\p{Lu}[\\p{L}’'-]+),? (?:\\((?:19|20)\\d\\d[a-z]?\\)|\\[\\d{1,3}\\])",
  G_REGEX_OPTIMIZE
};

static void
check_indirect_citation (VouchCheck *check)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      const char *quote = vouch_citation_get_quote (citation);
      g_autoptr (GMatchInfo) match = NULL;
      VouchFindingFields fields = vouch_check_begin (check);
      g_autofree char *mark = NULL;
      g_autofree char *message = NULL;

      if (!quote || !vouch_citation_supports (VOUCH_CITATION (citation))
          || !g_regex_match (vouch_pattern_get (&cited_elsewhere), quote, 0, &match))
        continue;
      mark = g_match_info_fetch (match, 0);
      message = g_strdup_printf (
          /* Translators: %s is the mark in the passage: “[12]”, “(Ito et al., 2019)”. */
          _ ("The passage itself cites another paper for this, %s: cite that paper."), mark);
      fields.node = vouch_node_get_id (citation);
      fields.member = "quote";
      fields.message = message;
      vouch_check_report (check, &fields);
    }
}

const VouchRule vouch_rules_quotes[] = {
  {
      .id = "quote-not-found",
      .title = N_ ("Passage not found in the file"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_ITEM,
      .check = check_quote_not_found,
      .repair = N_ ("Find the passage"),
      .action = "cite",
      .when = N_ ("The quote isn’t in the source’s text (ignoring line ends, hyphens and "
                  "ligatures), or the marked region isn’t on a page."),
      .meaning = N_ ("Unless the quote is in the source, the statement isn’t supported by it."),
      .authority = N_ ("W3C Web Annotation Data Model, TextQuoteSelector."),
      .bad = N_ ("A passage from another paper"),
      .good = N_ ("The sentence as the paper has it"),
  },
  {
      .id = "quote-stale",
      .title = N_ ("Passage changed"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_ITEM,
      .check = check_quote_stale,
      .repair = N_ ("Use the file’s wording"),
      .mend = mend_stale,
      .when = N_ ("The quote is nearly the same in the source, but a word, sign, number or "
                  "negation differs. A different number is an error."),
      .meaning = N_ ("One letter turns dysphagia into dysphasia; one digit changes a result."),
      .authority = N_ ("Jergas and Baethge, PeerJ 2015: about a sixth of quotations don’t match "
                       "the source."),
      .bad = N_ ("“pain fell in 34% of patients” where the paper has 43%"),
      .good = N_ ("“pain fell in 43% of patients”"),
  },
  {
      .id = "quote-ambiguous",
      .title = N_ ("Passage found twice"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_ITEM,
      .check = check_quote_ambiguous,
      .repair = N_ ("Choose the place"),
      .action = "choose-place",
      .when = N_ ("The quote is in several places, and the text around it doesn’t show which one "
                  "is meant."),
      .meaning = N_ ("Readers can’t tell which result supports the statement."),
      .authority = N_ ("W3C Web Annotation Data Model, TextQuoteSelector: prefix and suffix."),
      .bad = N_ ("“was well tolerated”, of both arms"),
      .good = N_ ("The whole sentence about the arm that is meant"),
  },
  {
      .id = "indirect-citation",
      .title = N_ ("Second-hand citation"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_OPT_IN | VOUCH_RULE_JUDGING,
      .check = check_indirect_citation,
      .repair = N_ ("Cite that paper"),
      .action = "cite",
      .when = N_ ("The passage itself cites another paper for what the statement says: “[12]”, "
                  "“(Ito et al., 2019)”."),
      .meaning = N_ ("Quoting a quotation repeats its errors, and readers won’t find the data in "
                     "the cited paper."),
      .authority = N_ ("Jergas and Baethge, PeerJ 2015: indirect citations among quotation errors."),
      .bad = N_ ("“Dry eye affects one in ten adults [12].”"),
      .good = N_ ("The passage in the paper that is reference 12"),
  },
  { NULL },
};
