/* vouch-citation-answer.h: why a statement is kept though a source contradicts it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-citation.h"

G_BEGIN_DECLS

/**
 * VouchAnswerState:
 * @VOUCH_ANSWER_NOT_WANTED: it contradicts nothing
 * @VOUCH_ANSWER_MISSING: nobody has answered
 * @VOUCH_ANSWER_OUTDATED: the statement, or what is against it, was another when somebody answered
 * @VOUCH_ANSWER_GIVEN: a reviewer has answered
 */
typedef enum
{
  VOUCH_ANSWER_NOT_WANTED,
  VOUCH_ANSWER_MISSING,
  VOUCH_ANSWER_OUTDATED,
  VOUCH_ANSWER_GIVEN,
} VouchAnswerState;

VouchAnswerState  vouch_citation_get_answer_state (VouchCitation *self);
const char       *vouch_citation_get_answer       (VouchCitation *self);
const char       *vouch_citation_get_answerer     (VouchCitation *self);
char             *vouch_citation_dup_answer       (VouchCitation *self) G_GNUC_WARN_UNUSED_RESULT;
VouchChange      *vouch_citation_answer           (VouchCitation *self,
                                                   const char    *text,
                                                   const char    *by) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
