/* vouch-reference-search.h: finds a card's references by what somebody types.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-citation-index.h"
#include "vouch-document.h"
#include "vouch-reference.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REFERENCE_SEARCH (vouch_reference_search_get_type ())

G_DECLARE_FINAL_TYPE (VouchReferenceSearch, vouch_reference_search, VOUCH, REFERENCE_SEARCH, GObject)

VouchReferenceSearch *vouch_reference_search_new    (VouchDocument        *document,
                                                     VouchCitationIndex   *index) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *vouch_reference_search_list   (VouchReferenceSearch *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *vouch_reference_search_find   (VouchReferenceSearch *self,
                                                     const char           *typed) G_GNUC_WARN_UNUSED_RESULT;
gboolean              vouch_reference_search_fits   (VouchReferenceSearch *self,
                                                     VouchReference       *reference,
                                                     const char           *folded);
void                  vouch_reference_search_use    (VouchReferenceSearch *self,
                                                     const char           *reference);

G_END_DECLS
