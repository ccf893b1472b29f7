/* vouch-passage-cite.h: a statement cites the passage that bears it out, as one step.
 *
 * Each returns a change that the caller hands to vouch_document_edit().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-change.h"
#include "vouch-citation.h"
#include "vouch-passage-quote.h"
#include "vouch-reference.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

VouchChange    *vouch_passage_cite           (VouchNode               *owner,
                                              VouchReference          *reference,
                                              const VouchPassageQuote *quote,
                                              const char              *how) G_GNUC_WARN_UNUSED_RESULT;
VouchChange    *vouch_passage_replace        (VouchCitation           *citation,
                                              VouchReference          *reference,
                                              const VouchPassageQuote *quote,
                                              const char              *how) G_GNUC_WARN_UNUSED_RESULT;
VouchChange    *vouch_passage_fill           (VouchStatement          *cell,
                                              const char              *text,
                                              VouchReference          *reference,
                                              const VouchPassageQuote *quote,
                                              const char              *how) G_GNUC_WARN_UNUSED_RESULT;
gboolean        vouch_passage_is_cited       (VouchNode               *owner,
                                              const VouchPassage      *passage);
char          **vouch_passage_list_sources   (VouchCard               *card) G_GNUC_WARN_UNUSED_RESULT;
VouchReference *vouch_passage_dup_reference  (VouchCard               *card,
                                              const VouchPassage      *passage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
