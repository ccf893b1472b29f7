/* vouch-json.h: JSON values that never change, read without warnings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-format-error.h"
#include "vouch-json-scan.h"

G_BEGIN_DECLS

/* The most that a card, or any JSON from outside, may have: 64 MiB. */
#define VOUCH_JSON_MAX_CARD ((gsize) 64 * 1024 * 1024)

JsonNode   *vouch_json_parse          (const char  *bytes,
                                       gsize        length,
                                       gsize        max_bytes,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* Members of an object; NULL or the fallback where absent or of another type. */
JsonNode   *vouch_json_get_node       (JsonObject  *object,
                                       const char  *member);
const char *vouch_json_get_text       (JsonObject  *object,
                                       const char  *member);
JsonObject *vouch_json_get_object     (JsonObject  *object,
                                       const char  *member);
JsonArray  *vouch_json_get_array      (JsonObject  *object,
                                       const char  *member);
gboolean    vouch_json_get_boolean    (JsonObject  *object,
                                       const char  *member,
                                       gboolean     fallback);
gint64      vouch_json_get_int        (JsonObject  *object,
                                       const char  *member,
                                       gint64       fallback);
double      vouch_json_get_number     (JsonObject  *object,
                                       const char  *member,
                                       double       fallback);

/* What a node holds; NULL where it is another type, or NULL itself. */
gboolean    vouch_json_is_null        (JsonNode    *node);
const char *vouch_json_node_text      (JsonNode    *node);
JsonObject *vouch_json_node_object    (JsonNode    *node);
JsonArray  *vouch_json_node_array     (JsonNode    *node);
gboolean    vouch_json_node_boolean   (JsonNode    *node,
                                       gboolean     fallback);
gboolean    vouch_json_node_int       (JsonNode    *node,
                                       gint64      *value);
gboolean    vouch_json_node_number    (JsonNode    *node,
                                       double      *value);

/* Elements of an array; NULL where there is none or of another type. */
guint       vouch_json_array_length   (JsonArray   *array);
JsonNode   *vouch_json_array_node     (JsonArray   *array,
                                       guint        index);
const char *vouch_json_array_text     (JsonArray   *array,
                                       guint        index);
JsonObject *vouch_json_array_object   (JsonArray   *array,
                                       guint        index);

gboolean    vouch_json_equal          (JsonNode    *a,
                                       JsonNode    *b);

/* All sealed. */
JsonNode   *vouch_json_new_null       (void) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_text       (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_text_or_null (const char *text) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_boolean    (gboolean     value) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_int        (gint64       value) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_number     (double       value) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_object     (JsonObject  *object) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_array      (JsonArray   *array) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_members    (const char  *first_member,
                                       ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_new_texts      (const char * const *texts) G_GNUC_WARN_UNUSED_RESULT;
JsonNode   *vouch_json_with_member    (JsonNode    *object,
                                       const char  *member,
                                       JsonNode    *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
