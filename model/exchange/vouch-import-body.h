/* vouch-import-body.h: the parts of a scorecard, block by block.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"
#include "vouch-import-draft.h"

G_BEGIN_DECLS

void vouch_import_body_read (VouchImportDraft  *draft,
                             VouchImportReport *report,
                             GPtrArray         *blocks);

G_END_DECLS
