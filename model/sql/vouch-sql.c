/* vouch-sql.c: opens, prepares, binds, steps, and puts SQLite's errors into words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-sql.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (vouch-sql-error-quark, vouch_sql_error)

static VouchSqlError
classify_result (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return VOUCH_SQL_ERROR_BUSY;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return VOUCH_SQL_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return VOUCH_SQL_ERROR_DAMAGED;
    default:
      return VOUCH_SQL_ERROR_FAILED;
    }
}

static const char *
get_message (VouchSqlError code)
{
  switch (code)
    {
    case VOUCH_SQL_ERROR_BUSY:
      /* Translators: a file, then what the database says. */
      return _("Another program is using “%s” (%s).");
    case VOUCH_SQL_ERROR_FULL:
      return _("“%s” can’t be written. The disk may be full. (%s)");
    case VOUCH_SQL_ERROR_DAMAGED:
      return _("“%s” is damaged (%s).");
    case VOUCH_SQL_ERROR_TOO_NEW:
      return _("“%s” was saved by a newer version of Vouch (%s). Nothing was changed. Use that "
               "version.");
    case VOUCH_SQL_ERROR_FAILED:
    default:
      return _("“%s” can’t be read or written (%s).");
    }
}

static void
set_error (GError **error, VouchSqlError code, const char *path, const char *detail)
{
  g_autofree char *name = g_filename_display_name (path ? path : "");
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (get_message (code), name, detail);
#pragma GCC diagnostic pop
  g_set_error_literal (error, VOUCH_SQL_ERROR, code, message);
}

/** Sets @error to what SQLite last said. Returns: %FALSE, to end with. */
gboolean
vouch_sql_fail (sqlite3 *database, GError **error)
{
  set_error (error, classify_result (sqlite3_extended_errcode (database)),
             sqlite3_db_filename (database, "main"), sqlite3_errmsg (database));
  return FALSE;
}

/* --- statements --- */

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
      vouch_sql_fail (database, error);
      return NULL;
    }
  bind_values (statement, types, values);
  return statement;
}

/**
 * vouch_sql_prepare:
 * @database: where
 * @error: return location for a #VouchSqlError
 * @sql: one statement
 * @types: for each of its values: t = text or NULL, i = gint64, b = GBytes
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the statement, to be stepped.
 */
sqlite3_stmt *
vouch_sql_prepare (sqlite3 *database, GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = prepare_with_values (database, error, sql, types, values);
  va_end (values);
  return statement;
}

/** Steps; @has_row says whether there was another row. Returns: %FALSE on a #VouchSqlError. */
gboolean
vouch_sql_next (sqlite3_stmt *statement, gboolean *has_row, GError **error)
{
  int result = sqlite3_step (statement);

  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;
  return vouch_sql_fail (sqlite3_db_handle (statement), error);
}

/** Runs a statement that answers with no rows; see vouch_sql_prepare() for @types. */
gboolean
vouch_sql_run (sqlite3 *database, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean has_row;
  va_list values;

  va_start (values, types);
  statement = prepare_with_values (database, error, sql, types, values);
  va_end (values);
  return statement && vouch_sql_next (statement, &has_row, error);
}

/** Runs statements without values, up to the first that fails with a #VouchSqlError. */
gboolean
vouch_sql_run_script (sqlite3 *database, const char *script, GError **error)
{
  return sqlite3_exec (database, script, NULL, NULL, NULL) == SQLITE_OK
         || vouch_sql_fail (database, error);
}

/** Returns: (transfer full) (nullable): a column's text. */
char *
vouch_sql_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* --- opening --- */

static gboolean
read_version (sqlite3 *database, guint *version, GError **error)
{
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (database, error, "PRAGMA user_version", "");
  gboolean has_row;

  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  *version = has_row ? (guint) sqlite3_column_int (row, 0) : 0;
  return TRUE;
}

static gboolean
migrate_from (sqlite3 *database, const VouchSqlSchema *schema, guint version, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u", version + 1);

  return vouch_sql_run_script (database, schema->migrations[version], error)
         && vouch_sql_run_script (database, stamp, error);
}

/* Another process may be doing the same at this moment: the version is read again under the lock. */
static gboolean
migrate (sqlite3 *database, const VouchSqlSchema *schema, GError **error)
{
  guint version;

  if (!vouch_sql_run_script (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!read_version (database, &version, error))
    return FALSE;
  for (; version < schema->n_migrations; version++)
    if (!migrate_from (database, schema, version, error))
      return FALSE;
  return vouch_sql_run_script (database, "COMMIT", error);
}

static gboolean
bring_up_to_date (sqlite3 *database, const VouchSqlSchema *schema, GError **error)
{
  g_autofree char *detail = NULL;
  guint version;

  sqlite3_busy_timeout (database, schema->patience);
  if (!vouch_sql_run_script (database, schema->settings, error)
      || !read_version (database, &version, error))
    return FALSE;
  if (version < schema->n_migrations)
    return migrate (database, schema, error);
  if (version == schema->n_migrations)
    return TRUE;
  detail = g_strdup_printf ("%u > %u", version, schema->n_migrations);
  set_error (error, VOUCH_SQL_ERROR_TOO_NEW, sqlite3_db_filename (database, "main"), detail);
  return FALSE;
}

/* A link in the place of the file would have us write elsewhere; that the folder is behind one,
 * as /home is on some systems, is the user's own business. */
static char *
resolve_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *resolved = g_build_filename (real ? real : folder, name, NULL);

  free (real);
  return resolved;
}

/**
 * vouch_sql_open:
 * @path: the database file; made where it is missing, in a folder that is there
 * @schema: what it is brought to
 * @error: return location for a #VouchSqlError; then the file is as it was
 *
 * One connection is for one thread at a time.
 *
 * Returns: (transfer full) (nullable): the database at its newest schema.
 */
sqlite3 *
vouch_sql_open (const char *path, const VouchSqlSchema *schema, GError **error)
{
  g_autoptr (sqlite3) database = NULL;
  g_autofree char *resolved = resolve_folder (path);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW
              | SQLITE_OPEN_NOMUTEX;
  int result = sqlite3_open_v2 (resolved, &database, flags, NULL);

  if (result != SQLITE_OK)
    {
      set_error (error, classify_result (result), path, sqlite3_errstr (result));
      return NULL;
    }
  return bring_up_to_date (database, schema, error) ? g_steal_pointer (&database) : NULL;
}
