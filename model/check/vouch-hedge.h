/* vouch-hedge.h: whether a statement is as careful as its passages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-cue.h"

G_BEGIN_DECLS

/**
 * VouchHedge: what a statement lost of its passage
 * @VOUCH_HEDGE_KEPT: nothing
 * @VOUCH_HEDGE_DOUBT: the passage says "may", the statement doesn't
 * @VOUCH_HEDGE_NEGATION: one of them says "not"
 * @VOUCH_HEDGE_DIRECTION: one says "more", the other "less"
 */
typedef enum
{
  VOUCH_HEDGE_KEPT,
  VOUCH_HEDGE_DOUBT,
  VOUCH_HEDGE_NEGATION,
  VOUCH_HEDGE_DIRECTION,
} VouchHedge;

VouchHedge vouch_hedge_compare (const char        *statement,
                                const char *const *passages,
                                char             **word);

G_END_DECLS
