/* rules-evidence.c: whether passages are there, and say what the statements say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-check-source.h"
#include "vouch-check-totals.h"
#include "vouch-citation-answer.h"
#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-quote-trim.h"
#include "vouch-reference.h"
#include "vouch-repair.h"
#include "vouch-words.h"

/* What may be quoted of a work that is not free, by common practice. */
#define MAX_QUOTE_WORDS 40
#define MAX_SOURCE_WORDS 200

static VouchEvidence *
get_evidence (VouchCheck *check)
{
  return check->unit->facts.evidence;
}

/* --- anchor-missing, seen-by-eye --- */

/* For these cells naming the original source is enough. */
static gboolean
is_covered_cell (VouchCheck *check)
{
  const char *label = vouch_statement_get_label (VOUCH_STATEMENT (check->unit->node));

  return label && vouch_check_is_within (check, "at-a-glance")
         && (g_ascii_strcasecmp (label, "Condition") == 0
             || g_ascii_strcasecmp (label, "Target Population") == 0
             || g_ascii_strcasecmp (label, "Care Setting") == 0);
}

static void
check_anchor_missing (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (check->unit->facts.rung != VOUCH_RUNG_LINKED || get_evidence (check)->n_passages > 0
      || is_covered_cell (check))
    return;
  fields.member = "citations";
  fields.message = _ ("No passage marked in the source.");
  vouch_check_report (check, &fields);
}

static void
check_seen_by_eye (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  VouchEvidence *evidence = get_evidence (check);

  if (!evidence || check->unit->facts.rung == VOUCH_RUNG_VERIFIED
      || evidence->n_typed + evidence->n_unread == 0)
    return;
  fields.member = "citations";
  fields.message
      = evidence->n_typed > 0
            ? _ ("The passage was typed by hand and hasn’t been compared with the source.")
            : _ ("The passage is part of a page, seen by eye, and hasn’t been compared.");
  vouch_check_report (check, &fields);
}

/* --- contradicted --- */

static const char *
get_reference_title (VouchCheck *check, const char *id)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (check->index, id);
  const char *title
      = unit && VOUCH_IS_REFERENCE (unit->node) ? vouch_node_get_text (unit->node, "title") : NULL;

  return title && *title ? title : _ ("A source");
}

static const char *
get_writer (VouchCheck *check)
{
  JsonNode *value = vouch_node_get_value (check->unit->node, "by");
  const char *name = value ? vouch_json_node_text (value) : NULL;

  return name ? name : vouch_json_get_text (vouch_json_node_object (value), "name");
}

/* One's own answer is none. */
static gboolean
is_answered_by_writer (VouchCheck *check, VouchCitation *citation)
{
  const char *by = vouch_citation_get_answerer (citation);

  return by && g_strcmp0 (by, get_writer (check)) == 0;
}

/* Returns: (nullable): what is wrong, with %s for the source. */
static const char *
get_contradiction (VouchCheck *check, VouchCitation *citation)
{
  switch (vouch_citation_get_answer_state (citation))
    {
    case VOUCH_ANSWER_MISSING:
      return _ ("“%s” contradicts this. A reviewer has to explain why the statement is kept.");
    case VOUCH_ANSWER_OUTDATED:
      return _ ("“%s” contradicts this, and the statement or the passage has changed since a reviewer answered. "
                "It has to be answered again.");
    case VOUCH_ANSWER_GIVEN:
      return is_answered_by_writer (check, citation)
                 ? _ ("“%s” contradicts this, and only the statement’s writer has answered. Another person has to.")
                 : NULL;
    case VOUCH_ANSWER_NOT_WANTED:
    default:
      return NULL;
    }
}

static void
check_contradicted (VouchCheck *check)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);
      const char *format = get_contradiction (check, citation);
      VouchFindingFields fields = vouch_check_begin (check);
      g_autoptr (GString) message = format ? g_string_new (format) : NULL;

      if (!message)
        continue;
      g_string_replace (message, "%s", get_reference_title (check, vouch_citation_get_reference (citation)), 1);
      fields.node = vouch_node_get_id (VOUCH_NODE (citation));
      fields.member = "relation";
      fields.message = message->str;
      vouch_check_report (check, &fields);
    }
}

/* --- abstract-only --- */

static gboolean
is_second_hand (VouchCheck *check, const char *id)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (check->index, id);

  return unit && unit->facts.is_second_hand;
}

