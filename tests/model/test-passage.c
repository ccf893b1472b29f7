/* test-passage.c: passages of a text and of a store, best first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-passage-finder.h"
#include "vouch-passage-index.h"
#include "vouch-passage-related.h"
#include "vouch-source-store.h"

static const char *const paper
    = "TITLE: \nDrug A for pain in adults\n\n"
      "BODY.INTRODUCTION:\nPain is frequent. Visual analogue scale (VAS) scores tell how bad it is. "
      "Others found that drug A helps [3].\n\n"
      "BODY.METHODS:\nPain was measured by the scale at baseline. Adults were randomly assigned to "
      "drug A or placebo. Blood pressure was taken by a nurse who knew nothing of the groups.\n\n"
      "BODY.RESULTS:\nPain was lower in the drug A group than in the placebo group (P = 0.01). "
      "Nausea did not differ between the groups (P = 0.40). VAS fell in both.\n\n"
      "BODY.DISCUSSION:\nPain fell as we had hoped. Nausea is known from other studies.\n";

static char *
find_first (const char *text, const char *wanted, VouchPassageRanker ranker)
{
  g_autoptr (VouchPassageArticle) article = vouch_passage_article_new (text, strlen (text));
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (wanted);
  g_autoptr (GArray) ranks = vouch_passage_rank_by (ranker, article, query, NULL, NULL);
  const VouchPassageUnit *unit;

  if (ranks->len == 0)
    return g_strdup ("");
  unit = vouch_passage_article_get_unit (article, g_array_index (ranks, VouchPassageRank, 0).unit);
  return g_strndup (text + unit->span.from, unit->span.to - unit->span.from);
}

typedef struct
{
  const char *query;
  const char *first; /* its beginning */
} Case;

static const Case cases[] = {
  { "pain", "Pain was lower" },
  { "nausea", "Nausea did not" },
  { "nausea placebo", "Nausea did not" },
  { "visual analogue scale scores", "V" }, /* spelt out or not */
  { "blood pressure taken by nurse who knew nothing", "Blood pressure" },
  { "randomly assigned adults to drug", "Adults were" },
  { "P &lt; 0.05 pain lower", "Pain was lower" },
  { "zebra", "" },
  { "\u2014", "" },
  { "", "" },
};

static void
test_first (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint ranker = 0; ranker < 2; ranker++)
      {
        g_autofree char *first = find_first (paper, cases[i].query, ranker);

        if (!g_str_has_prefix (first, cases[i].first) || (*cases[i].first == '\0') != (*first == '\0'))
          fail_msg ("“%s” by %u: “%s”", cases[i].query, ranker, first);
      }
}

/* What stands under a heading is about it, unless it says itself what it is about. */
static void
test_heading_is_carried_over (void **state)
{
  static const char *const text
      = "TITLE: \nDrug A for pain in adults\n\n"
        "BODY.METHODS:\nNausea was recorded by a nurse. Headache was, too.\n\n"
        "BODY.RESULTS:\nBODY.PAIN:\nThe groups did not differ (P = 0.40).\n\n"
        "BODY.NAUSEA:\nThere was no difference between the groups (P = 0.41).\n\n"
        "BODY.DISCUSSION:\nNausea is known from other studies.\n";
  g_autofree char *pain = find_first (text, "pain", VOUCH_PASSAGE_RANKER_HEADINGS);
  g_autofree char *nausea = find_first (text, "nausea", VOUCH_PASSAGE_RANKER_HEADINGS);

  assert_string_equal (pain, "The groups did not differ (P = 0.40).");
  assert_string_equal (nausea, "There was no difference between the groups (P = 0.41).");
}

