/* vouch-note-counts.h: how many open notes each node of a card has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"

G_BEGIN_DECLS

typedef struct _VouchNoteCounts VouchNoteCounts;

VouchNoteCounts *vouch_note_counts_new    (VouchDocument   *document) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_note_counts_free   (VouchNoteCounts *self);
gboolean         vouch_note_counts_follow (VouchNoteCounts *self,
                                           VouchChange     *change);
guint            vouch_note_counts_get    (VouchNoteCounts *self,
                                           const char      *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchNoteCounts, vouch_note_counts_free)

G_END_DECLS
