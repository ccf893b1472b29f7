/* test-sql.c: databases are brought to their schema, and what fails says which file and why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "vouch-sql.h"

static const char *const scripts[] = {
  "CREATE TABLE words (word TEXT, count INTEGER, bytes BLOB)",
  "ALTER TABLE words ADD COLUMN note TEXT",
};

static const VouchSqlSchema first = { "PRAGMA journal_mode = WAL;", scripts, 1, 50 };
static const VouchSqlSchema second = { "PRAGMA journal_mode = WAL;", scripts, 2, 50 };
static const VouchSqlSchema broken = { "", (const char *const[]) { "CREATE nonsense" }, 1, 50 };

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = g_dir_make_tmp ("vouch-sql-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "a.db", NULL);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk);
  return 0;
}

static sqlite3 *
open_good (const char *path, const VouchSqlSchema *schema)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *database = vouch_sql_open (path, schema, &error);

  if (!database)
    fail_msg ("%s", error->message);
  return database;
}

static void
check_refused (const char *path, const VouchSqlSchema *schema, VouchSqlError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3) database = vouch_sql_open (path, schema, &error);
  g_autofree char *name = g_path_get_basename (path);

  assert_null (database);
  if (!g_error_matches (error, VOUCH_SQL_ERROR, code) || !strstr (error->message, name))
    fail_msg ("%s", error->message);
}

static gint64
count_rows (sqlite3 *database)
{
  g_autoptr (sqlite3_stmt) row
      = vouch_sql_prepare (database, NULL, "SELECT count (*) FROM words", "");
  gboolean has_row = FALSE;

  assert_true (vouch_sql_next (row, &has_row, NULL) && has_row);
  return sqlite3_column_int64 (row, 0);
}

static void
test_values (void **state)
{
  Desk *desk = *state;
  g_autoptr (sqlite3) database = open_good (desk->path, &first);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autofree char *word = NULL;
  g_autofree char *none = NULL;
  gboolean has_row;

  assert_true (vouch_sql_run (database, NULL, "INSERT INTO words VALUES (?, ?, ?)", "tib", "naïve’s",
                              G_MAXINT64, bytes));
  assert_true (vouch_sql_run (database, NULL, "INSERT INTO words (word) VALUES (?)", "t", NULL));
  row = vouch_sql_prepare (database, NULL, "SELECT * FROM words ORDER BY rowid", "");
  assert_true (vouch_sql_next (row, &has_row, NULL) && has_row);
  word = vouch_sql_dup_text (row, 0);
  assert_string_equal (word, "naïve’s");
  assert_true (sqlite3_column_int64 (row, 1) == G_MAXINT64);
  assert_int_equal (sqlite3_column_bytes (row, 2), 3);
  assert_true (vouch_sql_next (row, &has_row, NULL) && has_row);
  none = vouch_sql_dup_text (row, 0);
  assert_null (none);
  assert_true (vouch_sql_next (row, &has_row, NULL));
  assert_false (has_row);
}

static void
test_older_is_brought_up (void **state)
{
  Desk *desk = *state;
  sqlite3 *database = open_good (desk->path, &first);

  vouch_sql_run (database, NULL, "INSERT INTO words (word) VALUES ('kept')", "");
  sqlite3_close_v2 (database);
  database = open_good (desk->path, &second);
  assert_true (vouch_sql_run (database, NULL, "UPDATE words SET note = 'new'", ""));
  assert_int_equal (count_rows (database), 1);
  sqlite3_close_v2 (database);
  check_refused (desk->path, &first, VOUCH_SQL_ERROR_TOO_NEW);
}

/* A script that fails leaves nothing half made. */
static void
test_failed_migration (void **state)
{
  Desk *desk = *state;

  check_refused (desk->path, &broken, VOUCH_SQL_ERROR_FAILED);
  sqlite3_close_v2 (open_good (desk->path, &first));
}

static void
test_busy (void **state)
{
  Desk *desk = *state;
  g_autoptr (sqlite3) one = open_good (desk->path, &first);
  g_autoptr (sqlite3) other = open_good (desk->path, &first);
  g_autoptr (GError) error = NULL;

  assert_true (vouch_sql_run_script (one, "BEGIN IMMEDIATE", NULL));
  assert_false (vouch_sql_run (other, &error, "INSERT INTO words (word) VALUES (?)", "t", "a"));
  assert_true (g_error_matches (error, VOUCH_SQL_ERROR, VOUCH_SQL_ERROR_BUSY));
  assert_true (vouch_sql_run_script (one, "ROLLBACK", NULL));
  assert_true (vouch_sql_run (other, NULL, "INSERT INTO words (word) VALUES (?)", "t", "a"));
}

static void
test_refused (void **state)
{
  Desk *desk = *state;
  g_autofree char *junk = g_strnfill (5000, 'x');
  g_autofree char *nowhere = g_build_filename (desk->folder, "none", "b.db", NULL);

  g_file_set_contents (desk->path, junk, -1, NULL);
  check_refused (desk->path, &first, VOUCH_SQL_ERROR_DAMAGED);
  check_refused (nowhere, &first, VOUCH_SQL_ERROR_FULL);
}

/* A folder behind a link is the user's own business; the file itself is never followed elsewhere. */
static void
test_links (void **state)
{
  Desk *desk = *state;
  g_autofree char *real = g_build_filename (desk->folder, "real", NULL);
  g_autofree char *link = g_build_filename (desk->folder, "link", NULL);
  g_autofree char *path = g_build_filename (link, "a.db", NULL);
  g_autofree char *away = g_build_filename (real, "b.db", NULL);

  assert_int_equal (g_mkdir (real, 0700), 0);
  assert_int_equal (symlink (real, link), 0);
  sqlite3_close_v2 (open_good (path, &first));
  assert_int_equal (symlink (path, away), 0);
  check_refused (away, &first, VOUCH_SQL_ERROR_FULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_values, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_older_is_brought_up, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_failed_migration, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_busy, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_links, set_up, tear_down),
  };

  return vouch_test_run ("sql", tests);
}
