/* vouch-merge-private.h: what a merge works with, and what is told of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-merge.h"
#include "vouch-node-list.h"
#include "vouch-work-tree.h"

G_BEGIN_DECLS

struct _VouchMerge
{
  VouchWorkTree *tree;   /* (owned): ours, and then what was merged into it */
  GPtrArray *conflicts;  /* (owned) (element-type VouchMergeConflict) */

  /* Only while it is made. The maps are from id to node (unowned). */
  GHashTable *in_base;   /* (owned) */
  GHashTable *in_ours;   /* (owned) */
  GHashTable *in_theirs; /* (owned) */
  GHashTable *settled;   /* (owned) (element-type utf8): lists whose order was looked at */
};

VouchNode          *vouch_merge_find           (GHashTable             *side,
                                                const char             *id,
                                                VouchNode              *like);
VouchMergeConflict *vouch_merge_add_conflict   (VouchMerge             *self,
                                                VouchMergeConflictKind  kind,
                                                const char             *node,
                                                const char             *member);

void                vouch_merge_values         (VouchMerge             *self,
                                                VouchNode              *theirs);
gboolean            vouch_merge_is_same_values (VouchNode              *a,
                                                VouchNode              *b);
void                vouch_merge_children       (VouchMerge             *self,
                                                VouchNode              *theirs);
void                vouch_merge_removals       (VouchMerge             *self,
                                                VouchNode              *base);
void                vouch_merge_references     (VouchMerge             *self);

G_END_DECLS
