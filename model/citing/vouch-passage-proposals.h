/* vouch-passage-proposals.h: where the passages of a card may be marked instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-card.h"
#include "vouch-change.h"
#include "vouch-citation.h"
#include "vouch-passage.h"

G_BEGIN_DECLS

typedef struct _VouchPassageProposals VouchPassageProposals;

/**
 * VouchProposalKind:
 * @VOUCH_PROPOSAL_NONE: nothing fits
 * @VOUCH_PROPOSAL_MOVED: the same words, at their place in the file that the reference has now
 * @VOUCH_PROPOSAL_TIDIED: the same words as they read, where the quote has halves of words in it as its paper's
 *   lines cut them: earlier versions kept quotes so
 * @VOUCH_PROPOSAL_REWORDED: the file's own words, where the quote nearly stands
 * @VOUCH_PROPOSAL_OTHER: another passage, which bears the statement out as it is
 */
typedef enum
{
  VOUCH_PROPOSAL_NONE,
  VOUCH_PROPOSAL_MOVED,
  VOUCH_PROPOSAL_TIDIED,
  VOUCH_PROPOSAL_REWORDED,
  VOUCH_PROPOSAL_OTHER,
} VouchProposalKind;

/**
 * VouchProposal:
 * @citation: (owned): id of the citation
 * @kind: what is proposed
 * @before: (owned): its quote as it was
 * @after: (owned) (nullable): the quote that is proposed
 * @kept: (owned) (nullable): its words against the file that the reference has now, where they were
 *   marked in another one and don't stand there
 * @passage: (owned) (nullable): of @VOUCH_PROPOSAL_OTHER
 */
typedef struct
{
  char             *citation;
  VouchProposalKind kind;
  JsonNode         *before;
  JsonNode         *after;
  JsonNode         *kept;
  VouchPassage     *passage;
} VouchProposal;

VouchPassageProposals *vouch_passage_proposals_look      (VouchCard              *card,
                                                          GCancellable           *cancellable,
                                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                   vouch_passage_proposals_free      (VouchPassageProposals  *self);
guint                  vouch_passage_proposals_get_size  (VouchPassageProposals  *self);
const VouchProposal   *vouch_passage_proposals_get       (VouchPassageProposals  *self,
                                                          guint                   position);
const VouchProposal   *vouch_passage_proposals_find      (VouchPassageProposals  *self,
                                                          const char             *citation);

const char            *vouch_proposal_kind_get_name      (VouchProposalKind       kind);
VouchChange           *vouch_proposal_take               (const VouchProposal    *self,
                                                          VouchCitation          *citation) G_GNUC_WARN_UNUSED_RESULT;
gboolean               vouch_proposal_is_no_judgement    (const VouchProposal    *self,
                                                          VouchCitation          *citation);
VouchChange           *vouch_proposal_follow             (const VouchProposal    *self,
                                                          VouchCitation          *citation) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageProposals, vouch_passage_proposals_free)

G_END_DECLS
