/* vouch-stock-request.h: one request of the contract, as it is carried out on a site without the
 * plugin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-stock-post.h"
#include "vouch-stock-site.h"

G_BEGIN_DECLS

/**
 * VouchStockRequest:
 * @site: where
 * @card: the card's UUID, in lower case
 * @body: (nullable): of the contract's PUT
 * @base: the revision to build on
 * @cancellable: (nullable): stops it
 */
typedef struct
{
  const VouchStockSite *site;
  const char           *card;
  JsonObject           *body;
  gint64                base;
  GCancellable         *cancellable;
} VouchStockRequest;

VouchPortalAnswer *vouch_stock_request_send    (const VouchStockRequest  *self,
                                                const char               *method,
                                                const char               *path,
                                                JsonNode                 *body,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           vouch_stock_request_find    (const VouchStockRequest  *self,
                                                VouchStockPost          **post,
                                                VouchPortalAnswer       **refusal,
                                                GError                  **error);
VouchPortalAnswer *vouch_stock_request_write   (const VouchStockRequest  *self,
                                                gint64                    id,
                                                JsonNode                 *members,
                                                const char               *html,
                                                VouchStockMark           *mark,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPortalAnswer *vouch_stock_request_receipt (const VouchStockRequest  *self,
                                                const VouchStockPost     *post,
                                                guint                     status,
                                                gboolean                  is_unchanged) G_GNUC_WARN_UNUSED_RESULT;
VouchPortalAnswer *vouch_stock_request_refuse  (const VouchStockRequest  *self,
                                                const VouchStockPost     *post,
                                                guint                     status,
                                                const char               *code,
                                                const char               *message) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
