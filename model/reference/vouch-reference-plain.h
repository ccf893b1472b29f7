/* vouch-reference-plain.h: a reference in the plain built-in form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-reference-part.h"

G_BEGIN_DECLS

GPtrArray *vouch_reference_parts (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_reference_plain (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_reference_short (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char      *vouch_reference_dup_plain_title (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
