/* vouch-passage-features.c: what speaks for a passage, as numbers.
 *
 * Two turns over the article: how many of its passages have each word of the query, then what
 * each passage has of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-features.h"

#include <math.h>
#include <string.h>

#include "vouch-passage-common.h"

/* Of one article's sentences; BM25 over many documents wants others. */
#define K1 0.4
#define B 0.3
/* Other forms of one word that are looked for. */
#define MAX_FORMS 16

typedef struct
{
  guint n_exact;   /* passages with this form */
  guint n_stem;    /* passages with its stem */
  guint n_results; /* those that are results among them */
  double exact_weight;
  double stem_weight;
  double result_weight; /* stem_weight times the share of results */
  double weight;        /* in the texts at large; else stem_weight */
  gboolean is_telling;  /* not every passage has it */
  GPtrArray *pairs;     /* (owned) (element-type VouchPassagePair) (unowned elements): its other forms */
} Term;

typedef struct
{
  const VouchPassageArticle *article;
  guint n_terms;
  Term *terms;           /* (owned) */
  guint *exact_of;       /* (owned): term + 1 by the number of its word, 0 for none */
  guint *stem_of;        /* (owned): first term with this stem + 1 */
  guint *stems;          /* (owned): number of each term's stem, or NO_WORD */
  guint *exact_found;    /* (owned): how often in the passage at hand */
  guint *stem_found;     /* (owned) */
  guint8 *has_heading;   /* (owned): n_terms flags of the heading at hand */
  int heading;
  double total_exact;
  double total;
  GHashTable *bigrams; /* (owned): pairs of stems that follow each other in the query */
} Scorer;

static double
weigh_rarity (guint n_all,
              guint n)
{
  return log (1 + (n_all - n + 0.5) / (n + 0.5));
}

static double
saturate (guint  n,
          double length)
{
  return n * (K1 + 1) / (n + K1 * (1 - B + B * length));
}

static void
find_terms (Scorer                  *self,
            const VouchPassageQuery *query)
{
  VouchPassageWords *words = vouch_passage_article_get_words (self->article);

  for (guint i = 0; i < self->n_terms; i++)
    {
      guint exact = vouch_passage_words_find (words, vouch_passage_query_get_word (query, i));
      guint stem = vouch_passage_words_find (words, vouch_passage_query_get_stem (query, i));

      self->stems[i] = stem;
      self->terms[i].is_telling = !vouch_passage_is_common (vouch_passage_query_get_word (query, i));
      if (exact != VOUCH_PASSAGE_NO_WORD)
        self->exact_of[exact] = i + 1;
      if (stem != VOUCH_PASSAGE_NO_WORD && self->stem_of[stem] == 0)
        self->stem_of[stem] = i + 1;
    }
}

/* Terms of one stem share the count of the first of them. */
static guint
get_first (const Scorer *self,
           guint         term)
{
  guint stem = self->stems[term];

  return stem == VOUCH_PASSAGE_NO_WORD ? term : self->stem_of[stem] - 1;
}

static void
count_unit (Scorer *self,
            guint   i)
{
  const VouchPassageUnit *unit = vouch_passage_article_get_unit (self->article, i);
  const guint *words = vouch_passage_article_get_unit_words (self->article, i);
  VouchPassageWords *all = vouch_passage_article_get_words (self->article);

  memset (self->exact_found, 0, self->n_terms * sizeof (guint));
  memset (self->stem_found, 0, self->n_terms * sizeof (guint));
  for (guint j = 0; j < unit->n_words; j++)
    {
      guint exact = self->exact_of[words[j]];
      guint stem = self->stem_of[vouch_passage_words_stem (all, words[j])];

      if (exact > 0)
        self->exact_found[exact - 1]++;
      if (stem > 0)
        self->stem_found[stem - 1]++;
    }
}

