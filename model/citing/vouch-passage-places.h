/* vouch-passage-places.h: the places where a citation's quote stands, to choose one of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-change.h"
#include "vouch-citation.h"
#include "vouch-passage-quote.h"

G_BEGIN_DECLS

typedef struct _VouchPassagePlaces VouchPassagePlaces;

/**
 * VouchPassagePlace:
 * @quote: (owned): the words as they stand there, with what is around them
 * @start: first code point in the source's text
 * @end: the one behind the last
 * @before: (owned): in one line
 * @words: (owned): in one line
 * @after: (owned): in one line
 * @is_only: whether what is around the words tells this place from all others
 */
typedef struct
{
  VouchPassageQuote *quote;
  gsize              start;
  gsize              end;
  char              *before;
  char              *words;
  char              *after;
  gboolean           is_only;
} VouchPassagePlace;

VouchPassagePlaces      *vouch_passage_places_look        (JsonNode             *quote,
                                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                     vouch_passage_places_look_async  (JsonNode             *quote,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              data);
VouchPassagePlaces      *vouch_passage_places_look_finish (GAsyncResult         *result,
                                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPassagePlaces      *vouch_passage_places_ref         (VouchPassagePlaces   *self);
void                     vouch_passage_places_unref       (VouchPassagePlaces   *self);
guint                    vouch_passage_places_get_size    (VouchPassagePlaces   *self);
const VouchPassagePlace *vouch_passage_places_get         (VouchPassagePlaces   *self,
                                                           guint                 position);
VouchChange             *vouch_passage_places_choose      (VouchPassagePlaces   *self,
                                                           guint                 position,
                                                           VouchCitation        *citation) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassagePlaces, vouch_passage_places_unref)

G_END_DECLS
