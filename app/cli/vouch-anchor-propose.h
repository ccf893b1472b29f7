/* vouch-anchor-propose.h: what `vouch anchor --card` proposes, and writes where it is asked to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-anchor-card.h"
#include "vouch-document.h"
#include "vouch-passage-proposals.h"

G_BEGIN_DECLS

typedef struct _VouchAnchorPropose VouchAnchorPropose;

VouchAnchorPropose *vouch_anchor_propose_new      (VouchCard                    *card,
                                                   const char                   *etag,
                                                   const VouchAnchorCardOptions *options,
                                                   GError                      **error) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_anchor_propose_free     (VouchAnchorPropose           *self);
gboolean            vouch_anchor_propose_write    (VouchAnchorPropose           *self,
                                                   GError                      **error);
JsonNode           *vouch_anchor_propose_to_json  (VouchAnchorPropose           *self,
                                                   const char                   *citation) G_GNUC_WARN_UNUSED_RESULT;
char               *vouch_anchor_propose_dup_line (VouchAnchorPropose           *self,
                                                   const char                   *citation) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchAnchorPropose, vouch_anchor_propose_free)

G_END_DECLS