static void
count_all (Scorer *self)
{
  for (guint i = 0; i < vouch_passage_article_get_size (self->article); i++)
    {
      const VouchPassageUnit *unit = vouch_passage_article_get_unit (self->article, i);

      if (!vouch_passage_unit_is_prose (unit))
        continue;
      count_unit (self, i);
      for (guint j = 0; j < self->n_terms; j++)
        {
          self->terms[j].n_exact += self->exact_found[j] > 0;
          self->terms[j].n_stem += self->stem_found[j] > 0;
          self->terms[j].n_results
              += self->stem_found[j] > 0 && (unit->cues & VOUCH_PASSAGE_CUES_RESULT);
        }
    }
}

static void
weigh_terms (Scorer                  *self,
             const VouchPassageQuery *query,
             VouchPassageWeigh        weigh,
             gpointer                 data)
{
  guint n_all = vouch_passage_article_count_sentences (self->article);

  for (guint i = 0; i < self->n_terms; i++)
    {
      Term *term = &self->terms[i];
      const Term *first = &self->terms[get_first (self, i)];
      double known = weigh ? weigh (vouch_passage_query_get_stem (query, i), data) : -1;

      term->exact_weight = weigh_rarity (n_all, term->n_exact);
      term->stem_weight = weigh_rarity (n_all, first->n_stem);
      term->result_weight = term->stem_weight * (first->n_results + 0.5) / (first->n_stem + 1);
      term->weight = known >= 0 ? known : term->stem_weight;
      self->total_exact += term->exact_weight;
      self->total += term->weight;
    }
}

static gboolean
query_has_long_form (const Scorer           *self,
                     const VouchPassagePair *pair)
{
  for (guint i = 0; i < pair->long_form->len; i++)
    if (self->stem_of[g_array_index (pair->long_form, guint, i)] == 0)
      return FALSE;
  return TRUE;
}

static void
add_other_form (Term             *term,
                VouchPassagePair *pair)
{
  if (!term->pairs)
    term->pairs = g_ptr_array_new ();
  if (term->pairs->len < MAX_FORMS)
    g_ptr_array_add (term->pairs, pair);
}

/* A short form in the query may stand for the long one in the text, and the other way. */
static void
find_other_forms (Scorer *self)
{
  GPtrArray *pairs = vouch_passage_article_get_pairs (self->article);

  for (guint i = 0; i < pairs->len; i++)
    {
      VouchPassagePair *pair = pairs->pdata[i];
      guint term = self->stem_of[pair->short_form];

      if (term > 0)
        add_other_form (&self->terms[term - 1], pair);
      if (!query_has_long_form (self, pair))
        continue;
      for (guint j = 0; j < pair->long_form->len; j++)
        add_other_form (&self->terms[self->stem_of[g_array_index (pair->long_form, guint, j)] - 1],
                        pair);
    }
}

static gboolean
unit_has_stem (const Scorer *self,
               guint         unit,
               guint         stem)
{
  VouchPassageWords *all = vouch_passage_article_get_words (self->article);
  const guint *words = vouch_passage_article_get_unit_words (self->article, unit);
  guint n_words = vouch_passage_article_get_unit (self->article, unit)->n_words;

  for (guint i = 0; i < n_words; i++)
    if (vouch_passage_words_stem (all, words[i]) == stem)
      return TRUE;
  return FALSE;
}

static gboolean
has_other_form (const Scorer           *self,
                guint                   unit,
                guint                   term,
                const VouchPassagePair *pair)
{
  if (self->stems[term] != pair->short_form)
    return unit_has_stem (self, unit, pair->short_form);
  for (guint i = 0; i < pair->long_form->len; i++)
    if (!unit_has_stem (self, unit, g_array_index (pair->long_form, guint, i)))
      return FALSE;
  return TRUE;
}

