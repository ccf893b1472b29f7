/* vouch-reference-tidy.h: a record made ready for a citation processor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *vouch_reference_tidy       (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_reference_tidy_names (JsonArray  *names) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_tidy_pages (const char *pages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
