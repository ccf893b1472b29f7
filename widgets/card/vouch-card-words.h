/* vouch-card-words.h: what the card's page says of its parts, in the writer's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-context.h"
#include "vouch-card-slots.h"
#include "vouch-citation.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

const char *vouch_card_words_rung_icon       (VouchRung         rung);
char       *vouch_card_words_rung            (VouchStatement   *statement,
                                              VouchRung         rung) G_GNUC_WARN_UNUSED_RESULT;
const char *vouch_card_words_placeholder     (VouchCardSlot    *slot);
char       *vouch_card_words_field           (VouchCardSlot    *slot) G_GNUC_WARN_UNUSED_RESULT;
char       *vouch_card_words_row             (VouchCardSlot    *slot) G_GNUC_WARN_UNUSED_RESULT;
char       *vouch_card_words_citation        (VouchCardContext *context,
                                              VouchCitation    *citation,
                                              guint            *n_bold,
                                              char            **name) G_GNUC_WARN_UNUSED_RESULT;
char       *vouch_card_words_section         (VouchSection     *section) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
