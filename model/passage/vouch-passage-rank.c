/* vouch-passage-rank.c: the passages of a text that may support a statement, best first.
 *
 * Constants are fitted on questions about trial reports and on quotes from all their parts, so
 * that results come first and the rest is still found: by likelihood, held near those that were
 * found on other reports. On reports that had no part in a fit (drawn with replacement, sixteen
 * times) the right passage is among the first three in .90 by the outcome and in .86 by
 * intervention, comparator and outcome, a quote from Introduction or Methods is first in .96;
 * without headings .88, .82 and .95.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-rank.h"

#include <math.h>

#include "vouch-passage-common.h"
#include "vouch-passage-variety.h"

/* Words that say what a statement is about: with one of several alone no passage fits. */
#define MIN_TELLING 2
/* Below it a text is an abstract. */
#define FEW_SENTENCES 40

typedef struct
{
  double feature[VOUCH_PASSAGE_N_FEATURES];
  double zone[VOUCH_PASSAGE_N_ZONES];
} Weights;

static const Weights weights[] = {
  [VOUCH_PASSAGE_RANKER_HEADINGS] = {
    .feature = {
      [VOUCH_PASSAGE_FEATURE_EXACT] = 6.4,
      [VOUCH_PASSAGE_FEATURE_RESULT] = 3.8,
      [VOUCH_PASSAGE_FEATURE_SHARE] = 1.2,
      [VOUCH_PASSAGE_FEATURE_ABBREVIATED] = 8.0,
      [VOUCH_PASSAGE_FEATURE_HEADING] = 7.6,
      [VOUCH_PASSAGE_FEATURE_P] = 2.0,
      [VOUCH_PASSAGE_FEATURE_INTERVAL] = 1.0,
      [VOUCH_PASSAGE_FEATURE_SIGNIFICANT] = 1.0,
      [VOUCH_PASSAGE_FEATURE_NULL] = 0.9,
      [VOUCH_PASSAGE_FEATURE_COMPARED] = 0.8,
      [VOUCH_PASSAGE_FEATURE_DIRECTION] = 1.1,
      [VOUCH_PASSAGE_FEATURE_ALLOCATED] = -2.3,
      [VOUCH_PASSAGE_FEATURE_LENGTH] = -1.0,
      [VOUCH_PASSAGE_FEATURE_SCRAP] = -1.7,
      [VOUCH_PASSAGE_FEATURE_QUOTED] = 0.7,
    },
    .zone = {
      [VOUCH_PASSAGE_ZONE_TITLE] = -1.4,
      [VOUCH_PASSAGE_ZONE_ABSTRACT] = 1.7,
      [VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS] = 2.4,
      [VOUCH_PASSAGE_ZONE_ABSTRACT_CONCLUSION] = 0.9,
      [VOUCH_PASSAGE_ZONE_ABSTRACT_OTHER] = -2.0,
      [VOUCH_PASSAGE_ZONE_INTRODUCTION] = 0.2,
      [VOUCH_PASSAGE_ZONE_METHODS] = 0.8,
      [VOUCH_PASSAGE_ZONE_RESULTS] = 2.1,
      [VOUCH_PASSAGE_ZONE_DISCUSSION] = -0.2,
      [VOUCH_PASSAGE_ZONE_CONCLUSION] = -0.2,
      [VOUCH_PASSAGE_ZONE_BACK] = -0.4,
    },
  },
  [VOUCH_PASSAGE_RANKER_PLAIN] = {
    .feature = {
      [VOUCH_PASSAGE_FEATURE_EXACT] = 5.8,
      [VOUCH_PASSAGE_FEATURE_RESULT] = 4.2,
      [VOUCH_PASSAGE_FEATURE_ABBREVIATED] = 6.0,
      [VOUCH_PASSAGE_FEATURE_P] = 2.9,
      [VOUCH_PASSAGE_FEATURE_INTERVAL] = 1.2,
      [VOUCH_PASSAGE_FEATURE_SIGNIFICANT] = 1.1,
      [VOUCH_PASSAGE_FEATURE_NULL] = 1.0,
      [VOUCH_PASSAGE_FEATURE_COMPARED] = 0.8,
      [VOUCH_PASSAGE_FEATURE_DIRECTION] = 1.1,
      [VOUCH_PASSAGE_FEATURE_ALLOCATED] = -1.6,
      [VOUCH_PASSAGE_FEATURE_LENGTH] = -1.3,
      [VOUCH_PASSAGE_FEATURE_SCRAP] = -1.4,
      [VOUCH_PASSAGE_FEATURE_QUOTED] = 0.4,
    },
    .zone = {
      [VOUCH_PASSAGE_ZONE_TITLE] = -1.0,
    },
  },
  [VOUCH_PASSAGE_RANKER_SHORT] = {
    .feature = {
      [VOUCH_PASSAGE_FEATURE_RESULT] = 0.9,
      [VOUCH_PASSAGE_FEATURE_SHARE] = 8.8,
      [VOUCH_PASSAGE_FEATURE_ABBREVIATED] = 7.9,
      [VOUCH_PASSAGE_FEATURE_INTERVAL] = 0.15,
      [VOUCH_PASSAGE_FEATURE_SIGNIFICANT] = 0.2,
      [VOUCH_PASSAGE_FEATURE_NULL] = 0.9,
      [VOUCH_PASSAGE_FEATURE_COMPARED] = 0.13,
      [VOUCH_PASSAGE_FEATURE_DIRECTION] = 1.1,
      [VOUCH_PASSAGE_FEATURE_PRIOR] = -0.25,
      [VOUCH_PASSAGE_FEATURE_PLAN] = -2.4,
      [VOUCH_PASSAGE_FEATURE_NUMBERS] = 0.35,
      [VOUCH_PASSAGE_FEATURE_LENGTH] = -0.1,
      [VOUCH_PASSAGE_FEATURE_PLACE] = 2.6,
      [VOUCH_PASSAGE_FEATURE_QUOTED] = 0.3,
    },
    .zone = {
      [VOUCH_PASSAGE_ZONE_TITLE] = -3.0,
    },
  },
};

