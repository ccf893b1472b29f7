/* vouch-source-schema.c: the tables of the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-store-private.h"

#define PATIENCE 10000 /* milliseconds, for another program */

/* "seen": size and time of the file when it was added, so that it need not be read again to know
 * it. "files": small ones; larger ones are files indeed. "texts": vouch_source_text_to_bytes(). */
static const char *const migrations[] = {
  "CREATE TABLE IF NOT EXISTS sources ("
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
  "CREATE INDEX IF NOT EXISTS attachments_by_source ON attachments (source);",
};

const VouchSqlSchema vouch_source_schema = {
  .settings = "PRAGMA foreign_keys = ON;"
              "PRAGMA journal_mode = WAL;"
              "PRAGMA synchronous = NORMAL;"
              "PRAGMA temp_store = MEMORY;",
  .migrations = migrations,
  .n_migrations = G_N_ELEMENTS (migrations),
  .patience = PATIENCE,
};
