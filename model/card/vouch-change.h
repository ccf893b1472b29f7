/* vouch-change.h: one edit of a card, as an immutable value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-types.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CHANGE (vouch_change_get_type ())

/**
 * VouchChangeKind:
 * @VOUCH_CHANGE_SET: a member of a node has another value
 * @VOUCH_CHANGE_INSERT: a node came into a list
 * @VOUCH_CHANGE_REMOVE: a node left a list
 * @VOUCH_CHANGE_MOVE: a node stands in another place
 * @VOUCH_CHANGE_GROUP: several of the above as one step; never nested
 */
typedef enum
{
  VOUCH_CHANGE_SET,
  VOUCH_CHANGE_INSERT,
  VOUCH_CHANGE_REMOVE,
  VOUCH_CHANGE_MOVE,
  VOUCH_CHANGE_GROUP,
} VouchChangeKind;

/**
 * VouchPlace:
 * @parent: id of the node that has the list
 * @list: the list's member name
 * @position: from 0
 */
typedef struct
{
  const char *parent;
  const char *list;
  guint       position;
} VouchPlace;

GType            vouch_change_get_type    (void) G_GNUC_CONST;

VouchChange     *vouch_change_new_set     (const char      *node,
                                           const char      *member,
                                           JsonNode        *before,
                                           JsonNode        *after) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_change_new_insert  (VouchPlace       place,
                                           JsonNode        *node) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_change_new_remove  (VouchPlace       place,
                                           JsonNode        *node) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_change_new_move    (const char      *node,
                                           VouchPlace       from,
                                           VouchPlace       to) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_change_new_group   (const char      *label,
                                           const char      *by,
                                           const char      *at,
                                           GPtrArray       *changes) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_change_as_record   (VouchChange     *self) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_change_with_label  (VouchChange     *self,
                                           const char      *label) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_change_invert      (VouchChange     *self) G_GNUC_WARN_UNUSED_RESULT;
VouchChange     *vouch_change_ref         (VouchChange     *self);
void             vouch_change_unref       (VouchChange     *self);

VouchChange     *vouch_change_new_from_json (JsonNode      *json,
                                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode        *vouch_change_to_json     (VouchChange     *self) G_GNUC_WARN_UNUSED_RESULT;

VouchChangeKind  vouch_change_get_kind    (VouchChange     *self);
gboolean         vouch_change_is_record   (VouchChange     *self);
const char      *vouch_change_get_label   (VouchChange     *self);
const char      *vouch_change_get_by      (VouchChange     *self);
const char      *vouch_change_get_at      (VouchChange     *self);
const char      *vouch_change_get_node    (VouchChange     *self);
const char      *vouch_change_get_member  (VouchChange     *self);
JsonNode        *vouch_change_get_before  (VouchChange     *self);
JsonNode        *vouch_change_get_after   (VouchChange     *self);
JsonNode        *vouch_change_get_json    (VouchChange     *self);
const VouchPlace *vouch_change_get_from   (VouchChange     *self);
const VouchPlace *vouch_change_get_to     (VouchChange     *self);
guint            vouch_change_get_size    (VouchChange     *self);
VouchChange     *vouch_change_get_part    (VouchChange     *self,
                                           guint            index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchChange, vouch_change_unref)

G_END_DECLS
