/* vouch-anchor.h: a quote found in a source, or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-anchor-index.h"

G_BEGIN_DECLS

/**
 * VouchAnchorState:
 * @VOUCH_ANCHOR_FOUND: it stands there, word for word and sign for sign, in one place
 * @VOUCH_ANCHOR_STALE: it nearly stands there: something is different
 * @VOUCH_ANCHOR_AMBIGUOUS: it stands there in several places
 * @VOUCH_ANCHOR_ORPHANED: nothing like it stands there
 */
typedef enum
{
  VOUCH_ANCHOR_FOUND,
  VOUCH_ANCHOR_STALE,
  VOUCH_ANCHOR_AMBIGUOUS,
  VOUCH_ANCHOR_ORPHANED,
} VouchAnchorState;

/**
 * VouchAnchorReason:
 * @VOUCH_ANCHOR_REASON_NONE: it is found, or ambiguous
 * @VOUCH_ANCHOR_REASON_WORDS: words differ
 * @VOUCH_ANCHOR_REASON_NUMBER: a number differs
 * @VOUCH_ANCHOR_REASON_SIGN: a sign differs, as in “p < .05” and “p > .05”
 * @VOUCH_ANCHOR_REASON_NEGATION: a negation is too much, too few, or left out in front
 * @VOUCH_ANCHOR_REASON_CUT: it begins or ends within a word or a number
 * @VOUCH_ANCHOR_REASON_CONTEXT: the words stand there, but other ones before or behind them
 * @VOUCH_ANCHOR_REASON_NO_QUOTE: the quote has no letter and no digit
 * @VOUCH_ANCHOR_REASON_NO_TEXT: the source has no text to search
 * @VOUCH_ANCHOR_REASON_NO_PLACE: of a part of a page: the source has no such page or place
 */
typedef enum
{
  VOUCH_ANCHOR_REASON_NONE,
  VOUCH_ANCHOR_REASON_WORDS,
  VOUCH_ANCHOR_REASON_NUMBER,
  VOUCH_ANCHOR_REASON_SIGN,
  VOUCH_ANCHOR_REASON_NEGATION,
  VOUCH_ANCHOR_REASON_CUT,
  VOUCH_ANCHOR_REASON_CONTEXT,
  VOUCH_ANCHOR_REASON_NO_QUOTE,
  VOUCH_ANCHOR_REASON_NO_TEXT,
  VOUCH_ANCHOR_REASON_NO_PLACE,
} VouchAnchorReason;

/** As many parts as a quote that runs over breaks may have. */
#define VOUCH_ANCHOR_MAX_PARTS 8

/**
 * VouchAnchorPart:
 * @start: first code point
 * @end: the one behind the last
 */
typedef struct
{
  gsize start;
  gsize end;
} VouchAnchorPart;

/**
 * VouchAnchor:
 * @state: whether it was found
 * @reason: why not, or not quite
 * @page: the page it begins on, from 1; 0 where the source has no pages or it is nowhere
 * @score: how near it comes, from 0 to 1
 * @n_parts: in how many parts; 0 where it is nowhere
 * @parts: the parts, in the order of the quote: more than one where it runs over a column, a page,
 *   a figure
 *
 * A plain value: nothing to free.
 */
typedef struct
{
  VouchAnchorState  state;
  VouchAnchorReason reason;
  guint             page;
  double            score;
  guint             n_parts;
  VouchAnchorPart   parts[VOUCH_ANCHOR_MAX_PARTS];
} VouchAnchor;

VouchAnchor  vouch_anchor_find           (VouchAnchorIndex  *index,
                                          const char        *quote,
                                          const char        *prefix,
                                          const char        *suffix);
GArray      *vouch_anchor_list           (VouchAnchorIndex  *index,
                                          const char        *quote) G_GNUC_WARN_UNUSED_RESULT;
const char  *vouch_anchor_state_get_name (VouchAnchorState   state);
const char  *vouch_anchor_get_words      (const VouchAnchor *self);
char        *vouch_anchor_dup_exact      (const VouchAnchor *self,
                                          VouchSourceText   *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
