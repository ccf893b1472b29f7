/* vouch-brand.h: brand names in a text, and whether the nonproprietary name stands beside them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-abbreviation.h"

G_BEGIN_DECLS

void        vouch_brands_read  (GPtrArray  *found,
                                const char *text);
gboolean    vouch_brand_is_key (const char *word);
const char *vouch_brand_get    (const char *key);

G_END_DECLS
