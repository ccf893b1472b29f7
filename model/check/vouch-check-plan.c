/* vouch-check-plan.c: which rules judge which rows, under one profile.
 *
 * Settled once, not for each of ten thousand rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-plan.h"

#include "vouch-item.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-statement.h"

/* Off everywhere, so that it needn't even look. */
static gboolean
is_off (const VouchCheckStep *step, const char *article_type)
{
  const VouchProfileWeights *weights = step->weights;

  if (step->rule->except_type && g_strcmp0 (step->rule->except_type, article_type) == 0)
    return TRUE;
  if (!weights)
    return !step->is_wanted;
  return !weights->by_role && weights->claims < 0
         && (weights->any == VOUCH_WEIGHT_OFF
             || (weights->any == VOUCH_WEIGHT_UNSAID && !step->is_wanted));
}

static void
add_rule (VouchCheckPlan *self, const VouchCheckWishes *wishes, const VouchRule *rule)
{
  const char *article_type = vouch_card_get_article_type (wishes->card);
  VouchCheckStep step = {
    .rule = rule,
    .weights = vouch_profile_lookup_weights (wishes->profile, vouch_card_get_kind (wishes->card),
                                             rule->id),
    .is_wanted = !(rule->flags & VOUCH_RULE_OPT_IN)
                 || g_hash_table_contains (wishes->enabled, rule->id),
    .is_muted = g_hash_table_contains (wishes->muted, rule->id)
                || vouch_considered_is_muted (wishes->considered, rule->id),
  };

  if (is_off (&step, article_type))
    return;
  self->reads_references = self->reads_references || g_str_equal (rule->id, "spelling");
  for (guint i = 0; i < VOUCH_CHECK_PLAN_SCOPES; i++)
    if (rule->scope & (1u << i))
      g_array_append_val (self->steps[i], step);
}

/**
 * vouch_check_plan_new:
 * @wishes: what decides on it; the profile must outlive the plan
 *
 * Returns: (transfer full): the rules that are on, the house's own after the table's
 */
VouchCheckPlan *
vouch_check_plan_new (const VouchCheckWishes *wishes)
{
  VouchCheckPlan *self = g_new0 (VouchCheckPlan, 1);

  for (guint i = 0; i < VOUCH_CHECK_PLAN_SCOPES; i++)
    self->steps[i] = g_array_new (FALSE, FALSE, sizeof (VouchCheckStep));
  for (guint i = 0; i < vouch_rules_count (); i++)
    add_rule (self, wishes, vouch_rules_get (i));
  for (guint i = 0; i < wishes->profile->rules->len; i++)
    add_rule (self, wishes, wishes->profile->rules->pdata[i]);
  return self;
}

/** Frees it. */
void
vouch_check_plan_free (VouchCheckPlan *self)
{
  for (guint i = 0; i < VOUCH_CHECK_PLAN_SCOPES; i++)
    g_array_unref (self->steps[i]);
  g_free (self);
}

static guint
get_scope (VouchNode *node)
{
  if (VOUCH_IS_STATEMENT (node))
    return VOUCH_SCOPE_STATEMENT;
  if (VOUCH_IS_SECTION (node))
    return VOUCH_SCOPE_SECTION;
  if (VOUCH_IS_CARD (node))
    return VOUCH_SCOPE_CARD;
  return VOUCH_IS_ITEM (node) ? VOUCH_SCOPE_ITEM : VOUCH_SCOPE_REFERENCE;
}

/** Returns: (transfer none) (element-type VouchCheckStep): what judges rows like @node. */
GArray *
vouch_check_plan_steps (VouchCheckPlan *self, VouchNode *node)
{
  return self->steps[g_bit_nth_lsf (get_scope (node), -1)];
}
