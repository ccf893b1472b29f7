/* bench-find.c: how often the right passage is found, and how long it takes.
 *
 * Reads the articles and questions beside the project. --dump prints what each passage has going
 * for it, to fit constants with; --check fails where a figure is below its floor; --bootstrap tells
 * between what each figure may lie with other articles or claims.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <string.h>
#include <time.h>

#include <json-glib/json-glib.h>

#include "bench-bootstrap.h"
#include "vouch-passage-index.h"

#define EXIT_SKIPPED 77

typedef struct
{
  guint start;
  guint end;
} Span;

typedef struct
{
  char *article;
  char *texts[2]; /* the outcome; intervention, comparator and outcome */
  GArray *spans;
} Question;

typedef struct
{
  char *text;
  GArray *sentences; /* Span by code points */
} Abstract;

static GHashTable *articles;
static GHashTable *articles_stripped;
static char *folder;
static gboolean is_dump;
static gboolean is_below;
static gboolean is_bootstrap;

/* A little below what was reached: what makes ranking worse is seen, a tie that falls otherwise
 * is not. */
static const struct
{
  const char *what;
  double first;
  double third;
} floors[] = {
  { "outcome, headings", 0.74, 0.89 },
  { "outcome, no headings", 0.70, 0.86 },
  { "all three, headings", 0.60, 0.85 },
  { "all three, no headings", 0.57, 0.80 },
  { "outcome, stripped of headings", 0.68, 0.84 },
  { "all three, stripped of headings", 0.55, 0.78 },
  { "quotes, introduction and methods, headings", 0.94, 0.97 },
  { "quotes, introduction and methods, no headings", 0.93, 0.96 },
  { "quotes, results, headings", 0.94, 0.97 },
  { "quotes, results, no headings", 0.90, 0.96 },
  { "quotes, discussion, headings", 0.92, 0.97 },
  { "quotes, discussion, no headings", 0.93, 0.97 },
  { "sentence of abstract", 0.70, 0.91 },
  { "the same, weights of itself", 0.68, 0.90 },
};
#define LEAST_GAIN 0.71

static JsonObject *
next_line (char **at, JsonParser *parser)
{
  char *line = *at;
  char *end = strchr (line, '\n');

  if (*line == '\0')
    return NULL;
  if (end)
    *end = '\0';
  *at = end ? end + 1 : line + strlen (line);
  if (!json_parser_load_from_data (parser, line, -1, NULL))
    g_error ("no JSON: %s", line);
  return json_node_get_object (json_parser_get_root (parser));
}

static VouchPassageArticle *
get_article (const char *name)
{
  VouchPassageArticle *article = g_hash_table_lookup (articles, name);

  if (!article)
    {
      g_autofree char *file = g_strconcat (name, ".txt", NULL);
      g_autofree char *path = g_build_filename (folder, "evidence-inference", "articles", file, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, NULL))
        g_error ("%s is missing", path);
      article = vouch_passage_article_new (text, length);
      g_hash_table_insert (articles, g_strdup (name), article);
    }
  return article;
}

/* The same text with spaces in place of its lines of headings, as guidelines, reviews and opinion
 * pieces have none that say where results are: all code points stay in their places. */
static VouchPassageArticle *
get_stripped (const char *name)
{
  g_autofree char *key = g_strconcat (name, " without headings", NULL);
  VouchPassageArticle *stripped = g_hash_table_lookup (articles_stripped, key);
  VouchPassageArticle *article = get_article (name);
  const char *text = vouch_passage_article_get_text (article);
  g_autoptr (GString) bare = NULL;
  const char *at = text;

  if (stripped)
    return stripped;
  bare = g_string_new (NULL);
  for (guint i = 0; i < vouch_passage_article_get_size (article); i++)
    {
      const VouchPassageSpan *span = &vouch_passage_article_get_unit (article, i)->span;
      const char *from = text + span->from;
      const char *to = strchr (text + span->to, '\n');

      if (span->kind != VOUCH_PASSAGE_HEADING)
        continue;
      to = to ? to : from + strlen (from);
      while (from > at && from[-1] != '\n')
        from--;
      g_string_append_len (bare, at, from - at);
      for (; from < to; from = g_utf8_next_char (from))
        g_string_append_c (bare, ' ');
      at = to;
    }
  g_string_append (bare, at);
  stripped = vouch_passage_article_new (bare->str, bare->len);
  g_hash_table_insert (articles_stripped, g_steal_pointer (&key), stripped);
  return stripped;
}

