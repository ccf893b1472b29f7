/* vouch-anchor-quote-private.h: a quote that is looked for, and the places where it may stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-anchor-index-private.h"
#include "vouch-anchor.h"

G_BEGIN_DECLS

/**
 * VouchAnchorQuote:
 * @characters: (owned): as given
 * @length: of @characters
 * @skeleton: (owned): what is compared
 * @has_citation: whether it holds a citation by numbers
 */
typedef struct
{
  gunichar      *characters;
  gsize          length;
  VouchSkeleton *skeleton;
  gboolean       has_citation;
} VouchAnchorQuote;

VouchAnchorQuote  *vouch_anchor_quote_new   (const char             *text) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_anchor_quote_free  (VouchAnchorQuote       *self);

/* In vouch-anchor-verify.c. @places: for each byte of the quote's skeleton the character of the
 * source it stands on. */
VouchAnchorReason  vouch_anchor_verify      (VouchAnchorIndex       *index,
                                             const VouchAnchorQuote *quote,
                                             const guint32          *places);

/* In vouch-anchor-jump.c. @edits: how many the best fit in one piece wants. @places: (out): as
 * above. Returns: in how many places it stands over breaks. */
guint              vouch_anchor_find_jumps  (VouchAnchorIndex       *index,
                                             const VouchAnchorQuote *quote,
                                             guint                   edits,
                                             guint32                *places);

/* In vouch-anchor-parts.c. */
void               vouch_anchor_set_parts   (VouchAnchor            *anchor,
                                             VouchAnchorIndex       *index,
                                             const VouchAnchorQuote *quote,
                                             const guint32          *places,
                                             gsize                   n_places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchAnchorQuote, vouch_anchor_quote_free)

G_END_DECLS
