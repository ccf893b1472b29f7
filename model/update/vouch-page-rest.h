/* vouch-page-rest.h: whether two published forms differ in anything at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean vouch_page_rest_differs (JsonNode *before,
                                  JsonNode *after);

G_END_DECLS
