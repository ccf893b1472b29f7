/* vouch-source-schema.c: the tables of the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-store-private.h"

#include <glib/gi18n-lib.h>

#define SCHEMA_VERSION 1

/* "seen": size and time of the file when it was added, so that it need not be read again to know
 * it. "files": small ones; larger ones are files indeed. "texts": vouch_source_text_to_bytes(). */
static const char schema[]
    = "CREATE TABLE IF NOT EXISTS sources ("
      " id INTEGER PRIMARY KEY,"
      " digest TEXT NOT NULL UNIQUE,"
      " kind TEXT NOT NULL,"
      " name TEXT NOT NULL,"
      " path TEXT,"
      " doi TEXT,"
      " added TEXT NOT NULL,"
      " bytes INTEGER NOT NULL,"
      " length INTEGER NOT NULL,"
      " pages INTEGER NOT NULL);"
      "CREATE INDEX IF NOT EXISTS sources_by_doi ON sources (doi);"
      "CREATE TABLE IF NOT EXISTS texts ("
      " source INTEGER PRIMARY KEY REFERENCES sources ON DELETE CASCADE,"
      " bytes BLOB NOT NULL);"
      "CREATE TABLE IF NOT EXISTS files ("
      " source INTEGER PRIMARY KEY REFERENCES sources ON DELETE CASCADE,"
      " bytes BLOB NOT NULL);"
      "CREATE TABLE IF NOT EXISTS seen ("
      " path TEXT PRIMARY KEY,"
      " source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,"
      " bytes INTEGER NOT NULL,"
      " modified INTEGER NOT NULL) WITHOUT ROWID;"
      "CREATE INDEX IF NOT EXISTS seen_by_source ON seen (source);"
      "CREATE TABLE IF NOT EXISTS attachments ("
      " reference TEXT NOT NULL,"
      " source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,"
      " PRIMARY KEY (reference, source)) WITHOUT ROWID;"
      "CREATE INDEX IF NOT EXISTS attachments_by_source ON attachments (source);";

static gboolean
run_script (sqlite3 *database, const char *script, GError **error)
{
  return sqlite3_exec (database, script, NULL, NULL, NULL) == SQLITE_OK
         || vouch_source_sql_fail (database, error);
}

static gboolean
read_version (sqlite3 *database, int *version, GError **error)
{
  g_autoptr (sqlite3_stmt) row
      = vouch_source_sql_prepare (database, error, "PRAGMA user_version", "");
  gboolean has_row;

  if (!row || !vouch_source_sql_next (row, &has_row, error))
    return FALSE;
  *version = has_row ? sqlite3_column_int (row, 0) : 0;
  return TRUE;
}

/* Another process may be doing the same at this moment. */
static gboolean
create (sqlite3 *database, GError **error)
{
  g_autofree char *script
      = g_strdup_printf ("BEGIN IMMEDIATE; %s PRAGMA user_version = %d; COMMIT;", schema,
                         SCHEMA_VERSION);

  if (run_script (database, script, error))
    return TRUE;
  sqlite3_exec (database, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

gboolean
vouch_source_schema_prepare (sqlite3 *database, GError **error)
{
  int version;

  if (!run_script (database,
                   "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL;"
                   "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;",
                   error)
      || !read_version (database, &version, error))
    return FALSE;
  if (version == SCHEMA_VERSION)
    return TRUE;
  if (version < SCHEMA_VERSION)
    return create (database, error);
  g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_TOO_NEW,
                       _ ("The store of sources was written by a later version of Vouch."));
  return FALSE;
}
