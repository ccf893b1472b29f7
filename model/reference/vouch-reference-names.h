/* vouch-reference-names.h: the people of a CSL-JSON record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vouch_reference_name_inverted (JsonObject *name) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_reference_name_natural  (JsonObject *name) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_reference_name_family   (JsonObject *name) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_reference_names_join    (JsonArray  *names) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