static gboolean
is_hit (const VouchPassageUnit *unit, GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      Span *span = &g_array_index (spans, Span, i);

      if (unit->span.start < span->end && span->start < unit->span.end)
        return TRUE;
    }
  return FALSE;
}

static void
dump (const char *kind, const char *id, VouchPassageArticle *article, const char *text,
      GArray *spans, VouchPassageWeigh weigh, gpointer data)
{
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (text);
  g_autoptr (GArray) found = vouch_passage_features_read (article, query, weigh, data);

  for (guint i = 0; i < found->len; i++)
    {
      VouchPassageFeatures *features = &g_array_index (found, VouchPassageFeatures, i);
      const VouchPassageUnit *unit = vouch_passage_article_get_unit (article, features->unit);

      g_print ("%s\t%s\t%d\t%d\t%d", kind, id, is_hit (unit, spans), unit->span.zone, unit->span.kind);
      for (guint j = 0; j < VOUCH_PASSAGE_N_FEATURES; j++)
        g_print ("\t%.5g", features->value[j]);
      g_print ("\n");
    }
}

/* --- the line above which the best passage may be taken at one glance --- */

typedef enum
{
  TRUTH_RIGHT,
  TRUTH_WRONG,
  TRUTH_OTHER,     /* another paper can't have it */
  TRUTH_UNDECIDED, /* it speaks of it and decides nothing */
  N_TRUTHS
} Truth;

/* How many of the first passages are above it. */
typedef struct
{
  guint n[N_TRUTHS];
  guint n_above[N_TRUTHS];
} Line;

typedef struct
{
  guint n;
  guint first;
  guint third;
  Line line;
  BenchSamples *firsts; /* (owned) (nullable) */
  BenchSamples *thirds; /* (owned) (nullable) */
} Hits;

static void
tell_span (const char *what, BenchSamples *samples)
{
  double low;
  double high;

  bench_samples_get_span (samples, &low, &high);
  g_print ("   %s %.3f to %.3f", what, low, high);
}

static void
add_sample (BenchSamples **samples, gconstpointer cluster, double value)
{
  if (!is_bootstrap)
    return;
  if (!*samples)
    *samples = bench_samples_new ();
  bench_samples_add (*samples, cluster, value);
}

static void
add_to_line (Line *line, Truth truth, GArray *ranks)
{
  if (ranks->len == 0)
    return;
  line->n[truth]++;
  line->n_above[truth] += g_array_index (ranks, VouchPassageRank, 0).fits;
}

static void
tell_line (const char *what, const Line *line)
{
  static const char *const names[N_TRUTHS] = { "right", "wrong", "another paper", "undecided" };

  if (is_dump)
    return;
  g_print ("at one glance, %-32s", what);
  for (guint i = 0; i < N_TRUTHS; i++)
    if (line->n[i] > 0)
      g_print ("  %s %.3f of %u", names[i], line->n_above[i] / (double) line->n[i], line->n[i]);
  g_print ("\n");
}

/* --- the first passages --- */

static gboolean
is_first (GArray *ranks, VouchPassageArticle *article, GArray *spans)
{
  return ranks->len > 0
         && is_hit (vouch_passage_article_get_unit (article, g_array_index (ranks, VouchPassageRank, 0).unit), spans);
}

