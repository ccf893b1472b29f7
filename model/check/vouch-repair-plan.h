/* vouch-repair-plan.h: what repairing all of a kind would do, as tried on a copy of the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-repair-step.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

/**
 * VouchRepairPlan:
 * @rule: the rule's id
 * @revision: of the document that it was made for
 * @steps: (element-type VouchRepairStep): one for each node that is repaired
 * @changes: (element-type VouchChange): what does it, in order
 */
typedef struct
{
  char      *rule;     /* (owned) */
  guint64    revision;
  GPtrArray *steps;    /* (owned) */
  GPtrArray *changes;  /* (owned) */
} VouchRepairPlan;

void             vouch_repair_plan_free               (VouchRepairPlan      *self);

/* The first waits; the second tries in a thread. */
VouchRepairPlan *vouch_validator_plan_repairs         (VouchValidator       *self,
                                                       const char           *rule,
                                                       GHashTable           *left_out,
                                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_validator_plan_repairs_async   (VouchValidator       *self,
                                                       const char           *rule,
                                                       GHashTable           *left_out,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              data);
VouchRepairPlan *vouch_validator_plan_repairs_finish  (GAsyncResult         *result,
                                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
guint            vouch_validator_apply_plan           (VouchValidator       *self,
                                                       VouchRepairPlan      *plan,
                                                       GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchRepairPlan, vouch_repair_plan_free)

G_END_DECLS