/* Figures of a result, not of a setting. */
static gboolean
states_result (VouchCheck *check)
{
  const GArray *figures
      = get_evidence (check) ? vouch_evidence_get_figures (get_evidence (check)) : NULL;

  for (guint i = 0; figures && i < figures->len; i++)
    switch (g_array_index (figures, VouchNumber, i).kind)
      {
      case VOUCH_NUMBER_PERCENT:
      case VOUCH_NUMBER_FRACTION:
      case VOUCH_NUMBER_P:
      case VOUCH_NUMBER_INTERVAL:
      case VOUCH_NUMBER_RATIO:
      case VOUCH_NUMBER_MEAN:
      case VOUCH_NUMBER_FOLD:
        return TRUE;
      case VOUCH_NUMBER_COUNT:
      case VOUCH_NUMBER_PROPORTION:
      case VOUCH_NUMBER_AMOUNT:
      case VOUCH_NUMBER_DURATION:
      case VOUCH_NUMBER_YEAR:
      case VOUCH_NUMBER_RANGE:
      case VOUCH_NUMBER_SAMPLE:
      case VOUCH_NUMBER_UNREAD:
      default:
        break;
      }
  return FALSE;
}

static void
check_abstract_only (VouchCheck *check)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");
  VouchFindingFields fields = vouch_check_begin (check);
  guint n_supporting = 0;

  if (!states_result (check) || check->unit->facts.rung < VOUCH_RUNG_ANCHORED
      || check->unit->facts.rung > VOUCH_RUNG_VERIFIED)
    return;
  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);

      if (!vouch_citation_supports (citation))
        continue;
      n_supporting++;
      if (!is_second_hand (check, vouch_citation_get_reference (citation))
          && !vouch_check_has_source_kind (check, "news interview sponsored"))
        return;
    }
  if (n_supporting == 0)
    return;
  fields.member = "citations";
  fields.message
      = _ ("This result is based only on an abstract, a press release or a report. Cite the paper "
           "itself.");
  vouch_check_report (check, &fields);
}

/* --- quote-too-long --- */

static gboolean
is_free (VouchCheck *check, const char *id)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (check->index, id);

  return unit && unit->facts.is_free;
}

static void
check_source_quoted (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *id = vouch_node_get_id (check->unit->node);
  guint words = vouch_check_totals_get_quoted (check->index, id);
  g_autofree char *message = NULL;

  if (words <= MAX_SOURCE_WORDS || is_free (check, id))
    return;
  message
      = g_strdup_printf (_ ("The card quotes %u words from this source. The page may print at most "
                            "%u."),
                         words, MAX_SOURCE_WORDS);
  fields.message = message;
  fields.repair = _ ("Leave the longest off the page");
  vouch_check_report (check, &fields);
}

static void
check_quote_too_long (VouchCheck *check)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");

  if (!citations)
    check_source_quoted (check);
  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      const char *quote = vouch_citation_get_quote (citation);
      guint words = quote ? vouch_words_count (quote) : 0;
      VouchFindingFields fields = vouch_check_begin (check);
      g_autofree char *message = NULL;

      if (words <= MAX_QUOTE_WORDS || !vouch_citation_is_printed (VOUCH_CITATION (citation))
          || is_free (check, vouch_citation_get_reference (VOUCH_CITATION (citation))))
        continue;
      message
          = g_strdup_printf (_ ("The quote has %u words. The page may print at most %u."),
                             words, MAX_QUOTE_WORDS);
      fields.node = vouch_node_get_id (citation);
      fields.member = "quote";
      fields.message = message;
      vouch_check_report (check, &fields);
    }
}

/* They stay marked, and the page says where they stand; the fewest are left off. */
static VouchChange *
mend_source_quoted (VouchCheck *check)
{
  const char *id = vouch_node_get_id (check->unit->node);
  guint words = vouch_check_totals_get_quoted (check->index, id);
  g_autoptr (GPtrArray) quotes = vouch_check_totals_get_quotes (check->index, id);
  GPtrArray *changes = vouch_repair_begin ();

  for (guint i = 0; i < quotes->len && words > MAX_SOURCE_WORDS; i++)
    {
      VouchNode *citation = quotes->pdata[i];

      words -= MIN (words, vouch_words_count (vouch_citation_get_quote (citation)));
      vouch_repair_set (changes, citation, "unprinted", vouch_json_new_boolean (TRUE));
    }
  return vouch_repair_end (changes, _ ("Leave Quotes Off the Page"));
}

