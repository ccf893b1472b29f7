/* vouch-hedge.c: whether a statement is as careful as its passages.
 *
 * Compares the statement with the one sentence of the passages that says most of the same:
 * doubt in another sentence is doubt about something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-hedge.h"

#include <string.h>

#include "vouch-words.h"

/* Of the shorter one's words: two sentences about the same matter. */
#define MIN_SHARE_DOUBT 0.6
#define MIN_SHARE_NEGATION 0.75

/* A statement of fewer shares too little to be compared. */
#define MIN_WORDS 4

static const char doubts[]
    = "may might suggest suggests suggested suggesting appear appears appeared "
      "seem seems seemed possible possibly perhaps potentially probably could likely "
      "hypothesized hypothesize hypothesised hypothesise hypothesis unclear uncertain";

static const char denials[] = "not no without neither nor cannot never none failed fails fail hardly barely "
                              "rarely seldom scarcely";

/* Words of which one sentence has the one and the other sentence the other. */
static const struct
{
  const char *one;
  const char *other;
} opposites[] = {
  { "superior", "inferior" },
  { "effective", "ineffective" },
  { "safe", "unsafe" },
  { "improved improves improve", "worsened worsens worsen" },
  { "raised raises raise", "lowered lowers" },
  { "more", "fewer less" },
  { "higher", "lower" },
  { "given used recommended indicated", "avoided contraindicated" },
  { "well", "poorly" },
  { "likely", "unlikely" },
  { "sensitive", "insensitive resistant" },
  { "stable", "unstable" },
  { "adequate", "inadequate" },
  { "sufficient", "insufficient" },
  { "common", "uncommon rare" },
  { "reversible", "irreversible" },
  { "complete", "incomplete" },
};

/* "No more than", "not only", "with or without" deny nothing. */
static gboolean
is_denial (const GArray *words, guint i)
{
  const char *word = g_array_index (words, VouchCueWord, i).text;
  const char *next = i + 1 < words->len ? g_array_index (words, VouchCueWord, i + 1).text : "";
  const char *before = i > 0 ? g_array_index (words, VouchCueWord, i - 1).text : "";

  if (!vouch_cue_is_among (word, denials))
    return FALSE;
  if (vouch_cue_is_among (word, "no not")
      && vouch_cue_is_among (next, "more less only later longer"))
    return FALSE;
  return !g_str_equal (before, "or");
}

static gboolean
follows (const GArray *words, guint i, const char *among)
{
  return i > 0 && vouch_cue_is_among (g_array_index (words, VouchCueWord, i - 1).text, among);
}

static gboolean
precedes (const GArray *words, guint i, const char *among)
{
  return i + 1 < words->len && vouch_cue_is_among (g_array_index (words, VouchCueWord, i + 1).text, among);
}

static gboolean
is_doubt (const char *text, const GArray *words, guint i)
{
  const VouchCueWord *word = &g_array_index (words, VouchCueWord, i);

  /* The month. */
  if (g_str_equal (word->text, "may") && text[word->start] == 'M' && i > 0)
    return FALSE;
  /* "Who could walk", "could not"; "twice as likely", "more likely than". */
  if (g_str_equal (word->text, "could"))
    return !follows (words, i, "who that") && !precedes (words, i, "not");
  if (g_str_equal (word->text, "likely"))
    return !follows (words, i, "more less as most equally times") && !precedes (words, i, "than");
  return vouch_cue_is_among (word->text, doubts);
}

typedef gboolean (*IsWord) (const char *text, const GArray *words, guint i);

static gboolean
is_denial_in (const char *text, const GArray *words, guint i)
{
  return is_denial (words, i);
}

/* "Didn't". */
static gboolean
has_short_not (const char *text)
{
  return strstr (text, "n't") || strstr (text, "n’t");
}

static char *
find_word (const char *text, IsWord is_word)
{
  g_autoptr (GArray) words = vouch_cue_words (text);

  for (guint i = 0; i < words->len; i++)
    if (is_word (text, words, i))
      {
        const VouchCueWord *word = &g_array_index (words, VouchCueWord, i);

        return g_strndup (text + word->start, word->end - word->start);
      }
  if (is_word == is_denial_in && has_short_not (text))
    return g_strdup ("n’t");
  return NULL;
}

/* A stop, white space and a capital end a sentence; more than that is not asked. */
static const char *
find_end (const char *text)
{
  for (const char *p = text; *p; p++)
    if (strchr (".?!", *p) && g_ascii_isspace (p[1]))
      {
        const char *next = p + 1;

        while (g_ascii_isspace (*next))
          next++;
        if (!g_ascii_islower (*next))
          return p + 1;
      }
  return text + strlen (text);
}

