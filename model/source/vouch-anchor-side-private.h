/* vouch-anchor-side-private.h: the characters of a quote, or of what it is compared with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-anchor-quote-private.h"

G_BEGIN_DECLS

/**
 * VouchSide:
 * @characters: (unowned): of the quote, or of the source
 * @length: how many
 * @skip: (unowned) (nullable): for each whether it is a running head or the like, which says nothing
 */
typedef struct
{
  const gunichar *characters;
  gsize length;
  const guint8 *skip;
} VouchSide;

gboolean          vouch_side_is_alnum     (const VouchSide *side,
                                           gsize            i);
gboolean          vouch_side_is_digit     (const VouchSide *side,
                                           gsize            i);
gboolean          vouch_side_is_alpha     (const VouchSide *side,
                                           gsize            i);
gunichar          vouch_side_get_sign     (const VouchSide *side,
                                           gsize            i);
gboolean          vouch_side_is_minus     (const VouchSide *side,
                                           gsize            i,
                                           gsize            number);

/* vouch-anchor-ends.c */
VouchAnchorReason vouch_anchor_check_ends (const VouchAnchorQuote *quote,
                                           const VouchSide *there,
                                           gsize            first,
                                           gsize            last);
VouchAnchorReason vouch_anchor_check_cuts (const VouchAnchorQuote *quote,
                                           const VouchSide *there,
                                           gsize            first,
                                           gsize            last);

G_END_DECLS
