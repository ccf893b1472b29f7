/* vouch-finding-heading.h: the heading of a group of findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-finding-group.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FINDING_HEADING (vouch_finding_heading_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindingHeading, vouch_finding_heading, VOUCH, FINDING_HEADING, AdwBin)

GtkWidget *vouch_finding_heading_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_finding_heading_set_group (VouchFindingHeading *self,
                                            VouchFindingGroup   *group);

G_END_DECLS