/* When a passage fits so well that one key may cite it: by its score, and by its share of the query's weight.
 *
 * Measured by bench-find: how many of the first passages that are right are above the line; of those that are
 * wrong; and of the first passages of a paper that can't have it. “Undecided” are claims with abstracts that
 * speak of them and decide nothing.
 *
 *                                             right  wrong  another paper
 *   headings, outcome                          .97    .94    .02
 *             all three in one line            .87    .70    .00
 *   plain,    outcome                          .99    .95    .03
 *             all three in one line            .83    .60    .00
 *   both,     quotes of 45 words in a hundred  .99    .73    .02
 *   short,    claims, weights of its own       .80    .53    .01  undecided .19
 *             claims, weights of a store       .78    .61    .00  undecided .21
 */
typedef struct
{
  double score;
  double share;
} Line;

static const Line lines[] = {
  [VOUCH_PASSAGE_RANKER_HEADINGS] = { 7.5, 0.3 },
  [VOUCH_PASSAGE_RANKER_PLAIN] = { 5, 0.3 },
  [VOUCH_PASSAGE_RANKER_SHORT] = { 4, 0.2 },
};
/* Words that all texts know weigh little there, and those that tell score higher. */
static const Line line_of_store = { 6, 0.3 };

/* A sentence that has most of a statement's words, many of them side by side as there, says the same wherever
 * it stands: the lines above are for results, and a case report or a guideline has no such signs. Of the first
 * passages it adds .01 of the right ones, .00 of those of another paper and .00 of the undecided. */
static const struct
{
  double share;
  double pairs;
} same = { 0.6, 0.25 };

static double
score (const Weights              *table,
       const VouchPassageFeatures *features,
       VouchPassageZone            zone)
{
  double sum = table->zone[zone];

  for (guint i = 0; i < VOUCH_PASSAGE_N_FEATURES; i++)
    sum += table->feature[i] * features->value[i];
  return sum;
}

static double
get_share (const VouchPassageFeatures *features)
{
  return MIN (1, features->value[VOUCH_PASSAGE_FEATURE_SHARE]
                     + features->value[VOUCH_PASSAGE_FEATURE_ABBREVIATED]);
}

static gboolean
says_the_same (const VouchPassageFeatures *features)
{
  return get_share (features) >= same.share && features->value[VOUCH_PASSAGE_FEATURE_QUOTED] >= same.pairs;
}

