/* vouch-finding-list-private.h: how the validator fills the list.
 *
 * The findings stand in a balanced tree, sorted by the place of their row in the
 * card; a row with findings knows its first one. So replacing a row's findings
 * costs the logarithm of how many there are, wherever it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-finding-list.h"

G_BEGIN_DECLS

/**
 * VouchFindingSlot: a row's place in the list
 * @place: (unowned): where the row stands in the order of all rows
 * @iters: (owned) (nullable) (element-type GSequenceIter): its findings, in order
 */
typedef struct
{
  GSequenceIter *place;
  GPtrArray     *iters;
} VouchFindingSlot;

VouchFindingList *vouch_finding_list_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_finding_list_replace (VouchFindingList *self,
                                              VouchFindingSlot *slot,
                                              GPtrArray        *findings);
void              vouch_finding_slot_count   (VouchFindingSlot *slot,
                                              guint             counts[3]);

G_END_DECLS
