/* vouch-server-private.h: what the portal's routes may ask the portal for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal-token.h"
#include "vouch-server-store.h"
#include "vouch-server.h"

G_BEGIN_DECLS

VouchServerStore       *vouch_server_get_store (VouchServer *self);
const VouchPortalToken *vouch_server_get_token (VouchServer *self);
char                   *vouch_server_dup_address (VouchServer           *self,
                                                  const VouchServerCard *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
