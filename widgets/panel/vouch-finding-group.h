/* vouch-finding-group.h: a heading in the list of findings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_FINDING_GROUP (vouch_finding_group_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindingGroup, vouch_finding_group, VOUCH, FINDING_GROUP, GObject)

/* Properties: "title" (string), "count" (uint): how many findings stand under it. */
VouchFindingGroup *vouch_finding_group_new       (void) G_GNUC_WARN_UNUSED_RESULT;
const char        *vouch_finding_group_get_title (VouchFindingGroup *self);
guint              vouch_finding_group_get_count (VouchFindingGroup *self);
void               vouch_finding_group_update    (VouchFindingGroup *self,
                                                  const char        *title,
                                                  guint              count);

G_END_DECLS
