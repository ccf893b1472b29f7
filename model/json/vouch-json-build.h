/* vouch-json-build.h: makes JSON values of bytes that were scanned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *vouch_json_build (const char *bytes,
                            gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
