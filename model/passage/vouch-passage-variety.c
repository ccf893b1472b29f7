/* vouch-passage-variety.c: the best passages of a text, each telling something else.
 *
 * A paper says its main result three times, and the sentences that have the words of both arms
 * are much alike: where they take the first three places, the sentence about the outcome comes
 * fourth. So a passage loses by how much it repeats of those before it. The first stays the first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-variety.h"

/* So many of the best are put in order; nobody looks further down for variety. */
#define N_VARIED 12
/* What a passage loses that has the same words as one before it, and one that has no word of the
 * query that the other lacks. Measured on reports that had no part in fitting the other constants:
 * by intervention, comparator and outcome the right one is among the first three in .86 instead of
 * .83, without headings in .83 instead of .80; by the outcome alone in .90 either way. From 2 to
 * 2.5 it is the same within .005. */
#define ALIKE 2.25
#define NOTHING_NEW 2.25

typedef struct
{
  GArray *all;   /* (owned) (element-type guint): numbers of the stems, in order, each once */
  GArray *asked; /* (owned) (element-type guint): those of the query among them */
  VouchPassageRank rank;
  double loss;
} Candidate;

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_clear_pointer (&candidate->all, g_array_unref);
  g_clear_pointer (&candidate->asked, g_array_unref);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint *one = a;
  const guint *other = b;

  return (*one > *other) - (*one < *other);
}

static void
sort_once (GArray *numbers)
{
  guint n = 0;

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, guint, i) != g_array_index (numbers, guint, n - 1))
      g_array_index (numbers, guint, n++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, n);
}

/* Both in order, each number once. */
static GArray *
find_common (GArray *one,
             GArray *other)
{
  GArray *common = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0, j = 0; i < one->len && j < other->len;)
    {
      int order = compare_numbers (&g_array_index (one, guint, i), &g_array_index (other, guint, j));

      if (order == 0)
        g_array_append_val (common, g_array_index (one, guint, i));
      i += order <= 0;
      j += order >= 0;
    }
  return common;
}

static GArray *
read_query (const VouchPassageArticle *article,
            const VouchPassageQuery   *query)
{
  GArray *stems = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < vouch_passage_query_get_size (query); i++)
    {
      guint stem = vouch_passage_words_find (vouch_passage_article_get_words (article),
                                             vouch_passage_query_get_stem (query, i));

      if (stem != VOUCH_PASSAGE_NO_WORD)
        g_array_append_val (stems, stem);
    }
  sort_once (stems);
  return stems;
}

static void
read_candidate (Candidate                 *self,
                const VouchPassageRank    *rank,
                const VouchPassageArticle *article,
                GArray                    *asked)
{
  VouchPassageWords *words = vouch_passage_article_get_words (article);
  const guint *unit_words = vouch_passage_article_get_unit_words (article, rank->unit);
  guint n_words = vouch_passage_article_get_unit (article, rank->unit)->n_words;

  self->rank = *rank;
  self->all = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_words);
  for (guint i = 0; i < n_words; i++)
    {
      guint stem = vouch_passage_words_stem (words, unit_words[i]);

      g_array_append_val (self->all, stem);
    }
  sort_once (self->all);
  self->asked = find_common (self->all, asked);
}

static guint
count_common (GArray *one,
              GArray *other)
{
  g_autoptr (GArray) common = find_common (one, other);

  return common->len;
}

static double
measure_loss (const Candidate *self,
              const Candidate *before)
{
  guint n_common = count_common (self->all, before->all);
  guint n_any = self->all->len + before->all->len - n_common;
  double alike = n_any > 0 ? n_common / (double) n_any : 0;
  double known = self->asked->len > 0
                     ? count_common (self->asked, before->asked) / (double) self->asked->len
                     : 1;

  return ALIKE * alike + NOTHING_NEW * known;
}

static void
follow (GArray          *candidates,
        const Candidate *taken)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      candidate->loss = MAX (candidate->loss, measure_loss (candidate, taken));
    }
}

static double
get_worth (GArray *candidates,
           guint   i)
{
  const Candidate *candidate = &g_array_index (candidates, Candidate, i);

  return candidate->rank.score - candidate->loss;
}

static guint
find_best (GArray *candidates)
{
  guint best = 0;

  for (guint i = 1; i < candidates->len; i++)
    if (get_worth (candidates, i) > get_worth (candidates, best))
      best = i;
  return best;
}

/**
 * vouch_passage_variety_order:
 * @ranks: (element-type VouchPassageRank): best first
 * @article: where they stand
 * @query: what was looked for
 *
 * Puts the first of @ranks in an order in which each tells something that those before it don't.
 * Scores become lower with it, so that they still fall from one to the next.
 */
void
vouch_passage_variety_order (GArray                    *ranks,
                             const VouchPassageArticle *article,
                             const VouchPassageQuery   *query)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autoptr (GArray) asked = read_query (article, query);
  guint n = MIN (N_VARIED, ranks->len);

  g_array_set_clear_func (candidates, clear_candidate);
  g_array_set_size (candidates, n);
  for (guint i = 0; i < n; i++)
    read_candidate (&g_array_index (candidates, Candidate, i),
                    &g_array_index (ranks, VouchPassageRank, i), article, asked);
  for (guint i = 0; i < n; i++)
    {
      guint best = find_best (candidates);
      Candidate *candidate = &g_array_index (candidates, Candidate, best);
      VouchPassageRank *rank = &g_array_index (ranks, VouchPassageRank, i);

      *rank = candidate->rank;
      rank->score -= candidate->loss;
      follow (candidates, candidate);
      g_array_remove_index (candidates, best);
    }
  for (guint i = n; i > 0 && i < ranks->len; i++)
    {
      VouchPassageRank *rank = &g_array_index (ranks, VouchPassageRank, i);

      rank->score = MIN (rank->score, g_array_index (ranks, VouchPassageRank, n - 1).score);
    }
}
