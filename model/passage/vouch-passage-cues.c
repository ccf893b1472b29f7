/* vouch-passage-cues.c: words by which a result is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-cues.h"

#include "vouch-passage-words.h"

#include <string.h>

/* Words between a draw and what it was for. */
#define MAX_DRAW 6

/* What a word means when the next one joins it. */
typedef enum
{
  BEFORE_NONE,
  BEFORE_VALUE,     /* p: value */
  BEFORE_INTERVAL,  /* confidence: interval */
  BEFORE_RATIO,     /* odds, hazard, risk, rate: ratio; relative: risk */
  BEFORE_CHANGE,    /* not: change, differ */
  BEFORE_WORK,      /* previous, other: studies */
  BEFORE_AL,        /* et: al */
  BEFORE_DONE,      /* was, were: measured */
  BEFORE_SIZE,      /* sample: size */
  BEFORE_OUTCOME,   /* primary, secondary: outcome */
  BEFORE_GIVEN      /* assigned, allocated: to */
} Before;

typedef struct
{
  const char *word; /* with '*' at its end: what begins so */
  VouchPassageCues cue;
  Before before;
} Entry;

static const Entry entries[] = {
  { "aim*", VOUCH_PASSAGE_CUE_PLAN, 0 },
  { "allocated", 0, BEFORE_GIVEN },
  { "assigned", 0, BEFORE_GIVEN },
  { "better", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "between", VOUCH_PASSAGE_CUE_COMPARED, 0 },
  { "comparable*", VOUCH_PASSAGE_CUE_SIGNIFICANT | VOUCH_PASSAGE_CUE_COMPARED, 0 },
  { "compar*", VOUCH_PASSAGE_CUE_COMPARED, 0 },
  { "confidence", 0, BEFORE_INTERVAL },
  { "declin*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "decreas*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "differed", VOUCH_PASSAGE_CUE_SIGNIFICANT, 0 },
  { "difference*", VOUCH_PASSAGE_CUE_SIGNIFICANT, 0 },
  { "earlier", 0, BEFORE_WORK },
  { "effective*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "et", 0, BEFORE_AL },
  { "fell", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "fewer", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "greater", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "hazard", 0, BEFORE_RATIO },
  { "hazards", 0, BEFORE_RATIO },
  { "higher", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "hypothes*", VOUCH_PASSAGE_CUE_PLAN, 0 },
  { "improv*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "increas*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "indifferen*", VOUCH_PASSAGE_CUE_SIGNIFICANT, 0 },
  { "inferior*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "insignific*", VOUCH_PASSAGE_CUE_SIGNIFICANT | VOUCH_PASSAGE_CUE_NULL, 0 },
  { "less", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "longer", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "lower*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "more", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "neither", VOUCH_PASSAGE_CUE_NULL, 0 },
  { "no", VOUCH_PASSAGE_CUE_NULL, 0 },
  { "non", VOUCH_PASSAGE_CUE_NULL, 0 },
  { "nonsignific*", VOUCH_PASSAGE_CUE_SIGNIFICANT | VOUCH_PASSAGE_CUE_NULL, 0 },
  { "nor", VOUCH_PASSAGE_CUE_NULL, 0 },
  { "not", VOUCH_PASSAGE_CUE_NULL, BEFORE_CHANGE },
  { "ns", VOUCH_PASSAGE_CUE_NULL, 0 },
  { "objective*", VOUCH_PASSAGE_CUE_PLAN, 0 },
  { "odds", 0, BEFORE_RATIO },
  { "other", 0, BEFORE_WORK },
  { "p", 0, BEFORE_VALUE },
  { "power", VOUCH_PASSAGE_CUE_PLAN, 0 },
  { "powered", VOUCH_PASSAGE_CUE_PLAN, 0 },
  { "previous", 0, BEFORE_WORK },
  { "primary", 0, BEFORE_OUTCOME },
  { "rate", 0, BEFORE_RATIO },
  { "reduc*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "relative", 0, BEFORE_RATIO },
  { "risk", 0, BEFORE_RATIO },
  { "rose", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "sample", 0, BEFORE_SIZE },
  { "secondary", 0, BEFORE_OUTCOME },
  { "shorter", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "signific*", VOUCH_PASSAGE_CUE_SIGNIFICANT, 0 },
  { "similar*", VOUCH_PASSAGE_CUE_SIGNIFICANT, 0 },
  { "superior*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
  { "than", VOUCH_PASSAGE_CUE_COMPARED, 0 },
  { "versus", VOUCH_PASSAGE_CUE_COMPARED, 0 },
  { "vs", VOUCH_PASSAGE_CUE_COMPARED, 0 },
  { "was", 0, BEFORE_DONE },
  { "were", 0, BEFORE_DONE },
  { "will", VOUCH_PASSAGE_CUE_PLAN, 0 },
  { "without", VOUCH_PASSAGE_CUE_NULL, 0 },
  { "worse*", VOUCH_PASSAGE_CUE_DIRECTION, 0 },
};

typedef struct
{
  Before before;
  const char *word;
  VouchPassageCues cue;
} Pair;

static const Pair pairs[] = {
  { BEFORE_VALUE, "value*", VOUCH_PASSAGE_CUE_P },
  { BEFORE_INTERVAL, "interval*", VOUCH_PASSAGE_CUE_INTERVAL },
  { BEFORE_RATIO, "ratio*", VOUCH_PASSAGE_CUE_INTERVAL },
  { BEFORE_RATIO, "risk*", VOUCH_PASSAGE_CUE_INTERVAL },
  { BEFORE_CHANGE, "change*", VOUCH_PASSAGE_CUE_SIGNIFICANT },
  { BEFORE_CHANGE, "differ*", VOUCH_PASSAGE_CUE_SIGNIFICANT },
  { BEFORE_WORK, "stud*", VOUCH_PASSAGE_CUE_PRIOR },
  { BEFORE_WORK, "trial*", VOUCH_PASSAGE_CUE_PRIOR },
  { BEFORE_WORK, "report*", VOUCH_PASSAGE_CUE_PRIOR },
  { BEFORE_WORK, "work*", VOUCH_PASSAGE_CUE_PRIOR },
  { BEFORE_AL, "al", VOUCH_PASSAGE_CUE_PRIOR },
  { BEFORE_DONE, "measured", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "assessed", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "calculated", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "defined", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "evaluated", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "recorded", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "collected", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "performed", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "randomi*", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_SIZE, "size*", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_OUTCOME, "outcome*", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_OUTCOME, "end*", VOUCH_PASSAGE_CUE_PLAN },
  { BEFORE_DONE, "enrolled", VOUCH_PASSAGE_CUE_ALLOCATED },
  { BEFORE_DONE, "recruited", VOUCH_PASSAGE_CUE_ALLOCATED },
  { BEFORE_DONE, "included", VOUCH_PASSAGE_CUE_ALLOCATED },
  { BEFORE_DONE, "divided", VOUCH_PASSAGE_CUE_ALLOCATED },
  { BEFORE_GIVEN, "to", VOUCH_PASSAGE_CUE_ALLOCATED },
};

static gboolean
fits (const char *pattern,
      const char *word)
{
  while (*pattern && *pattern != '*' && *pattern == *word)
    pattern++, word++;
  return *pattern == '*' || (*pattern == '\0' && *word == '\0');
}

/* Entries are in the order of their letters: only those with the word's first are looked at. */
static const Entry *
find_entry (const char *word)
{
  static guint8 places[26];
  static gsize is_ready;

  if (!g_ascii_islower (*word))
    return NULL;
  if (g_once_init_enter (&is_ready))
    {
      for (gsize i = G_N_ELEMENTS (entries); i-- > 0;)
        places[entries[i].word[0] - 'a'] = i + 1;
      g_once_init_leave (&is_ready, 1);
    }
  if (places[*word - 'a'] == 0)
    return NULL;
  for (gsize i = places[*word - 'a'] - 1;
       i < G_N_ELEMENTS (entries) && entries[i].word[0] == *word; i++)
    if (fits (entries[i].word, word))
      return &entries[i];
  return NULL;
}

static VouchPassageCues
read_pair (Before      before,
           const char *word)
{
  if (before == BEFORE_NONE)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].before == before && fits (pairs[i].word, word))
      return pairs[i].cue;
  return 0;
}

/* "randomly assigned to", "randomised, in blocks of four, to": what was drawn, and for what. */
static VouchPassageCues
read_draw (const char *word,
           guint      *n_since)
{
  static const char *const aims[] = { "to", "into", "assign*", "alloc*", "divid*", "receiv*" };
  gboolean is_aim = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (aims); i++)
    is_aim |= fits (aims[i], word);
  if (is_aim && *n_since < MAX_DRAW)
    return VOUCH_PASSAGE_CUE_ALLOCATED;
  *n_since = fits ("random*", word) ? 0 : MIN (*n_since + 1, MAX_DRAW);
  return 0;
}

/* "p < 0.05": the sign after the letter tells it from a name. */
static gboolean
has_relation (const char *p,
              const char *end)
{
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '=' || c == '<' || c == '>' || c == 0x2264 || c == 0x2265 || c == 0x2a7d || c == 0x2a7e)
        return TRUE;
      if (!g_unichar_isspace (c) && c != 0xa0 && c != 0x2009 && c != 0x202f)
        return FALSE;
      p = g_utf8_next_char (p);
    }
  return FALSE;
}

