/* vouch-source-card.h: one statement with the passages that may bear it out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-support-fit.h"
#include "vouch-support.h"

G_BEGIN_DECLS

/* Passages that have a key of their own: 1 to 5. */
#define VOUCH_SOURCE_CARD_MOST 5

#define VOUCH_TYPE_SOURCE_CARD (vouch_source_card_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourceCard, vouch_source_card, VOUCH, SOURCE_CARD, AdwBin)

/* Signals: "take" (uint: which passage): somebody clicked at another one; "changed": other
 * passages, or other words. */
GtkWidget    *vouch_source_card_new         (VouchSupport    *support,
                                             const char      *id,
                                             const char      *progress) G_GNUC_WARN_UNUSED_RESULT;
const char   *vouch_source_card_get_id      (VouchSourceCard *self);
VouchPassage *vouch_source_card_get_passage (VouchSourceCard *self,
                                             guint            i);
gboolean      vouch_source_card_is_known    (VouchSourceCard *self);
gboolean      vouch_source_card_may_take    (VouchSourceCard *self);
const char   *vouch_source_card_get_words   (VouchSourceCard *self);
gboolean      vouch_source_card_has_own_words (VouchSourceCard *self);
const char   *vouch_source_card_get_verdict (VouchSourceCard *self);
void          vouch_source_card_refresh     (VouchSourceCard *self);
void          vouch_source_card_edit        (VouchSourceCard *self);
gboolean      vouch_source_card_is_edited   (VouchSourceCard *self);

G_END_DECLS
