/* vouch-anchor.c: a quote found in a source, or not.
 *
 * First the skeleton of the quote is looked for as it is: in the whole text, in the text
 * without running heads, in that without citations. Then over breaks. Only what stands there
 * letter for letter can be found; what fits with edits is shown as stale, because one letter
 * makes dysphagia of dysphasia.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-quote-private.h"

#include "vouch-edit-distance.h"

/* More places than these are ambiguous whatever the rest is. */
#define MAX_PLACES 200
/* Shorter ones fit by chance in too many places. */
#define SENTENCE_BYTES 60
#define STALE_SENTENCE 0.60
#define STALE_PHRASE 0.70
/* Half of a sentence, changed and over a break at once. */
#define STALE_HALF 0.85
/* A quote over which bit vectors would take seconds is compared by its halves. */
#define MAX_PATTERN 4096
/* A phrase as short as this is sure only where its context fits. */
#define SURE_BYTES 16
#define CONTEXT_BYTES 64
/* Context so short has to fit wholly. */
#define SHORT_CONTEXT 8
#define CONTEXT_FITS 0.70
/* By so much the context of one place must fit better than that of another. */
#define CONTEXT_MARGIN 0.15
#define CONTEXT_SHARE 0.1

/* What stands before or behind a quote. */
typedef struct
{
  VouchSkeleton *skeleton; /* (owned) (nullable): none where it says nothing */
  gboolean is_before;
} Context;

typedef struct
{
  VouchAnchorIndex *index;
  VouchAnchorQuote *quote; /* (owned) */
  Context before;
  Context behind;
} Search;

/* One place where all letters stand. */
typedef struct
{
  gsize at; /* in the skeleton */
  VouchAnchorReason reason;
  double context; /* how well the context fits there; 1 where none is given */
  gboolean is_sure;
} Place;

/* --- context --- */

static void
context_init (Context *self, const char *text, gboolean is_before)
{
  g_autoptr (VouchAnchorQuote) quote = text ? vouch_anchor_quote_new (text) : NULL;

  self->is_before = is_before;
  if (quote && quote->skeleton->length > 0)
    self->skeleton = g_steal_pointer (&quote->skeleton);
}

/* How well it fits before @at, or from there on. */
static double
context_fit (const Context *self, const VouchSkeleton *text, gsize at)
{
  gsize room = self->is_before ? at : text->length - at;
  gsize n = MIN (MIN (self->skeleton->length, CONTEXT_BYTES), room);
  const guint8 *pattern = self->skeleton->bytes;
  guint edits;

  if (n == 0)
    return 0;
  if (self->is_before)
    pattern += self->skeleton->length - n;
  edits = vouch_edit_distance_head (pattern, n, self->is_before ? text->bytes : text->bytes + at,
                                    room, self->is_before);
  return 1 - (double) edits / n;
}

static gboolean
context_agrees (const Context *self, double fit)
{
  return fit >= (self->skeleton->length < SHORT_CONTEXT ? 1 : CONTEXT_FITS);
}

static void
look_around (const Search *self, const VouchSkeleton *text, Place *place)
{
  const Context *sides[] = { &self->before, &self->behind };
  const gsize ends[] = { place->at, place->at + self->quote->skeleton->length };
  double sum = 0;
  guint n = 0;

  place->is_sure = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i]->skeleton)
      {
        double fit = context_fit (sides[i], text, ends[i]);

        place->is_sure = place->is_sure && context_agrees (sides[i], fit);
        sum += fit;
        n++;
      }
  place->context = n > 0 ? sum / n : 1;
}

static double
blend (const Search *self, double fit, double context)
{
  if (!self->before.skeleton && !self->behind.skeleton)
    return fit;
  return (1 - CONTEXT_SHARE) * fit + CONTEXT_SHARE * context;
}

/* --- letter for letter --- */

