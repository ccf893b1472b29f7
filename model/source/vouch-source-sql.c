/* vouch-source-sql.c: prepares, binds, steps, and puts SQLite's errors into words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-sql.h"

#include <glib/gi18n-lib.h>

static VouchSourceError
classify_result (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return VOUCH_SOURCE_ERROR_BUSY;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return VOUCH_SOURCE_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return VOUCH_SOURCE_ERROR_STORE_DAMAGED;
    default:
      return VOUCH_SOURCE_ERROR_FAILED;
    }
}

/* Types: t = text or NULL, i = gint64, b = GBytes. */
static void
bind_values (sqlite3_stmt *statement, const char *types, va_list values)
{
  for (int i = 0; types[i] != '\0'; i++)
    if (types[i] == 'i')
      sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
    else if (types[i] == 'b')
      {
        GBytes *bytes = va_arg (values, GBytes *);

        sqlite3_bind_blob64 (statement, i + 1, g_bytes_get_data (bytes, NULL),
                             g_bytes_get_size (bytes), SQLITE_TRANSIENT);
      }
    else
      sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
}

static sqlite3_stmt *
prepare_with_values (sqlite3 *database,
                     GError **error,
                     const char *sql,
                     const char *types,
                     va_list values)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      vouch_source_sql_fail (database, error);
      return NULL;
    }
  bind_values (statement, types, values);
  return statement;
}

/** Sets @error to what SQLite last said. Returns: %FALSE, to end with. */
gboolean
vouch_source_sql_fail (sqlite3 *database, GError **error)
{
  VouchSourceError code = classify_result (sqlite3_extended_errcode (database));
  const char *detail = sqlite3_errmsg (database);

  switch (code)
    {
    case VOUCH_SOURCE_ERROR_BUSY:
      g_set_error (error, VOUCH_SOURCE_ERROR, code,
                   _ ("Another program is using the store of sources (%s)."), detail);
      break;
    case VOUCH_SOURCE_ERROR_FULL:
      g_set_error (error, VOUCH_SOURCE_ERROR, code,
                   _ ("The store of sources can’t be written; is the disk full? (%s)"), detail);
      break;
    case VOUCH_SOURCE_ERROR_STORE_DAMAGED:
      g_set_error (error, VOUCH_SOURCE_ERROR, code, _ ("The store of sources is damaged (%s)."),
                   detail);
      break;
    default:
      g_set_error (error, VOUCH_SOURCE_ERROR, code,
                   _ ("The store of sources can’t be read or written (%s)."), detail);
    }
  return FALSE;
}

/**
 * vouch_source_sql_prepare:
 * @database: where
 * @error: return location for a #VouchSourceError
 * @sql: one statement
 * @types: for each of its values: t = text or NULL, i = gint64, b = GBytes
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the statement, to be stepped.
 */
sqlite3_stmt *
vouch_source_sql_prepare (sqlite3 *database,
                          GError **error,
                          const char *sql,
                          const char *types,
                          ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = prepare_with_values (database, error, sql, types, values);
  va_end (values);
  return statement;
}

/** Steps; @has_row says whether there was another row. Returns: %FALSE on an error. */
gboolean
vouch_source_sql_next (sqlite3_stmt *statement, gboolean *has_row, GError **error)
{
  int result = sqlite3_step (statement);

  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;
  return vouch_source_sql_fail (sqlite3_db_handle (statement), error);
}

/** Runs a statement that answers with no rows; see vouch_source_sql_prepare() for @types. */
gboolean
vouch_source_sql_run (sqlite3 *database, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;
  va_list values;

  va_start (values, types);
  statement = prepare_with_values (database, error, sql, types, values);
  va_end (values);
  return statement && vouch_source_sql_next (statement, &has_row, error);
}

/** Returns: (transfer full) (nullable): a column's text. */
char *
vouch_source_sql_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}
