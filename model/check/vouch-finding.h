/* vouch-finding.h: what one rule says about one node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VouchLevel:
 * @VOUCH_LEVEL_ERROR: stops publishing
 * @VOUCH_LEVEL_WARNING: to be repaired, or considered with a reason
 * @VOUCH_LEVEL_HINT: never stops anything
 */
typedef enum
{
  VOUCH_LEVEL_ERROR,
  VOUCH_LEVEL_WARNING,
  VOUCH_LEVEL_HINT,
} VouchLevel;

#define VOUCH_TYPE_FINDING (vouch_finding_get_type ())

G_DECLARE_FINAL_TYPE (VouchFinding, vouch_finding, VOUCH, FINDING, GObject)

/* Immutable. Properties are the getters' names. "repair" is the button's text
 * (nullable); "action" is set where the repair needs the person ("cite", "go",
 * "add-original-source", …) and null where vouch_validator_repair() does it. */
const char *vouch_finding_get_rule         (VouchFinding *self);
VouchLevel  vouch_finding_get_level        (VouchFinding *self);
const char *vouch_finding_get_node         (VouchFinding *self);
const char *vouch_finding_get_row          (VouchFinding *self);
const char *vouch_finding_get_section      (VouchFinding *self);
const char *vouch_finding_get_member       (VouchFinding *self);
const char *vouch_finding_get_subject      (VouchFinding *self);
const char *vouch_finding_get_message      (VouchFinding *self);
gboolean    vouch_finding_get_range        (VouchFinding *self,
                                            guint        *from,
                                            guint        *to);
const char *vouch_finding_get_repair       (VouchFinding *self);
const char *vouch_finding_get_action       (VouchFinding *self);
const char *vouch_finding_get_other        (VouchFinding *self);
gboolean    vouch_finding_is_considered    (VouchFinding *self);
gboolean    vouch_finding_is_same          (VouchFinding *self,
                                            VouchFinding *other);
const char *vouch_level_get_name           (VouchLevel    level);

G_END_DECLS
