/* vouch-recent-card.h: a card that was open once, in the list of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-recent-look.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_RECENT_CARD (vouch_recent_card_get_type ())

G_DECLARE_FINAL_TYPE (VouchRecentCard, vouch_recent_card, VOUCH, RECENT_CARD, GObject)

/* Signal "looked": what is known of the file is another. */
VouchRecentCard       *vouch_recent_card_new         (const char      *uri,
                                                      const char      *title,
                                                      gint64           opened) G_GNUC_WARN_UNUSED_RESULT;
const char            *vouch_recent_card_get_uri     (VouchRecentCard *self);
GFile                 *vouch_recent_card_get_file    (VouchRecentCard *self);
gint64                 vouch_recent_card_get_opened  (VouchRecentCard *self);
const VouchRecentLook *vouch_recent_card_get_look    (VouchRecentCard *self);
void                   vouch_recent_card_take_look   (VouchRecentCard *self,
                                                      VouchRecentLook *look);
void                   vouch_recent_card_set_opened  (VouchRecentCard *self,
                                                      const char      *title,
                                                      gint64           opened);

const char            *vouch_recent_card_get_title   (VouchRecentCard *self);
char                  *vouch_recent_card_dup_details (VouchRecentCard *self,
                                                      GDateTime       *now) G_GNUC_WARN_UNUSED_RESULT;
char                  *vouch_recent_card_dup_findings (VouchRecentCard *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean               vouch_recent_card_is_urgent   (VouchRecentCard *self);
gboolean               vouch_recent_card_matches     (VouchRecentCard *self,
                                                      const char      *words);

G_END_DECLS