/* "or" in small letters is no odds ratio. */
static gboolean
is_ratio (const char *p,
          gsize       length)
{
  static const char *const names[] = { "CI", "OR", "RR", "HR", "SMD", "aOR", "aHR", "IRR" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && strncmp (p, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

static VouchPassageCues
read_signs (const VouchPassageReader *reader)
{
  const char *p = reader->text + reader->from;
  gsize length = reader->to - reader->from;

  if (length == 1 && (*p == 'p' || *p == 'P')
      && has_relation (reader->text + reader->to, reader->text + reader->end))
    return VOUCH_PASSAGE_CUE_P;
  if (length <= 3 && is_ratio (p, length))
    return VOUCH_PASSAGE_CUE_INTERVAL;
  if (g_ascii_isdigit (*p) && reader->from > 0 && p[-1] == '[')
    return VOUCH_PASSAGE_CUE_PRIOR;
  return 0;
}

/**
 * vouch_passage_cues_read:
 * @text: UTF-8
 * @from: first byte of a sentence
 * @to: byte after it
 * @n_numbers: (out): how many numbers it has
 *
 * Returns: the cues in it.
 */
VouchPassageCues
vouch_passage_cues_read (const char *text,
                         gsize       from,
                         gsize       to,
                         guint      *n_numbers)
{
  VouchPassageReader reader;
  VouchPassageCues cues = 0;
  Before before = BEFORE_NONE;
  guint n_since = MAX_DRAW;

  *n_numbers = 0;
  vouch_passage_reader_init (&reader, text, from, to);
  while (vouch_passage_reader_next (&reader))
    {
      const Entry *entry = find_entry (reader.word);

      *n_numbers += g_ascii_isdigit (reader.word[0]) != 0;
      cues |= read_signs (&reader) | read_pair (before, reader.word)
              | read_draw (reader.word, &n_since);
      if (entry)
        cues |= entry->cue;
      before = entry ? entry->before : BEFORE_NONE;
    }
  return cues;
}
