/* vouch-draft-pattern.h: how what machines and templates leave behind in sentences is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-pattern.h"

G_BEGIN_DECLS

/**
 * VouchDraftPattern:
 * @VOUCH_DRAFT_MARKER: brackets that ask for a source, the whole of them
 * @VOUCH_DRAFT_PLACEHOLDER_WORD: a word that stands for what is to come
 * @VOUCH_DRAFT_PLACEHOLDER_WHOLE: a whole text that does
 * @VOUCH_DRAFT_NOT_APPLICABLE: a whole text that says that nothing can be said
 * @VOUCH_DRAFT_NOT_REPORTED: a whole text that says that the source says nothing
 * @VOUCH_DRAFT_INSTRUCTION_PLAIN: what only a writer is told to do
 * @VOUCH_DRAFT_INSTRUCTION_WITHIN: the same, anywhere in a text
 * @VOUCH_DRAFT_INSTRUCTION_SPECIFIC: what is to be written, and that it be specific
 * @VOUCH_DRAFT_INSTRUCTION_LOOSE: what is to be written, in words that advice has too
 * @VOUCH_DRAFT_INSTRUCTION_FIELD: what a field is for
 * @VOUCH_DRAFT_INSTRUCTION_TO_PEOPLE: to whom advice is told
 * @VOUCH_DRAFT_SPEECH: a machine that speaks of itself or of its answer
 * @VOUCH_DRAFT_BLANK: a gap to be filled in
 * @VOUCH_DRAFT_MARKUP: signs of markup among the words
 * @VOUCH_DRAFT_MARKUP_START: those of a heading
 * @VOUCH_DRAFT_CHROME: a whole text that is a page's furniture
 * @VOUCH_DRAFT_SITE_SUFFIX: how the title of a browser's window ends
 */
typedef enum
{
  VOUCH_DRAFT_MARKER,
  VOUCH_DRAFT_PLACEHOLDER_WORD,
  VOUCH_DRAFT_PLACEHOLDER_WHOLE,
  VOUCH_DRAFT_NOT_APPLICABLE,
  VOUCH_DRAFT_NOT_REPORTED,
  VOUCH_DRAFT_INSTRUCTION_PLAIN,
  VOUCH_DRAFT_INSTRUCTION_WITHIN,
  VOUCH_DRAFT_INSTRUCTION_SPECIFIC,
  VOUCH_DRAFT_INSTRUCTION_LOOSE,
  VOUCH_DRAFT_INSTRUCTION_FIELD,
  VOUCH_DRAFT_INSTRUCTION_TO_PEOPLE,
  VOUCH_DRAFT_SPEECH,
  VOUCH_DRAFT_BLANK,
  VOUCH_DRAFT_MARKUP,
  VOUCH_DRAFT_MARKUP_START,
  VOUCH_DRAFT_CHROME,
  VOUCH_DRAFT_SITE_SUFFIX,
  VOUCH_N_DRAFT_PATTERNS,
} VouchDraftPattern;

VouchPattern *vouch_draft_pattern (VouchDraftPattern pattern);

G_END_DECLS
