/* vouch-test-outbox.h: small cards that are put into the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-outbox.h"
#include "vouch-receipt.h"

G_BEGIN_DECLS

JsonNode       *vouch_test_outbox_card (const char         *id,
                                        const char         *title,
                                        const VouchReceipt *receipt) G_GNUC_WARN_UNUSED_RESULT;
gint64          vouch_test_outbox_put  (VouchPortal        *portal,
                                        const char         *id,
                                        const char         *title);
VouchOutboxJob *vouch_test_outbox_find (gint64              number) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal    *vouch_test_outbox_desk (const char         *address) G_GNUC_WARN_UNUSED_RESULT;
VouchReceipt   *vouch_test_outbox_try  (gint64              number,
                                        VouchPortal        *portal,
                                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
