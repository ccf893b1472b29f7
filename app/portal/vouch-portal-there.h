/* vouch-portal-there.h: a card as it is on a portal now, and as we sent it last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"
#include "vouch-receipt.h"

G_BEGIN_DECLS

/**
 * VouchPortalThere:
 * @theirs: the published form as it is there
 * @last: (nullable): the published form as this computer sent it last
 * @last_revision: which revision that was
 * @receipt: what a receipt for @theirs is: to build on it next
 */
typedef struct
{
  JsonNode     *theirs;
  JsonNode     *last;
  gint64        last_revision;
  VouchReceipt *receipt;
} VouchPortalThere;

void              vouch_portal_there_free        (VouchPortalThere     *self);
VouchPortalThere *vouch_portal_there_load        (VouchPortal          *portal,
                                                  const char           *card,
                                                  GCancellable         *cancellable,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_portal_there_load_async  (VouchPortal          *portal,
                                                  const char           *card,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              data);
VouchPortalThere *vouch_portal_there_load_finish (GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPortalThere, vouch_portal_there_free)

G_END_DECLS
