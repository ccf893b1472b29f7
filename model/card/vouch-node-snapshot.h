/* vouch-node-snapshot.h: what a node and all below it hold now, to be printed by another thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

typedef struct _VouchNodeSnapshot VouchNodeSnapshot;

VouchNodeSnapshot *vouch_node_snapshot_new   (VouchNode         *node) G_GNUC_WARN_UNUSED_RESULT;
VouchNodeSnapshot *vouch_node_snapshot_begin (VouchNode         *node) G_GNUC_WARN_UNUSED_RESULT;
gboolean           vouch_node_snapshot_go_on (VouchNodeSnapshot *self,
                                              gint64             end);
char              *vouch_node_snapshot_print (VouchNodeSnapshot *self,
                                              gsize             *length) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_node_snapshot_free  (VouchNodeSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchNodeSnapshot, vouch_node_snapshot_free)

G_END_DECLS