static char *
find_nearest (const char *statement, const char *const *passages, double *share)
{
  char *nearest = NULL;

  *share = 0;
  for (guint i = 0; passages[i]; i++)
    for (const char *p = passages[i]; *p;)
      {
        const char *end = find_end (p);
        g_autofree char *sentence = g_strndup (p, (gsize) (end - p));
        double here = vouch_words_share (statement, sentence);

        if (vouch_words_count (sentence) > 3 && here > *share)
          {
            *share = here;
            g_free (nearest);
            nearest = g_steal_pointer (&sentence);
          }
        p = end;
        while (g_ascii_isspace (*p))
          p++;
      }
  return nearest;
}

static gboolean
is_opposite (VouchCue one, VouchCue other)
{
  return ((one & VOUCH_CUE_UP) && !(one & VOUCH_CUE_DOWN) && (other & VOUCH_CUE_DOWN)
          && !(other & VOUCH_CUE_UP));
}

static gboolean
has_any (const GArray *words, const char *among)
{
  for (guint i = 0; i < words->len; i++)
    if (vouch_cue_is_among (g_array_index (words, VouchCueWord, i).text, among))
      return TRUE;
  return FALSE;
}

static gboolean
has_only (const GArray *words, const char *among, const char *without)
{
  return has_any (words, among) && !has_any (words, without);
}

static gboolean
have_opposite_words (const char *statement, const char *sentence)
{
  g_autoptr (GArray) here = vouch_cue_words (statement);
  g_autoptr (GArray) there = vouch_cue_words (sentence);

  for (guint i = 0; i < G_N_ELEMENTS (opposites); i++)
    if ((has_only (here, opposites[i].one, opposites[i].other)
         && has_only (there, opposites[i].other, opposites[i].one))
        || (has_only (here, opposites[i].other, opposites[i].one)
            && has_only (there, opposites[i].one, opposites[i].other)))
      return TRUE;
  return FALSE;
}

static gboolean
is_denied (const char *text, VouchCue cues)
{
  return (cues & VOUCH_CUE_NEGATION) || has_short_not (text);
}

/* A statement of two sentences is denied in one of them. */
static gboolean
is_denied_somewhere (const char *const *passages)
{
  for (guint i = 0; passages[i]; i++)
    if (is_denied (passages[i], vouch_cue_find (passages[i])))
      return TRUE;
  return FALSE;
}

/* "Not effective" is "ineffective": one denial and one opposite make up for each other. */
static VouchHedge
compare_meaning (const char *statement, VouchCue here, const char *sentence, VouchCue there,
                 const char *const *passages, char **word)
{
  gboolean is_denied_here = is_denied (statement, here);
  gboolean is_denied_once
      = is_denied_here ? !is_denied (sentence, there) && !is_denied_somewhere (passages)
                       : is_denied (sentence, there);
  gboolean are_opposite = is_opposite (here, there) || is_opposite (there, here)
                          || have_opposite_words (statement, sentence);

  if (is_denied_once == are_opposite)
    return VOUCH_HEDGE_KEPT;
  if (are_opposite)
    return VOUCH_HEDGE_DIRECTION;
  *word = find_word (is_denied_here ? statement : sentence, is_denial_in);
  return *word ? VOUCH_HEDGE_NEGATION : VOUCH_HEDGE_KEPT;
}

/**
 * vouch_hedge_compare:
 * @statement: a statement
 * @passages: (array zero-terminated=1): what supports it
 * @word: (out) (transfer full) (nullable): the word that one of them has and the other hasn't
 *
 * Returns: what got lost
 */
VouchHedge
vouch_hedge_compare (const char *statement, const char *const *passages, char **word)
{
  double share;
  g_autofree char *sentence = find_nearest (statement, passages, &share);
  VouchCue here = vouch_cue_find (statement);
  VouchCue there = sentence ? vouch_cue_find (sentence) : VOUCH_CUE_NONE;
  VouchHedge meaning;

  *word = NULL;
  if (!sentence || share < MIN_SHARE_DOUBT || vouch_words_count (statement) < MIN_WORDS)
    return VOUCH_HEDGE_KEPT;
  if (share >= MIN_SHARE_NEGATION
      && (meaning = compare_meaning (statement, here, sentence, there, passages, word)) != VOUCH_HEDGE_KEPT)
    return meaning;
  if (!(here & VOUCH_CUE_HEDGE) && (*word = find_word (sentence, is_doubt)))
    return VOUCH_HEDGE_DOUBT;
  return VOUCH_HEDGE_KEPT;
}
