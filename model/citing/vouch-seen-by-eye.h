/* vouch-seen-by-eye.h: a passage that somebody typed from a source that is not on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-citation.h"

G_BEGIN_DECLS

VouchCitation *vouch_seen_by_eye_find (VouchNode     *owner);
VouchChange   *vouch_seen_by_eye_edit (VouchCitation *citation,
                                       const char    *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
