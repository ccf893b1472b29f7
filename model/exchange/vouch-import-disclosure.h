/* vouch-import-disclosure.h: the line that says how a page was made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"
#include "vouch-import-draft.h"

G_BEGIN_DECLS

gboolean vouch_import_disclosure_is_one   (const char             *text);
gboolean vouch_import_disclosure_is_title (const char             *text);
gboolean vouch_import_disclosure_read     (VouchImportDraft       *draft,
                                           VouchImportReport      *report,
                                           const VouchImportBlock *block);

G_END_DECLS
