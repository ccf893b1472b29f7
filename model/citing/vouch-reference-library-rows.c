/* vouch-reference-library-rows.c: what the library of references is on the disk.
 *
 * For threads: each call opens the database for itself. Several windows of the program may write; a newer
 * use of a work is never taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-library-rows.h"

#include <glib/gstdio.h>

#include "vouch-sql.h"

#define PATIENCE 5000 /* milliseconds, for another program */

static const char *const migrations[] = {
  "CREATE TABLE works ("
  " key TEXT PRIMARY KEY,"
  " csl TEXT NOT NULL,"
  " used INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE INDEX works_by_use ON works (used);",
};

static const VouchSqlSchema schema = {
  .settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
  .migrations = migrations,
  .n_migrations = G_N_ELEMENTS (migrations),
  .patience = PATIENCE,
};

/**
 * vouch_reference_library_row_new:
 * @key: what tells the work from others
 * @json: its CSL-JSON
 * @used: when it was cited last, in seconds since 1970; 0: never
 *
 * Returns: (transfer full): a row to be written
 */
VouchReferenceLibraryRow *
vouch_reference_library_row_new (const char *key, const char *json, gint64 used)
{
  VouchReferenceLibraryRow *row = g_new0 (VouchReferenceLibraryRow, 1);

  row->key = g_strdup (key);
  row->json = g_strdup (json);
  row->used = used;
  return row;
}

/** @row: (transfer full): a #VouchReferenceLibraryRow */
void
vouch_reference_library_row_free (gpointer row)
{
  VouchReferenceLibraryRow *self = row;

  g_free (self->key);
  g_free (self->json);
  g_free (self);
}

static sqlite3 *
open_database (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_mkdir_with_parents (folder, 0700) == 0 ? vouch_sql_open (path, &schema, NULL) : NULL;
}

/**
 * vouch_reference_library_rows_load:
 * @path: the database; nothing is read where there is none
 * @limit: how many at most, newest use first
 * @take: gets each
 * @data: for @take
 */
void
vouch_reference_library_rows_load (const char *path, guint limit, VouchReferenceLibraryTake take, gpointer data)
{
  g_autoptr (sqlite3) database = g_file_test (path, G_FILE_TEST_EXISTS) ? open_database (path) : NULL;
  g_autoptr (sqlite3_stmt) row
      = database ? vouch_sql_prepare (database, NULL,
                                      "SELECT key, csl, used FROM works ORDER BY used DESC LIMIT ?",
                                      "i", (gint64) limit)
                 : NULL;
  gboolean has_row = FALSE;

  while (row && vouch_sql_next (row, &has_row, NULL) && has_row)
    {
      g_autofree char *key = vouch_sql_dup_text (row, 0);
      g_autofree char *json = vouch_sql_dup_text (row, 1);

      if (key && json)
        take (key, json, sqlite3_column_int64 (row, 2), data);
    }
}

/**
 * vouch_reference_library_rows_save:
 * @path: the database
 * @rows: (element-type VouchReferenceLibraryRow): what to write
 *
 * Returns: whether all is written
 */
gboolean
vouch_reference_library_rows_save (const char *path, GPtrArray *rows)
{
  g_autoptr (sqlite3) database = open_database (path);

  if (!database || !vouch_sql_run (database, NULL, "BEGIN IMMEDIATE", ""))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const VouchReferenceLibraryRow *row = rows->pdata[i];

      (void) vouch_sql_run (database, NULL,
                            "INSERT INTO works (key, csl, used) VALUES (?, ?, ?)"
                            " ON CONFLICT (key) DO UPDATE SET csl = excluded.csl,"
                            " used = max (used, excluded.used)",
                            "tti", row->key, row->json, row->used);
    }
  return vouch_sql_run (database, NULL, "COMMIT", "");
}
