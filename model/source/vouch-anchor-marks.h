/* vouch-anchor-marks.h: a text with the marks that were left out of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-anchor-index.h"
#include "vouch-anchor.h"

G_BEGIN_DECLS

typedef struct _VouchAnchorMarks VouchAnchorMarks;

VouchAnchorMarks *vouch_anchor_marks_new       (VouchSourceText  *text) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_anchor_marks_free      (VouchAnchorMarks *self);
VouchAnchorIndex *vouch_anchor_marks_get_index (VouchAnchorMarks *self);
void              vouch_anchor_marks_take_off  (VouchAnchorMarks *self,
                                                VouchAnchor      *anchor);

G_END_DECLS
