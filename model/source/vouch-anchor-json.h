/* vouch-anchor-json.h: an anchor as programs read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-anchor.h"

G_BEGIN_DECLS

JsonNode *vouch_anchor_to_json (const VouchAnchor *self,
                                VouchSourceText   *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