/* One that tells something else comes before one that repeats the first. */
static void
test_variety (void **state)
{
  static const char *const text
      = "Pain of drug A and placebo was lower with drug A (P = 0.01). "
        "Pain of drug A and placebo was lower with drug A at last (P = 0.01). "
        "Drug A and placebo did differ in pain (P = 0.02). "
        "Nausea was lower (P = 0.40).";
  g_autoptr (VouchPassageArticle) article = vouch_passage_article_new (text, strlen (text));
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("drug A placebo pain nausea");
  double last = G_MAXDOUBLE;
  g_autoptr (GArray) ranks
      = vouch_passage_rank_by (VOUCH_PASSAGE_RANKER_PLAIN, article, query, NULL, NULL);

  assert_int_equal (ranks->len, 4);
  assert_int_equal (g_array_index (ranks, VouchPassageRank, 1).unit, 3);
  assert_int_equal (g_array_index (ranks, VouchPassageRank, 0).unit, 0);
  for (guint i = 0; i < ranks->len; i++)
    {
      assert_true (g_array_index (ranks, VouchPassageRank, i).score <= last);
      last = g_array_index (ranks, VouchPassageRank, i).score;
    }
}

/* Those further down than anybody looks keep falling, too. */
static void
test_variety_of_many (void **state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (VouchPassageArticle) article = NULL;
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("pain and nausea");
  g_autoptr (GArray) ranks = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "%s %s (P = 0.0%u). ", i % 3 ? "Pain" : "Nausea",
                            i % 4 ? "was lower" : "did not differ", i);
  article = vouch_passage_article_new (text->str, text->len);
  ranks = vouch_passage_rank_by (VOUCH_PASSAGE_RANKER_PLAIN, article, query, NULL, NULL);
  assert_int_equal (ranks->len, 40);
  for (guint i = 1; i < ranks->len; i++)
    assert_true (g_array_index (ranks, VouchPassageRank, i).score
                 <= g_array_index (ranks, VouchPassageRank, i - 1).score);
}

static double
weigh_alike (const char *stem, gpointer data)
{
  return g_str_equal (stem, "patient") ? 1 : 4;
}

static const struct
{
  const char *query;
  const char *text;
  double least;
  double most;
} kin[] = {
  { "methylation of genes", "Demethylation of genes.", 1.2, 4 },
  { "immunity", "An immunological test.", 1.2, 4 },
  { "hypertensive", "An antihypertensive drug.", 1.2, 4 },
  { "methylated genes", "Genes are methylated by it.", 0, 0 },
  { "methylation", "Genes are methylated by it.", 0, 0 }, /* of one stem */
  { "methylated genes", "Pain fell.", 0, 0 },
  { "patients", "The patience of a cat.", 0, 0 }, /* everywhere */
  { "il6", "The il7 of a cat.", 0, 0 }, /* too short to say */
  { "methylated", "", 0, 0 },
  { "", "Methylated.", 0, 0 },
};

static void
test_kin (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (kin); i++)
    {
      g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (kin[i].query);
      g_autoptr (VouchPassageRelated) related = vouch_passage_related_new (query, weigh_alike, NULL);
      double score = vouch_passage_related_score (related, kin[i].text, strlen (kin[i].text));

      if (score < kin[i].least || score > kin[i].most)
        fail_msg ("“%s” in “%s”: %g", kin[i].query, kin[i].text, score);
    }
}

static void
test_choice_of_ranker (void **state)
{
  g_autoptr (GString) text = g_string_new ("A title\n\n");
  g_autoptr (VouchPassageArticle) abstract = NULL;
  g_autoptr (VouchPassageArticle) review = NULL;
  g_autoptr (VouchPassageArticle) trial = NULL;

  abstract = vouch_passage_article_new (paper, strlen (paper));
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "Pain is frequent. ");
  review = vouch_passage_article_new (text->str, text->len);
  g_string_append (text, "\n\nResults\nPain fell.\n");
  trial = vouch_passage_article_new (text->str, text->len);
  assert_int_equal (vouch_passage_ranker_for (abstract), VOUCH_PASSAGE_RANKER_SHORT);
  assert_int_equal (vouch_passage_ranker_for (review), VOUCH_PASSAGE_RANKER_PLAIN);
  assert_int_equal (vouch_passage_ranker_for (trial), VOUCH_PASSAGE_RANKER_HEADINGS);
}

