/* vouch-card-compare.h: what is different in two versions of a card, for a person to read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"

G_BEGIN_DECLS

/**
 * VouchDifference:
 * @node: (nullable): id of the node in the newer version; %NULL where it is not in it
 * @member: (nullable): which member of it
 * @where: the section and what happened there: “Key Highlights · changed”
 * @before: (nullable): what the older version says
 * @after: (nullable): what the newer one says
 *
 * One difference.
 */
typedef struct
{
  char *node;
  char *member;
  char *where;
  char *before;
  char *after;
} VouchDifference;

GPtrArray *vouch_card_compare    (VouchCard       *older,
                                  VouchCard       *newer) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_difference_free (VouchDifference *self);

G_END_DECLS
