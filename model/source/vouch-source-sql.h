/* vouch-source-sql.h: SQLite statements with their values bound in one call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "vouch-source-error.h"

G_BEGIN_DECLS

sqlite3_stmt *vouch_source_sql_prepare  (sqlite3       *database,
                                         GError       **error,
                                         const char    *sql,
                                         const char    *types,
                                         ...) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_source_sql_next     (sqlite3_stmt  *statement,
                                         gboolean      *has_row,
                                         GError       **error);
gboolean      vouch_source_sql_run      (sqlite3       *database,
                                         GError       **error,
                                         const char    *sql,
                                         const char    *types,
                                         ...);
char         *vouch_source_sql_dup_text (sqlite3_stmt  *statement,
                                         int            column) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_source_sql_fail     (sqlite3       *database,
                                         GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
