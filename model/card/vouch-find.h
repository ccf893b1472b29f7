/* vouch-find.h: where words stand in a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"

G_BEGIN_DECLS

/**
 * VouchFound:
 * @node: (owned): id of the card, a section, a statement or an item
 * @from: code points of its title or text before the words
 * @to: code points before their end
 */
typedef struct
{
  char *node;
  guint from;
  guint to;
} VouchFound;

GPtrArray *vouch_find (VouchCard  *card,
                       const char *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