static void
test_what_is_told (void **state)
{
  const char *text = "T\u00eftle of it\n\nPain f\u00e9ll. Then it r\u00f6se again. The end.";
  g_autoptr (VouchPassageArticle) article = vouch_passage_article_new (text, strlen (text));
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("rose again");
  g_autoptr (GPtrArray) found = vouch_passage_list (article, query, NULL, NULL, NULL, 10);
  VouchPassage *first;

  assert_int_equal (found->len, 1);
  first = found->pdata[0];
  assert_string_equal (first->exact, "Then it r\u00f6se again.");
  assert_string_equal (first->prefix, "T\u00eftle of it\n\nPain f\u00e9ll. ");
  assert_string_equal (first->suffix, " The end.");
  assert_int_equal (first->start, 24);
  assert_int_equal (first->end, 43);
  assert_int_equal (first->page, 0);
  assert_int_equal (first->words->len, 2);
  assert_int_equal (g_array_index (first->words, VouchPassageRange, 0).start, 8);
  assert_int_equal (g_array_index (first->words, VouchPassageRange, 0).end, 12);
}

static VouchSourceText *
make_pages (const char *text, guint second_page)
{
  VouchSourcePage pages[] = { { 0, 100, 100 }, { second_page, 100, 100 } };

  return vouch_source_text_new_paged (text, pages, 2, NULL);
}

static char *
list_sources (VouchPassageIndex *index, const char *text, gboolean by_source, guint limit)
{
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (text);
  g_autoptr (GPtrArray) found
      = vouch_passage_index_search (index, query, by_source, limit, NULL, NULL);
  GString *sources = g_string_new (NULL);

  assert_non_null (found);
  for (guint i = 0; i < found->len; i++)
    g_string_append (sources, ((VouchPassage *) found->pdata[i])->source);
  return g_string_free (sources, FALSE);
}

static void
test_index (void **state)
{
  sqlite3 *database;
  g_autoptr (VouchPassageIndex) index = NULL;
  g_autoptr (VouchSourceText) one = vouch_source_text_new ("On cats\n\nCats sleep. Cats eat mice.");
  g_autoptr (VouchSourceText) two = make_pages ("On dogs\n\nDogs bark. Dogs chase cats.", 20);
  g_autofree char *cats = NULL;
  g_autofree char *dogs = NULL;
  g_autofree char *one_only = NULL;
  g_autofree char *after = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *odd = NULL;

  assert_int_equal (sqlite3_open (":memory:", &database), SQLITE_OK);
  index = vouch_passage_index_new (database, NULL);
  assert_non_null (index);
  assert_true (vouch_passage_index_add (index, "1", "cats.txt", NULL, one, NULL));
  assert_true (vouch_passage_index_add (index, "2", "dogs.pdf", "Of dogs and others", two, NULL));
  assert_true (vouch_passage_index_add (index, "2", "dogs.pdf", "Of dogs and others", two, NULL));
  assert_int_equal (vouch_passage_index_count (index), 2);
  cats = list_sources (index, "cats", FALSE, 10);
  dogs = list_sources (index, "barking dog", TRUE, 10);
  one_only = list_sources (index, "cats", FALSE, 1);
  nothing = list_sources (index, "zebra", FALSE, 10);
  odd = list_sources (index, "\" OR NEAR(* title:cats ^", FALSE, 10);
  assert_string_equal (cats, "12");
  assert_string_equal (dogs, "2");
  assert_string_equal (one_only, "1");
  assert_string_equal (nothing, "");
  assert_true (strlen (odd) > 0);
  assert_true (vouch_passage_index_remove (index, "1", NULL));
  assert_true (vouch_passage_index_remove (index, "1", NULL));
  assert_false (vouch_passage_index_has (index, "1"));
  after = list_sources (index, "cats", FALSE, 10);
  assert_string_equal (after, "2");
  g_clear_pointer (&index, vouch_passage_index_free);
  sqlite3_close (database);
}

