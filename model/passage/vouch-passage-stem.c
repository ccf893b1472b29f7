/* vouch-passage-stem.c: the stem of an English word, as Porter's algorithm finds it.
 *
 * "An algorithm for suffix stripping" (Porter, 1980), with its author's two later changes
 * (-bli, -logi): what FTS5's tokenizer of that name does, so that both meet in one index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-stem.h"

#include <string.h>

/* Longer ones are no words: sequences, addresses. */
#define MAX_WORD 64

typedef struct
{
  const char *ending;
  const char *instead;
  guint8 length; /* of ending */
  guint8 n_instead;
} Rule;

#define RULE(ending, instead) { ending, instead, sizeof ending - 1, sizeof instead - 1 }

static const Rule step_2[] = {
  RULE ("ational", "ate"), RULE ("tional", "tion"), RULE ("enci", "ence"), RULE ("anci", "ance"),
  RULE ("izer", "ize"),    RULE ("bli", "ble"),     RULE ("alli", "al"),   RULE ("entli", "ent"),
  RULE ("eli", "e"),       RULE ("ousli", "ous"),   RULE ("ization", "ize"), RULE ("ation", "ate"),
  RULE ("ator", "ate"),    RULE ("alism", "al"),    RULE ("iveness", "ive"), RULE ("fulness", "ful"),
  RULE ("ousness", "ous"), RULE ("aliti", "al"),    RULE ("iviti", "ive"), RULE ("biliti", "ble"),
  RULE ("logi", "log"),
};

static const Rule step_3[] = {
  RULE ("icate", "ic"), RULE ("ative", ""), RULE ("alize", "al"), RULE ("iciti", "ic"),
  RULE ("ical", "ic"),  RULE ("ful", ""),   RULE ("ness", ""),
};

static const Rule step_4[] = {
  RULE ("ement", ""), RULE ("ance", ""), RULE ("ence", ""), RULE ("able", ""), RULE ("ible", ""),
  RULE ("ment", ""),  RULE ("ant", ""),  RULE ("ent", ""),  RULE ("sion", "s"), RULE ("tion", "t"),
  RULE ("ism", ""),   RULE ("ate", ""),  RULE ("iti", ""),  RULE ("ous", ""),  RULE ("ive", ""),
  RULE ("ize", ""),   RULE ("al", ""),   RULE ("er", ""),   RULE ("ic", ""),   RULE ("ou", ""),
};

static gboolean
is_consonant (const char *word,
              gsize       i)
{
  switch (word[i])
    {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
      return FALSE;
    case 'y':
      return i == 0 || !is_consonant (word, i - 1);
    default:
      return TRUE;
    }
}

/* How often a vowel is followed by a consonant: Porter's m. */
static guint
measure (const char *word,
         gsize       length)
{
  guint turns = 0;

  for (gsize i = 1; i < length; i++)
    turns += is_consonant (word, i) && !is_consonant (word, i - 1);
  return turns;
}

static gboolean
has_vowel (const char *word,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!is_consonant (word, i))
      return TRUE;
  return FALSE;
}

static gboolean
ends_double (const char *word,
             gsize       length)
{
  return length >= 2 && word[length - 1] == word[length - 2] && is_consonant (word, length - 1);
}

/* Consonant, vowel, consonant other than w, x, y. */
static gboolean
ends_short (const char *word,
            gsize       length)
{
  return length >= 3 && is_consonant (word, length - 1) && !is_consonant (word, length - 2)
         && is_consonant (word, length - 3) && !strchr ("wxy", word[length - 1]);
}

static gboolean
has_ending (const char *word,
            gsize       length,
            const char *ending)
{
  gsize n = strlen (ending);

  return length > n && memcmp (word + length - n, ending, n) == 0;
}

/* Most rules don't: their last letters say it. */
static gboolean
fits (const char *word,
      gsize       length,
      const Rule *rule)
{
  gsize n = rule->length;

  return length > n && word[length - 1] == rule->ending[n - 1]
         && word[length - 2] == rule->ending[n - 2]
         && memcmp (word + length - n, rule->ending, n) == 0;
}

/* The first ending that fits decides, whether its rule then holds or not; so within a step no
 * ending stands before a longer one that ends in it. */
static gsize
apply_rules (char       *word,
             gsize       length,
             const Rule *rules,
             gsize       n_rules,
             guint       least)
{
  for (const Rule *rule = rules; rule < rules + n_rules; rule++)
    if (fits (word, length, rule))
      {
        gsize n = rule->n_instead;
        gsize left = length - rule->length;

        /* "ion" goes, the s or t before it is part of what is measured. */
        if (measure (word, left + (least > 1 ? n : 0)) < least)
          return length;
        memcpy (word + left, rule->instead, n);
        return left + n;
      }
  return length;
}

static gsize
drop_plural (const char *word,
             gsize       length)
{
  if (has_ending (word, length, "sses") || has_ending (word, length, "ies"))
    return length - 2;
  if (has_ending (word, length, "s") && !has_ending (word, length, "ss"))
    return length - 1;
  return length;
}

static gsize
mend_after_past (char *word,
                 gsize length)
{
  if (has_ending (word, length, "at") || has_ending (word, length, "bl")
      || has_ending (word, length, "iz")
      || (measure (word, length) == 1 && ends_short (word, length)))
    {
      word[length] = 'e';
      return length + 1;
    }
  if (ends_double (word, length) && !strchr ("lsz", word[length - 1]))
    return length - 1;
  return length;
}

static gsize
drop_past (char *word,
           gsize length)
{
  if (has_ending (word, length, "eed"))
    return measure (word, length - 3) > 0 ? length - 1 : length;
  if (has_ending (word, length, "ed") && has_vowel (word, length - 2))
    return mend_after_past (word, length - 2);
  if (has_ending (word, length, "ing") && has_vowel (word, length - 3))
    return mend_after_past (word, length - 3);
  return length;
}

static gsize
drop_last_e (const char *word,
             gsize       length)
{
  if (has_ending (word, length, "e"))
    {
      guint m = measure (word, length - 1);

      if (m > 1 || (m == 1 && !ends_short (word, length - 1)))
        length--;
    }
  if (has_ending (word, length, "ll") && measure (word, length - 1) > 1)
    length--;
  return length;
}

/**
 * vouch_passage_stem:
 * @word: in lower case; not ended by NUL. What is not all of ASCII letters stays as it is
 * @length: bytes of @word
 *
 * Returns: how many bytes of @word are its stem now; never more than @length.
 */
gsize
vouch_passage_stem (char  *word,
                    gsize  length)
{
  if (length < 3 || length > MAX_WORD)
    return length;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (word[i]))
      return length;
  length = drop_plural (word, length);
  length = drop_past (word, length);
  if (has_ending (word, length, "y") && has_vowel (word, length - 1))
    word[length - 1] = 'i';
  length = apply_rules (word, length, step_2, G_N_ELEMENTS (step_2), 1);
  length = apply_rules (word, length, step_3, G_N_ELEMENTS (step_3), 1);
  length = apply_rules (word, length, step_4, G_N_ELEMENTS (step_4), 2);
  return drop_last_e (word, length);
}
