/* vouch-sql.h: databases opened at their newest schema, statements with their values bound in one call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * VouchSqlError:
 * @VOUCH_SQL_ERROR_FAILED: SQLite said no for a reason not below
 * @VOUCH_SQL_ERROR_BUSY: another program holds the database; worth trying again soon
 * @VOUCH_SQL_ERROR_FULL: no space left, or the folder can't be written
 * @VOUCH_SQL_ERROR_DAMAGED: the file is no database, or a broken one
 * @VOUCH_SQL_ERROR_TOO_NEW: written by a later version of the program
 *
 * Codes of the domain %VOUCH_SQL_ERROR. Messages are translated, name the file and are
 * made for the user.
 */
typedef enum
{
  VOUCH_SQL_ERROR_FAILED,
  VOUCH_SQL_ERROR_BUSY,
  VOUCH_SQL_ERROR_FULL,
  VOUCH_SQL_ERROR_DAMAGED,
  VOUCH_SQL_ERROR_TOO_NEW,
} VouchSqlError;

#define VOUCH_SQL_ERROR (vouch_sql_error_quark ())

/**
 * VouchSqlSchema:
 * @settings: pragmas for every connection
 * @migrations: scripts; number N brings user_version N to N + 1. One that was released
 *   never changes: the next is added.
 * @n_migrations: how many there are
 * @patience: how long to wait for another program, in milliseconds
 *
 * What a database is.
 */
typedef struct
{
  const char        *settings;
  const char *const *migrations;
  guint              n_migrations;
  int                patience;
} VouchSqlSchema;

GQuark        vouch_sql_error_quark (void);

sqlite3      *vouch_sql_open        (const char            *path,
                                     const VouchSqlSchema  *schema,
                                     GError               **error) G_GNUC_WARN_UNUSED_RESULT;
sqlite3_stmt *vouch_sql_prepare     (sqlite3               *database,
                                     GError               **error,
                                     const char            *sql,
                                     const char            *types,
                                     ...) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_sql_next        (sqlite3_stmt          *statement,
                                     gboolean              *has_row,
                                     GError               **error);
gboolean      vouch_sql_run         (sqlite3               *database,
                                     GError               **error,
                                     const char            *sql,
                                     const char            *types,
                                     ...);
gboolean      vouch_sql_run_script  (sqlite3               *database,
                                     const char            *script,
                                     GError               **error);
char         *vouch_sql_dup_text    (sqlite3_stmt          *statement,
                                     int                    column) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_sql_fail        (sqlite3               *database,
                                     GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)

G_END_DECLS