static gboolean
is_above (const Line             *line,
          const VouchPassageRank *rank)
{
  return rank->score >= line->score && rank->share >= line->share;
}

/* Words that stand in every paper are nothing that two texts have in common. An abstract is seen whole, and a
 * sentence of it goes on with what the one before is about. */
static gboolean
has_nothing (VouchPassageRanker          ranker,
             const VouchPassageFeatures *features)
{
  return ranker != VOUCH_PASSAGE_RANKER_SHORT && features->n_telling == 0
         && (features->value[VOUCH_PASSAGE_FEATURE_HEADING] <= 0 || features->value[VOUCH_PASSAGE_FEATURE_SCRAP] > 0);
}

/* Words of @query that say what it is about. */
static guint
count_telling (const VouchPassageQuery *query)
{
  guint n = 0;

  for (guint i = 0; i < vouch_passage_query_get_size (query); i++)
    n += !vouch_passage_is_common (vouch_passage_query_get_word (query, i));
  return n;
}

/* Whether there are so many texts at large that they say what its words weigh. */
static gboolean
knows_store (const VouchPassageQuery *query,
             VouchPassageWeigh        weigh,
             gpointer                 data)
{
  return weigh && vouch_passage_query_get_size (query) > 0
         && weigh (vouch_passage_query_get_stem (query, 0), data) >= 0;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const VouchPassageRank *one = a;
  const VouchPassageRank *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->unit < other->unit ? -1 : one->unit > other->unit;
}

/** Returns: which way of ranking fits @article. */
VouchPassageRanker
vouch_passage_ranker_for (const VouchPassageArticle *article)
{
  if (vouch_passage_article_count_sentences (article) < FEW_SENTENCES)
    return VOUCH_PASSAGE_RANKER_SHORT;
  return vouch_passage_article_has_results (article) ? VOUCH_PASSAGE_RANKER_HEADINGS
                                                     : VOUCH_PASSAGE_RANKER_PLAIN;
}

/**
 * vouch_passage_rank:
 * @article: where to look
 * @query: what for
 * @weigh: (nullable) (scope call): what the words weigh in the texts at large
 * @data: for @weigh
 *
 * Returns: (transfer full) (element-type VouchPassageRank): passages that have something of
 *   @query, best first.
 */
GArray *
vouch_passage_rank (const VouchPassageArticle *article,
                    const VouchPassageQuery   *query,
                    VouchPassageWeigh          weigh,
                    gpointer                   data)
{
  VouchPassageRanker ranker = vouch_passage_ranker_for (article);

  /* A long text says best itself which words are rare in it. */
  if (ranker != VOUCH_PASSAGE_RANKER_SHORT)
    weigh = NULL;
  return vouch_passage_rank_by (ranker, article, query, weigh, data);
}

/** The same with a way of ranking that the caller chose. */
GArray *
vouch_passage_rank_by (VouchPassageRanker         ranker,
                       const VouchPassageArticle *article,
                       const VouchPassageQuery   *query,
                       VouchPassageWeigh          weigh,
                       gpointer                   data)
{
  g_autoptr (GArray) found = vouch_passage_features_read (article, query, weigh, data);
  GArray *ranks = g_array_sized_new (FALSE, FALSE, sizeof (VouchPassageRank), found->len);
  guint n_telling = count_telling (query);
  /* So many of them a passage must have to be taken at one glance. */
  guint n_needed = CLAMP (n_telling, 1, MIN_TELLING);
  const Line *line = knows_store (query, weigh, data) ? &line_of_store : &lines[ranker];

  for (guint i = 0; i < found->len; i++)
    {
      const VouchPassageFeatures *features = &g_array_index (found, VouchPassageFeatures, i);
      VouchPassageZone zone = vouch_passage_article_get_unit (article, features->unit)->span.zone;
      VouchPassageRank rank = { features->unit, score (&weights[ranker], features, zone),
                                get_share (features), FALSE };

      if (n_telling > 0 && has_nothing (ranker, features))
        continue;
      rank.fits = features->n_telling >= n_needed && (is_above (line, &rank) || says_the_same (features));
      g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  /* An abstract is short: there two sentences that are alike are both right. */
  if (ranker != VOUCH_PASSAGE_RANKER_SHORT)
    vouch_passage_variety_order (ranks, article, query);
  return ranks;
}
