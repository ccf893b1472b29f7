/* rules-repetition.c: what stands on the card twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-note.h"
#include "vouch-repair.h"

/* Three cells name what the card is about; other statements will repeat that. */
static gboolean
is_naming_cell (VouchCheckUnit *unit)
{
  static const char *const labels[] = { "Condition", "Target Population", "Care Setting" };
  const char *label = vouch_statement_get_label (VOUCH_STATEMENT (unit->node));

  for (gsize i = 0; label && i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (label, labels[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
check_duplicate_statement (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  VouchCheckUnit *other;
  gboolean is_exact;

  if (!check->unit->duplicates || is_naming_cell (check->unit))
    return;
  other = vouch_duplicate_index_find (check->index->duplicates, check->unit, &is_exact);
  if (!other || is_naming_cell (other))
    return;
  fields.member = "text";
  fields.other = vouch_node_get_id (other->node);
  fields.message = is_exact ? _("Same as a statement further up.")
                            : _("Nearly the same as a statement further up.");
  vouch_check_report (check, &fields);
}

/* Whether @list has a citation that says what @citation says, whatever its id. */
static gboolean
has_citation_like (VouchNodeList *list, VouchNode *citation)
{
  static const char *const members[] = { "reference", "relation", "locator", "quote", "region" };

  for (guint i = 0; i < vouch_node_list_get_size (list); i++)
    {
      VouchNode *other = vouch_node_list_peek (list, i);
      gboolean is_alike = TRUE;

      for (gsize k = 0; k < G_N_ELEMENTS (members) && is_alike; k++)
        is_alike = vouch_json_equal (vouch_node_get_value (citation, members[k]),
                                     vouch_node_get_value (other, members[k]));
      if (is_alike)
        return TRUE;
    }
  return FALSE;
}

/* Citations move, so that they keep their ids; positions count as they leave. */
static void
move_citations (GPtrArray *changes, VouchNode *from, VouchNode *to)
{
  VouchNodeList *source = vouch_node_get_list (from, "citations");
  VouchNodeList *target = vouch_node_get_list (to, "citations");
  guint n_moved = 0;

  for (guint i = 0; i < vouch_node_list_get_size (source); i++)
    {
      VouchNode *citation = vouch_node_list_peek (source, i);
      VouchPlace start = { vouch_node_get_id (from), "citations", i - n_moved };
      VouchPlace end
          = { vouch_node_get_id (to), "citations", vouch_node_list_get_size (target) + n_moved };

      if (has_citation_like (target, citation))
        continue;
      g_ptr_array_add (changes, vouch_change_new_move (vouch_node_get_id (citation), start, end));
      n_moved++;
    }
}

static void
move_notes (GPtrArray *changes, VouchCard *card, VouchNode *from, VouchNode *to)
{
  VouchNodeList *notes = vouch_card_get_notes (card);

  for (guint i = 0; i < vouch_node_list_get_size (notes); i++)
    {
      VouchNode *note = vouch_node_list_peek (notes, i);

      if (g_strcmp0 (vouch_note_get_on (VOUCH_NOTE (note)), vouch_node_get_id (from)) == 0)
        vouch_repair_set_text (changes, note, "on", vouch_node_get_id (to));
    }
}

/* What is left of a statement when its citations have gone. */
static JsonNode *
make_rest (VouchNode *statement, VouchNode *other)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (statement);
  VouchNodeList *target = vouch_node_get_list (other, "citations");
  VouchNodeList *source = vouch_node_get_list (statement, "citations");
  JsonArray *left = json_array_new ();
  g_autoptr (JsonNode) citations = NULL;

  for (guint i = 0; i < vouch_node_list_get_size (source); i++)
    if (has_citation_like (target, vouch_node_list_peek (source, i)))
      json_array_add_element (left, vouch_node_to_json (vouch_node_list_peek (source, i)));
  citations = vouch_json_new_array (left);
  return vouch_json_with_member (json, "citations", citations);
}

static VouchChange *
mend_duplicate_statement (VouchCheck *check, VouchFinding *finding)
{
  VouchNode *node = check->unit->node;
  VouchCheckUnit *other
      = vouch_check_index_lookup (check->index, vouch_finding_get_other (finding));
  VouchPlace place = { vouch_node_get_id (vouch_node_get_parent (node)), "statements",
                       vouch_node_get_position (node) };
  g_autoptr (JsonNode) rest = NULL;
  GPtrArray *changes;

  if (!other)
    return NULL;
  changes = vouch_repair_begin ();
  move_citations (changes, node, other->node);
  move_notes (changes, check->card, node, other->node);
  rest = make_rest (node, other->node);
  if (vouch_statement_get_label (VOUCH_STATEMENT (node)))
    vouch_repair_set_text (changes, node, "text", "");
  else
    g_ptr_array_add (changes, vouch_change_new_remove (place, rest));
  return vouch_repair_end (changes, _("Merge Statements"));
}

static const char *const draft_first[]
    = { "letters-apart", "placeholder-text", "writer-instruction", "page-chrome", NULL };

const VouchRule vouch_rules_repetition[] = {
  {
      .id = "duplicate-statement",
      .title = N_("Duplicate statement"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .yields_to = draft_first,
      .check = check_duplicate_statement,
      .repair = N_("Merge"),
      .mend = mend_duplicate_statement,
      .when = N_("The same statement is further up, or one with nearly the same words and the same "
                 "numbers."),
      .meaning
      = N_("A duplicate has to be sourced, checked and updated twice, and looks like two findings."),
      .bad
      = N_("Monitor liver enzymes monthly during treatment. / Monitor the liver enzymes monthly "
            "during the treatment."),
      .good = N_("Monitor liver enzymes monthly during treatment."),
  },
  { NULL },
};
