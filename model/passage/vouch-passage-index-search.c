/* vouch-passage-index-search.c: from words to the passages of all sources.
 *
 * FTS5 finds the parts that fit, and their sources in order; within these the passages are
 * ranked as those of any text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-index-private.h"

#include "vouch-passage-related.h"
#include "vouch-passage-scorer.h"

#include <string.h>

/* Parts that may belong to the sources wanted. */
#define N_PARTS 200
/* A paper may have several passages among the best; an abstract is seen at one glance. */
#define PASSAGES_OF_PAPER 3
/* Words of a long query that are looked for: the rarest. */
#define MAX_WORDS 40
/* Those in two parts of five tell hardly anything, and take most of the time. */
#define LEAST_WEIGHT 0.916
/* What the best parts have at least, of what one could have: as a first guess. */
#define FIRST_SHARE 0.2
/* Sources that are looked at for words that are only kin to those wanted. */
#define N_RELATED 20

typedef struct
{
  gint64 id;
  gint64 part;  /* its best one */
  double score; /* higher is better */
  VouchPassageArticle *article; /* (owned) */
  VouchSourceText *text;        /* (owned) */
  char *source;                 /* (owned) */
  char *file;                   /* (owned) (nullable) */
  GArray *ranks;                /* (owned) */
} Hit;

static void
clear_hit (gpointer data)
{
  Hit *hit = data;

  g_clear_pointer (&hit->article, vouch_passage_article_unref);
  g_clear_pointer (&hit->text, vouch_source_text_unref);
  g_clear_pointer (&hit->ranks, g_array_unref);
  g_free (hit->source);
  g_free (hit->file);
}

/* A word that is looked for. */
typedef struct
{
  const char *text; /* (unowned): the query's */
  double weight;
  double rarity; /* for the score */
} Word;

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const Word *one = a;
  const Word *other = b;

  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  return 0;
}

/* Where FTS5 cuts words, and their ends, as we do. */
static gboolean
is_plain (const char *word)
{
  while (g_ascii_isalnum (*word))
    word++;
  return *word == 0;
}

static double
get_rarity (VouchPassageIndex *self,
            const char        *word,
            const char        *stem)
{
  guint n = is_plain (word) ? vouch_passage_index_count_word (self, stem) : 0;
  g_autofree char *phrase = n == 0 ? g_strdup_printf ("\"%s\"", word) : NULL;

  if (phrase)
    n = vouch_passage_index_count_phrase (self, phrase);
  return vouch_passage_scorer_rarity (vouch_passage_index_count_parts (self), n);
}

static gboolean
tells_nothing (const Word *word)
{
  return word->weight >= 0 && word->weight < LEAST_WEIGHT;
}

/* Returns: (transfer full) (element-type Word): the rarest first, which is always there. */
static GArray *
list_words (VouchPassageIndex       *self,
            const VouchPassageQuery *query)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  guint n = 0;

  for (guint i = 0; i < vouch_passage_query_get_size (query); i++)
    {
      const char *text = vouch_passage_query_get_word (query, i);
      const char *stem = vouch_passage_query_get_stem (query, i);
      Word word = { text, vouch_passage_index_weigh (stem, self), get_rarity (self, text, stem) };

      g_array_append_val (words, word);
    }
  g_array_sort (words, compare_words);
  while (n < MIN (words->len, MAX_WORDS) && (n == 0 || !tells_nothing (&g_array_index (words, Word, n))))
    n++;
  g_array_set_size (words, n);
  return words;
}

/* What a part can have at most that has none of the first @n words. */
static double
sum_rest (GArray *words,
          guint   n)
{
  double sum = 0;

  for (guint i = n; i < words->len; i++)
    sum += vouch_passage_scorer_most (g_array_index (words, Word, i).rarity);
  return sum;
}

/* How many words are needed, of which a part must have one to reach @score. */
static guint
count_needed (GArray *words,
              double  score)
{
  guint n = words->len;

  while (n > 1 && sum_rest (words, n - 1) < score)
    n--;
  return n;
}

static void
add_words (GString            *match,
           VouchPassageScorer *scorer,
           GArray             *words,
           guint               n,
           gboolean            is_counted)
{
  for (guint i = 0; i < n; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      g_string_append_printf (match, "%s\"%s\"", i > 0 ? " OR " : "(", word->text);
      vouch_passage_scorer_add (scorer, is_counted ? word->rarity : 0);
    }
  g_string_append_c (match, ')');
}

