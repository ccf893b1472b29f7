/* vouch-rich-text.h: a text with its marks, as one value.
 *
 * A text without marks is a string node; one with marks an object {"text","marks"},
 * each mark {"from","to","as"} with offsets in code points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode   *vouch_rich_text_new       (const char *text,
                                       JsonArray  *marks) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_rich_text_is_valid  (JsonNode   *value);
const char *vouch_rich_text_get_text  (JsonNode   *value);
JsonArray  *vouch_rich_text_get_marks (JsonNode   *value);
char       *vouch_rich_text_dup_raised (JsonNode  *value) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_rich_text_replace   (JsonNode   *value,
                                       const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
