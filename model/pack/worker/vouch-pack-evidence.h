/* vouch-pack-evidence.h: the pages of sources in a pack, with what is marked on them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-pack-sheet.h"

G_BEGIN_DECLS

/**
 * VouchPackEvidence:
 * @sheet: (unowned): what is drawn on
 * @documents: (owned) (element-type PopplerDocument): those that are open; %NULL: not yet, or
 *   it can't be opened
 * @bytes: (unowned): what the PDFs are parts of
 * @tell: says which page is begun, and which stands there as text
 */
typedef struct
{
  VouchPackSheet *sheet;
  GPtrArray      *documents;
  GBytes         *bytes;
  void          (*tell) (char  frame,
                         guint page);
  int             parent; /* of the outline: the source's entry */
  const char     *group;  /* (unowned) (nullable): the source of the page before */
} VouchPackEvidence;

void vouch_pack_evidence_draw (VouchPackEvidence *self,
                               JsonArray         *pages);

G_END_DECLS