/* ("a" OR "b") AND ("a" OR "b" OR "c" …), for FTS5: most of the parts have none but the commonest
 * words, and needn't be looked at. */
static char *
make_match (VouchPassageScorer *scorer,
            GArray             *words,
            guint               n_needed)
{
  GString *match = g_string_new (NULL);

  if (n_needed < words->len)
    {
      add_words (match, scorer, words, n_needed, FALSE);
      g_string_append (match, " AND ");
    }
  add_words (match, scorer, words, words->len, TRUE);
  return g_string_free (match, FALSE);
}

static Hit *
find_hit (GArray *hits,
          gint64  id)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, Hit, i).id == id)
      return &g_array_index (hits, Hit, i);
  return NULL;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *one = a;
  const Hit *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}

/* BM25 wants the very words. What is near them says more than how often the others are there:
 * nDCG@10 of SciFact's claims is .713 with it and .706 without, by every second claim .738 and .687
 * instead of .733 and .681. */
static void
weigh_related (VouchPassageIndex       *self,
               const VouchPassageQuery *query,
               GArray                  *hits)
{
  g_autoptr (VouchPassageRelated) related
      = vouch_passage_related_new (query, vouch_passage_index_weigh, self);
  sqlite3_stmt *statement = self->statements[VOUCH_PASSAGE_READ_PART];

  for (guint i = 0; i < hits->len; i++)
    {
      Hit *hit = &g_array_index (hits, Hit, i);

      sqlite3_bind_int64 (statement, 1, hit->part);
      if (sqlite3_step (statement) == SQLITE_ROW)
        hit->score += vouch_passage_related_score (
            related, (const char *) sqlite3_column_text (statement, 0),
            sqlite3_column_bytes (statement, 0));
      sqlite3_reset (statement);
    }
  g_array_sort (hits, compare_hits);
}

/* The sources of the best parts, each by its best one; of the parts that have one of the first
 * @n_needed words, and may have @least. */
