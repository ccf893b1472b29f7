/* vouch-csl-date.h: a date that a person wrote, as CSL-JSON has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char     *vouch_csl_date_dup_iso (const char *text) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_csl_date_new     (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
