/* vouch-passage-indexer.h: a store whose words can be found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-index.h"
#include "vouch-source-store.h"

G_BEGIN_DECLS

VouchPassageIndex *vouch_passage_indexer_attach (VouchSourceStore  *store,
                                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           vouch_passage_indexer_fill   (VouchSourceStore  *store,
                                                 VouchPassageIndex *index,
                                                 GError           **error);

G_END_DECLS
