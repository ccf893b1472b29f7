/* vouch-anchor-verify.c: whether a place that has the quote's letters says the same.
 *
 * A skeleton has no signs, so “p < .05” and “p > .05” are one, and a whole word more or
 * less at an end turns the meaning round. A place that fails here is near, never found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-quote-private.h"

#include <string.h>

#include "vouch-fold.h"

/* More signs between two letters are a ruler. */
#define MAX_SIGNS 16
/* Where other text stands between two letters, so much at either side belongs to the quote. */
#define NEAR_BREAK 6
/* A negation is looked for so far in front of a quote. */
#define MAX_BEFORE 6
/* Under so many bytes a quote is a word or a part of one, and may begin within a word. */
#define MIN_SENTENCE 8
/* With so many a letter at an end doesn't matter. */
#define LONG_QUOTE 60
/* What is left of the sentence before is at most so long, as in “.9). The dose…”. */
#define MAX_LEFTOVER 6

/* Words that turn a sentence round. */
static const char *const negations[]
    = { "no", "not", "nor", "none", "never", "neither", "without", "cannot" };

/* Beginnings of words that turn the rest round. */
static const char *const turning[] = { "non", "in", "un", "im", "il", "ir", "dis", "anti", "mis" };

typedef struct
{
  const gunichar *characters;
  gsize length;
  const guint8 *skip; /* (nullable) */
} Side;

typedef struct
{
  gunichar signs[MAX_SIGNS];
  guint n;
} Signs;

static gboolean
is_alnum_at (const Side *side, gsize i)
{
  return i < side->length && vouch_fold_is_alnum (side->characters[i]);
}

static gboolean
is_digit_at (const Side *side, gsize i)
{
  return i < side->length && vouch_fold_is_digit (side->characters[i]);
}

static gboolean
is_alpha_at (const Side *side, gsize i)
{
  return i < side->length && g_unichar_isalpha (side->characters[i]);
}

static gunichar
sign_at (const Side *side, gsize i)
{
  return i < side->length ? vouch_fold_sign (side->characters[i]) : 0;
}

/* --- signs within the quote --- */

