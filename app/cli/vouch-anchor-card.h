/* vouch-anchor-card.h: `vouch anchor --card`: all passages of a card, against the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchAnchorCardOptions:
 * @card: a card's file
 * @output: (nullable): where the card goes with its passages marked anew
 * @source: (nullable): another edition of a reference's file
 * @reference: (nullable): id of the reference that has it; needed where there are several
 * @take: (nullable): ids of citations whose proposals are agreed to, or “all”
 * @is_proposing: whether proposals are printed
 * @is_json: whether a program reads the answer
 */
typedef struct
{
  const char        *card;
  const char        *output;
  const char        *source;
  const char        *reference;
  const char *const *take;
  gboolean           is_proposing;
  gboolean           is_json;
} VouchAnchorCardOptions;

int vouch_anchor_card (const VouchAnchorCardOptions *options);

G_END_DECLS
