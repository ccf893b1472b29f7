/* vouch-finding-list.h: all findings of a card, in the card's order, as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-finding.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FINDING_LIST (vouch_finding_list_get_type ())

G_DECLARE_FINAL_TYPE (VouchFindingList, vouch_finding_list, VOUCH, FINDING_LIST, GObject)

/* Properties: "n-errors", "n-warnings", "n-hints". Spliced exactly, so that a
 * selected row stays; findings of one node are contiguous. */
guint      vouch_finding_list_get_count     (VouchFindingList *self,
                                             VouchLevel        level);
GPtrArray *vouch_finding_list_list_all      (VouchFindingList *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *vouch_finding_list_list_for_node (VouchFindingList *self,
                                             const char       *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