static void
list_places (const Search *self, const VouchSkeleton *text, GArray *good, GArray *bad)
{
  const VouchSkeleton *asked = self->quote->skeleton;
  gsize at = 0;

  while (good->len + bad->len < MAX_PLACES
         && (at = vouch_skeleton_find (text, asked->bytes, asked->length, at)) != G_MAXSIZE)
    {
      Place place = { .at = at };

      place.reason = vouch_anchor_verify (self->index, self->quote, text->places + at);
      look_around (self, text, &place);
      /* Whoever gives the text around a cut knows that it is one. */
      if (place.reason == VOUCH_ANCHOR_REASON_CUT && place.is_sure
          && (self->before.skeleton || self->behind.skeleton))
        place.reason = VOUCH_ANCHOR_REASON_NONE;
      g_array_append_val (place.reason == VOUCH_ANCHOR_REASON_NONE ? good : bad, place);
      at++;
    }
}

/* @second: (out): how well the context of the next best fits; -1 where there is none. */
static const Place *
choose (GArray *places, double *second)
{
  const Place *best = &g_array_index (places, Place, 0);

  *second = -1;
  for (guint i = 1; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (place->context > best->context)
        {
          *second = best->context;
          best = place;
        }
      else
        *second = MAX (*second, place->context);
    }
  return best;
}

static void
take_place (const Search *self, const VouchSkeleton *text, const Place *place, VouchAnchor *anchor)
{
  anchor->score = blend (self, 1, place->context);
  vouch_anchor_set_parts (anchor, self->index, self->quote, text->places + place->at,
                          self->quote->skeleton->length);
}

/* Where all that was around it stands to the letter, and nowhere else, a single figure is enough to
 * tell the row of a table from the next. */
static gboolean
is_apart (const Place *best, double second)
{
  return second < 0 || best->context >= second + CONTEXT_MARGIN || (best->context >= 1 && second < 1);
}

static void
take_good (const Search *self, const VouchSkeleton *text, GArray *places, VouchAnchor *anchor)
{
  double second;
  const Place *best = choose (places, &second);

  anchor->state = VOUCH_ANCHOR_FOUND;
  anchor->reason = VOUCH_ANCHOR_REASON_NONE;
  take_place (self, text, best, anchor);
  if (!is_apart (best, second))
    anchor->state = VOUCH_ANCHOR_AMBIGUOUS;
  else if (!best->is_sure && self->quote->skeleton->length < SURE_BYTES)
    {
      anchor->state = VOUCH_ANCHOR_STALE;
      anchor->reason = VOUCH_ANCHOR_REASON_CONTEXT;
    }
}

/* Returns: whether it stands there; if only nearly, @anchor gets that place unless it has one. */
static gboolean
find_exact (const Search *self, const VouchSkeleton *text, VouchAnchor *anchor)
{
  g_autoptr (GArray) good = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray) bad = g_array_new (FALSE, FALSE, sizeof (Place));
  double second;

  list_places (self, text, good, bad);
  if (good->len > 0)
    {
      take_good (self, text, good, anchor);
      return TRUE;
    }
  if (bad->len > 0 && anchor->n_parts == 0)
    {
      const Place *best = choose (bad, &second);

      anchor->state = VOUCH_ANCHOR_STALE;
      anchor->reason = best->reason;
      take_place (self, text, best, anchor);
      /* All letters, and yet not the same. */
      anchor->score = MIN (anchor->score, 0.99);
    }
  return FALSE;
}

static gboolean
find_in_any (const Search *self, VouchAnchor *anchor)
{
  VouchAnchorIndex *index = self->index;

  if (find_exact (self, index->whole, anchor))
    return TRUE;
  if (index->body && find_exact (self, index->body, anchor))
    return TRUE;
  /* Never without the quote's own citations: a changed one would pass. */
  return index->body_uncited && !self->quote->has_citation
         && find_exact (self, index->body_uncited, anchor);
}

/* --- nearly --- */

