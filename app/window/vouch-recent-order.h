/* vouch-recent-order.h: in which order the cards of the list stand, and which are shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-recent-card.h"

G_BEGIN_DECLS

/* The names are those of the setting and of the menu's items. */
int         vouch_recent_order_compare (const char      *order,
                                        VouchRecentCard *a,
                                        VouchRecentCard *b);
gboolean    vouch_recent_choice_has    (const char      *choice,
                                        VouchRecentCard *card);
const char *vouch_recent_choice_get_words (const char   *choice);

G_END_DECLS
