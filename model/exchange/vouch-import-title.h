/* vouch-import-title.h: which line above a scorecard is the article's title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"

G_BEGIN_DECLS

guint                   vouch_import_title_count_words (const char *text);
const VouchImportBlock *vouch_import_title_find        (GPtrArray  *blocks,
                                                        guint       end);

G_END_DECLS