static void
collect_digits (GString *digits, const gunichar *characters, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++)
    if (g_unichar_isdigit (characters[i]))
      g_string_append_c (digits, '0' + g_unichar_digit_value (characters[i]));
    else if (digits->len > 0 && digits->str[digits->len - 1] != ' ')
      g_string_append_c (digits, ' ');
  if (digits->len > 0 && digits->str[digits->len - 1] == ' ')
    g_string_truncate (digits, digits->len - 1);
}

static VouchAnchorReason
tell_difference (const Search *self, const VouchAnchor *anchor)
{
  g_autoptr (GString) asked = g_string_new (NULL);
  g_autoptr (GString) there = g_string_new (NULL);

  collect_digits (asked, self->quote->characters, 0, self->quote->length);
  for (guint i = 0; i < anchor->n_parts; i++)
    collect_digits (there, self->index->characters, anchor->parts[i].start, anchor->parts[i].end);
  return g_string_equal (asked, there) ? VOUCH_ANCHOR_REASON_WORDS : VOUCH_ANCHOR_REASON_NUMBER;
}

static void
take_near (const Search *self, VouchNearFit fit, double score, VouchAnchor *anchor)
{
  const VouchSkeleton *body = vouch_anchor_index_get_body (self->index);

  anchor->state = VOUCH_ANCHOR_STALE;
  anchor->score = score;
  vouch_anchor_set_parts (anchor, self->index, self->quote, body->places + fit.start,
                          fit.end - fit.start);
  anchor->reason = tell_difference (self, anchor);
}

/* A sentence that was changed and also runs over a break: one half of it is still whole. */
static void
find_half (const Search *self, VouchAnchor *anchor)
{
  const VouchSkeleton *asked = self->quote->skeleton;
  const VouchSkeleton *body = vouch_anchor_index_get_body (self->index);
  gsize half = MIN (asked->length / 2, MAX_PATTERN);
  const gsize starts[] = { 0, asked->length - half };

  if (asked->length < SENTENCE_BYTES)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      VouchNearFit fit
          = vouch_edit_distance_find (asked->bytes + starts[i], half, body->bytes, body->length);
      double score = 1 - (double) fit.edits / half;

      if (score >= STALE_HALF)
        {
          take_near (self, fit, score / 2, anchor);
          return;
        }
    }
}

static void
find_jumped (const Search *self, guint edits, VouchAnchor *anchor)
{
  g_autofree guint32 *places = g_new (guint32, self->quote->skeleton->length);
  guint n = vouch_anchor_find_jumps (self->index, self->quote, edits, places);

  if (n == 0)
    return;
  anchor->state = n == 1 ? VOUCH_ANCHOR_FOUND : VOUCH_ANCHOR_AMBIGUOUS;
  anchor->score = blend (self, 1, 1);
  vouch_anchor_set_parts (anchor, self->index, self->quote, places, self->quote->skeleton->length);
}

static void
find_near (const Search *self, VouchAnchor *anchor)
{
  const VouchSkeleton *asked = self->quote->skeleton;
  const VouchSkeleton *body = vouch_anchor_index_get_body (self->index);
  VouchNearFit fit = { .edits = asked->length };
  double score;

  if (asked->length <= MAX_PATTERN)
    fit = vouch_edit_distance_find (asked->bytes, asked->length, body->bytes, body->length);
  find_jumped (self, fit.edits, anchor);
  if (anchor->n_parts > 0)
    return;
  score = 1 - (double) fit.edits / asked->length;
  if (score >= (asked->length < SENTENCE_BYTES ? STALE_PHRASE : STALE_SENTENCE))
    take_near (self, fit, blend (self, score, 0), anchor);
  else
    {
      anchor->score = score;
      find_half (self, anchor);
    }
}

