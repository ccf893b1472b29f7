/* vouch-item.h: a line under Resources; it stands outside the ladder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_ITEM (vouch_item_get_type ())

G_DECLARE_FINAL_TYPE (VouchItem, vouch_item, VOUCH, ITEM, VouchNode)

const char    *vouch_item_get_text      (VouchItem *self);
const char    *vouch_item_get_link      (VouchItem *self);
VouchNodeList *vouch_item_get_citations (VouchItem *self);

G_END_DECLS