static VouchChange *
mend_quote_too_long (VouchCheck *check, VouchFinding *finding)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");
  GPtrArray *changes;

  if (!citations)
    return mend_source_quoted (check);
  changes = vouch_repair_begin ();
  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      JsonNode *quote = vouch_node_get_value (citation, "quote");

      if (g_strcmp0 (vouch_node_get_id (citation), vouch_finding_get_node (finding)) == 0 && quote)
        vouch_repair_set (changes, citation, "quote",
                          vouch_quote_trim (quote, vouch_check_get_text (check), MAX_QUOTE_WORDS));
    }
  return vouch_repair_end (changes, _ ("Trim Quote"));
}

const VouchRule vouch_rules_evidence[] = {
  {
      .id = "anchor-missing",
      .title = N_ ("No passage marked"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_anchor_missing,
      .repair = N_ ("Find passage"),
      .action = "cite",
      .when = N_ ("A source is named, but no passage or region is marked in it."),
      .meaning = N_ ("Naming a paper is not enough: the reviewer has to search it for the "
                     "sentence, and the statement and the source can drift apart unnoticed."),
      .authority = N_ ("Medical-legal review practice: linking is not anchoring."),
      .bad = N_ ("Osmolarity rose during wear. [1]"),
      .good = N_ ("Osmolarity rose during wear. [1, p. 4: “osmolarity increased by …”]"),
  },
  {
      .id = "contradicted",
      .title = N_ ("Contradicted by a source"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_contradicted,
      .repair = N_ ("Answer"),
      .action = "answer",
      .when = N_ ("A citation is marked as contradicting the statement, and no reviewer has "
                  "answered, or the statement or the passage has changed since."),
      .meaning = N_ ("Evidence against a statement is shown, not hidden. A reviewer explains why "
                     "the statement is kept."),
      .authority = N_ ("GRADE, inconsistency of evidence."),
      .bad = N_ ("Drops relieve pain. [1; contradicted by 2]"),
      .good = N_ ("Drops relieved pain in one trial [1] but not in another. [2]"),
  },
  {
      .id = "seen-by-eye",
      .title = N_ ("Seen by eye only"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_seen_by_eye,
      .repair = N_ ("Ask for a check"),
      .action = "ask",
      .when
      = N_ ("The passage was typed by hand or is part of a page, and nobody has checked it."),
      .meaning = N_ ("It wasn’t compared automatically, so a mistake would go unnoticed."),
      .authority = N_ ("W3C Web Annotation: a selector points, it doesn’t prove."),
      .bad = N_ ("A passage typed from a printed journal"),
      .good = N_ ("The same, checked by another person"),
  },
  {
      .id = "abstract-only",
      .title = N_ ("Abstract or report only"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_abstract_only,
      .repair = N_ ("Find the paper"),
      .action = "cite",
      .when = N_ ("A result is based only on an abstract, a press release or a secondary report."),
      .meaning = N_ ("Abstracts leave out limitations and sometimes differ from the paper, and "
                     "secondary reports even more so."),
      .authority = N_ ("ICMJE, Recommendations: references to papers rather than abstracts."),
      .bad = N_ ("Pain fell by 30%. [a press release]"),
      .good = N_ ("Pain fell by 30%. [the trial’s paper]"),
  },
  {
      .id = "quote-too-long",
      .title = N_ ("Quote too long"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_ITEM | VOUCH_SCOPE_REFERENCE,
      .check = check_quote_too_long,
      .repair = N_ ("Trim"),
      .mend = mend_quote_too_long,
      .when = N_ ("A printed quote has more than 40 words, or all quotes from one source together "
                  "have more than 200, unless its licence allows more."),
      .meaning = N_ ("Short quotes are fair use; longer ones need the owner’s permission. A passage that "
                     "is left off the page stays marked: readers see where it stands, reviewers all of it."),
      .authority = N_ ("Fair quotation as publishers practise it; Creative Commons licences allow "
                       "more."),
      .bad = N_ ("A whole paragraph of the paper under a statement"),
      .good = N_ ("The clause that supports the statement"),
  },
  { NULL },
};
