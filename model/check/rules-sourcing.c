/* rules-sourcing.c: whether statements say where they come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

#include "vouch-check-run.h"
#include "vouch-check-totals.h"
#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-repair.h"
#include "vouch-source-need.h"
#include "vouch-words.h"

static VouchStatement *
get_statement (VouchCheck *check)
{
  return VOUCH_STATEMENT (check->unit->node);
}

static void
check_source_missing (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (!check->unit->facts.needs_source || vouch_statement_get_marker (get_statement (check))
      || vouch_check_run_has (check->unit, NULL))
    return;
  fields.member = "citations";
  fields.message = _("No source is named.");
  vouch_check_report (check, &fields);
}

static const char *
get_name (JsonObject *object, const char *member)
{
  const char *name = vouch_json_get_text (object, member);

  return name ? name : vouch_json_get_text (vouch_json_get_object (object, member), "name");
}

/* A decline of one's own is no second opinion. */
static gboolean
is_accepted (VouchStatement *statement)
{
  JsonNode *value = vouch_node_get_value (VOUCH_NODE (statement), "declined");
  JsonObject *declined = vouch_json_node_object (value);
  const char *accepted_by = declined ? get_name (declined, "accepted-by") : NULL;

  return !vouch_words_is_blank (accepted_by)
         && g_strcmp0 (accepted_by, get_name (declined, "by")) != 0;
}

static void
check_decline_open (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (check->unit->facts.rung != VOUCH_RUNG_DECLINED
      || !(vouch_source_need_is_strict (get_statement (check))
           || check->unit->facts.has_number)
      || is_accepted (get_statement (check)))
    return;
  fields.member = "declined";
  fields.message = _("Another person has to agree that no source is needed here.");
  vouch_check_report (check, &fields);
}

static void
check_reference_unknown (VouchCheck *check)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");
  const char *article
      = check->unit == check->index->root ? vouch_card_get_article_reference (check->card) : NULL;

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      const char *reference = vouch_citation_get_reference (VOUCH_CITATION (citation));
      VouchFindingFields fields = vouch_check_begin (check);

      if (vouch_check_totals_have_reference (check->index, reference))
        continue;
      fields.node = vouch_node_get_id (citation);
      fields.member = "reference";
      fields.message = _("The cited source is not on the card’s list.");
      vouch_check_report (check, &fields);
    }
  if (article && *article && !vouch_check_totals_have_reference (check->index, article))
    {
      VouchFindingFields fields = vouch_check_begin (check);

      fields.member = "article/reference";
      fields.message = _("The original paper is not on the card’s list of sources.");
      vouch_check_report (check, &fields);
    }
}

static VouchChange *
mend_reference_unknown (VouchCheck *check, VouchFinding *finding)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");
  GPtrArray *changes = vouch_repair_begin ();

  if (check->unit == check->index->root)
    vouch_repair_set (changes, check->unit->node, "article/reference", NULL);
  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);

      if (g_strcmp0 (vouch_node_get_id (citation), vouch_finding_get_node (finding)) == 0)
        vouch_repair_remove (changes, citation, i);
    }
  return vouch_repair_end (changes, _("Remove Citation"));
}

static void
check_reference_unused (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (vouch_check_totals_have_user (check->index, vouch_node_get_id (check->unit->node)))
    return;
  fields.message = _("Not cited by any statement.");
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_reference_unused (VouchCheck *check, VouchFinding *finding)
{
  GPtrArray *changes = vouch_repair_begin ();

  vouch_repair_remove (changes, check->unit->node, vouch_node_get_position (check->unit->node));
  return vouch_repair_end (changes, _("Remove Reference"));
}

/* Sourcing what is no statement, or asking twice for the same source, helps nobody. */
static const char *const draft_first[] = { "letters-apart",      "placeholder-text", "marker-left",
                                           "writer-instruction", "page-chrome",      NULL };

const VouchRule vouch_rules_sourcing[] = {
  {
      .id = "source-missing",
      .title = N_("No source named"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .yields_to = draft_first,
      .check = check_source_missing,
      .repair = N_("Add source"),
      .action = "cite",
      .when
      = N_("A statement has no supporting citation, no marker and no accepted reason for having no "
           "source. Applies to any statement in Recommendations, Risks and Prescribing, or with a "
           "number or a drug, and elsewhere from five words. Does not apply to the cells "
           "Condition, Target Population and Care Setting, for which the card’s original source "
           "is enough."),
      .meaning
      = N_("A statement without support can’t be checked, and must not reach a clinician."),
      .authority = N_("Wikipedia, Edit Check: add reference."),
      .bad = N_("Monitor for signs of dependence."),
      .good = N_("Monitor for signs of dependence. [1]"),
  },
  {
      .id = "decline-open",
      .title = N_("Waiting for agreement"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_decline_open,
      .repair = N_("Ask for agreement"),
      .action = "ask",
      .when
      = N_("“No source needed” was chosen in Recommendations, Risks or Prescribing, or for a "
            "statement with a number, and nobody else has agreed."),
      .meaning
      = N_("Where a wrong statement can harm, the writer can’t decide alone that no source is "
           "needed."),
      .authority = N_("Wikipedia, Edit Check: declined edits are reviewed by others."),
      .bad = N_("Start at 5 mg daily. (No source needed: general knowledge)"),
      .good
      = N_("Start at 5 mg daily. (No source needed: general knowledge; agreed by A. Reviewer)"),
  },
  {
      .id = "reference-unknown",
      .title = N_("Source not on the list"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_ITEM | VOUCH_SCOPE_CARD,
      .check = check_reference_unknown,
      .repair = N_("Remove citation"),
      .mend = mend_reference_unknown,
      .when = N_("A citation refers to a missing reference."),
      .meaning = N_("The reader would find a number that leads nowhere."),
      .authority = N_("JabRef, entry links."),
      .bad = N_("A statement with [3], and two references"),
      .good = N_("A statement with [2], and two references"),
  },
  {
      .id = "reference-unused",
      .title = N_("Source never cited"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_reference_unused,
      .repair = N_("Remove"),
      .mend = mend_reference_unused,
      .when = N_("A reference is never cited."),
      .meaning = N_("It isn’t printed. A citation may have been forgotten."),
      .bad = N_("A reference not used by any statement"),
      .good = N_("A reference used by two statements"),
  },
  { NULL },
};