static void
search (const Search *self, VouchAnchor *anchor)
{
  if (self->quote->skeleton->length == 0)
    anchor->reason = VOUCH_ANCHOR_REASON_NO_QUOTE;
  else if (!vouch_anchor_index_has_text (self->index))
    anchor->reason = VOUCH_ANCHOR_REASON_NO_TEXT;
  else if (!find_in_any (self, anchor) && anchor->n_parts == 0)
    find_near (self, anchor);
}

static VouchAnchor
find (VouchAnchorIndex *index, const char *quote, const char *prefix, const char *suffix)
{
  VouchAnchor anchor = { .state = VOUCH_ANCHOR_ORPHANED };
  Search self = { .index = index, .quote = vouch_anchor_quote_new (quote) };

  context_init (&self.before, prefix, TRUE);
  context_init (&self.behind, suffix, FALSE);
  search (&self, &anchor);
  g_clear_pointer (&self.before.skeleton, vouch_skeleton_free);
  g_clear_pointer (&self.behind.skeleton, vouch_skeleton_free);
  vouch_anchor_quote_free (self.quote);
  return anchor;
}

static gboolean
stands_there (const VouchAnchor *anchor)
{
  return anchor->state == VOUCH_ANCHOR_FOUND || anchor->state == VOUCH_ANCHOR_AMBIGUOUS;
}

/**
 * vouch_anchor_find:
 * @index: the source
 * @quote: what should stand there
 * @prefix: (nullable): what should stand right before it
 * @suffix: (nullable): what should stand right behind it
 *
 * Prefix and suffix choose among several places; they don't keep a sentence from being found.
 *
 * Returns: whether and where it stands there.
 */
VouchAnchor
vouch_anchor_find (VouchAnchorIndex *index,
                   const char *quote,
                   const char *prefix,
                   const char *suffix)
{
  VouchAnchor anchor = find (index, quote, prefix, suffix);
  VouchAnchor marked;

  if (stands_there (&anchor) || !index->marks)
    return anchor;
  marked = find (vouch_anchor_marks_get_index (index->marks), quote, prefix, suffix);
  if (!stands_there (&marked))
    return anchor;
  vouch_anchor_marks_take_off (index->marks, &marked);
  return marked;
}

/* Adds the places in @text where all of the quote stands. */
static void
list_in (const Search *self, const VouchSkeleton *text, GArray *anchors)
{
  g_autoptr (GArray) good = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray) bad = g_array_new (FALSE, FALSE, sizeof (Place));

  list_places (self, text, good, bad);
  for (guint i = 0; i < good->len; i++)
    {
      VouchAnchor anchor = { .state = VOUCH_ANCHOR_AMBIGUOUS };

      take_place (self, text, &g_array_index (good, Place, i), &anchor);
      if (anchor.n_parts > 0)
        g_array_append_val (anchors, anchor);
    }
}

/**
 * vouch_anchor_list:
 * @index: the source
 * @quote: what stands there in several places
 *
 * Where only breaks were in the way, the place that vouch_anchor_find() reports is the only one.
 *
 * Returns: (transfer full) (element-type VouchAnchor): each place, in the order of the source; none
 *   where it stands nowhere
 */
GArray *
vouch_anchor_list (VouchAnchorIndex *index, const char *quote)
{
  GArray *anchors = g_array_new (FALSE, FALSE, sizeof (VouchAnchor));
  Search self = { .index = index, .quote = vouch_anchor_quote_new (quote) };
  const VouchSkeleton *const texts[] = { index->whole, index->body, index->body_uncited };
  guint n = self.quote->has_citation ? 2 : 3;

  if (self.quote->skeleton->length > 0 && vouch_anchor_index_has_text (index))
    for (guint i = 0; i < n && anchors->len == 0; i++)
      if (texts[i])
        list_in (&self, texts[i], anchors);
  vouch_anchor_quote_free (self.quote);
  if (anchors->len == 0)
    {
      VouchAnchor anchor = vouch_anchor_find (index, quote, NULL, NULL);

      if (stands_there (&anchor))
        g_array_append_val (anchors, anchor);
    }
  return anchors;
}