static void
judge (Hits *hits, VouchPassageRanker ranker, VouchPassageArticle *article, gconstpointer cluster, const char *text,
       GArray *spans, VouchPassageWeigh weigh, gpointer data)
{
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (text);
  g_autoptr (GArray) ranks = vouch_passage_rank_by (ranker, article, query, weigh, data);
  gboolean is_found = FALSE;
  gboolean is_best = FALSE;

  add_to_line (&hits->line, is_first (ranks, article, spans) ? TRUTH_RIGHT : TRUTH_WRONG, ranks);
  hits->n++;
  for (guint i = 0; i < MIN (ranks->len, 3) && !is_found; i++)
    {
      is_found = is_hit (
          vouch_passage_article_get_unit (article, g_array_index (ranks, VouchPassageRank, i).unit), spans);
      is_best = is_found && i == 0;
    }
  hits->first += is_best;
  hits->third += is_found;
  add_sample (&hits->firsts, cluster, is_best);
  add_sample (&hits->thirds, cluster, is_found);
}

/* The same text, looked for where it can't stand. */
static void
judge_elsewhere (Hits *hits, VouchPassageRanker ranker, Truth truth, VouchPassageArticle *article, const char *text,
                 VouchPassageWeigh weigh, gpointer data)
{
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (text);
  g_autoptr (GArray) ranks = vouch_passage_rank_by (ranker, article, query, weigh, data);

  add_to_line (&hits->line, truth, ranks);
}

static void
hold (const char *what, double first, double third)
{
  for (guint i = 0; i < G_N_ELEMENTS (floors); i++)
    if (g_str_equal (floors[i].what, what) && (first < floors[i].first || third < floors[i].third))
      {
        g_print ("below its floor: %s\n", what);
        is_below = TRUE;
      }
}

static void
tell (const char *what, Hits *hits)
{
  if (!is_dump)
    hold (what, hits->first / (double) MAX (1, hits->n), hits->third / (double) MAX (1, hits->n));
  if (!is_dump)
    g_print ("%-32s %5u   @1 %.3f   @3 %.3f", what, hits->n, hits->first / (double) MAX (1, hits->n),
             hits->third / (double) MAX (1, hits->n));
  if (hits->firsts)
    {
      tell_span ("95 % @1", hits->firsts);
      tell_span ("@3", hits->thirds);
    }
  if (!is_dump)
    g_print ("\n");
  g_clear_pointer (&hits->firsts, bench_samples_free);
  g_clear_pointer (&hits->thirds, bench_samples_free);
  tell_line (what, &hits->line);
}

