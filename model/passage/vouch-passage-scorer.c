/* vouch-passage-scorer.c: how well the parts of sources fit the words that are looked for.
 *
 * BM25, with the figures that FTS5's own bm25() gives. That one counts first how many parts have
 * each word, which is known here, and reads the length of each part that has any of them, which
 * took half of a search: most parts can't be among the best however short they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-scorer.h"

#include <math.h>

#include "vouch-passage-index-private.h"

/* BM25's usual constants, also FTS5's: how soon more of a word says nothing more, and how much the
 * length of a part counts. */
#define SATURATION 1.2
#define LENGTH 0.75
/* A word of the title, which is the first column. */
#define TITLE 2.0
/* What is in more than half of the parts. */
#define LEAST_RARITY 1e-6
/* So its kind is called where SQLite passes it on. */
#define POINTER "vouch-passage-scorer"

/* A source that is among the best so far. */
typedef struct
{
  gint64 source;
  double score; /* of its best part */
} Best;

struct _VouchPassageScorer
{
  GArray *rarities; /* (owned) (element-type double): of the query's phrases; 0: it doesn't count */
  double *counts;   /* (owned) (nullable): of each phrase in a part, while that is looked at */
  double average;   /* words of a part; 0: not known yet */
  guint n_sources;  /* that are wanted */
  GArray *best;     /* (owned) (element-type Best): no more than these, the best first */
  double least;     /* a part with less isn't wanted */
};

/* --- the best --- */

static void
remove_source (GArray *best,
               gint64  source,
               double  score)
{
  for (guint i = 0; i < best->len; i++)
    {
      const Best *one = &g_array_index (best, Best, i);

      if (one->source == source && one->score < score)
        {
          g_array_remove_index (best, i);
          return;
        }
    }
}

static gboolean
has_source (GArray *best,
            gint64  source)
{
  for (guint i = 0; i < best->len; i++)
    if (g_array_index (best, Best, i).source == source)
      return TRUE;
  return FALSE;
}

/* As soon as so many sources as are wanted have more, less is not wanted any more. */
static void
keep (VouchPassageScorer *self,
      gint64              row,
      double              score)
{
  Best one = { row / VOUCH_PASSAGE_MAX_PARTS, score };
  guint place = 0;

  remove_source (self->best, one.source, score);
  if (has_source (self->best, one.source))
    return;
  while (place < self->best->len && g_array_index (self->best, Best, place).score >= score)
    place++;
  g_array_insert_val (self->best, place, one);
  if (self->best->len > self->n_sources)
    g_array_set_size (self->best, self->n_sources);
  if (self->best->len == self->n_sources)
    self->least = MAX (self->least, g_array_index (self->best, Best, self->n_sources - 1).score);
}

/* --- BM25 --- */

static double
count_phrase (const Fts5ExtensionApi *api,
              Fts5Context            *context,
              guint                   phrase)
{
  Fts5PhraseIter iter;
  double n = 0;
  int column;
  int place;

  if (api->xPhraseFirst (context, (int) phrase, &iter, &column, &place) != SQLITE_OK)
    return 0;
  for (; column >= 0; api->xPhraseNext (context, &iter, &column, &place))
    n += column == 0 ? TITLE : 1;
  return n;
}

/* @length: of the part, as a share of the average; 0 for the most that a part of any length has */
static double
add_up (const VouchPassageScorer *self,
        double                    length)
{
  double bound = SATURATION * (1 - LENGTH + LENGTH * length);
  double sum = 0;

  for (guint i = 0; i < self->rarities->len; i++)
    if (self->counts[i] > 0)
      sum += g_array_index (self->rarities, double, i) * self->counts[i] * (SATURATION + 1)
             / (self->counts[i] + bound);
  return sum;
}

static double
get_average (VouchPassageScorer     *self,
             const Fts5ExtensionApi *api,
             Fts5Context            *context)
{
  sqlite3_int64 n_words = 0;
  sqlite3_int64 n_parts = 0;

  if (self->average > 0)
    return self->average;
  api->xColumnTotalSize (context, -1, &n_words);
  api->xRowCount (context, &n_parts);
  return self->average = MAX ((double) n_words / (double) MAX (n_parts, 1), 1);
}

