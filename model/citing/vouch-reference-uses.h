/* vouch-reference-uses.h: where a card cites a reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"

G_BEGIN_DECLS

GPtrArray *vouch_reference_list_uses (VouchCard  *card,
                                      const char *reference) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
