/* vouch-claim-words.h: the words with matter of a statement, to be compared with those of others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shared words of all words. */
#define VOUCH_CLAIM_NEAR 0.8

typedef struct _VouchClaimLexicon VouchClaimLexicon;

/**
 * VouchClaimWord: a word's stem, the same for all statements that have it
 * @text: (owned)
 * @length: bytes
 * @hash: of @text
 * @number: which of the lexicon's words it is
 * @uses: statements that have it
 */
typedef struct
{
  char  *text;
  guint  length;
  guint  hash;
  guint  number;
  guint  uses;
} VouchClaimWord;

/**
 * VouchClaimWords:
 * @lexicon: (unowned: outlives it)
 * @words: (owned) (element-type VouchClaimWord): each once, in the lexicon's order
 * @figures: (owned): numbers and signs in order: must be the same
 * @figures_hash: of @figures
 * @signature: a bit for each word's hash
 */
typedef struct
{
  VouchClaimLexicon *lexicon;
  GPtrArray         *words;
  char              *figures;
  guint              figures_hash;
  guint64            signature;
} VouchClaimWords;

VouchClaimLexicon *vouch_claim_lexicon_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_claim_lexicon_free   (VouchClaimLexicon     *self);
void               vouch_claim_words_read     (VouchClaimWords       *self,
                                               VouchClaimLexicon     *lexicon,
                                               const char            *key);
void               vouch_claim_words_clear    (VouchClaimWords       *self);
gboolean           vouch_claim_words_are_near (const VouchClaimWords *self,
                                               const VouchClaimWords *other);

/* Each bit that differs stands for a word that only one has. Where they share S of a union of U,
 * U - S words differ and both have U + S together: S < 0.8 U is 9 (U - S) > U + S. */
static inline gboolean
vouch_claim_words_differ_at_sight (const VouchClaimWords *self,
                                   guint64                signature,
                                   guint                  n_words)
{
  guint n_differing = (guint) __builtin_popcountll (self->signature ^ signature);

  return n_differing * 9 > self->words->len + n_words;
}

G_END_DECLS
