/* vouch-outbox-withdrawal.h: what a portal answers to who withdraws a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal-answer.h"

G_BEGIN_DECLS

JsonObject *vouch_outbox_withdrawal_get_card     (const VouchPortalAnswer  *answer);
void        vouch_outbox_withdrawal_to_error     (const VouchPortalAnswer  *answer,
                                                  VouchPortal              *portal,
                                                  GError                  **error);
void        vouch_outbox_withdrawal_fail_unknown (VouchPortal              *portal,
                                                  GError                  **error);

G_END_DECLS
