/* vouch-stock-post.h: a post of a site without the plugin that shows a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-stock-mark.h"

G_BEGIN_DECLS

/**
 * VouchStockPost:
 * @id: the site's number for it
 * @title: as it is kept; all texts are
 * @excerpt: its short text
 * @content: its text
 * @slug: its name in addresses
 * @status: WordPress' own word: publish, future, draft, pending, private, trash
 * @password: what readers have to type; "" = nothing
 * @address: where it is, or would be
 * @modified: when it was changed last, in UTC
 * @version: the last that the site keeps of it; 0: none, or it does not say
 * @mark: what it says of its card
 * @revision: ours, or another number where somebody has changed the post since
 * @is_altered: whether somebody has
 */
typedef struct
{
  gint64          id;
  char           *title;
  char           *excerpt;
  char           *content;
  char           *slug;
  char           *status;
  char           *password;
  char           *address;
  char           *modified;
  gint64          version;
  VouchStockMark *mark;
  gint64          revision;
  gboolean        is_altered;
} VouchStockPost;

/* What is asked for of each post. */
#define VOUCH_STOCK_POST_FIELDS "id,slug,status,link,modified_gmt,title,excerpt,content,password,_links"

VouchStockPost *vouch_stock_post_new     (JsonObject           *post,
                                          const char           *card) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_stock_post_free    (VouchStockPost       *self);
char           *vouch_stock_post_sum     (const char           *title,
                                          const char           *excerpt,
                                          const char           *content,
                                          const char           *status,
                                          const char           *password) G_GNUC_WARN_UNUSED_RESULT;
char           *vouch_stock_post_sum_now (const VouchStockPost *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean        vouch_stock_post_quotes  (JsonObject           *post,
                                          const char           *card);
gboolean        vouch_stock_post_has_words (const VouchStockPost *self,
                                          const char           *title,
                                          const char           *excerpt,
                                          const char           *content,
                                          const char           *status);
const char     *vouch_stock_post_status  (const VouchStockPost *self);
JsonNode       *vouch_stock_post_to_json (const VouchStockPost *self,
                                          const char           *card) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchStockPost, vouch_stock_post_free)

G_END_DECLS
