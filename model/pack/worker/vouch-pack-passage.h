/* vouch-pack-passage.h: passages as text, where there is no page to show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-pack-sheet.h"

G_BEGIN_DECLS

void vouch_pack_passage_draw (VouchPackSheet *sheet,
                              JsonObject     *page,
                              JsonArray      *marks,
                              double          top,
                              gboolean        is_failed);

G_END_DECLS