static GPtrArray *
read_questions (void)
{
  g_autofree char *path = g_build_filename (folder, "evidence-inference", "questions.jsonl", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  GPtrArray *questions = g_ptr_array_new ();
  JsonObject *line;
  char *at;

  if (!g_file_get_contents (path, &bytes, NULL, NULL))
    return questions;
  at = bytes;
  while ((line = next_line (&at, parser)))
    {
      Question *question = g_new0 (Question, 1);
      JsonArray *spans = json_object_get_array_member (line, "spans");

      question->article = g_strdup (json_object_get_string_member (line, "article"));
      question->texts[0] = g_strdup (json_object_get_string_member (line, "outcome"));
      question->texts[1] = g_strjoin (" ", json_object_get_string_member (line, "intervention"),
                                      json_object_get_string_member (line, "comparator"),
                                      question->texts[0], NULL);
      question->spans = g_array_new (FALSE, FALSE, sizeof (Span));
      for (guint i = 0; i < json_array_get_length (spans); i++)
        {
          JsonObject *span = json_array_get_object_element (spans, i);
          Span place = { json_object_get_int_member (span, "start"),
                         json_object_get_int_member (span, "end") };

          g_array_append_val (question->spans, place);
        }
      g_ptr_array_add (questions, question);
    }
  return questions;
}

static void
judge_stripped (GPtrArray *questions)
{
  static const char *const names[2] = { "outcome, stripped of headings", "all three, stripped of headings" };

  for (guint kind = 0; kind < 2; kind++)
    {
      Hits hits = { 0 };

      for (guint i = 0; i < questions->len; i++)
        {
          const Question *question = questions->pdata[i];
          VouchPassageArticle *article = get_stripped (question->article);

          judge (&hits, vouch_passage_ranker_for (article), article, article, question->texts[kind], question->spans,
                 NULL, NULL);
        }
      tell (names[kind], &hits);
    }
}

static void
judge_questions (void)
{
  static const char *const names[2][2]
      = { { "outcome, headings", "outcome, no headings" }, { "all three, headings", "all three, no headings" } };
  GPtrArray *questions = read_questions ();

  for (guint kind = 0; kind < 2; kind++)
    for (guint ranker = 0; ranker < 2; ranker++)
      {
        Hits hits = { 0 };

        for (guint i = 0; i < questions->len; i++)
          {
            Question *question = questions->pdata[i];
            VouchPassageArticle *article = get_article (question->article);
            g_autofree char *id = g_strdup_printf ("%s/%u", question->article, i);

            if (is_dump && ranker == 0)
              dump (kind ? "ICO" : "O", id, article, question->texts[kind], question->spans, NULL, NULL);
            else if (!is_dump)
              {
                const Question *next = questions->pdata[(i + 11) % questions->len];
                VouchPassageRanker way = ranker == 0 && !vouch_passage_article_has_results (article)
                                             ? VOUCH_PASSAGE_RANKER_PLAIN : (VouchPassageRanker) ranker;

                judge (&hits, way, article, article, question->texts[kind], question->spans, NULL, NULL);
                if (!g_str_equal (next->article, question->article))
                  judge_elsewhere (&hits, way, TRUTH_OTHER, get_article (next->article), question->texts[kind], NULL, NULL);
              }
          }
        tell (names[kind][ranker], &hits);
      }
  if (!is_dump)
    judge_stripped (questions);
}

/* A part of a sentence's words, in their order: what somebody quotes from memory. */
static char *
take_words (const char *text, gsize length, double share, GRand *random)
{
  GString *taken = g_string_new (NULL);
  g_autofree char *sentence = g_strndup (text, length);
  g_auto (GStrv) words = g_strsplit_set (sentence, " \n", -1);

  for (guint i = 0; words[i]; i++)
    if (g_rand_double (random) < share)
      g_string_append_printf (taken, "%s ", words[i]);
  return g_string_free (taken, FALSE);
}

static void
judge_quotes (const char *what, const char *kind, double share, guint zones)
{
  Hits hits[2] = { { 0 } };
  g_autoptr (GList) names = g_hash_table_get_keys (articles);
  GRand *random = g_rand_new_with_seed (5);

  names = g_list_sort (names, (GCompareFunc) strcmp);
  for (GList *name = names; name; name = name->next)
    {
      VouchPassageArticle *article = get_article (name->data);
      g_autoptr (GArray) fit = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < vouch_passage_article_get_size (article); i++)
        {
          const VouchPassageUnit *unit = vouch_passage_article_get_unit (article, i);

          if ((zones >> unit->span.zone & 1) && unit->span.kind == VOUCH_PASSAGE_SENTENCE
              && unit->n_words >= 12)
            g_array_append_val (fit, i);
        }
      for (guint n = 0; n < 5 && fit->len > 0; n++)
        {
          const VouchPassageUnit *unit = vouch_passage_article_get_unit (
              article, g_array_index (fit, guint, g_rand_int_range (random, 0, fit->len)));
          g_autofree char *text = take_words (vouch_passage_article_get_text (article) + unit->span.from,
                                              unit->span.to - unit->span.from, share, random);
          g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
          g_autofree char *id = g_strdup_printf ("%s/%s%u", (char *) name->data, kind, n);
          Span place = { unit->span.start, unit->span.end };

          g_array_append_val (spans, place);
          if (is_dump)
            dump (kind, id, article, text, spans, NULL, NULL);
          else
            for (guint ranker = 0; ranker < 2; ranker++)
              {
                const char *next = name->next ? name->next->data : names->data;

                judge (&hits[ranker], ranker, article, article, text, spans, NULL, NULL);
                judge_elsewhere (&hits[ranker], ranker, TRUTH_OTHER, get_article (next), text, NULL, NULL);
              }
        }
    }
  for (guint ranker = 0; ranker < 2; ranker++)
    {
      g_autofree char *line = g_strconcat (what, ranker ? ", no headings" : ", headings", NULL);

      tell (line, &hits[ranker]);
    }
  g_rand_free (random);
}

