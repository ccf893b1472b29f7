/* vouch-record-missing.h: what a reference lacks for its type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GPtrArray  *vouch_record_list_missing (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
const char *vouch_record_name_missing (JsonObject *csl,
                                       const char *member);
char       *vouch_record_tell_missing (const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
