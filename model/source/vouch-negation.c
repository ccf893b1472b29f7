/* vouch-negation.c: words that turn a sentence round.
 *
 * As vouch_fold_char() has them: in small letters, without accents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-negation.h"

#include <string.h>

/* English: “NOT” is as good as “not”. */
static const char *const english[] = { "no", "not", "nor", "none", "never", "neither", "without", "cannot" };

/* German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish. */
static const char *const others[] = {
  "nicht", "kein",   "keine",   "keinen",  "keiner",  "keinem",  "keines",  "ohne",   "weder",  "niemals",
  "ne",    "pas",    "aucun",   "aucune",  "sans",    "jamais",
  "sin",   "ningun", "ninguna", "ninguno", "tampoco", "nunca",
  "non",   "senza",  "nessun",  "nessuna", "nessuno",
  "nao",   "sem",    "nenhum",  "nenhuma",
  "niet",  "geen",   "zonder",  "nooit",
  "ikke",  "inte",   "uden",    "uten",    "utan",
};

/* Those that turn round what is before them; “without” tells whom it is said of. */
static const char *const trailing_english[] = { "not", "nor", "never", "none" };
static const char *const trailing_others[]
    = { "nicht", "niemals", "pas", "jamais", "non", "nao", "niet", "nooit", "ikke", "inte", "tampoco", "nunca" };

static gboolean
is_in (const char *word, gsize length, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && memcmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * vouch_negation_is:
 * @word: a word
 * @length: its bytes
 *
 * Returns: whether it turns a sentence round, in any language that is known.
 */
gboolean
vouch_negation_is (const char *word, gsize length)
{
  return is_in (word, length, english, G_N_ELEMENTS (english)) || is_in (word, length, others, G_N_ELEMENTS (others));
}

/**
 * vouch_negation_turns_next:
 * @word: a word
 * @is_capitals: whether all of it is in capitals: then it may be SEM or PAS
 *
 * Returns: whether what stands behind it says something else without it.
 */
gboolean
vouch_negation_turns_next (const char *word, gboolean is_capitals)
{
  gsize length = strlen (word);

  return is_in (word, length, english, G_N_ELEMENTS (english))
         || (!is_capitals && is_in (word, length, others, G_N_ELEMENTS (others)));
}

/** The same of what stands before it. */
gboolean
vouch_negation_turns_last (const char *word, gboolean is_capitals)
{
  gsize length = strlen (word);

  return is_in (word, length, trailing_english, G_N_ELEMENTS (trailing_english))
         || (!is_capitals && is_in (word, length, trailing_others, G_N_ELEMENTS (trailing_others)));
}
