/* vouch-card-embargo.h: whether a card may not be known of yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"

G_BEGIN_DECLS

gboolean vouch_card_is_embargoed (VouchCard *card);
gboolean vouch_card_read_embargo (JsonNode  *card,
                                  gint64    *end);

G_END_DECLS