static GArray *
match_parts (VouchPassageIndex *self,
             GArray            *words,
             guint              n_needed,
             double             least,
             guint              n_most,
             GError           **error)
{
  sqlite3_stmt *statement = self->statements[VOUCH_PASSAGE_MATCH];
  g_autoptr (VouchPassageScorer) scorer = vouch_passage_scorer_new (MAX (N_RELATED, n_most), least);
  g_autofree char *match = make_match (scorer, words, n_needed);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  int state;

  g_array_set_clear_func (hits, clear_hit);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  vouch_passage_scorer_bind (scorer, statement, 2);
  sqlite3_bind_int (statement, 3, (int) MAX (N_PARTS, 4 * n_most));
  while ((state = sqlite3_step (statement)) == SQLITE_ROW && hits->len < MAX (N_RELATED, n_most))
    {
      gint64 part = sqlite3_column_int64 (statement, 0);
      Hit hit = { .id = part / VOUCH_PASSAGE_MAX_PARTS,
                  .part = part,
                  .score = sqlite3_column_double (statement, 1) };

      if (!find_hit (hits, hit.id))
        g_array_append_val (hits, hit);
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  if (state != SQLITE_DONE && state != SQLITE_ROW && !vouch_passage_index_fail (self, error))
    return NULL;
  return g_steal_pointer (&hits);
}

/* Returns: what the last of the sources that are wanted has; 0 where there are less. */
static double
get_last_score (GArray *hits,
                guint   n_most)
{
  return hits->len < MAX (N_RELATED, n_most) ? 0 : g_array_index (hits, Hit, hits->len - 1).score;
}

/* The rarest words say first how good a part must be to be among the best. What that leaves out
 * can't be: a second search, where one is wanted, finds all that a search for all words would. */
static GArray *
match_sources (VouchPassageIndex       *self,
               const VouchPassageQuery *query,
               guint                    n_most,
               GError                 **error)
{
  g_autoptr (GArray) words = list_words (self, query);
  guint n_tried = count_needed (words, FIRST_SHARE * sum_rest (words, 0));
  g_autoptr (GArray) hits = match_parts (self, words, n_tried, 0, n_most, error);
  double least = hits ? get_last_score (hits, n_most) : 0;
  guint n_needed = count_needed (words, least);

  if (hits && n_needed > n_tried)
    {
      g_array_unref (hits);
      hits = match_parts (self, words, n_needed, least, n_most, error);
    }
  if (!hits)
    return NULL;
  weigh_related (self, query, hits);
  if (hits->len > n_most)
    g_array_set_size (hits, n_most);
  return g_steal_pointer (&hits);
}

static void
read_source (VouchPassageIndex *self,
             Hit               *hit,
             const char        *text)
{
  sqlite3_stmt *statement = self->statements[VOUCH_PASSAGE_READ_SOURCE];
  g_autoptr (GArray) pages = g_array_new (FALSE, TRUE, sizeof (VouchSourcePage));

  sqlite3_bind_int64 (statement, 1, hit->id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      const guint8 *bytes = sqlite3_column_blob (statement, 2);
      int n_bytes = sqlite3_column_bytes (statement, 2);

      hit->source = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      hit->file = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      for (int i = 0; i + 4 <= n_bytes; i += 4)
        {
          VouchSourcePage page = { 0 };

          memcpy (&page.start, bytes + i, sizeof page.start);
          page.start = GUINT32_FROM_LE (page.start);
          g_array_append_val (pages, page);
        }
    }
  sqlite3_reset (statement);
  if (pages->len > 0)
    hit->text = vouch_source_text_new_paged (text, (VouchSourcePage *) pages->data, pages->len, NULL);
}

static void
read_hit (VouchPassageIndex       *self,
          Hit                     *hit,
          const VouchPassageQuery *query)
{
  sqlite3_stmt *statement = self->statements[VOUCH_PASSAGE_READ_PARTS];
  g_autoptr (GString) text = g_string_new (NULL);

  sqlite3_bind_int64 (statement, 1, hit->id * VOUCH_PASSAGE_MAX_PARTS);
  sqlite3_bind_int64 (statement, 2, (hit->id + 1) * VOUCH_PASSAGE_MAX_PARTS - 1);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_len (text, (const char *) sqlite3_column_text (statement, 1),
                         sqlite3_column_bytes (statement, 1));
  sqlite3_reset (statement);
  read_source (self, hit, text->str);
  hit->article = hit->text ? vouch_passage_article_new_of_source (hit->text)
                           : vouch_passage_article_new (text->str, text->len);
  hit->ranks = vouch_passage_rank (hit->article, query, vouch_passage_index_weigh, self);
}

static guint
count_passages (const Hit *hit,
                gboolean   by_source)
{
  if (by_source || vouch_passage_ranker_for (hit->article) == VOUCH_PASSAGE_RANKER_SHORT)
    return MIN (1, hit->ranks->len);
  return MIN (PASSAGES_OF_PAPER, hit->ranks->len);
}

static void
add_passage (GPtrArray               *passages,
             const Hit               *hit,
             const VouchPassageQuery *query,
             guint                    i)
{
  VouchPassage *passage = vouch_passage_new (
      hit->article, query, &g_array_index (hit->ranks, VouchPassageRank, i), hit->text);

  passage->source = g_strdup (hit->source);
  passage->file = g_strdup (hit->file);
  passage->title = vouch_passage_index_read_title (vouch_passage_article_get_text (hit->article));
  passage->score = hit->score;
  g_ptr_array_add (passages, passage);
}

/**
 * vouch_passage_index_search:
 * @query: what to look for
 * @by_source: whether one passage of each source is wanted
 * @limit: how many passages at most
 * @cancellable: (nullable): looked at between sources
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (element-type VouchPassage): the best passages of the best sources, in
 *   the order of these
 */
GPtrArray *
vouch_passage_index_search (VouchPassageIndex       *self,
                            const VouchPassageQuery *query,
                            gboolean                 by_source,
                            guint                    limit,
                            GCancellable            *cancellable,
                            GError                 **error)
{
  g_autoptr (GPtrArray) passages
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_passage_unref);
  g_autoptr (GArray) hits = NULL;

  if (vouch_passage_query_get_size (query) == 0)
    return g_steal_pointer (&passages);
  hits = match_sources (self, query, limit, error);
  for (guint i = 0; hits && i < hits->len && passages->len < limit; i++)
    {
      Hit *hit = &g_array_index (hits, Hit, i);
      guint n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      read_hit (self, hit, query);
      n = MIN (count_passages (hit, by_source), limit - passages->len);
      for (guint j = 0; j < n; j++)
        add_passage (passages, hit, query, j);
    }
  return hits ? g_steal_pointer (&passages) : NULL;
}
