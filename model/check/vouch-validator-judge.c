/* vouch-validator-judge.c: a row, the rules that are on for it, and what they find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-validator-private.h"

#include "vouch-rule.h"
#include "vouch-section.h"

static void
count_findings (VouchSummary *summary, const guint *counts, int sign)
{
  summary->errors += (guint) sign * counts[VOUCH_LEVEL_ERROR];
  summary->warnings += (guint) sign * counts[VOUCH_LEVEL_WARNING];
  summary->hints += (guint) sign * counts[VOUCH_LEVEL_HINT];
}

/* The list is told after the sums are right, so that who hears of it may ask. */
void
vouch_validator_replace_findings (VouchValidator *self, VouchCheckUnit *unit, GPtrArray *findings)
{
  guint before[3];
  guint after[3] = { 0 };
  VouchCheckUnit *section = VOUCH_IS_SECTION (unit->node) ? unit : unit->section;

  vouch_finding_slot_count (&unit->slot, before);
  for (guint i = 0; i < findings->len; i++)
    if (!vouch_finding_is_considered (findings->pdata[i]))
      after[vouch_finding_get_level (findings->pdata[i])]++;
  for (; section; section = section->section)
    {
      count_findings (&section->summary, before, -1);
      count_findings (&section->summary, after, 1);
    }
  vouch_finding_list_replace (self->findings, &unit->slot, findings);
}

static gboolean
has_yielded (const VouchRule *rule, GPtrArray *found)
{
  for (guint i = 0; rule->yields_to && i < found->len; i++)
    if (g_strv_contains (rule->yields_to, vouch_finding_get_rule (found->pdata[i])))
      return TRUE;
  return FALSE;
}

/* Finding by finding: an entry speaks of a rule, a member and a subject. */
static void
apply_considered (VouchValidator *self, VouchCheckUnit *unit)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      VouchFinding *finding = self->found->pdata[i];
      VouchNode *node = vouch_document_lookup (self->document, vouch_finding_get_node (finding));

      if (!node || vouch_considered_is_empty (self->considered, vouch_node_get_id (node))
          || !vouch_validator_can_consider (finding)
          || !vouch_considered_covers (self->considered, node, vouch_finding_get_rule (finding),
                                       vouch_finding_get_member (finding),
                                       vouch_finding_get_subject (finding)))
        continue;
      self->found->pdata[i] = vouch_finding_new_considered (finding);
      g_object_unref (finding);
    }
}

/* Graver ones first; of the same level in the table's order. */
static void
sort_by_level (GPtrArray *findings)
{
  for (guint i = 1; i < findings->len; i++)
    for (guint k = i; k > 0
                      && vouch_finding_get_level (findings->pdata[k])
                             < vouch_finding_get_level (findings->pdata[k - 1]);
         k--)
      {
        gpointer finding = findings->pdata[k];

        findings->pdata[k] = findings->pdata[k - 1];
        findings->pdata[k - 1] = finding;
      }
}

static VouchCheckPlan *
get_plan (VouchValidator *self)
{
  VouchCheckWishes wishes
      = { self->profile, self->card, self->enabled, self->muted, self->considered };

  if (!self->plan)
    self->plan = vouch_check_plan_new (&wishes);
  return self->plan;
}

/* Private: for runs. Judges a row that was read, and replaces its findings in the list. */
void
vouch_validator_judge (VouchValidator *self, VouchCheckUnit *unit)
{
  GArray *steps = vouch_check_plan_steps (get_plan (self), unit->node);
  VouchCheck check = { .index = self->index,
                       .unit = unit,
                       .card = self->card,
                       .profile = self->profile,
                       .findings = self->found,
                       .wishes = self->wishes };

  g_ptr_array_set_size (self->found, 0);
  for (guint i = 0; i < steps->len; i++)
    {
      check.step = &g_array_index (steps, VouchCheckStep, i);
      check.rule = check.step->rule;
      if (!has_yielded (check.rule, self->found))
        check.rule->check (&check);
    }
  apply_considered (self, unit);
  sort_by_level (self->found);
  vouch_validator_replace_findings (self, unit, self->found);
}