static double
score_part (VouchPassageScorer     *self,
            const Fts5ExtensionApi *api,
            Fts5Context            *context)
{
  int n_words = 0;
  double score;

  for (guint i = 0; i < self->rarities->len; i++)
    self->counts[i] = g_array_index (self->rarities, double, i) > 0 ? count_phrase (api, context, i) : 0;
  if (add_up (self, 0) < self->least || api->xColumnSize (context, -1, &n_words) != SQLITE_OK)
    return 0;
  score = add_up (self, n_words / get_average (self, api, context));
  if (score > self->least || self->best->len < self->n_sources)
    keep (self, api->xRowid (context), score);
  return score;
}

static void
score (const Fts5ExtensionApi *api,
       Fts5Context            *context,
       sqlite3_context        *result,
       int                     n_values,
       sqlite3_value         **values)
{
  VouchPassageScorer *self = n_values == 1 ? sqlite3_value_pointer (values[0], POINTER) : NULL;

  if (self && (guint) api->xPhraseCount (context) == self->rarities->len)
    sqlite3_result_double (result, score_part (self, api, context));
  else
    sqlite3_result_error (result, "Not the phrases of the scorer", -1);
}

/* --- the scorer --- */

/* Returns: (nullable): that of @database's FTS5; this is how it is asked for. */
static fts5_api *
get_fts5 (sqlite3 *database)
{
  fts5_api *fts5 = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, "SELECT fts5 (?)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &fts5, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return fts5;
}

/** Makes %VOUCH_PASSAGE_SCORE known to a connection that has FTS5. Returns: whether it did */
gboolean
vouch_passage_scorer_install (sqlite3 *database)
{
  fts5_api *fts5 = get_fts5 (database);

  return fts5 && fts5->xCreateFunction (fts5, VOUCH_PASSAGE_SCORE, NULL, score, NULL) == SQLITE_OK;
}

/**
 * vouch_passage_scorer_new:
 * @n_sources: how many different sources are wanted
 * @least: a part with less is not wanted; 0 where all are
 *
 * For one search. The higher a part's score the better it fits; 0 where so many other sources fit
 * better.
 */
VouchPassageScorer *
vouch_passage_scorer_new (guint  n_sources,
                          double least)
{
  VouchPassageScorer *self = g_new0 (VouchPassageScorer, 1);

  self->rarities = g_array_new (FALSE, FALSE, sizeof (double));
  self->best = g_array_new (FALSE, FALSE, sizeof (Best));
  self->n_sources = n_sources;
  self->least = least;
  return self;
}

void
vouch_passage_scorer_free (VouchPassageScorer *self)
{
  g_array_unref (self->rarities);
  g_array_unref (self->best);
  g_free (self->counts);
  g_free (self);
}

/** Tells of the query's next phrase. @rarity: how rare it is; 0 where it doesn't count */
void
vouch_passage_scorer_add (VouchPassageScorer *self,
                          double              rarity)
{
  g_array_append_val (self->rarities, rarity);
}

/** Passes it to a statement, which it must outlive, as the parameter @place. Returns: whether it did */
gboolean
vouch_passage_scorer_bind (VouchPassageScorer *self,
                           sqlite3_stmt       *statement,
                           int                 place)
{
  g_free (self->counts);
  self->counts = g_new0 (double, self->rarities->len);
  return sqlite3_bind_pointer (statement, place, self, POINTER, NULL) == SQLITE_OK;
}

/** Returns: how rare a word is that @n of @n_all parts have. */
double
vouch_passage_scorer_rarity (guint n_all,
                             guint n)
{
  return MAX (log ((n_all - MIN (n, n_all) + 0.5) / (n + 0.5)), LEAST_RARITY);
}

/** Returns: what a part can have at most for a word, however often it has it. */
double
vouch_passage_scorer_most (double rarity)
{
  return rarity * (SATURATION + 1);
}
