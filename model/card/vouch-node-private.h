/* vouch-node-private.h: how the reader and the document alter nodes.
 *
 * Nothing else may call these: a change to a card goes through
 * vouch_document_apply().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"
#include "vouch-node-list.h"

G_BEGIN_DECLS

void               vouch_node_store_value    (VouchNode     *self,
                                              const char    *member,
                                              JsonNode      *value);
void               vouch_node_set_document   (VouchNode     *self,
                                              VouchDocument *document);
void               vouch_node_set_home       (VouchNode     *self,
                                              VouchNodeList *home);
const VouchMember *vouch_node_find_member    (VouchNode     *self,
                                              const char    *name);
gboolean           vouch_node_accepts        (VouchNode     *self,
                                              const char    *member,
                                              JsonNode      *value);

VouchNodeList     *vouch_node_list_new       (VouchNode     *owner,
                                              const char    *name,
                                              GType          type);
void               vouch_node_list_insert    (VouchNodeList *self,
                                              guint          position,
                                              VouchNode     *node);
VouchNode         *vouch_node_list_steal     (VouchNodeList *self,
                                              guint          position);
GType              vouch_node_list_get_child_type (VouchNodeList *self);

void               vouch_node_class_install_members (VouchNodeClass    *node_class,
                                                     const VouchMember *members);

G_END_DECLS
