/* vouch-json-print.h: JSON values as text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vouch_json_print              (JsonNode   *node,
                                     gboolean    is_pretty) G_GNUC_WARN_UNUSED_RESULT;
void  vouch_json_append_value       (GString    *to,
                                     JsonNode   *node,
                                     int         level);
void  vouch_json_append_line        (GString    *to,
                                     int         level);
void  vouch_json_append_text        (GString    *to,
                                     const char *text);
void  vouch_json_append_ecma_number (GString    *to,
                                     double      value);

G_END_DECLS
