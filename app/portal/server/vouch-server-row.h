/* vouch-server-row.h: cards out of the database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-server-card.h"
#include "vouch-sql.h"

G_BEGIN_DECLS

/* In the order that vouch_server_row_read() takes them; a list leaves out the content. */
#define VOUCH_SERVER_LIST_COLUMNS \
  "number, revision, id, slug, key, status, digest, title, excerpt, language, categories, tags," \
  " date, created, modified"
#define VOUCH_SERVER_ALL_COLUMNS VOUCH_SERVER_LIST_COLUMNS ", card, html, jsonld"

VouchServerCard *vouch_server_row_read (sqlite3_stmt     *row) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_server_row_find (sqlite3          *database,
                                        const char       *sql,
                                        const char       *value,
                                        VouchServerCard **card,
                                        GError          **error);
gboolean         vouch_server_row_find_id (sqlite3          *database,
                                           const char       *id,
                                           VouchServerCard **card,
                                           GError          **error);

G_END_DECLS
