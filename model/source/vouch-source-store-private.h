/* vouch-source-store-private.h: the store from within.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-sql.h"
#include "vouch-source-store.h"

G_BEGIN_DECLS

struct _VouchSourceStore
{
  char *folder;                      /* (owned) */
  sqlite3 *database;                 /* (owned) */
  const VouchSourceIndexer *indexer; /* (nullable) */
  gpointer indexer_data;
  gboolean in_transaction;           /* begun by whoever adds many */
};

/* The columns that read_source() wants, in its order. */
#define VOUCH_SOURCE_COLUMNS \
  "id, digest, kind, name, path, doi, added, bytes, length, pages"

extern const VouchSqlSchema vouch_source_schema;

VouchSource *vouch_source_store_read_row (sqlite3_stmt      *row) G_GNUC_WARN_UNUSED_RESULT;
char        *vouch_source_store_path     (VouchSourceStore  *self,
                                          const char        *digest) G_GNUC_WARN_UNUSED_RESULT;
gboolean     vouch_source_store_write    (const char        *path,
                                          const char        *data,
                                          gsize              length,
                                          GError           **error);

G_END_DECLS
