/* vouch-pack-sources.h: the sources of a pack, each read once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-anchor.h"
#include "vouch-source-store.h"

G_BEGIN_DECLS

/**
 * VouchPackSource:
 * @source: (owned): what the store knows of it
 * @text: (owned)
 * @index: (owned)
 * @order: which of the pack's sources it is, from 0
 * @document: which of the PDFs that are drawn it is; -1 for none
 */
typedef struct
{
  VouchSource      *source;
  VouchSourceText  *text;
  VouchAnchorIndex *index;
  guint             order;
  int               document;
} VouchPackSource;

typedef struct _VouchPackSources VouchPackSources;

VouchPackSources *vouch_pack_sources_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_pack_sources_free         (VouchPackSources *self);
VouchPackSource  *vouch_pack_sources_get          (VouchPackSources *self,
                                                   const char       *digest);
int               vouch_pack_sources_get_document (VouchPackSources *self,
                                                   VouchPackSource  *source,
                                                   GCancellable     *cancellable);
GPtrArray        *vouch_pack_sources_get_files    (VouchPackSources *self);
gboolean          vouch_pack_sources_check        (VouchPackSources *self,
                                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPackSources, vouch_pack_sources_free)

G_END_DECLS
