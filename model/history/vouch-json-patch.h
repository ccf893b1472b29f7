/* vouch-json-patch.h: another value of one member of a node, in the JSON of a tree.
 *
 * Private to the history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *vouch_json_patch (JsonNode   *json,
                            const char *id,
                            const char *member,
                            JsonNode   *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
