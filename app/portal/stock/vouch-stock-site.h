/* vouch-stock-site.h: the contract on a WordPress without the plugin, in a worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal-wire.h"

G_BEGIN_DECLS

/**
 * VouchStockSite:
 * @wire: to the site
 * @root: of the site's own API
 * @authorisation: (nullable): the header's value
 */
typedef struct
{
  VouchPortalWire *wire;
  const char      *root;
  const char      *authorisation;
} VouchStockSite;

VouchPortalAnswer *vouch_stock_site_send        (const VouchStockSite  *self,
                                                 const char            *method,
                                                 const char            *path,
                                                 JsonNode              *body,
                                                 gint64                 base,
                                                 GCancellable          *cancellable,
                                                 GError               **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           vouch_stock_site_is_known_by (JsonNode              *about);

G_END_DECLS
