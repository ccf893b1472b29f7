/* vouch-import-statement.h: a line of the page becomes a statement of a part.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"
#include "vouch-import-draft.h"

G_BEGIN_DECLS

void vouch_import_statement_read (VouchImportReport      *report,
                                  VouchImportSection     *section,
                                  const char             *title,
                                  const VouchImportBlock *block,
                                  VouchImportText        *text);

G_END_DECLS
