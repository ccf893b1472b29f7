/* vouch-reference-capitals.h: names that Web of Science writes in capitals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vouch_reference_lower_capitals      (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void  vouch_reference_item_lower_capitals (JsonObject *item);

G_END_DECLS
