/* vouch-server-sql.h: SQLite statements with their values bound in one call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * VouchServerStoreError:
 * @VOUCH_SERVER_STORE_ERROR_FAILED: SQLite said no for a reason not below
 * @VOUCH_SERVER_STORE_ERROR_BUSY: another program holds the database; worth trying again soon
 * @VOUCH_SERVER_STORE_ERROR_FULL: no space left, or the folder can't be written
 * @VOUCH_SERVER_STORE_ERROR_DAMAGED: the file is no database, or a broken one
 * @VOUCH_SERVER_STORE_ERROR_TOO_NEW: written by a later version of the program
 * @VOUCH_SERVER_STORE_ERROR_LOCKED: another portal works in this folder
 *
 * Codes of the domain %VOUCH_SERVER_STORE_ERROR. Messages are translated and made for the user.
 */
typedef enum
{
  VOUCH_SERVER_STORE_ERROR_FAILED,
  VOUCH_SERVER_STORE_ERROR_BUSY,
  VOUCH_SERVER_STORE_ERROR_FULL,
  VOUCH_SERVER_STORE_ERROR_DAMAGED,
  VOUCH_SERVER_STORE_ERROR_TOO_NEW,
  VOUCH_SERVER_STORE_ERROR_LOCKED,
} VouchServerStoreError;

#define VOUCH_SERVER_STORE_ERROR (vouch_server_store_error_quark ())

GQuark        vouch_server_store_error_quark (void);

sqlite3_stmt *vouch_server_sql_prepare       (sqlite3       *database,
                                              GError       **error,
                                              const char    *sql,
                                              const char    *types,
                                              ...) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_server_sql_next          (sqlite3_stmt  *statement,
                                              gboolean      *has_row,
                                              GError       **error);
gboolean      vouch_server_sql_run           (sqlite3       *database,
                                              GError       **error,
                                              const char    *sql,
                                              const char    *types,
                                              ...);
char         *vouch_server_sql_dup_text      (sqlite3_stmt  *statement,
                                              int            column) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_server_sql_fail          (sqlite3       *database,
                                              GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
