/* vouch-rich-text-cut.h: pieces of a text with its marks, and putting two together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *vouch_rich_text_slice (JsonNode   *value,
                                 guint       from,
                                 guint       to) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_rich_text_join  (JsonNode   *first,
                                 const char *between,
                                 JsonNode   *second) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
