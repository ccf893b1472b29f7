/* vouch-stock-versions.h: what a site keeps of a post as it was before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-stock-request.h"

G_BEGIN_DECLS

gint64 vouch_stock_versions_find_lost (const VouchStockRequest *self,
                                       const VouchStockPost    *before);

G_END_DECLS
