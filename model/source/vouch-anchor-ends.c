/* vouch-anchor-ends.c: whether a quote is cut so that it says something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-side-private.h"

#include <string.h>

#include "vouch-fold.h"
#include "vouch-negation.h"

/* A negation is looked for so far in front of a quote. */
#define MAX_BEFORE 6
/* Under so many bytes a quote may begin or end within a word. */
#define MIN_SENTENCE 8
/* With so many a letter at an end doesn't matter. */
#define LONG_QUOTE 60
/* What is left of the sentence before is at most so long, as in “.9). The dose…”. */
#define MAX_LEFTOVER 6

/* The same in two words. */
static const char *const linked[] = { "absence", "lack", "free", "instead", "failed", "unable", "unlikely" };
static const char *const links[] = { "of", "to" };

/* Beginnings of words that turn the rest round. */
static const char *const turning[] = { "non", "in", "un", "im", "il", "ir", "dis", "anti", "mis" };

static gboolean
is_in (const char *word, gsize length, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && memcmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* A word as it is compared; "" for longer ones than those of interest. */
typedef struct
{
  char text[16];
  gboolean is_capitals; /* SEM is no “sem” */
} Word;

static void
take_word_before (const VouchSide *side, gsize end, Word *word)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  gsize start = end;
  guint n_small = 0;

  while (start > 0 && vouch_side_is_alpha (side, start - 1) && end - start < sizeof word->text)
    start--;
  for (gsize i = start; i < end; i++)
    {
      char bytes[VOUCH_FOLD_MAX];

      g_string_append_len (folded, bytes, vouch_fold_char (side->characters[i], bytes));
      n_small += g_unichar_islower (side->characters[i]) != 0;
    }
  word->is_capitals = n_small == 0;
  g_strlcpy (word->text, folded->len < sizeof word->text ? folded->str : "", sizeof word->text);
}

/* Neither part of a word nor the end of a sentence or of a part of one. */
static gboolean
is_gap_at (const VouchSide *side, gsize i)
{
  return i < side->length && !vouch_side_is_alnum (side, i)
         && !(side->characters[i] < 0x80 && strchr (".;,:!?", (int) side->characters[i]));
}

/* Returns: where the word ends that @first follows; @first where none is near. */
static gsize
find_word_before (const VouchSide *side, gsize first)
{
  gsize end = first;

  while (end > 0 && first - end < MAX_BEFORE && is_gap_at (side, end - 1))
    end--;
  return end;
}

/* “cyanosis was seen” of “absence of cyanosis was seen” */
static gboolean
follows_turning_words (const VouchSide *there, gsize end, const char *link)
{
  Word word;

  if (!is_in (link, strlen (link), links, G_N_ELEMENTS (links)))
    return FALSE;
  take_word_before (there, find_word_before (there, end - strlen (link)), &word);
  return is_in (word.text, strlen (word.text), linked, G_N_ELEMENTS (linked));
}

static gboolean
follows_negation (const VouchSide *there, gsize first)
{
  gsize end = find_word_before (there, first);
  Word word;

  if (end == first)
    return FALSE;
  take_word_before (there, end, &word);
  return vouch_negation_turns_next (word.text, word.is_capitals) || follows_turning_words (there, end, word.text);
}

/* “Not” begins a line of its own behind an item or a heading, which have no full stop; “NOT” is as good as “not”. */
static gboolean
begins_sentence (const VouchSide *there, gsize start)
{
  return start + 1 < there->length && g_unichar_isupper (there->characters[start])
         && g_unichar_islower (there->characters[start + 1]);
}

/* “the patients did” of “the patients did not” */
static gboolean
precedes_negation (const VouchSide *there, gsize last)
{
  gsize start = last + 1;
  gsize end;
  Word word;

  while (start - last < MAX_BEFORE && is_gap_at (there, start))
    start++;
  if (start == last + 1 || begins_sentence (there, start))
    return FALSE;
  for (end = start; vouch_side_is_alpha (there, end) && end - start < sizeof word.text; end++)
    ;
  take_word_before (there, end, &word);
  return vouch_negation_turns_last (word.text, word.is_capitals);
}

/* “significant” of “non-significant”, also where a line ends between. */
static gboolean
follows_turning (const VouchSide *there, gsize first)
{
  gsize end = first;
  Word word;

  if (end > 0 && there->characters[end - 1] == '\n')
    end--;
  if (end == 0 || vouch_side_get_sign (there, end - 1) != '-')
    return FALSE;
  end--;
  take_word_before (there, end, &word);
  return is_in (word.text, strlen (word.text), turning, G_N_ELEMENTS (turning));
}

static gboolean
begins_within_number (const VouchSide *there, gsize first)
{
  gunichar before = first > 0 ? vouch_side_get_sign (there, first - 1) : 0;

  if (!vouch_side_is_digit (there, first) || first == 0)
    return FALSE;
  return vouch_side_is_digit (there, first - 1)
         || ((before == '.' || before == ',') && first > 1 && vouch_side_is_digit (there, first - 2));
}

/* “-year-old men” of “60-year-old men” */
static gboolean
leaves_count_out (const VouchSide *asked, gsize asked_first, const VouchSide *there, gsize first)
{
  return vouch_side_is_alpha (there, first) && asked_first > 0 && vouch_side_get_sign (asked, asked_first - 1) == '-' && first > 1
         && vouch_side_get_sign (there, first - 1) == '-' && vouch_side_is_digit (there, first - 2);
}

static gboolean
ends_within_number (const VouchSide *there, gsize last)
{
  gunichar behind = vouch_side_get_sign (there, last + 1);

  if (!vouch_side_is_digit (there, last))
    return FALSE;
  return vouch_side_is_digit (there, last + 1)
         || ((behind == '.' || behind == ',') && vouch_side_is_digit (there, last + 2));
}

