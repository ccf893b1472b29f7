/* vouch-check-plan.h: which rules judge which rows, under one profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-considered.h"
#include "vouch-rule.h"

G_BEGIN_DECLS

/* As many as there are scopes. */
#define VOUCH_CHECK_PLAN_SCOPES 5

/**
 * VouchCheckPlan:
 * @steps: (owned) (element-type VouchCheckStep): by the scope's bit, in the table's order
 * @reads_references: a rule of statements is on that reads all references of the card
 */
typedef struct
{
  GArray  *steps[VOUCH_CHECK_PLAN_SCOPES];
  gboolean reads_references;
} VouchCheckPlan;

/**
 * VouchCheckWishes: what decides on a plan
 * @profile: the house's
 * @card: the card: its kind and type of article
 * @enabled: (element-type utf8): opt-in rules that are on
 * @muted: rules that the house or the person hides, as keys
 * @considered: rules that the card hides
 */
typedef struct
{
  VouchProfile    *profile;
  VouchCard       *card;
  GHashTable      *enabled;
  GHashTable      *muted;
  VouchConsidered *considered;
} VouchCheckWishes;

VouchCheckPlan *vouch_check_plan_new   (const VouchCheckWishes *wishes) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_check_plan_free  (VouchCheckPlan         *self);
GArray         *vouch_check_plan_steps (VouchCheckPlan         *self,
                                        VouchNode              *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchCheckPlan, vouch_check_plan_free)

G_END_DECLS
