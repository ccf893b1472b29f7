/* vouch-portal-drift.h: what a portal has of a card now, held against what it was sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-change.h"
#include "vouch-portal.h"
#include "vouch-receipt.h"

G_BEGIN_DECLS

/**
 * VouchPortalDriftState:
 * @VOUCH_PORTAL_DRIFT_UNKNOWN: it was not asked, or did not answer
 * @VOUCH_PORTAL_DRIFT_SAME: it has what was sent last, and the card still says that
 * @VOUCH_PORTAL_DRIFT_CHANGED_HERE: it has what was sent last; the card was changed since
 * @VOUCH_PORTAL_DRIFT_CHANGED_THERE: it has another revision than was sent
 * @VOUCH_PORTAL_DRIFT_EARLIER_THERE: it has an earlier one, as after a backup was put back
 * @VOUCH_PORTAL_DRIFT_CHANGED_BOTH: the same, and the card was changed too
 * @VOUCH_PORTAL_DRIFT_WITHDRAWN: withdrawn from here
 * @VOUCH_PORTAL_DRIFT_WITHDRAWN_THERE: withdrawn by somebody else
 * @VOUCH_PORTAL_DRIFT_GONE: it took the card and has nothing of it any more
 * @VOUCH_PORTAL_DRIFT_ONLY_THERE: it has the card, of which the file knows nothing
 * @VOUCH_PORTAL_DRIFT_NOT_SENT: it has nothing, and was sent nothing
 */
typedef enum
{
  VOUCH_PORTAL_DRIFT_UNKNOWN,
  VOUCH_PORTAL_DRIFT_SAME,
  VOUCH_PORTAL_DRIFT_CHANGED_HERE,
  VOUCH_PORTAL_DRIFT_CHANGED_THERE,
  VOUCH_PORTAL_DRIFT_EARLIER_THERE,
  VOUCH_PORTAL_DRIFT_CHANGED_BOTH,
  VOUCH_PORTAL_DRIFT_WITHDRAWN,
  VOUCH_PORTAL_DRIFT_WITHDRAWN_THERE,
  VOUCH_PORTAL_DRIFT_GONE,
  VOUCH_PORTAL_DRIFT_ONLY_THERE,
  VOUCH_PORTAL_DRIFT_NOT_SENT,
} VouchPortalDriftState;

/**
 * VouchPortalDrift:
 * @portal: (nullable): as receipts name it
 * @name: what the user calls it
 * @place: (nullable): its address; %NULL where it is none that the user has added
 * @page: (nullable): the page's address
 * @state: see #VouchPortalDriftState
 * @receipt: (nullable): what it answered last, as the card has it
 * @revision: which one it has now; 0: none, or not known
 * @digest: (nullable): of what that holds
 * @status: (nullable): how it has that: "publish", "draft", "future", "withdrawn"
 * @changes: (nullable) (element-type VouchPageChange): from the page there to the card as it is here
 * @error: (nullable): why it is not known
 */
typedef struct
{
  char                 *portal;
  char                 *name;
  char                 *place;
  char                 *page;
  VouchPortalDriftState state;
  VouchReceipt         *receipt;
  gint64                revision;
  char                 *digest;
  char                 *status;
  GPtrArray            *changes;
  GError               *error;
} VouchPortalDrift;

void              vouch_portal_drift_free       (VouchPortalDrift      *self);
VouchPortalDrift *vouch_portal_drift_new        (JsonNode              *card,
                                                 VouchPortal           *portal) G_GNUC_WARN_UNUSED_RESULT;
VouchPortalDrift *vouch_portal_drift_ask        (JsonNode              *card,
                                                 VouchPortal           *portal,
                                                 GCancellable          *cancellable) G_GNUC_WARN_UNUSED_RESULT;
VouchPortalDrift *vouch_portal_drift_new_local  (JsonNode              *card) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *vouch_portal_drift_list_others (JsonNode             *card,
                                                 GPtrArray             *known) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_portal_drift_is_good    (const VouchPortalDrift *self);
const char       *vouch_portal_drift_get_word   (const VouchPortalDrift *self);
char             *vouch_portal_drift_describe   (const VouchPortalDrift *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPortalDrift, vouch_portal_drift_free)

G_END_DECLS
