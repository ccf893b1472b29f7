/* vouch-reanchor-private.h: a passage's words in another file, as citations keep them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-anchor.h"

G_BEGIN_DECLS

VouchAnchor  vouch_reanchor_find       (VouchAnchorIndex  *index,
                                        JsonNode          *quote);
JsonNode    *vouch_reanchor_move_quote (VouchSourceText   *text,
                                        const char        *digest,
                                        const VouchAnchor *anchor,
                                        JsonNode          *quote) G_GNUC_WARN_UNUSED_RESULT;
JsonNode    *vouch_reanchor_keep_words (const char        *digest,
                                        JsonNode          *quote) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
