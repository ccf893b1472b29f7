/* vouch-record-text.h: what is wrong with the fields of a reference, and how it is put right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char       *vouch_record_title_clean     (const char *title) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_record_title_is_open   (const char *title);
char       *vouch_record_name_dup_trouble (JsonObject *name) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_record_names_mend      (JsonArray  *names) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_record_pages_turn_back (const char *pages);
gboolean    vouch_record_is_preprint     (JsonObject *csl);
gboolean    vouch_record_says_preprint   (JsonObject *csl);

G_END_DECLS
