/* vouch-server-schema.c: opens the database and brings its tables up to date.
 *
 * cards      one row a card, as it is now; a withdrawn card keeps its row, its
 *            title and its address, and loses its content
 * revisions  every revision that was ever made, by number, without its content
 * jobs       which job made which revision: a publication that is sent again is
 *            known by its job and done once
 * slugs      every address that a card ever had, so that old links lead on
 * users      who may sign in where others reach the portal; passwords as crypt (5) hashes
 * search     the words of published cards, see vouch-server-search.c
 * portal     one row: the portal's own id, which receipts name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-schema.h"
#include "vouch-sql.h"

#define PATIENCE 2000 /* milliseconds, for another program that reads the file */

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
  "CREATE TABLE users ("
  "  name TEXT PRIMARY KEY,"
  "  role TEXT NOT NULL CHECK (role IN ('reader', 'author', 'publisher')),"
  "  hash TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;",
  "CREATE VIRTUAL TABLE search USING fts5 (title, excerpt, labels, text,"
  " tokenize = 'unicode61 remove_diacritics 2');",
};

/* FULL: what was acknowledged stays after a power cut, not only after a crash. */
static const char settings[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA trusted_schema = OFF;";

static const VouchSqlSchema schema = {
  .settings = settings,
  .migrations = migrations,
  .n_migrations = G_N_ELEMENTS (migrations),
  .patience = PATIENCE,
};

static gboolean
give_id (sqlite3 *database, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();

  return vouch_sql_run (database, error,
                        "INSERT INTO portal SELECT ? WHERE NOT EXISTS (SELECT 1 FROM portal)", "t",
                        id);
}

/**
 * vouch_server_schema_open:
 * @path: the database file; made where it is missing
 * @error: return location for a #VouchSqlError
 *
 * Returns: (transfer full) (nullable): the database at the newest schema, or %NULL
 *   with the file as it was.
 */
sqlite3 *
vouch_server_schema_open (const char *path, GError **error)
{
  g_autoptr (sqlite3) database = vouch_sql_open (path, &schema, error);

  return database && give_id (database, error) ? g_steal_pointer (&database) : NULL;
}