static double
weigh_by_store (const char *stem, gpointer data)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (data, stem));

  return log (1 + (5183 - n + 0.5) / (n + 0.5));
}

static void
count_stems (const char *text, GHashTable *counts)
{
  g_autoptr (VouchPassageWords) words = vouch_passage_words_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  VouchPassageReader reader;

  vouch_passage_reader_init (&reader, text, 0, strlen (text));
  while (vouch_passage_reader_next (&reader))
    {
      const char *stem = vouch_passage_words_text (
          words, vouch_passage_words_stem (words, vouch_passage_words_add (words, reader.word)));

      if (g_hash_table_add (seen, (gpointer) stem))
        g_hash_table_insert (counts, g_strdup (stem),
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, stem)) + 1));
    }
}

/* Microseconds of this process alone: other ones may be busy, too. */
static gint64
get_cpu_time (void)
{
  return (gint64) (clock () * (1e6 / CLOCKS_PER_SEC));
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static gboolean
is_cited (JsonArray *cited, const char *source)
{
  for (guint i = 0; i < json_array_get_length (cited); i++)
    if (json_array_get_int_element (cited, i) == g_ascii_strtoll (source, NULL, 10))
      return TRUE;
  return FALSE;
}

static void
judge_store (GHashTable *abstracts, char *claims)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (VouchPassageIndex) index = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;
  gpointer value;
  sqlite3 *database;
  gint64 before = g_get_monotonic_time ();
  BenchSamples *gains = NULL;
  double gain = 0;
  double recall = 0;
  guint n = 0;
  JsonObject *line;

  sqlite3_open (":memory:", &database);
  index = vouch_passage_index_new (database, NULL);
  sqlite3_exec (database, "BEGIN", NULL, NULL, NULL);
  g_hash_table_iter_init (&iter, abstracts);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      g_autoptr (VouchSourceText) text = vouch_source_text_new (((Abstract *) value)->text);

      if (!vouch_passage_index_add (index, id, NULL, NULL, text, NULL))
        g_error ("%s", sqlite3_errmsg (database));
    }
  sqlite3_exec (database, "COMMIT", NULL, NULL, NULL);
  g_print ("%u abstracts indexed in %.2f s\n", vouch_passage_index_count (index),
           (g_get_monotonic_time () - before) / 1e6);
  while ((line = next_line (&claims, parser)))
    {
      JsonArray *cited = json_object_get_array_member (line, "cited_doc_ids");
      g_autoptr (VouchPassageQuery) query = NULL;
      g_autoptr (GPtrArray) found = NULL;
      gint64 time = get_cpu_time ();
      double ideal = 0;
      double got = 0;
      guint n_five = 0;

      query = vouch_passage_query_new (json_object_get_string_member (line, "claim"));
      found = vouch_passage_index_search (index, query, FALSE, 10, NULL, NULL);
      time = get_cpu_time () - time;
      g_array_append_val (times, time);
      for (guint i = 0; i < MIN (10, json_array_get_length (cited)); i++)
        ideal += 1 / log2 (i + 2);
      for (guint i = 0; i < found->len; i++)
        if (is_cited (cited, ((VouchPassage *) found->pdata[i])->source))
          {
            got += 1 / log2 (i + 2);
            n_five += i < 5;
          }
      gain += got / ideal;
      add_sample (&gains, NULL, got / ideal);
      recall += n_five / (double) json_array_get_length (cited);
      n++;
    }
  g_array_sort (times, compare_times);
  is_below |= gain / n < LEAST_GAIN;
  g_print ("abstracts for a claim: nDCG@10 %.4f, recall@5 %.3f; a query %.1f ms, 95 %% in %.1f ms\n",
           gain / n, recall / n, g_array_index (times, gint64, n / 2) / 1e3,
           g_array_index (times, gint64, n * 95 / 100) / 1e3);
  if (gains)
    {
      tell_span ("95 % nDCG@10", gains);
      g_print ("\n");
    }
  g_clear_pointer (&gains, bench_samples_free);
  g_clear_pointer (&index, vouch_passage_index_free);
  sqlite3_close (database);
}

