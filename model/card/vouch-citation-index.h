/* vouch-citation-index.h: which statements cite a reference, and its number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-types.h"
#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CITATION_INDEX (vouch_citation_index_get_type ())

G_DECLARE_FINAL_TYPE (VouchCitationIndex, vouch_citation_index, VOUCH, CITATION_INDEX, GObject)

/* Signal "changed": a number or a use count is another; never for typing. */
VouchCitationIndex *vouch_citation_index_new        (VouchDocument      *document) G_GNUC_WARN_UNUSED_RESULT;
guint               vouch_citation_index_get_number (VouchCitationIndex *self,
                                                     const char         *reference);
guint               vouch_citation_index_get_uses   (VouchCitationIndex *self,
                                                     const char         *reference);
GPtrArray          *vouch_citation_index_list_cited (VouchCitationIndex *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
