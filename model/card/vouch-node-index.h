/* vouch-node-index.h: the nodes of a tree by id.
 *
 * Private to the document, and to a tree that belongs to none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

typedef struct _VouchNodeIndex VouchNodeIndex;

VouchNodeIndex *vouch_node_index_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_node_index_free   (VouchNodeIndex *self);
VouchNode      *vouch_node_index_lookup (VouchNodeIndex *self,
                                         const char     *id);
gboolean        vouch_node_index_has_any (VouchNodeIndex *self,
                                          VouchNode      *node);
gboolean        vouch_node_index_add    (VouchNodeIndex *self,
                                         VouchNode      *node);
void            vouch_node_index_remove (VouchNodeIndex *self,
                                         VouchNode      *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchNodeIndex, vouch_node_index_free)

G_END_DECLS