static VouchPassageArticle *
read_abstract (GHashTable *abstracts, JsonArray *cited, guint i)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, json_array_get_int_element (cited, i));
  const Abstract *abstract = g_hash_table_lookup (abstracts, id);

  return abstract ? vouch_passage_article_new (abstract->text, strlen (abstract->text)) : NULL;
}

/* Abstracts that a claim was drawn from and that decide nothing; and one that has nothing to do with it. */
static void
judge_undecided (Hits *hits, JsonObject *line, GHashTable *abstracts, GPtrArray *all, GHashTable *counts)
{
  static guint n;
  JsonArray *cited = json_object_get_array_member (line, "cited_doc_ids");
  const char *claim = json_object_get_string_member (line, "claim");
  const Abstract *abstract = all->pdata[n++ * 97 % all->len];
  g_autoptr (VouchPassageArticle) other = vouch_passage_article_new (abstract->text, strlen (abstract->text));

  judge_elsewhere (&hits[0], VOUCH_PASSAGE_RANKER_SHORT, TRUTH_OTHER, other, claim, weigh_by_store, counts);
  judge_elsewhere (&hits[1], VOUCH_PASSAGE_RANKER_SHORT, TRUTH_OTHER, other, claim, NULL, NULL);
  if (json_object_get_size (json_object_get_object_member (line, "evidence")) > 0)
    return;
  for (guint i = 0; i < json_array_get_length (cited); i++)
    {
      g_autoptr (VouchPassageArticle) article = read_abstract (abstracts, cited, i);

      if (article)
        judge_elsewhere (&hits[0], VOUCH_PASSAGE_RANKER_SHORT, TRUTH_UNDECIDED, article, claim, weigh_by_store, counts);
      if (article)
        judge_elsewhere (&hits[1], VOUCH_PASSAGE_RANKER_SHORT, TRUTH_UNDECIDED, article, claim, NULL, NULL);
    }
}

static void
judge_claims (void)
{
  g_autofree char *corpus = g_build_filename (folder, "scifact", "corpus.jsonl", NULL);
  g_autofree char *claims = g_build_filename (folder, "scifact", "claims_train.jsonl", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *claim_bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  GHashTable *abstracts = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = g_ptr_array_new ();
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Hits hits[2] = { { 0 } };
  JsonObject *line;
  char *all_claims;
  char *at;

  if (!g_file_get_contents (corpus, &bytes, NULL, NULL)
      || !g_file_get_contents (claims, &claim_bytes, NULL, NULL))
    return;
  at = bytes;
  while ((line = next_line (&at, parser)))
    {
      Abstract *abstract = g_new0 (Abstract, 1);
      GString *text = g_string_new (json_object_get_string_member (line, "title"));
      JsonArray *sentences = json_object_get_array_member (line, "abstract");
      glong place;

      g_string_append (text, "\n\n");
      abstract->sentences = g_array_new (FALSE, FALSE, sizeof (Span));
      place = g_utf8_strlen (text->str, -1);
      for (guint i = 0; i < json_array_get_length (sentences); i++)
        {
          const char *sentence = json_array_get_string_element (sentences, i);
          Span span = { place, place + g_utf8_strlen (sentence, -1) };

          g_array_append_val (abstract->sentences, span);
          g_string_append_printf (text, "%s ", sentence);
          place = span.end + 1;
        }
      abstract->text = g_string_free (text, FALSE);
      count_stems (abstract->text, counts);
      g_ptr_array_add (all, abstract);
      g_hash_table_insert (abstracts, g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (line, "doc_id")), abstract);
    }
  all_claims = g_strdup (claim_bytes);
  at = claim_bytes;
  while ((line = next_line (&at, parser)))
    {
      JsonObject *evidence = json_object_get_object_member (line, "evidence");
      g_autoptr (GList) ids = json_object_get_members (evidence);

      if (!is_dump)
        judge_undecided (hits, line, abstracts, all, counts);
      for (GList *id = ids; id; id = id->next)
        {
          Abstract *abstract = g_hash_table_lookup (abstracts, id->data);
          JsonArray *sets = json_object_get_array_member (evidence, id->data);
          g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
          g_autoptr (VouchPassageArticle) article
              = vouch_passage_article_new (abstract->text, strlen (abstract->text));

          for (guint i = 0; i < json_array_get_length (sets); i++)
            {
              JsonArray *set = json_object_get_array_member (json_array_get_object_element (sets, i), "sentences");

              for (guint j = 0; j < json_array_get_length (set); j++)
                g_array_append_val (spans, g_array_index (abstract->sentences, Span, json_array_get_int_element (set, j)));
            }
          if (is_dump)
            {
              g_autofree char *name = g_strdup_printf ("c%d/%s", (int) json_object_get_int_member (line, "id"), (char *) id->data);

              dump ("CLAIM", name, article, json_object_get_string_member (line, "claim"), spans, weigh_by_store, counts);
            }
          else
            {
              judge (&hits[0], VOUCH_PASSAGE_RANKER_SHORT, article, abstract, json_object_get_string_member (line, "claim"), spans, weigh_by_store, counts);
              judge (&hits[1], VOUCH_PASSAGE_RANKER_SHORT, article, abstract, json_object_get_string_member (line, "claim"), spans, NULL, NULL);
            }
        }
    }
  if (!is_dump)
    judge_store (abstracts, g_strdup (all_claims));
  tell ("sentence of abstract", &hits[0]);
  tell ("the same, weights of itself", &hits[1]);
}