static gboolean
always_counts (gunichar sign)
{
  switch (sign)
    {
    case '<':
    case '>':
    case '=':
    case '%':
    case '+':
    case '/':
    case '$':
    case 0xa3:   /* £ */
    case 0xa5:   /* ¥ */
    case 0xb1:   /* ± */
    case 0x2030: /* ‰ */
    case 0x20ac: /* € */
    case 0x2248: /* ≈ */
    case 0x2260: /* ≠ */
    case 0x2264: /* ≤ */
    case 0x2265: /* ≥ */
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
counts_between_digits (gunichar sign)
{
  return sign == '.' || sign == ',' || sign == ':' || sign == ';' || sign == '-' || sign == '(';
}

/* A dash right before a number and not behind a letter; a true minus also with a space. */
static gboolean
is_minus (const Side *side, gsize i, gsize number)
{
  gboolean is_true = side->characters[i] == 0x2212;
  gsize next = i + 1;

  if (sign_at (side, i) != '-' || !is_digit_at (side, number))
    return FALSE;
  while (is_true && next < number && g_unichar_isspace (side->characters[next]))
    next++;
  return next == number && (i == 0 || !is_alnum_at (side, i - 1));
}

/* A running head between two letters of a sentence; not what stands within a head itself. */
static gboolean
is_skipped (const Side *side, gsize i, gsize before, gsize behind)
{
  return side->skip && side->skip[i] && !side->skip[before] && !side->skip[behind];
}

static void
add_sign (Signs *signs, const Side *side, gsize i, gsize before, gsize behind)
{
  gunichar sign = sign_at (side, i);
  gboolean between_digits = is_digit_at (side, before) && is_digit_at (side, behind);

  if (signs->n == MAX_SIGNS || is_skipped (side, i, before, behind))
    return;
  if (always_counts (sign) || (between_digits && counts_between_digits (sign)))
    signs->signs[signs->n++] = sign;
  else if (is_minus (side, i, behind))
    signs->signs[signs->n++] = '-';
}

/* Other text stands between, or the next letter stands before: the signs right at both ends. */
static gboolean
is_broken (const Side *side, gsize a, gsize b)
{
  if (b < a)
    return TRUE;
  for (gsize i = a + 1; i < b; i++)
    if (is_alnum_at (side, i) && !(side->skip && side->skip[i]))
      return TRUE;
  return FALSE;
}

static void
collect_broken (Signs *signs, const Side *side, gsize a, gsize b)
{
  gsize start = b;

  for (gsize i = a + 1; i < side->length && i <= a + NEAR_BREAK; i++)
    {
      if (is_alnum_at (side, i) || side->characters[i] == '\n')
        break;
      add_sign (signs, side, i, a, b);
    }
  while (start > 0 && b - start < NEAR_BREAK && !is_alnum_at (side, start - 1)
         && side->characters[start - 1] != '\n')
    start--;
  for (gsize i = start; i < b; i++)
    add_sign (signs, side, i, a, b);
}

static guint
count_digits (const Side *side, gsize from, int step)
{
  guint n = 0;

  while (n < 4 && is_digit_at (side, from))
    {
      n++;
      if (from == 0 && step < 0)
        break;
      from += step;
    }
  return n;
}

/* “5,000” is “5000”. */
static gboolean
is_thousands (const Signs *signs, const Side *side, gsize a, gsize b)
{
  return signs->n == 1 && signs->signs[0] == ',' && b == a + 2 && count_digits (side, b, 1) == 3
         && count_digits (side, a, -1) <= 3;
}

static void
collect (Signs *signs, const Side *side, gsize a, gsize b)
{
  signs->n = 0;
  if (a == b || b == a + 1)
    return;
  if (is_broken (side, a, b))
    {
      collect_broken (signs, side, a, b);
      return;
    }
  for (gsize i = a + 1; i < b; i++)
    add_sign (signs, side, i, a, b);
  if (is_thousands (signs, side, a, b))
    signs->n = 0;
}

static gboolean
concerns_number (const Signs *signs)
{
  for (guint i = 0; i < signs->n; i++)
    if (!always_counts (signs->signs[i]) || signs->signs[i] == '%')
      return TRUE;
  return FALSE;
}

static VouchAnchorReason
compare_signs (const Side *asked, const guint32 *asked_places, const Side *there,
               const guint32 *places, gsize n)
{
  Signs a;
  Signs b;

  for (gsize i = 0; i + 1 < n; i++)
    {
      if (asked_places[i] == asked_places[i + 1])
        continue;
      collect (&a, asked, asked_places[i], asked_places[i + 1]);
      collect (&b, there, places[i], places[i + 1]);
      if (a.n != b.n || memcmp (a.signs, b.signs, a.n * sizeof *a.signs) != 0)
        return concerns_number (&a) || concerns_number (&b) ? VOUCH_ANCHOR_REASON_NUMBER
                                                            : VOUCH_ANCHOR_REASON_SIGN;
    }
  return VOUCH_ANCHOR_REASON_NONE;
}

/* --- negations --- */

static gboolean
is_in (const char *word, gsize length, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (strlen (words[i]) == length && memcmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* A hyphen at a line's end joins, or “with-out” would hide a negation. */
static gboolean
is_joined (const Side *side, gsize a, gsize b)
{
  gsize next = a + 1;

  if (b == a || b == a + 1)
    return TRUE;
  if (sign_at (side, next) != '-')
    return FALSE;
  for (next++; next < side->length && side->characters[next] == ' '; next++)
    ;
  return next < side->length && side->characters[next] == '\n'
         && g_unichar_islower (side->characters[b]);
}

static guint
count_negations (const Side *side, const guint32 *places, const VouchSkeleton *skeleton)
{
  guint n = 0;

  for (gsize start = 0; start < skeleton->length;)
    {
      gsize end = start;

      while (end + 1 < skeleton->length && is_joined (side, places[end], places[end + 1]))
        end++;
      n += is_in ((const char *) skeleton->bytes + start, end + 1 - start, negations,
                  G_N_ELEMENTS (negations));
      start = end + 1;
    }
  return n;
}

/* --- the ends --- */

/* The word that ends before @end, in lower case; "" for longer ones than those of interest. */
static void
take_word_before (const Side *side, gsize end, char word[16])
{
  gsize start = end;

  while (start > 0 && is_alpha_at (side, start - 1) && end - start < 15)
    start--;
  for (gsize i = start; i < end; i++)
    word[i - start] = side->characters[i] < 0x80 ? g_ascii_tolower (side->characters[i]) : '?';
  word[end - start] = '\0';
}

static gboolean
follows_negation (const Side *there, gsize first)
{
  gsize end = first;
  char word[16];

  while (end > 0 && first - end < MAX_BEFORE && !is_alnum_at (there, end - 1)
         && !strchr (".;,:!?", there->characters[end - 1] < 0x80 ? there->characters[end - 1] : ' '))
    end--;
  if (end == first)
    return FALSE;
  take_word_before (there, end, word);
  return is_in (word, strlen (word), negations, G_N_ELEMENTS (negations));
}

/* “significant” of “non-significant”, also where a line ends between. */
static gboolean
follows_turning (const Side *there, gsize first)
{
  gsize end = first;
  char word[16];

  if (end > 0 && there->characters[end - 1] == '\n')
    end--;
  if (end == 0 || sign_at (there, end - 1) != '-')
    return FALSE;
  end--;
  take_word_before (there, end, word);
  return is_in (word, strlen (word), turning, G_N_ELEMENTS (turning));
}

static gboolean
begins_within_number (const Side *there, gsize first)
{
  gunichar before = first > 0 ? sign_at (there, first - 1) : 0;

  if (!is_digit_at (there, first) || first == 0)
    return FALSE;
  return is_digit_at (there, first - 1)
         || ((before == '.' || before == ',') && first > 1 && is_digit_at (there, first - 2));
}

static gboolean
ends_within_number (const Side *there, gsize last)
{
  gunichar behind = sign_at (there, last + 1);

  if (!is_digit_at (there, last))
    return FALSE;
  return is_digit_at (there, last + 1)
         || ((behind == '.' || behind == ',') && is_digit_at (there, last + 2));
}

static gboolean
leaves_minus_out (const Side *asked, gsize asked_first, const Side *there, gsize first)
{
  return first > 0 && is_minus (there, first - 1, first)
         && !(asked_first > 0 && sign_at (asked, asked_first - 1) == '-');
}

static gsize
skip_spaces (const Side *side, gsize i)
{
  while (i < side->length && g_unichar_isspace (side->characters[i]))
    i++;
  return i;
}

static gboolean
leaves_percent_out (const Side *asked, gsize asked_last, const Side *there, gsize last)
{
  gunichar sign = sign_at (there, skip_spaces (there, last + 1));

  return is_digit_at (there, last) && (sign == '%' || sign == 0x2030)
         && sign_at (asked, skip_spaces (asked, asked_last + 1)) != sign;
}

static gboolean
ends_on_sign (const Side *asked, gsize asked_last)
{
  for (gsize i = asked_last + 1; i < asked->length; i++)
    {
      gunichar sign = sign_at (asked, i);

      if (sign == '<' || sign == '>' || sign == '=' || sign == '/' || sign == 0xb1 || sign == 0x2264
          || sign == 0x2265)
        return TRUE;
    }
  return FALSE;
}

/* “he dose” of “The dose”; “typical” of “Atypical” is another matter. */
static gboolean
leaves_initial_out (const Side *there, gsize first)
{
  gunichar initial = there->characters[first - 1];

  return g_unichar_isupper (initial) && initial != 'A' && !(first > 1 && is_alnum_at (there, first - 2));
}

/* “… (p = .3). T” of “… (p = .3). The dose”; “5 m” of “5 mg” is another matter. */
static gboolean
ends_on_initial (const Side *there, gsize last)
{
  gsize i = last;

  if (last == 0 || is_alnum_at (there, last - 1))
    return FALSE;
  while (i > 0 && g_unichar_isspace (there->characters[i - 1]))
    i--;
  return i > 0 && !is_digit_at (there, i - 1);
}

/* A long quote that was cut a letter too late or too early is none the less whole. */
static gboolean
is_within_word (const Side *there, gsize first, gsize last, gboolean is_long)
{
  if (first > 0 && is_alpha_at (there, first - 1) && is_alpha_at (there, first))
    return !is_long || !leaves_initial_out (there, first);
  return is_alnum_at (there, last) && is_alpha_at (there, last + 1)
         && g_unichar_islower (there->characters[last + 1])
         && !(is_long && ends_on_initial (there, last));
}

/* The quote begins with what closes a bracket that it doesn't open: the end of another sentence. */
static gboolean
begins_with_leftover (const Side *asked)
{
  for (gsize i = 0; i < MIN (asked->length, MAX_LEFTOVER) && asked->characters[i] != '('; i++)
    if (asked->characters[i] == ')')
      return asked->length >= LONG_QUOTE;
  return FALSE;
}

static VouchAnchorReason
check_ends (const Side *asked, gsize asked_first, gsize asked_last, const Side *there, gsize first,
            gsize last)
{
  if ((begins_within_number (there, first) && !begins_with_leftover (asked)) || ends_within_number (there, last)
      || leaves_percent_out (asked, asked_last, there, last))
    return VOUCH_ANCHOR_REASON_NUMBER;
  if (leaves_minus_out (asked, asked_first, there, first) || ends_on_sign (asked, asked_last))
    return VOUCH_ANCHOR_REASON_SIGN;
  if (follows_negation (there, first))
    return VOUCH_ANCHOR_REASON_NEGATION;
  return VOUCH_ANCHOR_REASON_NONE;
}

/**
 * vouch_anchor_verify:
 * @index: the source
 * @quote: the quote
 * @places: for each byte of the quote's skeleton the character of the source it stands on
 *
 * Returns: what is different there; %VOUCH_ANCHOR_REASON_NONE if it says the same.
 */
VouchAnchorReason
vouch_anchor_verify (VouchAnchorIndex *index, const VouchAnchorQuote *quote, const guint32 *places)
{
  const VouchSkeleton *skeleton = quote->skeleton;
  const Side asked = { quote->characters, quote->length, NULL };
  const Side there = { index->characters, index->length, index->is_furniture };
  gsize first = places[0];
  gsize last = places[skeleton->length - 1];
  VouchAnchorReason reason
      = compare_signs (&asked, skeleton->places, &there, places, skeleton->length);

  if (reason == VOUCH_ANCHOR_REASON_NONE)
    reason = check_ends (&asked, skeleton->places[0], skeleton->places[skeleton->length - 1],
                         &there, first, last);
  if (reason != VOUCH_ANCHOR_REASON_NONE)
    return reason;
  if (count_negations (&asked, skeleton->places, skeleton)
      != count_negations (&there, places, skeleton))
    return VOUCH_ANCHOR_REASON_NEGATION;
  if (skeleton->length < MIN_SENTENCE)
    return VOUCH_ANCHOR_REASON_NONE;
  if (follows_turning (&there, first))
    return VOUCH_ANCHOR_REASON_NEGATION;
  return is_within_word (&there, first, last, skeleton->length >= LONG_QUOTE) ? VOUCH_ANCHOR_REASON_CUT : VOUCH_ANCHOR_REASON_NONE;
}
