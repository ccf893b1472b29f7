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

/**
 * VouchStockFound:
 * @post: (owned) (nullable): the card's post, the first where there are several
 * @second: a later one that this very job has made; 0 = none
 * @other: (owned) (nullable): a later one that another job has made
 * @is_partial: whether there may be others that the site did not show
 * @refusal: (owned) (nullable): the site's no
 */
typedef struct
{
  VouchStockPost    *post;
  gint64             second;
  VouchStockPost    *other;
  gboolean           is_partial;
  VouchPortalAnswer *refusal;
} VouchStockFound;

VouchPortalAnswer *vouch_stock_request_send    (const VouchStockRequest  *self,
                                                const char               *method,
                                                const char               *path,
                                                JsonNode                 *body,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           vouch_stock_request_find    (const VouchStockRequest  *self,
                                                VouchStockFound          *found,
                                                GError                  **error);
void               vouch_stock_found_clear     (VouchStockFound          *self);
gboolean           vouch_stock_request_take_back (const VouchStockRequest *self,
                                                gint64                    id,
                                                GError                  **error);
VouchPortalAnswer *vouch_stock_request_lose    (VouchPortalAnswer       **answer,
                                                GError                  **error);
VouchPortalAnswer *vouch_stock_request_correct (const VouchStockRequest  *self,
                                                const VouchStockPost     *stored,
                                                const char               *html,
                                                VouchStockMark           *mark,
                                                GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPortalAnswer *vouch_stock_request_refuse_partial (const VouchStockRequest *self) G_GNUC_WARN_UNUSED_RESULT;
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VouchStockFound, vouch_stock_found_clear)

G_END_DECLS
