/* vouch-cue.h: words that make a rule look closer, found in one pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** VouchCue: what a word may be a sign of; a set */
typedef enum
{
  VOUCH_CUE_NONE = 0,
  VOUCH_CUE_CAUSE = 1 << 0,       /* "reduces", "prevents" */
  VOUCH_CUE_PROMOTION = 1 << 1,   /* "breakthrough", "proven" */
  VOUCH_CUE_SAFE = 1 << 2,        /* "safe", "side effects" */
  VOUCH_CUE_NEW = 1 << 3,         /* "new", "novel" */
  VOUCH_CUE_SIGNIFICANT = 1 << 4, /* "significant", "trend" */
  VOUCH_CUE_RECOMMEND = 1 << 5,   /* "recommend" */
  VOUCH_CUE_SUGGEST = 1 << 6,     /* "suggest" */
  VOUCH_CUE_PERSON = 1 << 7,      /* "patients", "women" */
  VOUCH_CUE_ANIMAL = 1 << 8,      /* "mice", "vitro" */
  VOUCH_CUE_HEDGE = 1 << 9,       /* "may", "appears" */
  VOUCH_CUE_NEGATION = 1 << 10,   /* "not", "without" */
  VOUCH_CUE_UP = 1 << 11,         /* "higher", "increased" */
  VOUCH_CUE_DOWN = 1 << 12,       /* "lower", "reduced" */
  VOUCH_CUE_OBSOLETE = 1 << 13,   /* "diabetics" */
  VOUCH_CUE_REPORTED = 1 << 14,   /* "reported", "according" */
  VOUCH_CUE_REGIMEN = 1 << 15,    /* "oral", "daily", "contraindicated" */
  VOUCH_CUE_FUNDING = 1 << 16,    /* "funded", "sponsor" */
  VOUCH_CUE_BRAND = 1 << 17,      /* a brand name */
  VOUCH_CUE_BRITISH = 1 << 18,    /* "tumour" */
  VOUCH_CUE_AMERICAN = 1 << 19,   /* "tumor" */
  VOUCH_CUE_ONE = 1 << 20,        /* one patient: "he", "woman", "admitted" */
  VOUCH_CUE_SHORTHAND = 1 << 21,  /* "QD", "MSO4" */
  VOUCH_CUE_JUDGEMENT = 1 << 22,  /* has an opposite: "effective", "inferior" */
} VouchCue;

/**
 * VouchCueWord: a word of a text
 * @from: code points before it
 * @to: code points before its end
 * @start: bytes before it
 * @end: bytes before its end
 * @cues: what it is a sign of
 * @text: in lower case, cut where it is very long
 */
typedef struct
{
  guint    from;
  guint    to;
  gsize    start;
  gsize    end;
  VouchCue cues;
  char     text[32];
} VouchCueWord;

VouchCue    vouch_cue_find      (const char *text);
GArray     *vouch_cue_words     (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_cue_is_among  (const char *word,
                                 const char *words);
const char *vouch_cue_swap      (const char *word);
const char *vouch_cue_generic   (const char *brand);

G_END_DECLS