static void
test_index_tells_pages (void **state)
{
  sqlite3 *database;
  g_autoptr (VouchPassageIndex) index = NULL;
  g_autoptr (VouchSourceText) text = make_pages ("On dogs\n\nDogs bark. Dogs chase cats.", 20);
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("chase");
  g_autoptr (GPtrArray) found = NULL;
  VouchPassage *first;

  assert_int_equal (sqlite3_open (":memory:", &database), SQLITE_OK);
  index = vouch_passage_index_new (database, NULL);
  assert_true (vouch_passage_index_add (index, "2", "dogs.pdf", NULL, text, NULL));
  found = vouch_passage_index_search (index, query, FALSE, 10, NULL, NULL);
  assert_int_equal (found->len, 1);
  first = found->pdata[0];
  assert_string_equal (first->exact, "Dogs chase cats.");
  assert_string_equal (first->file, "dogs.pdf");
  assert_int_equal (first->page, 2);
  g_clear_pointer (&index, vouch_passage_index_free);
  sqlite3_close (database);
}

/* A paper is cut into parts, and comes out whole: places count from its beginning. */
static void
test_index_of_a_long_text (void **state)
{
  sqlite3 *database;
  g_autoptr (VouchPassageIndex) index = NULL;
  g_autoptr (GString) long_text = g_string_new ("On pain\n\n");
  g_autoptr (VouchSourceText) text = NULL;
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("zebras graze");
  g_autoptr (GPtrArray) found = NULL;
  const char *place;

  for (guint i = 0; i < 900; i++)
    g_string_append (long_text, i % 20 ? "P\u00e4in is frequent in all of them. " : "It fell.\n");
  g_string_append (long_text, "Zebras graze here. The end.");
  text = vouch_source_text_new (long_text->str);
  assert_int_equal (sqlite3_open (":memory:", &database), SQLITE_OK);
  index = vouch_passage_index_new (database, NULL);
  assert_true (vouch_passage_index_add (index, "1", NULL, NULL, text, NULL));
  found = vouch_passage_index_search (index, query, FALSE, 10, NULL, NULL);
  assert_int_equal (found->len, 1);
  place = strstr (long_text->str, "Zebras");
  assert_int_equal (((VouchPassage *) found->pdata[0])->start,
                    g_utf8_strlen (long_text->str, place - long_text->str));
  g_clear_pointer (&index, vouch_passage_index_free);
  sqlite3_close (database);
}

/* What costs the square of its length shows here: hours, where the others take a moment. */
static void
test_odd_texts_take_no_hours (void **state)
{
  static const char *const pieces[]
      = { "-\n", "- \n\n", "(", "pain (P) and ", "long pain (LP). Pain rose. ", "Label\n1\n", "a. ", "[1", "\f" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("LP\n");
      g_autofree char *first = NULL;

      while (text->len < (1 << 20) / VOUCH_TEST_SLOWNESS)
        g_string_append (text, pieces[i]);
      first = find_first (text->str, "LP long pain label 1 a", VOUCH_PASSAGE_RANKER_PLAIN);
      assert_non_null (first);
    }
}

static void
test_numbers (void **state)
{
  const char *text = "A title\n\nPain fell in 45% of 112 patients. The end.";
  g_autoptr (VouchPassageArticle) article = vouch_passage_article_new (text, strlen (text));
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("pain fell in 45% of 113 patients");
  g_autoptr (GPtrArray) found = vouch_passage_list (article, query, NULL, NULL, NULL, 1);
  VouchPassage *first = found->pdata[0];

  vouch_passage_compare_numbers (first, "Pain fell in 45% of 113 patients");
  assert_int_equal (first->numbers->len, 1);
  assert_int_equal (g_array_index (first->numbers, VouchPassageRange, 0).start, 13);
  assert_int_equal (first->n_missing, 1);
}

