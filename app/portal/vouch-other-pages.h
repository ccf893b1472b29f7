/* vouch-other-pages.h: where else readers find what was just corrected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchOtherPage:
 * @is_card: whether it is another card of the same article; else it is this card on another portal
 * @id: the card's
 * @title: the same
 * @name: what the user calls the portal
 * @place: (nullable): the portal's address, "" for the one on this computer; %NULL: not known
 * @page: (nullable): the page's address
 * @file: (nullable): of the other card, a URI
 */
typedef struct
{
  gboolean is_card;
  char    *id;
  char    *title;
  char    *name;
  char    *place;
  char    *page;
  char    *file;
} VouchOtherPage;

void       vouch_other_page_free  (VouchOtherPage *self);
char      *vouch_other_page_describe (const VouchOtherPage *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *vouch_other_pages_list (JsonNode       *card,
                                   const char     *portal,
                                   GFile          *file,
                                   GCancellable   *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchOtherPage, vouch_other_page_free)

G_END_DECLS
