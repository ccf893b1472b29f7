/* vouch-node.h: a node of the card's tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-types.h"
#include "vouch-member.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_NODE (vouch_node_get_type ())

G_DECLARE_DERIVABLE_TYPE (VouchNode, vouch_node, VOUCH, NODE, GObject)

/**
 * VouchNodeClass:
 * @members: the class's table, ended by a row without a name
 * @value_changed: (nullable): told after a member has another value, known or not
 */
struct _VouchNodeClass
{
  GObjectClass parent_class;

  const VouchMember *members;

  void (*value_changed) (VouchNode  *self,
                         const char *member);
};

char          *vouch_id_new                (void) G_GNUC_WARN_UNUSED_RESULT;

VouchNode     *vouch_node_new_from_json    (GType          type,
                                            JsonNode      *json,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode      *vouch_node_to_json          (VouchNode     *self) G_GNUC_WARN_UNUSED_RESULT;
JsonNode      *vouch_node_json_with_new_ids (JsonNode     *json) G_GNUC_WARN_UNUSED_RESULT;

const char    *vouch_node_get_id           (VouchNode     *self);
VouchNode     *vouch_node_get_parent       (VouchNode     *self);
VouchNodeList *vouch_node_get_home         (VouchNode     *self);
guint          vouch_node_get_position     (VouchNode     *self);
VouchNode     *vouch_node_get_root         (VouchNode     *self);
VouchDocument *vouch_node_get_document     (VouchNode     *self);
VouchNode     *vouch_node_get_ancestor     (VouchNode     *self,
                                            GType          type);
char          *vouch_node_dup_path         (VouchNode     *self);

JsonNode      *vouch_node_get_value        (VouchNode     *self,
                                            const char    *member);
char         **vouch_node_dup_member_names (VouchNode     *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       vouch_node_set_value        (VouchNode     *self,
                                            const char    *member,
                                            JsonNode      *value,
                                            GError       **error);
const char    *vouch_node_get_text         (VouchNode     *self,
                                            const char    *member);
gboolean       vouch_node_set_text         (VouchNode     *self,
                                            const char    *member,
                                            const char    *text);
gboolean       vouch_node_get_flag         (VouchNode     *self,
                                            const char    *member);
gint64         vouch_node_get_number       (VouchNode     *self,
                                            const char    *member,
                                            gint64         otherwise);

VouchNodeList *vouch_node_get_list         (VouchNode     *self,
                                            const char    *list);
VouchNode     *vouch_node_insert           (VouchNode     *self,
                                            const char    *list,
                                            guint          position,
                                            JsonNode      *json,
                                            GError       **error);
gboolean       vouch_node_remove           (VouchNode     *self,
                                            GError       **error);
gboolean       vouch_node_move             (VouchNode     *self,
                                            VouchNode     *parent,
                                            const char    *list,
                                            guint          position,
                                            GError       **error);

typedef void (*VouchNodeFunc) (VouchNode *node,
                               gpointer   data);
void           vouch_node_foreach          (VouchNode     *self,
                                            VouchNodeFunc  func,
                                            gpointer       data);

G_END_DECLS
