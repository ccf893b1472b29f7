/* vouch-import-chat.h: what a chat program says to its user around a draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-block.h"

G_BEGIN_DECLS

gboolean vouch_import_chat_is_talk (const char        *text);
void     vouch_import_chat_drop    (GPtrArray         *blocks,
                                    VouchImportReport *report);

G_END_DECLS
