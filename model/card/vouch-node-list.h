/* vouch-node-list.h: the nodes of one list member, as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-types.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_NODE_LIST (vouch_node_list_get_type ())

G_DECLARE_FINAL_TYPE (VouchNodeList, vouch_node_list, VOUCH, NODE_LIST, GObject)

const char *vouch_node_list_get_name  (VouchNodeList *self);
VouchNode  *vouch_node_list_get_owner (VouchNodeList *self);
guint       vouch_node_list_get_size  (VouchNodeList *self);
gpointer    vouch_node_list_peek      (VouchNodeList *self,
                                       guint          position);
gboolean    vouch_node_list_find      (VouchNodeList *self,
                                       VouchNode     *node,
                                       guint         *position);

G_END_DECLS
