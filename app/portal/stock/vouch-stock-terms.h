/* vouch-stock-terms.h: categories and tags of a site, by their names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-stock-request.h"

G_BEGIN_DECLS

gboolean vouch_stock_terms_find (const VouchStockRequest  *request,
                                 const char               *member,
                                 JsonNode                **ids,
                                 VouchPortalAnswer       **refusal,
                                 GError                  **error);

G_END_DECLS
