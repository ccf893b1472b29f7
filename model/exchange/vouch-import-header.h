/* vouch-import-header.h: what stands above a scorecard's first part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"
#include "vouch-import-draft.h"

G_BEGIN_DECLS

/** Where lines go that belong nowhere else. */
#define VOUCH_IMPORT_LEFTOVER_TITLE "Also on the page"

void vouch_import_header_read      (VouchImportDraft       *draft,
                                    VouchImportReport      *report,
                                    GPtrArray              *blocks,
                                    guint                   end);
void vouch_import_header_keep      (VouchImportDraft       *draft,
                                    VouchImportReport      *report,
                                    const VouchImportBlock *block);
void vouch_import_header_complete  (VouchImportDraft       *draft,
                                    VouchImportReport      *report);

G_END_DECLS
