/* vouch-card.h: one scorecard, the root of the tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CARD (vouch_card_get_type ())

G_DECLARE_FINAL_TYPE (VouchCard, vouch_card, VOUCH, CARD, VouchNode)

VouchCard     *vouch_card_new                   (void) G_GNUC_WARN_UNUSED_RESULT;

const char    *vouch_card_get_kind              (VouchCard  *self);
const char    *vouch_card_get_language          (VouchCard  *self);
const char    *vouch_card_get_title             (VouchCard  *self);
void           vouch_card_set_title             (VouchCard  *self,
                                                 const char *title);
const char    *vouch_card_get_article_title     (VouchCard  *self);
const char    *vouch_card_get_article_type      (VouchCard  *self);
const char    *vouch_card_get_article_reference (VouchCard  *self);
char         **vouch_card_dup_article_authors   (VouchCard  *self);
VouchNodeList *vouch_card_get_sections          (VouchCard  *self);
VouchNodeList *vouch_card_get_references        (VouchCard  *self);
VouchNodeList *vouch_card_get_notes             (VouchCard  *self);
VouchSection  *vouch_card_find_section          (VouchCard  *self,
                                                 const char *role);
GPtrArray     *vouch_card_collect_statements    (VouchCard  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