static gboolean
leaves_minus_out (const VouchSide *asked, gsize asked_first, const VouchSide *there, gsize first)
{
  return first > 0 && vouch_side_is_minus (there, first - 1, first)
         && !(asked_first > 0 && vouch_side_get_sign (asked, asked_first - 1) == '-');
}

static gsize
skip_spaces (const VouchSide *side, gsize i)
{
  while (i < side->length && g_unichar_isspace (side->characters[i]))
    i++;
  return i;
}

static gboolean
leaves_percent_out (const VouchSide *asked, gsize asked_last, const VouchSide *there, gsize last)
{
  gunichar sign = vouch_side_get_sign (there, skip_spaces (there, last + 1));

  return vouch_side_is_digit (there, last) && (sign == '%' || sign == 0x2030)
         && vouch_side_get_sign (asked, skip_spaces (asked, asked_last + 1)) != sign;
}

static gboolean
ends_on_sign (const VouchSide *asked, gsize asked_last)
{
  for (gsize i = asked_last + 1; i < asked->length; i++)
    {
      gunichar sign = vouch_side_get_sign (asked, i);

      if (sign == '<' || sign == '>' || sign == '=' || sign == '/' || sign == 0xb1 || sign == 0x2264
          || sign == 0x2265)
        return TRUE;
    }
  return FALSE;
}

/* “he dose” of “The dose”; “typical” of “Atypical” is another matter. */
static gboolean
leaves_initial_out (const VouchSide *there, gsize first)
{
  gunichar initial = there->characters[first - 1];

  return g_unichar_isupper (initial) && initial != 'A' && !(first > 1 && vouch_side_is_alnum (there, first - 2));
}

/* “… (p = .3). T” of “… (p = .3). The dose”; “5 m” of “5 mg” is another matter. */
static gboolean
ends_on_initial (const VouchSide *there, gsize last)
{
  gsize i = last;

  if (last == 0 || vouch_side_is_alnum (there, last - 1))
    return FALSE;
  while (i > 0 && g_unichar_isspace (there->characters[i - 1]))
    i--;
  return i > 0 && !vouch_side_is_digit (there, i - 1);
}

/* A long quote that was cut a letter too late or too early is none the less whole. */
static gboolean
is_within_word (const VouchSide *there, gsize first, gsize last, gboolean is_long)
{
  if (first > 0 && vouch_side_is_alpha (there, first - 1) && vouch_side_is_alpha (there, first))
    return !is_long || !leaves_initial_out (there, first);
  return vouch_side_is_alnum (there, last) && vouch_side_is_alpha (there, last + 1)
         && g_unichar_islower (there->characters[last + 1])
         && !(is_long && ends_on_initial (there, last));
}

/* The quote begins with what closes a bracket that it doesn't open: the end of another sentence. */
static gboolean
begins_with_leftover (const VouchSide *asked)
{
  for (gsize i = 0; i < MIN (asked->length, MAX_LEFTOVER) && asked->characters[i] != '('; i++)
    if (asked->characters[i] == ')')
      return asked->length >= LONG_QUOTE;
  return FALSE;
}

/**
 * vouch_anchor_check_ends:
 * @quote: the quote
 * @there: where its letters stand
 * @first: its first one
 * @last: its last one
 *
 * Returns: whether it says something else for want of what is right before it or behind it.
 */
VouchAnchorReason
vouch_anchor_check_ends (const VouchAnchorQuote *quote, const VouchSide *there, gsize first, gsize last)
{
  const VouchSide asked = { quote->characters, quote->length, NULL };
  gsize asked_first = quote->skeleton->places[0];
  gsize asked_last = quote->skeleton->places[quote->skeleton->length - 1];

  if ((begins_within_number (there, first) && !begins_with_leftover (&asked)) || ends_within_number (there, last)
      || leaves_percent_out (&asked, asked_last, there, last)
      || leaves_count_out (&asked, asked_first, there, first))
    return VOUCH_ANCHOR_REASON_NUMBER;
  if (leaves_minus_out (&asked, asked_first, there, first) || ends_on_sign (&asked, asked_last))
    return VOUCH_ANCHOR_REASON_SIGN;
  if (follows_negation (there, first))
    return VOUCH_ANCHOR_REASON_NEGATION;
  return VOUCH_ANCHOR_REASON_NONE;
}

/* Two words in a row say something, however short they are; one stands anywhere. */
static gboolean
is_single_word (const VouchAnchorQuote *quote)
{
  const VouchSide asked = { quote->characters, quote->length, NULL };
  guint n = 0;

  for (gsize i = 0; i < quote->length; i++)
    n += vouch_side_is_alpha (&asked, i) && (i == 0 || !vouch_side_is_alnum (&asked, i - 1));
  return n < 2;
}

/**
 * vouch_anchor_check_cuts:
 *
 * The same for what matters in a sentence alone: a word may be cut out of one.
 */
VouchAnchorReason
vouch_anchor_check_cuts (const VouchAnchorQuote *quote, const VouchSide *there, gsize first, gsize last)
{
  gboolean is_short = quote->skeleton->length < MIN_SENTENCE;

  if (is_short && is_single_word (quote))
    return VOUCH_ANCHOR_REASON_NONE;
  if (follows_turning (there, first) || precedes_negation (there, last))
    return VOUCH_ANCHOR_REASON_NEGATION;
  return is_short ? VOUCH_ANCHOR_REASON_NONE
         : is_within_word (there, first, last, quote->skeleton->length >= LONG_QUOTE) ? VOUCH_ANCHOR_REASON_CUT
                                                                                      : VOUCH_ANCHOR_REASON_NONE;
}
