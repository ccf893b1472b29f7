/* vouch-passage-query.h: what passages are looked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Different words that count; of a longer text the first ones. */
#define VOUCH_PASSAGE_MAX_QUERY 200
/* Bytes that are read of a query. */
#define VOUCH_PASSAGE_MAX_QUERY_BYTES 20000

typedef struct _VouchPassageQuery VouchPassageQuery;

VouchPassageQuery *vouch_passage_query_new       (const char              *text) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_passage_query_free      (VouchPassageQuery       *self);
guint              vouch_passage_query_get_size  (const VouchPassageQuery *self);
const char        *vouch_passage_query_get_word  (const VouchPassageQuery *self,
                                                  guint                    i);
const char        *vouch_passage_query_get_stem  (const VouchPassageQuery *self,
                                                  guint                    i);
const char        *vouch_passage_query_get_text  (const VouchPassageQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageQuery, vouch_passage_query_free)

G_END_DECLS
