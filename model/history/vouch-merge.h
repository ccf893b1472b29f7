/* vouch-merge.h: what two people made of one card, as one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-document.h"

G_BEGIN_DECLS

/**
 * VouchMergeConflictKind:
 * @VOUCH_MERGE_CONFLICT_VALUE: both gave a member another value; ours stands
 * @VOUCH_MERGE_CONFLICT_REMOVED_OURS: we removed what they changed; it stands as they have it
 * @VOUCH_MERGE_CONFLICT_REMOVED_THEIRS: they removed what we changed; it stands as we have it
 * @VOUCH_MERGE_CONFLICT_PLACE: both moved it, each elsewhere; it stands where we have it
 * @VOUCH_MERGE_CONFLICT_REFERENCE: one removed a reference that the other cites; it stands
 */
typedef enum
{
  VOUCH_MERGE_CONFLICT_VALUE,
  VOUCH_MERGE_CONFLICT_REMOVED_OURS,
  VOUCH_MERGE_CONFLICT_REMOVED_THEIRS,
  VOUCH_MERGE_CONFLICT_PLACE,
  VOUCH_MERGE_CONFLICT_REFERENCE,
} VouchMergeConflictKind;

/**
 * VouchMergeConflict:
 * @kind: what is at odds
 * @node: id of the node, which the merged card has
 * @member: (nullable): of a value, the member's name
 * @base: (nullable): what both began with: the value, the node, or its place as
 *   {"parent","list","position"}
 * @ours: (nullable): what we made of it; %NULL where it is gone
 * @theirs: (nullable): what they made of it
 */
typedef struct
{
  VouchMergeConflictKind kind;
  char                  *node;
  char                  *member;
  JsonNode              *base;
  JsonNode              *ours;
  JsonNode              *theirs;
} VouchMergeConflict;

typedef struct _VouchMerge VouchMerge;

VouchMerge    *vouch_merge_cards           (VouchCard                 *base,
                                            VouchCard                 *ours,
                                            VouchCard                 *theirs,
                                            GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_merge_free            (VouchMerge                *self);
VouchDocument *vouch_merge_get_document    (VouchMerge                *self);
GPtrArray     *vouch_merge_get_conflicts   (VouchMerge                *self);

VouchChange   *vouch_merge_conflict_other  (const VouchMergeConflict  *self,
                                            VouchDocument             *document) G_GNUC_WARN_UNUSED_RESULT;
const char    *vouch_merge_conflict_word   (const VouchMergeConflict  *self);
gboolean       vouch_merge_write_notes     (VouchMerge                *self,
                                            GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchMerge, vouch_merge_free)

G_END_DECLS
