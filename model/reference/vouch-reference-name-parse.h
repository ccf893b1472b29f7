/* vouch-reference-name-parse.h: one person's name as it was written, as CSL-JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonObject *vouch_reference_name_parse      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_reference_name_is_indexed (const char *text);
gboolean    vouch_reference_name_is_full    (const char *text);
gboolean    vouch_reference_name_is_group   (const char *text);
gboolean    vouch_reference_name_is_degree  (const char *text);
gboolean    vouch_reference_name_is_suffix  (const char *text);
gboolean    vouch_reference_name_is_initials (const char *text);

G_END_DECLS
