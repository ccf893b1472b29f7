/* test-passage-scorer.c: the figures of FTS5's own bm25(), for the parts that can be among the best.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <math.h>
#include <string.h>

#include "vouch-passage-index-private.h"
#include "vouch-passage-scorer.h"

#define N_PARTS 240
#define N_WORDS 12 /* of the vocabulary: the first are in nearly all parts, the last in few */

static void
run (sqlite3 *database, const char *sql)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    fail_msg ("%s: %s", sql, sqlite3_errmsg (database));
}

/* Parts of all lengths; two of three are of a source of their own. */
static sqlite3 *
make_database (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  sqlite3 *database;

  sqlite3_open (":memory:", &database);
  assert_true (vouch_passage_scorer_install (database));
  run (database, "CREATE VIRTUAL TABLE parts USING fts5 (title, body, tokenize = 'porter unicode61')");
  run (database, "BEGIN");
  for (guint i = 0; i < N_PARTS; i++)
    {
      g_autoptr (GString) body = g_string_new ("also ");
      guint length = (guint) g_rand_int_range (random, 1, 40);
      g_autofree char *sql = NULL;

      for (guint j = 0; j < length; j++)
        {
          double rare = g_rand_double (random);

          g_string_append_printf (body, "w%ux ", (guint) (rare * rare * rare * rare * N_WORDS));
        }
      sql = g_strdup_printf ("INSERT INTO parts (rowid, title, body) VALUES (%u, 'On w%dx', '%s')",
                             i % 3 == 0 ? (i + 1) * VOUCH_PASSAGE_MAX_PARTS + 1 : i * VOUCH_PASSAGE_MAX_PARTS,
                             g_rand_int_range (random, 0, N_WORDS), body->str);
      run (database, sql);
    }
  run (database, "COMMIT");
  return database;
}

static guint
count (sqlite3 *database, const char *word)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM parts WHERE parts MATCH '%s'", word);
  sqlite3_stmt *statement;
  guint n;

  sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);
  assert_int_equal (sqlite3_step (statement), SQLITE_ROW);
  n = (guint) sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return n;
}

/* The words are compared first as those of a part that needs one of them, which doesn't count. */
static sqlite3_stmt *
search (sqlite3 *database, VouchPassageScorer *scorer, const char *const *words)
{
  g_autofree char *any = g_strjoinv (" OR ", (char **) words);
  g_autofree char *sql = g_strdup_printf (
      "SELECT rowid, " VOUCH_PASSAGE_SCORE " (parts, ?) AS score FROM parts"
      " WHERE parts MATCH '(%s) AND (%s)' ORDER BY round (score, 6) DESC, rowid", words[0], any);
  sqlite3_stmt *statement;

  vouch_passage_scorer_add (scorer, 0);
  for (guint i = 0; words[i]; i++)
    vouch_passage_scorer_add (scorer, vouch_passage_scorer_rarity (N_PARTS, count (database, words[i])));
  sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);
  assert_true (vouch_passage_scorer_bind (scorer, statement, 1));
  return statement;
}

/* Returns: FTS5's own figures for the same parts. */
static sqlite3_stmt *
search_plainly (sqlite3 *database, const char *const *words)
{
  g_autofree char *any = g_strjoinv (" OR ", (char **) words);
  g_autofree char *sql = g_strdup_printf (
      "SELECT rowid, -bm25 (parts, 2.0, 1.0) AS score FROM parts WHERE parts MATCH '%s'"
      " AND rowid IN (SELECT rowid FROM parts WHERE parts MATCH '%s') ORDER BY round (score, 6) DESC, rowid",
      any, words[0]);
  sqlite3_stmt *statement;

  assert_int_equal (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), SQLITE_OK);
  return statement;
}

static void
compare (sqlite3 *database, const char *const *words, guint n_sources)
{
  g_autoptr (VouchPassageScorer) scorer = vouch_passage_scorer_new (n_sources, 0);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);
  sqlite3_stmt *ours = search (database, scorer, words);
  sqlite3_stmt *theirs = search_plainly (database, words);

  while (g_hash_table_size (sources) < n_sources && sqlite3_step (theirs) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (theirs, 0);

      assert_int_equal (sqlite3_step (ours), SQLITE_ROW);
      assert_int_equal (sqlite3_column_int64 (ours, 0), row);
      assert_true (fabs (sqlite3_column_double (ours, 1) - sqlite3_column_double (theirs, 1)) < 1e-6);
      g_hash_table_add (sources, GUINT_TO_POINTER ((guint) (row / VOUCH_PASSAGE_MAX_PARTS)));
    }
  assert_true (g_hash_table_size (sources) > 0);
  sqlite3_finalize (ours);
  sqlite3_finalize (theirs);
}

static void
test_as_bm25 (void **state)
{
  static const char *const queries[][8] = {
    { "w0x" }, { "w11x" }, { "w3x", "w0x" }, { "w11x", "w7x", "w4x", "w2x", "w1x", "w0x" },
    { "w1x", "also", "w0x" }, { "w9x", "\"w0x w1x\"", "w2x" }, { "w5x", "nowhere", "w1x" },
  };
  static const guint numbers[] = { 1, 3, 20, N_PARTS };
  sqlite3 *database = make_database ();

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (numbers); j++)
      compare (database, queries[i], numbers[j]);
  sqlite3_close (database);
}

/* Whoever asks without a scorer, or with that of another query, is told so. */
static void
test_misused (void **state)
{
  sqlite3 *database = make_database ();
  g_autoptr (VouchPassageScorer) scorer = vouch_passage_scorer_new (3, 0);
  sqlite3_stmt *statement;

  assert_int_equal (sqlite3_exec (database, "SELECT passage_score (parts, 1) FROM parts WHERE parts MATCH 'w0x'",
                                  NULL, NULL, NULL),
                    SQLITE_ERROR);
  sqlite3_prepare_v2 (database, "SELECT passage_score (parts, ?) FROM parts WHERE parts MATCH 'w0x OR w1x'",
                      -1, &statement, NULL);
  vouch_passage_scorer_add (scorer, 1);
  assert_true (vouch_passage_scorer_bind (scorer, statement, 1));
  assert_int_equal (sqlite3_step (statement), SQLITE_ERROR);
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_as_bm25),
    cmocka_unit_test (test_misused),
  };

  return vouch_test_run ("passage-scorer", tests);
}
