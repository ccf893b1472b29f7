/* vouch-height-tree.h: heights of many rows, their sums and what lies at a place, in no time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VouchHeightTree VouchHeightTree;

VouchHeightTree *vouch_height_tree_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_height_tree_free       (VouchHeightTree *self);
void             vouch_height_tree_reset      (VouchHeightTree *self,
                                               const int       *heights,
                                               guint            size);
guint            vouch_height_tree_get_size   (VouchHeightTree *self);
int              vouch_height_tree_get_height (VouchHeightTree *self,
                                               guint            row);
void             vouch_height_tree_set_height (VouchHeightTree *self,
                                               guint            row,
                                               int              height);
int              vouch_height_tree_get_offset (VouchHeightTree *self,
                                               guint            row);
int              vouch_height_tree_get_total  (VouchHeightTree *self);
guint            vouch_height_tree_find       (VouchHeightTree *self,
                                               int              offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchHeightTree, vouch_height_tree_free)

G_END_DECLS
