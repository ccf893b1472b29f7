/* vouch-validator-repair.c: repairs of what was found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-repair-plan.h"
#include "vouch-repair.h"
#include "vouch-rule.h"
#include "vouch-validator-private.h"

G_DEFINE_QUARK (vouch - check - error - quark, vouch_check_error)

static VouchCard *
get_card (VouchValidator *self)
{
  return vouch_document_get_card (vouch_validator_get_document (self));
}

/**
 * vouch_validator_make_repair:
 * @self: a validator
 * @finding: one of its findings
 * @error: return location for a #VouchCheckError
 *
 * Returns: (transfer full): the repair as one change, for the card as it is now.
 */
VouchChange *
vouch_validator_make_repair (VouchValidator *self, VouchFinding *finding, GError **error)
{
  VouchCheck check = { .index = vouch_validator_get_index (self),
                       .card = get_card (self),
                       .profile = vouch_validator_get_profile (self) };
  VouchChange *change = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);

  if (!vouch_validator_is_still_found (self, finding))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE,
                           _ ("This has already been fixed."));
      return NULL;
    }
  check.rule = vouch_profile_find_rule (check.profile, vouch_finding_get_rule (finding));
  check.unit = vouch_check_index_lookup (vouch_validator_get_index (self),
                                         vouch_finding_get_row (finding));
  if (check.rule->mend && !vouch_finding_get_action (finding))
    change = check.rule->mend (&check, finding);
  if (!change)
    g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON,
                         _ ("This needs a person to decide."));
  return change;
}

/**
 * vouch_validator_repair:
 * @self: a validator
 * @finding: one of its findings, without an action
 * @error: return location for a #VouchCheckError or #VouchChangeError
 *
 * Repairs what @finding says, as one step of the history.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_repair (VouchValidator *self, VouchFinding *finding, GError **error)
{
  g_autoptr (VouchChange) change = vouch_validator_make_repair (self, finding, error);

  if (!change || !vouch_document_edit (vouch_validator_get_document (self), change, error))
    return FALSE;
  vouch_validator_tell_handled (self, vouch_finding_get_rule (finding), VOUCH_HANDLED_REPAIRED, 1);
  return TRUE;
}

/**
 * vouch_validator_apply_plan:
 * @self: a validator
 * @plan: what was tried on a copy of the card as it is now
 * @error: return location for a #VouchCheckError or #VouchChangeError
 *
 * Does what was planned, as one step of the history.
 *
 * Returns: how many repairs that were.
 */
guint
vouch_validator_apply_plan (VouchValidator *self, VouchRepairPlan *plan, GError **error)
{
  VouchDocument *document = vouch_validator_get_document (self);
  const VouchRule *rule;
  g_autoptr (VouchChange) change = NULL;

  g_return_val_if_fail (document && plan, 0);

  rule = vouch_profile_find_rule (vouch_validator_get_profile (self), plan->rule);
  if (plan->revision != vouch_document_get_revision (document) || !rule)
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE,
                           _ ("The card has changed in the meantime."));
      return 0;
    }
  if (plan->changes->len == 0)
    return 0;
  change = vouch_repair_end (g_ptr_array_ref (plan->changes), _ (rule->repair));
  if (!vouch_document_edit (document, change, error))
    return 0;
  vouch_validator_tell_handled (self, plan->rule, VOUCH_HANDLED_REPAIRED, plan->changes->len);
  return plan->changes->len;
}
