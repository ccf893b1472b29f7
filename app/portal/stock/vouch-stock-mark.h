/* vouch-stock-mark.h: what a post's own text says of the card that it shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchStockMark:
 * @revision: ours, counted up with each writing
 * @job: (nullable): the job that made it
 * @digest: (nullable): of the card's content; opaque
 * @sent: (nullable): a sum of all that was sent
 * @kept: (nullable): a sum of the post as the site keeps it, without this mark
 * @is_withdrawn: whether the post says that the card is gone
 */
typedef struct
{
  gint64   revision;
  char    *job;
  char    *digest;
  char    *sent;
  char    *kept;
  gboolean is_withdrawn;
} VouchStockMark;

void            vouch_stock_mark_free  (VouchStockMark       *self);
char           *vouch_stock_mark_wrap  (const VouchStockMark *self,
                                        const char           *card,
                                        const char           *html) G_GNUC_WARN_UNUSED_RESULT;
VouchStockMark *vouch_stock_mark_find  (const char           *content,
                                        const char           *card) G_GNUC_WARN_UNUSED_RESULT;
gboolean        vouch_stock_mark_is_in (const char           *content,
                                        const char           *card);
char           *vouch_stock_mark_blank (const char           *content) G_GNUC_WARN_UNUSED_RESULT;
char           *vouch_stock_sum        (const char           *first,
                                        ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchStockMark, vouch_stock_mark_free)

G_END_DECLS
