/* vouch-work-tree.h: a copy of a card that is altered step by step, and the steps.
 *
 * Private to diff and merge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-document.h"

G_BEGIN_DECLS

typedef struct _VouchWorkTree VouchWorkTree;

VouchWorkTree *vouch_work_tree_new          (VouchCard      *card,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_work_tree_free         (VouchWorkTree  *self);
VouchDocument *vouch_work_tree_get_document (VouchWorkTree  *self);
GPtrArray     *vouch_work_tree_get_changes  (VouchWorkTree  *self);
const GError  *vouch_work_tree_get_trouble  (VouchWorkTree  *self);
VouchNode     *vouch_work_tree_lookup       (VouchWorkTree  *self,
                                             const char     *id);

gboolean       vouch_work_tree_apply        (VouchWorkTree  *self,
                                             VouchChange    *change);
gboolean       vouch_work_tree_set          (VouchWorkTree  *self,
                                             VouchNode      *node,
                                             const char     *member,
                                             JsonNode       *value);
gboolean       vouch_work_tree_insert_copy  (VouchWorkTree  *self,
                                             VouchNodeList  *list,
                                             guint           position,
                                             VouchNode      *model);
gboolean       vouch_work_tree_remove       (VouchWorkTree  *self,
                                             VouchNode      *node);
gboolean       vouch_work_tree_move         (VouchWorkTree  *self,
                                             VouchNode      *node,
                                             VouchNodeList  *list,
                                             guint           position);

/* Of several versions of a card. */
GHashTable    *vouch_tree_index             (VouchCard      *card) G_GNUC_WARN_UNUSED_RESULT;
VouchPlace     vouch_tree_place             (VouchNode      *node);
gboolean       vouch_tree_same_list         (VouchNode      *a,
                                             VouchNode      *b);
GPtrArray     *vouch_tree_member_names      (VouchNode      *a,
                                             VouchNode      *b) G_GNUC_WARN_UNUSED_RESULT;
GHashTable    *vouch_tree_find_steady       (GPtrArray      *before,
                                             GPtrArray      *after,
                                             guint          *n_both) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchWorkTree, vouch_work_tree_free)

G_END_DECLS
