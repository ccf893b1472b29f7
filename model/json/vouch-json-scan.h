/* vouch-json-scan.h: says whether bytes are JSON that is safe to parse.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Objects and arrays inside one another. */
#define VOUCH_JSON_MAX_LEVELS 64

gboolean vouch_json_scan           (const char  *bytes,
                                    gsize        length,
                                    gsize        max_bytes,
                                    GError     **error);
gboolean vouch_json_scan_for_nodes (const char  *bytes,
                                    gsize        length,
                                    gsize        max_bytes,
                                    GError     **error);

G_END_DECLS