static void
found_cb (GObject *finder, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static GPtrArray *
find (VouchPassageFinder *finder, const char *statement, const char *reference,
      GCancellable *cancellable, GError **error)
{
  const char *references[] = { reference, NULL };
  g_autoptr (GAsyncResult) result = NULL;

  vouch_passage_finder_find_async (finder, statement, references, NULL, 5, cancellable, found_cb, &result);
  assert_true (vouch_test_wait_until (is_set, &result, 10000));
  return vouch_passage_finder_find_finish (finder, result, error);
}

static void
add_source (VouchSourceStore *store, const char *folder, const char *name, const char *text,
            const char *reference)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, text, -1, NULL));
  source = vouch_source_store_add (store, file, reference, NULL, NULL);
  assert_non_null (source);
}

/* Sources that came while nobody indexed them are found, too. */
static void
test_finder (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *place = g_build_filename (folder, "store", NULL);
  g_autoptr (VouchPassageFinder) finder = vouch_passage_finder_new (place);
  g_autoptr (GPtrArray) nothing = find (finder, "cats sleep", "r1", NULL, NULL);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (place, NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) empty = NULL;
  VouchPassage *first;
  VouchPassage *second;

  assert_int_equal (nothing->len, 0);
  add_source (store, folder, "cats.txt", "Cats\n\nCats sleep 16 hours. Cats sleep at day.", NULL);
  add_source (store, folder, "pets.txt", "Pets\n\nAs pets, cats sleep a lot.", "r1");
  found = find (finder, "Cats sleep 16 hours", "r1", NULL, NULL);
  assert_int_equal (found->len, 2);
  first = found->pdata[0];
  second = found->pdata[1];
  assert_string_equal (first->reference, "r1");
  assert_string_equal (first->exact, "As pets, cats sleep a lot.");
  assert_int_equal (first->n_missing, 1);
  assert_null (second->reference);
  assert_string_equal (second->exact, "Cats sleep 16 hours.");
  assert_int_equal (second->numbers->len, 1);
  empty = find (finder, " ", "r1", NULL, NULL);
  assert_int_equal (empty->len, 0);
  vouch_test_remove_folder (folder);
}

