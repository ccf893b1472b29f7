/* vouch-rule.c: the table of all rules, and what their functions share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-rule.h"

#include <glib/gi18n-lib.h>

#include "rules.h"
#include "vouch-check-totals.h"
#include "vouch-item.h"
#include "vouch-node-list.h"
#include "vouch-pattern.h"
#include "vouch-reference.h"
#include "vouch-section.h"

/* In the order in which they are listed; a family may have several tables. */
static const VouchRule *const tables[] = {
  vouch_rules_draft,      vouch_rules_structure, vouch_rules_repetition, vouch_rules_sourcing,
  vouch_rules_quotes,     vouch_rules_evidence,  vouch_rules_agreement,  vouch_rules_references,
  vouch_rules_records,    vouch_rules_original,  vouch_rules_numbers,    vouch_rules_effects,
  vouch_rules_claims,     vouch_rules_wording,   vouch_rules_currency,   vouch_rules_style,
  vouch_rules_safety,     vouch_rules_privacy,   vouch_rules_terms,      vouch_rules_spelling,
  vouch_rules_workflow,   vouch_rules_disclosure,
};

static GPtrArray *
get_rules (void)
{
  static GPtrArray *rules;

  if (g_once_init_enter (&rules))
    {
      GPtrArray *all = g_ptr_array_new ();

      for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
        for (const VouchRule *rule = tables[i]; rule->id; rule++)
          g_ptr_array_add (all, (gpointer) rule);
      g_once_init_leave (&rules, all);
    }
  return rules;
}

/** Returns: how many rules there are. */
guint
vouch_rules_count (void)
{
  return get_rules ()->len;
}

/** Returns: (transfer none): the rule at @index of the table. */
const VouchRule *
vouch_rules_get (guint index)
{
  g_return_val_if_fail (index < get_rules ()->len, NULL);
  return get_rules ()->pdata[index];
}

/** Returns: (transfer none) (nullable): the rule of that @id. */
const VouchRule *
vouch_rules_find (const char *id)
{
  for (guint i = 0; i < get_rules ()->len; i++)
    if (g_strcmp0 (vouch_rules_get (i)->id, id) == 0)
      return vouch_rules_get (i);
  return NULL;
}

/** Returns: a family's name, translated. */
const char *
vouch_rule_family_title (VouchRuleFamily family)
{
  static const char *const titles[] = {
    [VOUCH_FAMILY_DRAFT] = N_("Left over from the draft"),
    [VOUCH_FAMILY_STRUCTURE] = N_("Structure"),
    [VOUCH_FAMILY_SOURCING] = N_("Sourcing and evidence"),
    [VOUCH_FAMILY_REFERENCES] = N_("References"),
    [VOUCH_FAMILY_NUMBERS] = N_("Numbers and statistics"),
    [VOUCH_FAMILY_CLAIMS] = N_("Claims"),
    [VOUCH_FAMILY_STYLE] = N_("Style and safety"),
    [VOUCH_FAMILY_WORKFLOW] = N_("Workflow"),
    [VOUCH_FAMILY_HOUSE] = N_("The house’s own"),
  };

  g_return_val_if_fail (family < G_N_ELEMENTS (titles), NULL);
  return _(titles[family]);
}

static void
add_line (GString *page, const char *heading, const char *text)
{
  if (text)
    g_string_append_printf (page, "\n%s\n  %s\n", heading, text);
}

/**
 * vouch_rule_explain:
 * @rule: a rule
 *
 * Returns: (transfer full): its page as plain text, translated: what it finds, why,
 *   on whose word, and an example.
 */
char *
vouch_rule_explain (const VouchRule *rule)
{
  static const char *const levels[] = { N_("error"), N_("warning"), N_("hint") };
  GString *page = g_string_new (NULL);

  g_string_append_printf (page, "%s (%s)\n%s\n", rule->id, _(levels[rule->level]),
                          vouch_rule_family_title (rule->family));
  add_line (page, _("When"), _(rule->when));
  add_line (page, _("Why"), _(rule->meaning));
  add_line (page, _("Authority"), rule->authority ? _(rule->authority) : NULL);
  add_line (page, _("Instead of"), _(rule->bad));
  add_line (page, _("Write"), _(rule->good));
  add_line (page, _("Repair"), rule->repair ? _(rule->repair) : NULL);
  if (rule->flags & VOUCH_RULE_OPT_IN)
    g_string_append_printf (page, "\n%s\n", _("Off unless a profile turns it on."));
  return g_string_free (page, FALSE);
}

static const char *
get_section_id (VouchCheckUnit *unit)
{
  if (VOUCH_IS_SECTION (unit->node))
    return vouch_node_get_id (unit->node);
  return unit->section ? vouch_node_get_id (unit->section->node) : NULL;
}

