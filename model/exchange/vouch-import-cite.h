/* vouch-import-cite.h: the marks of citations in a draft's sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-draft.h"
#include "vouch-import-report.h"

G_BEGIN_DECLS

void vouch_import_cites_lift (VouchImportDraft  *draft,
                              VouchImportReport *report);

G_END_DECLS
