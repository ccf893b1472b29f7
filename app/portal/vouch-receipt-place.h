/* vouch-receipt-place.h: which receipts came from which portal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"
#include "vouch-receipt.h"

G_BEGIN_DECLS

gboolean      vouch_receipt_is_from       (const VouchReceipt *self,
                                           VouchPortal        *portal);
gboolean      vouch_receipt_is_here       (const VouchReceipt *self);
VouchReceipt *vouch_receipt_find_last     (JsonNode           *card,
                                           VouchPortal        *portal) G_GNUC_WARN_UNUSED_RESULT;
VouchReceipt *vouch_receipt_find_page     (JsonNode           *card,
                                           VouchPortal        *portal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
