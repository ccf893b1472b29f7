/* vouch-evidence.h: what a statement says against what its passages say, read once a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-agreement.h"
#include "vouch-cue.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

/**
 * VouchEvidence:
 * @cues: what the statement's words may be signs of
 * @any: the same of the passages that support it, together
 * @all: what all of them have
 * @n_passages: passages with words that support it
 * @n_unread: regions of pages that support it: nothing could be compared
 * @n_typed: of the passages: typed by hand
 * @figures: (owned) (nullable): those values; %NULL: none
 * @agreement: (owned) (nullable): how they stand to the passages; %NULL: no passages, no values
 */
typedef struct
{
  VouchCue        cues;
  VouchCue        any;
  VouchCue        all;
  guint           n_passages;
  guint           n_unread;
  guint           n_typed;
  GArray         *figures;
  VouchAgreement *agreement;
} VouchEvidence;

VouchEvidence  *vouch_evidence_new          (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_evidence_free         (VouchEvidence  *self);
const GArray   *vouch_evidence_get_figures  (VouchEvidence  *self);
GPtrArray      *vouch_evidence_get_passages (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
const char     *vouch_citation_get_passage  (VouchNode      *citation);
const char     *vouch_citation_get_quote    (VouchNode      *citation);

G_END_DECLS
