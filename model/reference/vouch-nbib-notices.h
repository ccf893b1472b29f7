/* vouch-nbib-notices.h: what PubMed's text format says of a paper's fate and of its place in the index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean vouch_nbib_add_notice (JsonObject *item,
                                const char *tag,
                                const char *text);

G_END_DECLS
