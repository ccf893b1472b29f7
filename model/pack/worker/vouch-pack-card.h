/* vouch-pack-card.h: the card as the first pages of a pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-pack-sheet.h"

G_BEGIN_DECLS

/* The text of @blocks in lines, each on its page. */
typedef struct _VouchPackCard VouchPackCard;

VouchPackCard *vouch_pack_card_new         (VouchPackSheet *sheet,
                                            JsonArray      *blocks,
                                            GHashTable     *places) G_GNUC_WARN_UNUSED_RESULT;
void           vouch_pack_card_free        (VouchPackCard  *self);
guint          vouch_pack_card_get_n_pages (VouchPackCard  *self);
void           vouch_pack_card_draw        (VouchPackCard  *self,
                                            VouchPackSheet *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPackCard, vouch_pack_card_free)

G_END_DECLS
