/* vouch-node-list-private.h: what a list and its nodes know of each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node-index.h"
#include "vouch-node-private.h"

G_BEGIN_DECLS

void           vouch_node_list_forget_owner (VouchNodeList *self);

GSequenceIter *vouch_node_get_iter          (VouchNode     *self);
void           vouch_node_set_iter          (VouchNode     *self,
                                             GSequenceIter *iter);

VouchNodeIndex *vouch_node_get_loose_index  (VouchNode     *self);
void           vouch_node_entered           (VouchNode     *self);
void           vouch_node_will_leave        (VouchNode     *self);

G_END_DECLS
