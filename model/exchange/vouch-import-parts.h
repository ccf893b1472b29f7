/* vouch-import-parts.h: the parts of a summary, or numbered takeaways, block by block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"
#include "vouch-import-draft.h"

G_BEGIN_DECLS

void vouch_import_parts_read (VouchImportDraft       *draft,
                              VouchImportReport      *report,
                              GPtrArray              *blocks,
                              const VouchImportOther *kind);

G_END_DECLS
