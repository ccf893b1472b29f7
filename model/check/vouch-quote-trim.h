/* vouch-quote-trim.h: a long quote cut to the clause that bears a statement out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *vouch_quote_trim (JsonNode   *quote,
                            const char *statement,
                            guint       max_words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