static void
time_article (void)
{
  g_autoptr (GList) all = g_hash_table_get_values (articles);
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("mortality at 30 days in the intervention group");
  gint64 before = g_get_monotonic_time ();
  gint64 between;

  for (GList *l = all; l; l = l->next)
    {
      const char *text = vouch_passage_article_get_text (l->data);

      vouch_passage_article_unref (vouch_passage_article_new (text, strlen (text)));
    }
  between = g_get_monotonic_time ();
  for (GList *l = all; l; l = l->next)
    g_array_unref (vouch_passage_rank (l->data, query, NULL, NULL));
  g_print ("an article: read in %.2f ms, searched in %.2f ms\n",
           (between - before) / 1000. / MAX (1, g_list_length (all)),
           (g_get_monotonic_time () - between) / 1000. / MAX (1, g_list_length (all)));
}

int
main (int argc, char **argv)
{
  const char *data = g_getenv ("VOUCH_TEST_DATA");
  gboolean is_check = argc > 1 && g_str_equal (argv[1], "--check");
  g_autofree char *questions = NULL;

  is_dump = argc > 1 && g_str_equal (argv[1], "--dump");
  is_bootstrap = argc > 1 && g_str_equal (argv[1], "--bootstrap");
  folder = g_strdup (data ? data : "../shared/data");
  questions = g_build_filename (folder, "evidence-inference", "questions.jsonl", NULL);
  if (!g_file_test (questions, G_FILE_TEST_EXISTS))
    return EXIT_SKIPPED;
  articles = g_hash_table_new (g_str_hash, g_str_equal);
  articles_stripped = g_hash_table_new (g_str_hash, g_str_equal);
  judge_questions ();
  judge_quotes ("quotes, introduction and methods", "QM", 0.45, 1 << VOUCH_PASSAGE_ZONE_INTRODUCTION | 1 << VOUCH_PASSAGE_ZONE_METHODS);
  judge_quotes ("quotes, results", "QR", 0.45, 1 << VOUCH_PASSAGE_ZONE_RESULTS | 1 << VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS);
  judge_quotes ("quotes, discussion", "QD", 0.45, 1 << VOUCH_PASSAGE_ZONE_DISCUSSION);
  judge_claims ();
  if (!is_dump)
    time_article ();
  return is_check && is_below ? 1 : 0;
}