static void
test_finder_is_cancelled (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autoptr (VouchPassageFinder) finder = vouch_passage_finder_new (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  assert_null (find (finder, "cats", NULL, cancellable, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  vouch_test_remove_folder (folder);
}

/* What stands in the list of references only is not offered. */
static void
test_references (void **state)
{
  const char *text = "Drug A\n\nDiscussion\nPain fell as we had hoped, and nobody was harmed by it in our group.\n\n"
                     "References\n1. Smith J, Doe AB. Zebras sleep longer with drug A. Pain. 2010;15(3):45-50.\n"
                     "2. Jones K, Miller L. Cats eat less. Lancet 2011;7:1-9.\n";
  g_autofree char *zebra = find_first (text, "zebras sleep longer", VOUCH_PASSAGE_RANKER_PLAIN);
  g_autofree char *pain = find_first (text, "pain", VOUCH_PASSAGE_RANKER_PLAIN);

  assert_string_equal (zebra, "");
  assert_true (g_str_has_prefix (pain, "Pain fell"));
}

typedef struct
{
  const char *query;
  gboolean fits;
} Glance;

static const Glance glances[] = {
  { "Clocks run slower on high mountains", TRUE },
  { "clocks", TRUE },
  /* One word of many, or words that every paper has: nobody is to assent with one key. */
  { "Clocks were used by the patients in this study of sleep and of pain", FALSE },
  { "All of the patients in the study were on it for years", FALSE },
  { "the", FALSE },
};

/* The same words say the same, whatever the section. */
static const Glance literal[] = {
  { "Malondialdehyde was found by the way of Varshney and Kale.", TRUE },
  { "Malondialdehyde in the blood is what Varshney told of.", FALSE },
};

static void
check_glances (const char *text, const Glance *asked, guint n)
{
  g_autoptr (VouchPassageArticle) article = vouch_passage_article_new (text, strlen (text));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (asked[i].query);
      g_autoptr (GPtrArray) found = vouch_passage_list (article, query, NULL, NULL, NULL, 1);

      assert_int_equal (found->len, 1);
      if (((VouchPassage *) found->pdata[0])->fits != asked[i].fits)
        fail_msg ("“%s”: %s", asked[i].query, ((VouchPassage *) found->pdata[0])->exact);
    }
}

static void
test_glance (void **state)
{
  check_glances ("Clocks run slower on the mountains than in valleys. The patients in this study were on it. Pain fell.",
                 glances, G_N_ELEMENTS (glances));
}

/* Nor has a case report results, and yet it says what the statement says; its other sentences don’t. */
static const Glance plain[] = {
  { "Identify the organism by 16S ribosomal RNA sequence analysis.", TRUE },
  { "The aneurysm measured 55 mm in diameter at presentation.", TRUE },
  { "Long-term antibiotics are recommended after vascular surgery.", FALSE },
};

static void
test_glance_without_results (void **state)
{
  g_autoptr (GString) text = g_string_new (
      "Identification of the organism is based on 16S ribosomal RNA sequence analysis [4, 5]. A contrast enhanced "
      "computed tomography scan showed an infrarenal aortic aneurysm with an eccentric wall that extended to the "
      "left common iliac artery, measuring 55 mm in diameter. After surgery he was well. ");

  for (guint i = 0; i < 45; i++)
    g_string_append_printf (text, "On day %u the man walked to the %s and slept in the afternoon. ", i,
                            i % 2 ? "garden" : "window");
  check_glances (text->str, plain, G_N_ELEMENTS (plain));
}

/* The authors’ interests, which share “that” and “the” with every statement, are no passage for it. */
static void
test_nothing_in_common (void **state)
{
  g_autoptr (GString) text = g_string_new ("The authors declare that there is no conflict of interests. ");
  g_autoptr (VouchPassageArticle) article = NULL;
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("It is the aneurysm that measured 55 mm.");
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 45; i++)
    g_string_append_printf (text, "On day %u the man slept in the garden. ", i);
  article = vouch_passage_article_new (text->str, text->len);
  found = vouch_passage_list (article, query, NULL, NULL, NULL, 5);
  assert_int_equal (found->len, 0);
}

static void
test_glance_at_same_words (void **state)
{
  g_autoptr (GString) text = g_string_new (
      "Methods\n\nMalondialdehyde was found by the way of Varshney and Kale, which takes the level of its product.\n\n"
      "Results\n\n");

  /* Longer than an abstract. */
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (text, "In the trees of garden %u there were apples of many kinds and colours. ", i);
  check_glances (text->str, literal, G_N_ELEMENTS (literal));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_first),
    cmocka_unit_test (test_heading_is_carried_over),
    cmocka_unit_test (test_variety),
    cmocka_unit_test (test_variety_of_many),
    cmocka_unit_test (test_kin),
    cmocka_unit_test (test_choice_of_ranker),
    cmocka_unit_test (test_what_is_told),
    cmocka_unit_test (test_index),
    cmocka_unit_test (test_index_tells_pages),
    cmocka_unit_test (test_index_of_a_long_text),
    cmocka_unit_test (test_odd_texts_take_no_hours),
    cmocka_unit_test (test_numbers),
    cmocka_unit_test (test_references),
    cmocka_unit_test (test_glance),
    cmocka_unit_test (test_glance_without_results),
    cmocka_unit_test (test_nothing_in_common),
    cmocka_unit_test (test_glance_at_same_words),
    cmocka_unit_test (test_finder),
    cmocka_unit_test (test_finder_is_cancelled),
  };

  return vouch_test_run ("passage", tests);
}