/**
 * vouch_check_begin:
 * @check: a check
 *
 * Returns: a finding of the check's rule on its row, without a message yet; its repair has the
 *   rule's own words, which are translated when it is reported.
 */
VouchFindingFields
vouch_check_begin (VouchCheck *check)
{
  /* All rules that judge the row ask for it. */
  if (!check->id)
    {
      check->id = vouch_node_get_id (check->unit->node);
      check->section_id = get_section_id (check->unit);
    }
  return (VouchFindingFields){
    .rule = check->rule->id,
    .level = check->rule->level,
    .node = check->id,
    .row = check->id,
    .section = check->section_id,
    .repair = check->rule->repair,
    .action = check->rule->action,
  };
}

/* Whether it says what a reader may act on: an amount, a drug, that one thing is more than another. */
static gboolean
is_claim (VouchCheck *check)
{
  static VouchPattern comparison
      = { "\\b(?:than|versus|vs|compared (?:with|to)|relative to|as (?:\\w+ ){1,2}as|(?:non-?)?inferior"
          "|superior|equivalent|outperform\\w*|doubl\\w+|halv\\w+)\\b",
          G_REGEX_CASELESS | G_REGEX_OPTIMIZE };
  const VouchFacts *facts = &check->unit->facts;
  const char *text;

  if (!VOUCH_IS_STATEMENT (check->unit->node))
    return FALSE;
  if (facts->has_number
      || (facts->treatments & (VOUCH_TREATMENT_DRUG | VOUCH_TREATMENT_DOSE)) != 0)
    return TRUE;
  text = vouch_check_get_text (check);
  return text && g_regex_match (vouch_pattern_get (&comparison), text, 0, NULL);
}

/* What the profile says of the innermost section it names, else of what is claimed, else of
 * the rule, else the check. */
static int
weigh (VouchCheck *check, VouchLevel level)
{
  const VouchCheckStep *step = check->step;
  VouchCheckUnit *unit = VOUCH_IS_SECTION (check->unit->node) ? check->unit : check->unit->section;
  int weight = VOUCH_WEIGHT_UNSAID;

  for (; step->weights && unit && weight == VOUCH_WEIGHT_UNSAID; unit = unit->section)
    weight = vouch_profile_weights_for (step->weights, unit->role);
  if (step->weights && weight == VOUCH_WEIGHT_UNSAID
      && step->weights->claims != VOUCH_WEIGHT_UNSAID && is_claim (check))
    weight = step->weights->claims;
  if (step->weights && weight == VOUCH_WEIGHT_UNSAID)
    weight = step->weights->any;
  if (weight == VOUCH_WEIGHT_UNSAID)
    weight = step->is_wanted ? (int) level : VOUCH_WEIGHT_OFF;
  return step->is_muted && weight != VOUCH_LEVEL_ERROR ? VOUCH_WEIGHT_OFF : weight;
}

/* What no statement cites is on no page: its faults stop nothing yet. A mere list of references has no
 * statements, and is to be judged as it is. */
static VouchLevel
lower (VouchCheck *check, VouchLevel level)
{
  gboolean is_printed
      = !VOUCH_IS_REFERENCE (check->unit->node)
        || vouch_node_list_get_size (vouch_card_get_sections (check->card)) == 0
        || vouch_check_totals_have_user (check->index, vouch_node_get_id (check->unit->node));

  return is_printed ? level : VOUCH_LEVEL_HINT;
}

/**
 * vouch_check_report:
 * @check: a check
 * @fields: the finding; the profile may give it another level, or none
 */
void
vouch_check_report (VouchCheck *check, const VouchFindingFields *fields)
{
  VouchFindingFields weighed = *fields;
  int weight = weigh (check, lower (check, fields->level));

  if (weight == VOUCH_WEIGHT_OFF)
    return;
  weighed.level = (VouchLevel) weight;
  /* Not before: most checks begin a finding and report none, and a catalogue is slow to ask. */
  if (weighed.repair && weighed.repair == check->rule->repair)
    weighed.repair = _ (weighed.repair);
  g_ptr_array_add (check->findings, vouch_finding_new (&weighed));
}

/**
 * vouch_check_is_within:
 * @check: a check
 * @role: a section's role
 *
 * Returns: whether the row stands in a section of that role, or is one.
 */
gboolean
vouch_check_is_within (VouchCheck *check, const char *role)
{
  VouchCheckUnit *unit = VOUCH_IS_SECTION (check->unit->node) ? check->unit : check->unit->section;

  for (; unit; unit = unit->section)
    if (g_strcmp0 (vouch_section_get_role (VOUCH_SECTION (unit->node)), role) == 0)
      return TRUE;
  return FALSE;
}

/** Returns: (transfer none): the text of the statement or item, never %NULL. */
const char *
vouch_check_get_text (VouchCheck *check)
{
  const char *text = vouch_node_get_text (check->unit->node, "text");

  return text ? text : "";
}
