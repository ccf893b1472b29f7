/* vouch-stock-words.h: what a site without the plugin can't keep, for those who publish there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char     *vouch_stock_describe (const char *name) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_stock_lacks    (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
