/* vouch-passage-index.h: the words of all sources, in the store's database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "vouch-passage.h"

G_BEGIN_DECLS

typedef struct _VouchPassageIndex VouchPassageIndex;

VouchPassageIndex *vouch_passage_index_new    (sqlite3                  *database,
                                               GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_passage_index_free   (VouchPassageIndex        *self);
gboolean           vouch_passage_index_add    (VouchPassageIndex        *self,
                                               const char               *source,
                                               const char               *file,
                                               const char               *title,
                                               VouchSourceText          *text,
                                               GError                  **error);
gboolean           vouch_passage_index_remove (VouchPassageIndex        *self,
                                               const char               *source,
                                               GError                  **error);
gboolean           vouch_passage_index_has    (VouchPassageIndex        *self,
                                               const char               *source);
guint              vouch_passage_index_count  (VouchPassageIndex        *self);
GPtrArray         *vouch_passage_index_search (VouchPassageIndex        *self,
                                               const VouchPassageQuery  *query,
                                               gboolean                  by_source,
                                               guint                     limit,
                                               GCancellable             *cancellable,
                                               GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
double             vouch_passage_index_weigh  (const char               *stem,
                                               gpointer                  index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageIndex, vouch_passage_index_free)

G_END_DECLS
