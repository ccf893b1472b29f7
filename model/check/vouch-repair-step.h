/* vouch-repair-step.h: what a repair would do in one place, before it is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-change.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REPAIR_STEP (vouch_repair_step_get_type ())

G_DECLARE_FINAL_TYPE (VouchRepairStep, vouch_repair_step, VOUCH, REPAIR_STEP, GObject)

/* Property "wanted" (boolean): whether it is to be done; TRUE at first. */
VouchRepairStep *vouch_repair_step_new        (const char      *node) G_GNUC_WARN_UNUSED_RESULT;
const char      *vouch_repair_step_get_node   (VouchRepairStep *self);
const char      *vouch_repair_step_get_before (VouchRepairStep *self);
const char      *vouch_repair_step_get_after  (VouchRepairStep *self);
gboolean         vouch_repair_step_get_wanted (VouchRepairStep *self);
void             vouch_repair_step_set_wanted (VouchRepairStep *self,
                                               gboolean         is_wanted);
void             vouch_repair_step_add        (VouchRepairStep *self,
                                               VouchChange     *change);

G_END_DECLS