static gboolean
has_any_other_form (const Scorer *self,
                    guint         unit,
                    guint         term)
{
  GPtrArray *pairs = self->terms[term].pairs;

  for (guint i = 0; pairs && i < pairs->len; i++)
    if (has_other_form (self, unit, term, pairs->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
read_heading (Scorer *self,
              int     heading)
{
  if (heading == self->heading)
    return;
  self->heading = heading;
  memset (self->has_heading, 0, self->n_terms);
  if (heading < 0)
    return;
  count_unit (self, heading);
  for (guint i = 0; i < self->n_terms; i++)
    self->has_heading[i] = self->stem_found[get_first (self, i)] > 0;
}

static void
score_words (Scorer               *self,
             VouchPassageFeatures *features,
             double                length)
{
  double *value = features->value;

  for (guint i = 0; i < self->n_terms; i++)
    {
      const Term *term = &self->terms[i];
      guint first = get_first (self, i);
      guint n = self->stem_found[first];

      value[VOUCH_PASSAGE_FEATURE_EXACT]
          += term->exact_weight * saturate (self->exact_found[i], length);
      if (first == i)
        value[VOUCH_PASSAGE_FEATURE_RESULT] += term->result_weight * saturate (n, length);
      if (n > 0)
        value[VOUCH_PASSAGE_FEATURE_SHARE] += term->weight;
      else if (term->pairs && has_any_other_form (self, features->unit, i))
        value[VOUCH_PASSAGE_FEATURE_ABBREVIATED] += term->weight;
      else
        {
          /* Under "Nausea", "There was no difference" is about nausea. */
          value[VOUCH_PASSAGE_FEATURE_HEADING] += self->has_heading[i] ? term->weight : 0;
          continue;
        }
      features->n_found += n > 0;
      features->n_telling += first == i && term->is_telling;
    }
  value[VOUCH_PASSAGE_FEATURE_EXACT] /= self->total_exact;
  value[VOUCH_PASSAGE_FEATURE_HEADING] /= self->total;
  value[VOUCH_PASSAGE_FEATURE_SHARE] /= self->total;
  value[VOUCH_PASSAGE_FEATURE_ABBREVIATED] /= self->total;
}

static gpointer
make_bigram (guint one,
             guint other)
{
  return GSIZE_TO_POINTER (((gsize) (one + 1) << 32) | (other + 1));
}

static void
read_bigrams (Scorer                  *self,
              const VouchPassageQuery *query)
{
  VouchPassageWords *words = vouch_passage_article_get_words (self->article);
  const char *text = vouch_passage_query_get_text (query);
  VouchPassageReader reader;
  guint last = VOUCH_PASSAGE_NO_WORD;
  guint at = 0;

  vouch_passage_reader_init (&reader, text, 0, strlen (text));
  for (; at < 4 * VOUCH_PASSAGE_MAX_QUERY && vouch_passage_reader_next (&reader); at++)
    {
      guint word = vouch_passage_words_find (words, reader.word);

      if (at > 0)
        g_hash_table_add (self->bigrams, last == VOUCH_PASSAGE_NO_WORD || word == VOUCH_PASSAGE_NO_WORD
                                             ? make_bigram (VOUCH_PASSAGE_NO_WORD, at)
                                             : make_bigram (last, word));
      last = word;
    }
}

static double
score_bigrams (Scorer *self,
               guint   i)
{
  const VouchPassageUnit *unit = vouch_passage_article_get_unit (self->article, i);
  const guint *words = vouch_passage_article_get_unit_words (self->article, i);
  guint n_all = g_hash_table_size (self->bigrams);
  guint n = 0;

  for (guint j = 1; j < unit->n_words; j++)
    n += self->exact_of[words[j]] && self->exact_of[words[j - 1]]
         && g_hash_table_contains (self->bigrams, make_bigram (words[j - 1], words[j]));
  return n_all > 0 ? MIN (1, n / (double) n_all) : 0;
}

static void
score_cues (const VouchPassageUnit *unit,
            double                 *value)
{
  for (guint i = 0; i <= VOUCH_PASSAGE_FEATURE_ALLOCATED - VOUCH_PASSAGE_FEATURE_P; i++)
    value[VOUCH_PASSAGE_FEATURE_P + i] = (unit->cues >> i) & 1;
  value[VOUCH_PASSAGE_FEATURE_NUMBERS] = log (1 + unit->n_numbers);
  value[VOUCH_PASSAGE_FEATURE_LENGTH] = log (1 + unit->n_words);
  value[VOUCH_PASSAGE_FEATURE_SCRAP] = unit->span.kind == VOUCH_PASSAGE_SCRAP;
}

static gboolean
has_heading_word (const Scorer *self)
{
  for (guint i = 0; i < self->n_terms; i++)
    if (self->has_heading[i])
      return TRUE;
  return FALSE;
}

static void
score_unit (Scorer *self,
            guint   i,
            GArray *found)
{
  const VouchPassageUnit *unit = vouch_passage_article_get_unit (self->article, i);
  VouchPassageFeatures features = { .unit = i };
  double length = unit->n_words / vouch_passage_article_get_mean_length (self->article);

  read_heading (self, unit->span.heading);
  count_unit (self, i);
  score_words (self, &features, length);
  if (features.n_found == 0 && !has_heading_word (self)
      && features.value[VOUCH_PASSAGE_FEATURE_ABBREVIATED] == 0)
    return;
  score_cues (unit, features.value);
  features.value[VOUCH_PASSAGE_FEATURE_QUOTED] = score_bigrams (self, i);
  features.value[VOUCH_PASSAGE_FEATURE_PLACE]
      = i / (double) vouch_passage_article_get_size (self->article);
  g_array_append_val (found, features);
}

static void
level_results (GArray *found)
{
  double best = 0;

  for (guint i = 0; i < found->len; i++)
    best = MAX (best, g_array_index (found, VouchPassageFeatures, i).value[VOUCH_PASSAGE_FEATURE_RESULT]);
  for (guint i = 0; i < found->len && best > 0; i++)
    g_array_index (found, VouchPassageFeatures, i).value[VOUCH_PASSAGE_FEATURE_RESULT] /= best;
}

static void
scorer_init (Scorer                    *self,
             const VouchPassageArticle *article,
             guint                      n_terms)
{
  guint n_words = vouch_passage_words_count (vouch_passage_article_get_words (article));

  self->article = article;
  self->n_terms = n_terms;
  self->terms = g_new0 (Term, n_terms);
  self->exact_of = g_new0 (guint, n_words);
  self->stem_of = g_new0 (guint, n_words);
  self->stems = g_new0 (guint, n_terms);
  self->exact_found = g_new0 (guint, n_terms);
  self->stem_found = g_new0 (guint, n_terms);
  self->has_heading = g_new0 (guint8, n_terms);
  self->heading = -1;
  self->bigrams = g_hash_table_new (NULL, NULL);
}

static void
scorer_clear (Scorer *self)
{
  for (guint i = 0; i < self->n_terms; i++)
    g_clear_pointer (&self->terms[i].pairs, g_ptr_array_unref);
  g_free (self->terms);
  g_free (self->exact_of);
  g_free (self->stem_of);
  g_free (self->stems);
  g_free (self->exact_found);
  g_free (self->stem_found);
  g_free (self->has_heading);
  g_hash_table_unref (self->bigrams);
}

/**
 * vouch_passage_features_read:
 * @article: where to look
 * @query: what for
 * @weigh: (nullable) (scope call): what the words weigh in the texts at large
 * @data: for @weigh
 *
 * Returns: (transfer full) (element-type VouchPassageFeatures): of the passages that have a word
 *   of @query or stand under a heading that has one, in order of the text.
 */
GArray *
vouch_passage_features_read (const VouchPassageArticle *article,
                             const VouchPassageQuery   *query,
                             VouchPassageWeigh          weigh,
                             gpointer                   data)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (VouchPassageFeatures));
  Scorer self = { 0 };

  if (vouch_passage_query_get_size (query) == 0)
    return found;
  scorer_init (&self, article, vouch_passage_query_get_size (query));
  find_terms (&self, query);
  count_all (&self);
  weigh_terms (&self, query, weigh, data);
  find_other_forms (&self);
  read_bigrams (&self, query);
  for (guint i = 0; i < vouch_passage_article_get_size (article); i++)
    if (vouch_passage_unit_is_prose (vouch_passage_article_get_unit (article, i)))
      score_unit (&self, i, found);
  level_results (found);
  scorer_clear (&self);
  return found;
}
