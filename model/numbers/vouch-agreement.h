/* vouch-agreement.h: whether the figures of a statement occur in the passages that support it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-number.h"

G_BEGIN_DECLS

/**
 * VouchAgreementState: what became of one figure
 * @VOUCH_AGREEMENT_EQUAL: a passage has it, type and value
 * @VOUCH_AGREEMENT_ROUNDS: a passage has it with more decimals
 * @VOUCH_AGREEMENT_DERIVED: it can be worked out from the passages; never a pass
 * @VOUCH_AGREEMENT_UNSUPPORTED: no passage has it
 * @VOUCH_AGREEMENT_UNREAD: it couldn't be compared
 * @VOUCH_AGREEMENT_IGNORED: a number word that counts nothing
 */
typedef enum
{
  VOUCH_AGREEMENT_EQUAL,
  VOUCH_AGREEMENT_ROUNDS,
  VOUCH_AGREEMENT_DERIVED,
  VOUCH_AGREEMENT_UNSUPPORTED,
  VOUCH_AGREEMENT_UNREAD,
  VOUCH_AGREEMENT_IGNORED,
  VOUCH_AGREEMENT_N_STATES,
} VouchAgreementState;

/**
 * VouchVerdict:
 * @state: what became of the figure
 * @passage: which passage has it; -1: none
 * @from: code points before it there
 * @to: code points before its end there
 * @arithmetic: (owned) (nullable): how it was worked out: "12 ÷ 48 = 25 %"
 */
typedef struct
{
  VouchAgreementState state;
  int                 passage;
  guint               from;
  guint               to;
  char               *arithmetic;
} VouchVerdict;

/**
 * VouchAgreement:
 * @numbers: (owned) (element-type VouchNumber): of the statement; without nouns
 * @verdicts: (owned) (element-type VouchVerdict): one for each of them
 * @counts: how many of each state
 */
typedef struct
{
  GArray *numbers;
  GArray *verdicts;
  guint   counts[VOUCH_AGREEMENT_N_STATES];
} VouchAgreement;

VouchAgreement *vouch_agreement_new           (const char           *statement,
                                               const char *const    *passages,
                                               gboolean              has_more) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_agreement_free          (VouchAgreement       *self);
guint           vouch_agreement_get_checked   (const VouchAgreement *self);
guint           vouch_agreement_get_total     (const VouchAgreement *self);
char           *vouch_agreement_dup_coverage  (const VouchAgreement *self) G_GNUC_WARN_UNUSED_RESULT;
char           *vouch_agreement_dup_summary   (const VouchAgreement *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchAgreement, vouch_agreement_free)

G_END_DECLS
