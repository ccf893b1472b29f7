/* vouch-reference-names-edit.h: the people of a CSL-JSON record as lines that a person edits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char      *vouch_reference_name_edit_text   (JsonObject *name) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_reference_names_edit_text  (JsonArray  *names) G_GNUC_WARN_UNUSED_RESULT;
JsonArray *vouch_reference_names_parse      (const char *text,
                                             JsonArray  *before) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
