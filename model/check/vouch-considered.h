/* vouch-considered.h: what somebody keeps as it is, with a reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-finding.h"

G_BEGIN_DECLS

typedef struct _VouchConsidered VouchConsidered;

VouchConsidered *vouch_considered_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_considered_free       (VouchConsidered *self);
GPtrArray       *vouch_considered_read       (VouchConsidered *self,
                                              VouchCard       *card) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_considered_is_empty   (VouchConsidered *self,
                                              const char      *node);
gboolean         vouch_considered_covers     (VouchConsidered *self,
                                              VouchNode       *node,
                                              const char      *rule,
                                              const char      *member,
                                              const char      *subject);
gboolean         vouch_considered_is_muted   (VouchConsidered *self,
                                              const char      *rule);
char            *vouch_considered_digest     (VouchNode       *node) G_GNUC_WARN_UNUSED_RESULT;
JsonNode        *vouch_considered_add        (VouchCard       *card,
                                              VouchNode       *node,
                                              VouchFinding    *finding,
                                              const char      *reason,
                                              const char      *by) G_GNUC_WARN_UNUSED_RESULT;
JsonNode        *vouch_considered_without    (VouchCard       *card,
                                              VouchFinding    *finding) G_GNUC_WARN_UNUSED_RESULT;
JsonObject      *vouch_considered_find       (VouchCard       *card,
                                              VouchFinding    *finding);

G_END_DECLS
