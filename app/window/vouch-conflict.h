/* vouch-conflict.h: a card that was changed on its portal since: ours, theirs, and what was before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"
#include "vouch-merge.h"
#include "vouch-portal-there.h"

G_BEGIN_DECLS

/**
 * VouchConflict:
 * @there: (owned): what the portal has
 * @ours: (owned): what is published of our card
 * @theirs: (owned): what is published there
 * @last: (owned) (nullable): what we published last, where that is known
 * @merge: (owned): all of it as one
 * @change: (owned): from ours to that
 * @carried: (owned) (nullable): the same as a change of our whole card, as it was when it was compared
 * @trouble: (owned) (nullable): why it can't be brought into our card
 * @revision: which revision of the document that was
 * @differences: (owned) (element-type VouchDifference): theirs from ours
 */
typedef struct
{
  VouchPortalThere *there;
  VouchCard        *ours;
  VouchCard        *theirs;
  VouchCard        *last;
  VouchMerge       *merge;
  VouchChange      *change;
  VouchChange      *carried;
  GError           *trouble;
  guint64           revision;
  GPtrArray        *differences;
} VouchConflict;

void           vouch_conflict_load_async  (VouchDocument        *document,
                                           VouchPortalThere     *there,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              data);
VouchConflict *vouch_conflict_load_finish (GAsyncResult         *result,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_conflict_free        (VouchConflict        *self);
VouchChange   *vouch_conflict_make_change (VouchConflict        *self,
                                           VouchDocument        *document,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchConflict, vouch_conflict_free)

G_END_DECLS
