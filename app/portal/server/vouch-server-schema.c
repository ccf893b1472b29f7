/* vouch-server-schema.c: opens the database and brings its tables up to date.
 *
 * cards      one row a card, as it is now; a withdrawn card keeps its row, its
 *            title and its address, and loses its content
 * revisions  every revision that was ever made, by number, without its content
 * jobs       which job made which revision: a publication that is sent again is
 *            known by its job and done once
 * slugs      every address that a card ever had, so that old links lead on
 * portal     one row: the portal's own id, which receipts name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-schema.h"
#include "vouch-server-sql.h"

#include <glib/gi18n-lib.h>

/* Entry N brings user_version N to N + 1. Never change one that was released: add the next. */
static const char *const migrations[] = {
  "CREATE TABLE portal (id TEXT NOT NULL) STRICT;"
  "CREATE TABLE cards ("
  "  number INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  revision INTEGER NOT NULL CHECK (revision > 0),"
  "  slug TEXT NOT NULL UNIQUE,"
  "  key TEXT NOT NULL UNIQUE,"
  "  status TEXT NOT NULL CHECK (status IN ('publish', 'draft', 'withdrawn')),"
  "  digest TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  excerpt TEXT,"
  "  language TEXT,"
  "  categories TEXT NOT NULL,"
  "  tags TEXT NOT NULL,"
  "  date TEXT,"
  "  created TEXT NOT NULL,"
  "  modified TEXT NOT NULL,"
  "  card TEXT,"
  "  html TEXT,"
  "  jsonld TEXT"
  ") STRICT;"
  "CREATE INDEX cards_by_date ON cards (status, coalesce (date, created));"
  "CREATE TABLE revisions ("
  "  card INTEGER NOT NULL REFERENCES cards (number),"
  "  revision INTEGER NOT NULL,"
  "  status TEXT NOT NULL,"
  "  digest TEXT NOT NULL,"
  "  at TEXT NOT NULL,"
  "  PRIMARY KEY (card, revision)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE jobs ("
  "  card INTEGER NOT NULL REFERENCES cards (number),"
  "  job TEXT NOT NULL,"
  "  revision INTEGER NOT NULL,"
  "  PRIMARY KEY (card, job)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE slugs ("
  "  slug TEXT PRIMARY KEY,"
  "  card INTEGER NOT NULL REFERENCES cards (number)"
  ") STRICT, WITHOUT ROWID;",
};

/* FULL: what was acknowledged stays after a power cut, not only after a crash. */
static const char settings[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA trusted_schema = OFF;";

static gboolean
execute (sqlite3 *database, const char *sql, GError **error)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return vouch_server_sql_fail (database, error);
}

static gboolean
read_version (sqlite3 *database, guint *version, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;

  statement = vouch_server_sql_prepare (database, error, "PRAGMA user_version", "");
  if (!statement || !vouch_server_sql_next (statement, &has_row, error))
    return FALSE;
  *version = has_row ? (guint) sqlite3_column_int (statement, 0) : 0;
  return TRUE;
}

static gboolean
migrate_from (sqlite3 *database, guint version, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u", version + 1);

  if (!execute (database, migrations[version], error) || !execute (database, stamp, error))
    return FALSE;
  if (version == 0)
    {
      g_autofree char *id = g_uuid_string_random ();

      return vouch_server_sql_run (database, error, "INSERT INTO portal VALUES (?)", "t", id);
    }
  return TRUE;
}

static gboolean
migrate (sqlite3 *database, GError **error)
{
  guint version;

  if (!execute (database, "BEGIN IMMEDIATE", error) || !read_version (database, &version, error))
    return FALSE;
  if (version > G_N_ELEMENTS (migrations))
    {
      g_set_error_literal (error, VOUCH_SERVER_STORE_ERROR, VOUCH_SERVER_STORE_ERROR_TOO_NEW,
                           _("The portal’s cards were written by a later version of Vouch. "
                              "Nothing was changed; use that version."));
      return FALSE;
    }
  for (; version < G_N_ELEMENTS (migrations); version++)
    if (!migrate_from (database, version, error))
      return FALSE;
  return execute (database, "COMMIT", error);
}

/**
 * vouch_server_schema_open:
 * @path: the database file; made where it is missing
 *
 * Returns: (transfer full) (nullable): the database at the newest schema, or %NULL
 *   with a %VOUCH_SERVER_STORE_ERROR and the file as it was.
 */
sqlite3 *
vouch_server_schema_open (const char *path, GError **error)
{
  sqlite3 *database = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW;

  if (sqlite3_open_v2 (path, &database, flags, NULL) != SQLITE_OK)
    {
      vouch_server_sql_fail (database, error);
      sqlite3_close (database);
      return NULL;
    }
  sqlite3_busy_timeout (database, 2000);
  if (execute (database, settings, error) && migrate (database, error))
    return database;
  sqlite3_close (database);
  return NULL;
}
