/* vouch-pack-bundle.h: what a pack is made of, while it is gathered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-pack-place.h"

G_BEGIN_DECLS

/**
 * VouchPackPage:
 * @source: (unowned): what it is a page of
 * @page: from 1; 0: a passage of a source without pages
 * @start: where such a passage begins
 * @dest: (owned): the name that links have for it
 * @json: (owned): it in the manifest
 */
typedef struct
{
  VouchPackSource *source;
  guint            page;
  gsize            start;
  char            *dest;
  JsonObject      *json;
} VouchPackPage;

/**
 * VouchPackBundle:
 * @card: (unowned)
 * @references: (owned) (element-type utf8 VouchNode): the card's, by id
 * @sources: (owned)
 * @blocks: (owned): the card's paragraphs
 * @pages: (owned) (element-type VouchPackPage)
 * @open: (owned): paragraphs on the statements without a passage that is shown
 * @n_statements: numbered
 * @n_shown: those with a passage that is shown
 * @n_items: numbered
 * @cancellable: (unowned) (nullable)
 */
typedef struct
{
  VouchCard        *card;
  GHashTable       *references;
  VouchPackSources *sources;
  JsonArray        *blocks;
  GPtrArray        *pages;
  JsonArray        *open;
  guint             n_statements;
  guint             n_shown;
  guint             n_items;
  GCancellable     *cancellable;
} VouchPackBundle;

VouchPackBundle *vouch_pack_bundle_new      (VouchCard        *card,
                                             GCancellable     *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_pack_bundle_free     (VouchPackBundle  *self);
JsonObject      *vouch_pack_bundle_add      (JsonArray        *blocks,
                                             const char       *style,
                                             const char       *text);
VouchNode       *vouch_pack_bundle_find     (VouchPackBundle  *self,
                                             const char       *reference);
JsonObject      *vouch_pack_bundle_finish   (VouchPackBundle  *self) G_GNUC_WARN_UNUSED_RESULT;

/* vouch-pack-blocks.c */
void             vouch_pack_blocks_gather   (VouchPackBundle  *self);

/* vouch-pack-pages.c */
void             vouch_pack_page_free       (VouchPackPage    *page);
const char      *vouch_pack_pages_add       (VouchPackBundle      *self,
                                             const VouchPackPlace *place,
                                             VouchNode            *reference,
                                             const char           *number,
                                             const char           *text);
void             vouch_pack_pages_sort      (VouchPackBundle  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPackBundle, vouch_pack_bundle_free)

G_END_DECLS
