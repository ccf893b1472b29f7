/* vouch-anchor-card.h: all passages of a card, looked up in the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int vouch_anchor_card (const char *name,
                       gboolean    is_json);

G_END_DECLS
