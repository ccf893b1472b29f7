/* vouch-quote-wishes.h: quotes that one check asked for and that were not known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-region.h"

G_BEGIN_DECLS

/**
 * VouchQuoteQuery:
 * @source: SHA-256 of the source
 * @exact: the quote; empty where it is a region
 * @prefix: (nullable): what stood before it
 * @suffix: (nullable): what stood behind it
 * @region: a part of a page instead of a quote, where its page is not 0; has no source of its own
 */
typedef struct
{
  const char *source;
  const char *exact;
  const char *prefix;
  const char *suffix;
  VouchRegion region;
} VouchQuoteQuery;

typedef struct _VouchQuoteWishes VouchQuoteWishes;

VouchQuoteWishes *vouch_quote_wishes_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_quote_wishes_free  (VouchQuoteWishes       *self);
void              vouch_quote_wishes_add   (VouchQuoteWishes       *self,
                                            const VouchQuoteQuery  *query);
guint             vouch_quote_wishes_size  (VouchQuoteWishes       *self);
void              vouch_quote_wishes_move  (VouchQuoteWishes       *self,
                                            VouchQuoteWishes       *to);
GPtrArray        *vouch_quote_wishes_sort  (VouchQuoteWishes       *self) G_GNUC_WARN_UNUSED_RESULT;
char             *vouch_quote_query_to_key (const VouchQuoteQuery  *query) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchQuoteWishes, vouch_quote_wishes_free)

G_END_DECLS
