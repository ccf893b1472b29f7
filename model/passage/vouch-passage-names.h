/* vouch-passage-names.h: the files that the store has of one of a card's sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-store.h"

G_BEGIN_DECLS

char      *vouch_passage_names_dup_first  (const char        *names) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *vouch_passage_names_list       (const char        *names,
                                           VouchSourceStore  *store,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vouch_passage_names_add_former (const char        *names,
                                           VouchSourceStore  *store,
                                           GHashTable        *former,
                                           GError           **error);

G_END_DECLS
