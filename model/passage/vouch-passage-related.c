/* vouch-passage-related.c: words of a text that are kin to those of a query.
 *
 * "Methylation" has another stem than "demethylation", and "immunity" than "immunological": where a
 * text lacks a rare word of the query, one that shares many of its letters counts for a part of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-related.h"

#include <string.h>

#include "vouch-passage-stem.h"

/* Letters that are compared at a time, with the ends of the word among them. */
#define PIECE 3
#define MAX_PIECES 40
/* Shorter words are alike by chance. */
#define MIN_LENGTH 4
/* So rare is a word in one of eight texts. */
#define MIN_WEIGHT 2.0
/* Share of the letters, by threes, below which words have nothing to do with each other. */
#define MIN_ALIKE 0.3
#define MAX_TERMS 24
/* What is not the word itself is less than it. */
#define MOST_ALIKE 0.99

typedef struct
{
  char *word;   /* (owned) */
  char *stem;   /* (owned) */
  gsize length; /* of the word */
  gsize stem_length;
  double weight;
  guint32 pieces[MAX_PIECES];
  guint n_pieces;
} Term;

struct _VouchPassageRelated
{
  GArray *terms; /* (owned) (element-type Term) */
};

static void
clear_term (gpointer data)
{
  Term *term = data;

  g_free (term->word);
  g_free (term->stem);
}

/* "_pa", "pai", "ain", "in_" of "pain". */
static guint
cut (const char *word,
     gsize       length,
     guint32    *pieces)
{
  guint n = 0;

  for (gsize i = 0; i < length && n < MAX_PIECES; i++)
    {
      guint32 before = i > 0 ? (guchar) word[i - 1] : '_';
      guint32 after = i + 1 < length ? (guchar) word[i + 1] : '_';

      pieces[n++] = before << 16 | (guint32) (guchar) word[i] << 8 | after;
    }
  return n;
}

/* Whether it begins or ends alike: only then it is looked at more closely. */
static gboolean
may_be_kin (const Term               *term,
            const VouchPassageReader *reader)
{
  return *reader->word == *term->word
         || memcmp (reader->word + reader->length - MIN_LENGTH,
                    term->word + term->length - MIN_LENGTH, MIN_LENGTH)
                == 0;
}

/* Share of the pieces of both that they have in common. */
static double
compare (const Term *term,
         const char *stem,
         gsize       length)
{
  guint32 pieces[MAX_PIECES];
  guint n = cut (stem, length, pieces);
  guint n_common = 0;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < term->n_pieces; j++)
      if (pieces[i] == term->pieces[j])
        {
          n_common++;
          break;
        }
  return n_common / (double) (n + term->n_pieces - MIN (n_common, term->n_pieces));
}

static gboolean
has_stem (const VouchPassageRelated *self,
          const char                *stem)
{
  for (guint i = 0; i < self->terms->len; i++)
    if (g_str_equal (g_array_index (self->terms, Term, i).stem, stem))
      return TRUE;
  return FALSE;
}

/**
 * vouch_passage_related_new:
 * @query: what is looked for
 * @weigh: (scope call): what the words weigh in the texts at large
 * @data: for @weigh
 */
VouchPassageRelated *
vouch_passage_related_new (const VouchPassageQuery *query,
                           VouchPassageWeigh        weigh,
                           gpointer                 data)
{
  VouchPassageRelated *self = g_new0 (VouchPassageRelated, 1);

  self->terms = g_array_new (FALSE, FALSE, sizeof (Term));
  g_array_set_clear_func (self->terms, clear_term);
  for (guint i = 0; i < vouch_passage_query_get_size (query) && self->terms->len < MAX_TERMS; i++)
    {
      const char *word = vouch_passage_query_get_word (query, i);
      const char *stem = vouch_passage_query_get_stem (query, i);
      Term term = { .length = strlen (word), .stem_length = strlen (stem),
                    .weight = weigh (stem, data) };

      if (term.stem_length < MIN_LENGTH || term.weight < MIN_WEIGHT || has_stem (self, stem))
        continue;
      term.word = g_strdup (word);
      term.stem = g_strdup (stem);
      term.n_pieces = cut (stem, term.stem_length, term.pieces);
      g_array_append_val (self->terms, term);
    }
  return self;
}

void
vouch_passage_related_free (VouchPassageRelated *self)
{
  g_array_unref (self->terms);
  g_free (self);
}

/* A word of the text; its stem is found once, where any term may be kin to it. */
typedef struct
{
  const VouchPassageReader *reader; /* (unowned) */
  char stem[sizeof ((VouchPassageReader *) NULL)->word];
  gsize stem_length; /* 0: not found yet */
} Word;

static void
find_stem (Word *word)
{
  if (word->stem_length > 0)
    return;
  memcpy (word->stem, word->reader->word, word->reader->length);
  word->stem_length = vouch_passage_stem (word->stem, word->reader->length);
}

/* 1 where it is the term itself, in any form. */
static double
measure (const Term *term,
         Word       *word)
{
  if (!may_be_kin (term, word->reader))
    return 0;
  find_stem (word);
  if (word->stem_length == term->stem_length && memcmp (word->stem, term->stem, term->stem_length) == 0)
    return 1;
  return MIN (compare (term, word->stem, word->stem_length), MOST_ALIKE);
}

static void
find_nearest (const VouchPassageRelated *self,
              const VouchPassageReader  *reader,
              double                    *nearest)
{
  Word word;

  if (reader->length < MIN_LENGTH)
    return;
  word.reader = reader;
  word.stem_length = 0;
  for (guint i = 0; i < self->terms->len; i++)
    if (nearest[i] < 1)
      nearest[i] = MAX (nearest[i], measure (&g_array_index (self->terms, Term, i), &word));
}

/**
 * vouch_passage_related_score:
 * @text: UTF-8
 * @length: bytes of @text
 *
 * Returns: the weights of the query's words that @text lacks, each as far as a word of @text is
 *   like it; 0 where it has all of them, or nothing like them.
 */
double
vouch_passage_related_score (const VouchPassageRelated *self,
                             const char                *text,
                             gsize                      length)
{
  double nearest[MAX_TERMS] = { 0 };
  VouchPassageReader reader;
  double sum = 0;

  if (self->terms->len == 0)
    return 0;
  vouch_passage_reader_init (&reader, text, 0, length);
  while (vouch_passage_reader_next (&reader))
    find_nearest (self, &reader, nearest);
  for (guint i = 0; i < self->terms->len; i++)
    if (nearest[i] >= MIN_ALIKE && nearest[i] < 1)
      sum += g_array_index (self->terms, Term, i).weight * nearest[i];
  return sum;
}
