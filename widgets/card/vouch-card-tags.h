/* vouch-card-tags.h: how marked and underlined words look in the card's texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-finding.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CARD_TAGS (vouch_card_tags_get_type ())

G_DECLARE_FINAL_TYPE (VouchCardTags, vouch_card_tags, VOUCH, CARD_TAGS, GObject)

VouchCardTags *vouch_card_tags_new       (void) G_GNUC_WARN_UNUSED_RESULT;
GtkTextTagTable *vouch_card_tags_get_table (VouchCardTags *self);
GtkTextTag    *vouch_card_tags_get_level (VouchCardTags *self,
                                          VouchLevel     level);
GtkTextTag    *vouch_card_tags_get_mark  (VouchCardTags *self,
                                          const char    *name);
void           vouch_card_tags_foreach_mark (VouchCardTags *self,
                                             void         (*func) (GtkTextTag *tag,
                                                                   gpointer    data),
                                             gpointer       data);

G_END_DECLS
