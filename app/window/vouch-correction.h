/* vouch-correction.h: what was corrected in one card, taken to another of the same article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-editor.h"

G_BEGIN_DECLS

void vouch_correction_take_to (JsonNode    *corrected,
                               const char  *card,
                               GFile       *file);
void vouch_correction_deliver (VouchEditor *editor);

G_END_DECLS
