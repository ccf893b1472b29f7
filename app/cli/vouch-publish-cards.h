/* vouch-publish-cards.h: cards published from the command line, with progress, until all are sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-publish-card.h"

G_BEGIN_DECLS

int vouch_publish_cards_run (GPtrArray               *names,
                             const VouchPublishOrder *order,
                             gboolean                 is_json);

G_END_DECLS
