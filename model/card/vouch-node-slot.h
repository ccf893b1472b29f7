/* vouch-node-slot.h: where a node keeps its members; for the files of VouchNode only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node-private.h"

G_BEGIN_DECLS

/**
 * VouchNodeSlot:
 * @member: (nullable): its row of the class's table; %NULL where the class does not know it
 * @unknown: (nullable): its name where the class does not know it
 * @group: (nullable): the row of the group that it stands in
 * @value: (nullable): sealed; %NULL where it is absent, and of a list or a group
 * @list: (nullable): the children, where it is a list that somebody has asked for
 * @was_read: an empty list or group that is written, as it stood in what was read
 *
 * A node's slots are in the order in which it is written. A group's slot comes
 * before those within it. A value that goes leaves its slot, so that it comes
 * back to the same place.
 */
typedef struct
{
  const VouchMember *member;
  char              *unknown; /* (owned) */
  const VouchMember *group;
  JsonNode          *value; /* (owned) */
  VouchNodeList     *list;  /* (owned) */
  gboolean           was_read;
} VouchNodeSlot;

const char    *vouch_node_slot_get_name  (VouchNodeSlot     *slot);

guint          vouch_node_get_n_slots    (VouchNode         *self);
VouchNodeSlot *vouch_node_get_slot       (VouchNode         *self,
                                          guint              index);
VouchNodeSlot *vouch_node_find_slot      (VouchNode         *self,
                                          const char        *name);
VouchNodeSlot *vouch_node_append_slot    (VouchNode         *self,
                                          const char        *name,
                                          const VouchMember *member,
                                          const VouchMember *group);
VouchNodeSlot *vouch_node_ensure_slot    (VouchNode         *self,
                                          const char        *name);

const VouchMember *vouch_member_find       (const VouchMember *members,
                                            const char        *name);
const VouchMember *vouch_member_find_group (const VouchMember *members,
                                            const char        *name);
gboolean           vouch_member_holds      (const VouchMember *member,
                                            JsonNode          *value);

G_END_DECLS
