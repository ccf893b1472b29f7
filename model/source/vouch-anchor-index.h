/* vouch-anchor-index.h: a source's text, made ready for finding quotes in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-text.h"

G_BEGIN_DECLS

typedef struct _VouchAnchorIndex VouchAnchorIndex;

VouchAnchorIndex *vouch_anchor_index_new      (VouchSourceText  *text) G_GNUC_WARN_UNUSED_RESULT;
VouchAnchorIndex *vouch_anchor_index_ref      (VouchAnchorIndex *self);
void              vouch_anchor_index_unref    (VouchAnchorIndex *self);
VouchSourceText  *vouch_anchor_index_get_text (VouchAnchorIndex *self);
gboolean          vouch_anchor_index_has_text (VouchAnchorIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchAnchorIndex, vouch_anchor_index_unref)

G_END_DECLS
