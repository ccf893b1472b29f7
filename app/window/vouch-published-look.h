/* vouch-published-look.h: asks a portal what it has of a card, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal-drift.h"

G_BEGIN_DECLS

void              vouch_published_look_async       (JsonNode             *card,
                                                    VouchPortal          *portal,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              data);
VouchPortalDrift *vouch_published_look_finish      (GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char             *vouch_published_describe_receipt (const VouchReceipt   *receipt) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
