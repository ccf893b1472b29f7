/* vouch-passage-sentences.c: where the sentences of a paragraph end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-split.h"

#include <string.h>

/* A bracket that is open longer was never meant to be closed. */
#define MAX_BRACKET 400

/* What a full stop follows without ending a sentence. */
static const char *const short_forms[] = {
  "al", "approx", "ca", "cf", "co", "dept", "dr", "eds", "eq", "eqn", "et", "e.g", "fig", "figs",
  "i.e", "inc", "incl", "jr", "ltd", "mr", "mrs", "ms", "no", "nos", "pp", "prof", "ref", "refs",
  "resp", "ser", "sp", "spp", "st", "subsp", "suppl", "var", "viz", "vol", "vs",
};

/* These do so before a number alone: "P. 05", "n. 12". */
static const char *const before_numbers[] = { "p", "n", "r", "t", "z", "f", "sec", "ch", "tab" };

typedef struct
{
  const char *start; /* of the sentence that is being read */
  const char *p;
  const char *end;
  const char *bracket; /* the outermost that is open, or NULL */
  guint depth;
} State;

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x00a0 || c == 0x2009 || c == 0x202f;
}

static gboolean
is_dash (const char *p)
{
  return g_utf8_get_char (p) == 0x2013;
}

static gboolean
is_listed (const char *const *list,
           gsize              n,
           const char        *word)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i], word))
      return TRUE;
  return FALSE;
}

/* The word before a stop, in small letters, with the points inside it. */
static void
read_word_before (const char *start,
                  const char *stop,
                  char       *word,
                  gsize       size)
{
  const char *p = stop;

  while (p > start && (g_ascii_isalpha (p[-1]) || (p[-1] == '.' && p < stop)))
    p--;
  *word = '\0';
  if (p > start && (guchar) p[-1] >= 0x80)
    return;
  if ((gsize) (stop - p) >= size)
    return;
  for (; p < stop; p++)
    *word++ = g_ascii_tolower (*p);
  *word = '\0';
}

/* "37 °C. The": degrees, as several fonts write them. */
static gboolean
is_degree (gunichar c)
{
  return c == 0xb0 || c == 0xba || c == 0x2218;
}

/* "J. Smith", but not "group A. The": before a name's letter stands none of the words that the
 * letter would belong to. */
static gboolean
is_initial (const char *start,
            const char *stop)
{
  static const char *const joints[] = { "and", "by", "from", "in", "of", "or", "the", "to", "with" };
  const char *p = stop - 1;
  char word[16];

  if (p < start || !g_ascii_isupper (*p) || (p > start && p[-1] != ' ' && p[-1] != '.'))
    return FALSE;
  while (p > start && p[-1] == ' ')
    p--;
  if (p == start)
    return TRUE;
  if (is_degree (g_utf8_get_char (g_utf8_prev_char (p))))
    return FALSE;
  read_word_before (start, p, word, sizeof word);
  while (p > start && g_ascii_isalpha (p[-1]))
    p--;
  return !g_ascii_islower (*p) || is_listed (joints, G_N_ELEMENTS (joints), word);
}

static gboolean
is_short_form (const char *start,
               const char *stop,
               gunichar    next)
{
  char word[16];

  read_word_before (start, stop, word, sizeof word);
  if (*word == '\0')
    return FALSE;
  if (g_unichar_isdigit (next) && is_listed (before_numbers, G_N_ELEMENTS (before_numbers), word))
    return TRUE;
  return is_listed (short_forms, G_N_ELEMENTS (short_forms), word) || is_initial (start, stop);
}

static const char *
skip_citation_in_brackets (const char *p,
                           const char *end)
{
  const char *q = p;

  while (q < end && *q == ' ')
    q++;
  if (q == end || *q != '[')
    return p;
  for (q++; q < end && (g_ascii_isdigit (*q) || strchr (",;- ", *q) || (guchar) *q >= 0x80); q++)
    ;
  return q < end && *q == ']' ? q + 1 : p;
}

/* What follows a stop and belongs to the sentence before it: quotes, brackets, the citation. */
static const char *
skip_tail (const char *start,
           const char *p,
           const char *end)
{
  const char *q;
  gunichar c;

  while (p < end)
    {
      c = g_utf8_get_char (p);
      if (!strchr ("\"')]}", c < 0x80 ? (int) c : 'x') && c != 0x201d && c != 0x2019 && c != 0xbb)
        break;
      p = g_utf8_next_char (p);
    }
  p = skip_citation_in_brackets (p, end);
  /* A raised number: "better.12 However". */
  if (p - start > 2 && g_ascii_isalpha (p[-2]) && p < end && g_ascii_isdigit (*p))
    {
      for (q = p; q < end && (g_ascii_isdigit (*q) || strchr (",-", *q) || is_dash (q)); )
        q = g_utf8_next_char (q);
      if (q == end || is_space (g_utf8_get_char (q)))
        return q;
    }
  return p;
}

static gboolean
begins_sentence (gunichar c)
{
  return g_unichar_isupper (c) || g_unichar_isdigit (c) || (c >= 0x370 && c < 0x400)
         || (c < 0x80 && strchr ("([{<>\"'*-", (int) c)) || c == 0xb1 || c == 0x2265 || c == 0x2264
         || c == 0x201c || c == 0x2018 || c == 0xab || c == 0x2022 || c == 0x2013
         || (g_unichar_isalpha (c) && !g_unichar_islower (c));
}

/* Where the next sentence begins, if the stop at state->p ends one. */
static const char *
find_break (const State *state)
{
  const char *stop = state->p;
  const char *tail = skip_tail (state->start, stop + 1, state->end);
  const char *next = tail;

  while (next < state->end && is_space (g_utf8_get_char (next)))
    next = g_utf8_next_char (next);
  if (next == state->end || next == tail)
    return NULL;
  if (!begins_sentence (g_utf8_get_char (next)))
    return NULL;
  if (*stop == '.' && is_short_form (state->start, stop, g_utf8_get_char (next)))
    return NULL;
  return next;
}

static void
follow_brackets (State *state)
{
  if (strchr ("([{", *state->p) && *state->p)
    {
      if (state->depth++ == 0)
        state->bracket = state->p;
    }
  else if (*state->p && strchr (")]}", *state->p) && state->depth > 0)
    state->depth--;
}

static gboolean
is_in_bracket (const State *state)
{
  return state->depth > 0 && state->p - state->bracket < MAX_BRACKET;
}

/**
 * vouch_passage_split_paragraph:
 * @text: UTF-8
 * @from: first byte of a paragraph
 * @to: byte after it
 * @ends: (element-type gsize): gets where each sentence but the last gives way to the next: the
 *   next one's first byte
 */
void
vouch_passage_split_paragraph (const char *text,
                               gsize       from,
                               gsize       to,
                               GArray     *ends)
{
  State state = { text + from, text + from, text + to, NULL, 0 };

  while (state.p < state.end)
    {
      const char *next = NULL;

      follow_brackets (&state);
      if (strchr (".?!", *state.p) && *state.p && !is_in_bracket (&state))
        next = find_break (&state);
      if (next)
        {
          gsize place = next - text;

          g_array_append_val (ends, place);
          state = (State) { next, next, state.end, NULL, 0 };
        }
      else
        state.p = g_utf8_next_char (state.p);
    }
}
