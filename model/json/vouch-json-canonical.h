/* vouch-json-canonical.h: one spelling for one value, to be digested.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vouch_json_canonical (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_json_digest    (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
