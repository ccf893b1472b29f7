/* vouch-source-store.c: the sources of this user, shared by all cards.
 *
 * A SQLite database with all texts, and beside it the files under their SHA-256. Two
 * programs may use it at once: SQLite lets one write while others read, and files are put
 * in place whole, under names that say what is in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-store-private.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define DATABASE "sources.db"

/** Returns: (transfer full): where the store is kept that @folder means: %NULL is this user's. */
char *
vouch_source_store_dup_folder (const char *folder)
{
  return folder ? g_strdup (folder)
                : g_build_filename (g_get_user_data_dir (), "vouch", "sources", NULL);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  int saved;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  saved = errno;
  g_set_error (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_FULL,
               _ ("The sources folder %s can’t be created: %s"), folder, g_strerror (saved));
  return FALSE;
}

/** Returns: whether anything was ever put into the store, so that it is worth opening. */
gboolean
vouch_source_store_exists (const char *folder)
{
  g_autofree char *chosen = vouch_source_store_dup_folder (folder);
  g_autofree char *path = g_build_filename (chosen, DATABASE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/** Returns: (transfer full) (nullable): another text for another file as database: by when it was made, too, since
 * the place of one that was removed is used again; %NULL where there is none */
char *
vouch_source_store_dup_identity (const char *folder)
{
  g_autofree char *chosen = vouch_source_store_dup_folder (folder);
  g_autofree char *path = g_build_filename (chosen, DATABASE, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, "unix::device,unix::inode,time::created,time::created-usec",
                                                  G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (!info)
    return NULL;
  return g_strdup_printf ("%u %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT ".%u",
                          g_file_info_get_attribute_uint32 (info, "unix::device"),
                          g_file_info_get_attribute_uint64 (info, "unix::inode"),
                          g_file_info_get_attribute_uint64 (info, "time::created"),
                          g_file_info_get_attribute_uint32 (info, "time::created-usec"));
}

/**
 * vouch_source_store_open:
 * @folder: (nullable): where it is kept; %NULL for this user's
 * @error: return location for a #VouchSourceError or #VouchSqlError
 *
 * Makes what is not there yet.
 *
 * Returns: (transfer full) (nullable): the store.
 */
VouchSourceStore *
vouch_source_store_open (const char *folder, GError **error)
{
  g_autoptr (VouchSourceStore) self = g_new0 (VouchSourceStore, 1);
  g_autofree char *path = NULL;

  self->folder = vouch_source_store_dup_folder (folder);
  path = g_build_filename (self->folder, DATABASE, NULL);
  if (!make_folder (self->folder, error))
    return NULL;
  self->database = vouch_sql_open (path, &vouch_source_schema, error);
  return self->database ? g_steal_pointer (&self) : NULL;
}

void
vouch_source_store_free (VouchSourceStore *self)
{
  sqlite3_close_v2 (self->database);
  g_free (self->folder);
  g_free (self);
}

/** Returns: (transfer none): the database, for who keeps tables of his own in it. */
sqlite3 *
vouch_source_store_get_database (VouchSourceStore *self)
{
  return self->database;
}

/** @indexer (nullable) hears of each source that comes or goes; it and @data outlive the store. */
void
vouch_source_store_set_indexer (VouchSourceStore *self,
                                const VouchSourceIndexer *indexer,
                                gpointer data)
{
  self->indexer = indexer;
  self->indexer_data = data;
}

/** Until it is committed, sources are added much faster, and no other program can write. */
gboolean
vouch_source_store_begin (VouchSourceStore *self, GError **error)
{
  g_return_val_if_fail (!self->in_transaction, FALSE);

  self->in_transaction = vouch_sql_run (self->database, error, "BEGIN IMMEDIATE", "");
  return self->in_transaction;
}

gboolean
vouch_source_store_commit (VouchSourceStore *self, GError **error)
{
  g_return_val_if_fail (self->in_transaction, FALSE);

  if (!vouch_sql_run (self->database, error, "COMMIT", ""))
    {
      vouch_source_store_rollback (self);
      return FALSE;
    }
  self->in_transaction = FALSE;
  return TRUE;
}

void
vouch_source_store_rollback (VouchSourceStore *self)
{
  sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
  self->in_transaction = FALSE;
}

VouchSource *
vouch_source_store_read_row (sqlite3_stmt *row)
{
  VouchSource *source = g_new0 (VouchSource, 1);

  source->id = sqlite3_column_int64 (row, 0);
  source->digest = vouch_sql_dup_text (row, 1);
  source->kind = vouch_sql_dup_text (row, 2);
  source->name = vouch_sql_dup_text (row, 3);
  source->path = vouch_sql_dup_text (row, 4);
  source->doi = vouch_sql_dup_text (row, 5);
  source->added = vouch_sql_dup_text (row, 6);
  source->bytes = sqlite3_column_int64 (row, 7);
  source->length = sqlite3_column_int64 (row, 8);
  source->n_pages = sqlite3_column_int64 (row, 9);
  return source;
}

/** In folders by its first two digits: thousands of files in one are slow to look at. */
char *
vouch_source_store_path (VouchSourceStore *self, const char *digest)
{
  const char first[] = { digest[0], digest[1], '\0' };

  return g_build_filename (self->folder, "files", first, digest, NULL);
}

/**
 * vouch_source_store_list:
 * @self: a store
 * @reference: (nullable): only sources of this reference
 * @error: return location for a #VouchSourceError or #VouchSqlError
 *
 * Returns: (transfer full) (element-type VouchSource) (nullable): in the order they came.
 */
GPtrArray *
vouch_source_store_list (VouchSourceStore *self, const char *reference, GError **error)
{
  const char *sql = reference ? "SELECT " VOUCH_SOURCE_COLUMNS " FROM sources JOIN attachments"
                                " ON source = id WHERE reference = ? ORDER BY id"
                              : "SELECT " VOUCH_SOURCE_COLUMNS " FROM sources ORDER BY id";
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_source_free);
  g_autoptr (sqlite3_stmt) row
      = vouch_sql_prepare (self->database, error, sql, reference ? "t" : "", reference);
  gboolean has_row;

  if (!row)
    return NULL;
  while (vouch_sql_next (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, vouch_source_store_read_row (row));
    }
  return NULL;
}

static VouchSource *
find_one (VouchSourceStore *self, const char *sql, const char *key, gint64 bytes, gint64 modified,
          GError **error)
{
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      self->database, error, sql, bytes < 0 ? "t" : "tii", key, bytes, modified);
  gboolean has_row = FALSE;

  if (!row || !vouch_sql_next (row, &has_row, error))
    return NULL;
  return has_row ? vouch_source_store_read_row (row) : NULL;
}

/** Returns: (transfer full) (nullable): the source with this SHA-256; %NULL without an error where
 * the store doesn't have it. */
VouchSource *
vouch_source_store_find (VouchSourceStore *self, const char *digest, GError **error)
{
  return find_one (self, "SELECT " VOUCH_SOURCE_COLUMNS " FROM sources WHERE digest = ?", digest, -1,
                   0, error);
}

/**
 * vouch_source_store_find_file:
 * @self: a store
 * @file: a file of this computer
 * @error: return location for a #VouchSourceError or #VouchSqlError
 *
 * Knows a file that was added by its place, size and time, and does not read it.
 *
 * Returns: (transfer full) (nullable): its source; %NULL without an error where it is not known.
 */
VouchSource *
vouch_source_store_find_file (VouchSourceStore *self, GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  GStatBuf status;

  if (!path || g_stat (path, &status) != 0)
    return NULL;
  return find_one (self,
                   "SELECT id, digest, kind, name, sources.path, doi, added, sources.bytes, length,"
                   " pages FROM seen JOIN sources ON source = id"
                   " WHERE seen.path = ? AND seen.bytes = ? AND modified = ?",
                   path, status.st_size,
                   status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec,
                   error);
}

/** Returns: (transfer full) (nullable): the references that it is attached to. */
char **
vouch_source_store_dup_references (VouchSourceStore *self, const VouchSource *source, GError **error)
{
  g_autoptr (GStrvBuilder) references = g_strv_builder_new ();
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      self->database, error, "SELECT reference FROM attachments WHERE source = ? ORDER BY reference",
      "i", source->id);
  gboolean has_row;

  if (!row)
    return NULL;
  while (vouch_sql_next (row, &has_row, error))
    {
      if (!has_row)
        return g_strv_builder_end (references);
      g_strv_builder_add (references, (const char *) sqlite3_column_text (row, 0));
    }
  return NULL;
}

/** Returns: (transfer full) (nullable): another text when the store has other sources, attached to others,
 * or with other texts. */
char *
vouch_source_store_dup_stamp (VouchSourceStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      self->database, error,
      "SELECT (SELECT ifnull(group_concat(id || ' ' || length), '')"
      "        FROM (SELECT id, length FROM sources ORDER BY id))"
      " || ';' || (SELECT ifnull(sum(length(bytes)), 0) FROM texts)"
      " || ';' || (SELECT ifnull(group_concat(source || ' ' || reference), '')"
      "            FROM (SELECT source, reference FROM attachments ORDER BY source, reference))",
      "");
  g_autofree char *all = NULL;
  gboolean has_row = FALSE;

  if (!row || !vouch_sql_next (row, &has_row, error) || !has_row)
    return NULL;
  all = vouch_sql_dup_text (row, 0);
  return all ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1) : NULL;
}

/** Returns: (transfer full) (nullable): its text, as it was read when it was added. */
VouchSourceText *
vouch_source_store_load (VouchSourceStore *self, const VouchSource *source, GError **error)
{
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      self->database, error, "SELECT bytes FROM texts WHERE source = ?", "i", source->id);
  VouchSourceText *text = NULL;
  gboolean has_row;

  if (!row || !vouch_sql_next (row, &has_row, error))
    return NULL;
  if (has_row)
    text = vouch_source_text_from_bytes (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
  if (!text)
    g_set_error (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                 _ ("The text of “%s” is no longer in the store. Add the file again."), source->name);
  return text;
}

/* Whole or not at all, and on the disk before the database says that it is there. */
gboolean
vouch_source_store_write (const char *path, const char *data, gsize length, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) trouble = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, length > 0 ? data : "", length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &trouble))
    return TRUE;
  if (g_error_matches (trouble, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_FULL,
                         _ ("The disk is full, so there is no room for the source. Free some space and add it "
                            "again."));
  else
    g_set_error (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_FULL,
                 _ ("The source can’t be copied to the store: %s"), trouble->message);
  return FALSE;
}

/* A small file stands in the database until somebody wants to see it. */
static gboolean
bring_out (VouchSourceStore *self, const VouchSource *source, const char *path, GError **error)
{
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      self->database, error, "SELECT bytes FROM files WHERE source = ?", "i", source->id);
  gboolean has_row;

  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  if (has_row)
    return vouch_source_store_write (path, sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0),
                                     error);
  g_set_error (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
               _ ("The file of “%s” is no longer there. Choose it again."), source->name);
  return FALSE;
}

static gboolean
has_size (const char *path, gint64 bytes)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && (gint64) status.st_size == bytes;
}

/** Returns: (transfer full) (nullable): its file in the store; an error where it has vanished or was cut. */
GFile *
vouch_source_store_get_file (VouchSourceStore *self, const VouchSource *source, GError **error)
{
  g_autofree char *path = vouch_source_store_path (self, source->digest);

  if (has_size (path, source->bytes) || bring_out (self, source, path, error))
    return g_file_new_for_path (path);
  return NULL;
}

/**
 * vouch_source_store_is_whole:
 * @self: a store
 * @source: one of its sources
 *
 * Reads all of the file: not for the main thread.
 *
 * Returns: whether its file there is, byte for byte, the one that was added
 */
gboolean
vouch_source_store_is_whole (VouchSourceStore *self, const VouchSource *source)
{
  g_autoptr (GFile) file = vouch_source_store_get_file (self, source, NULL);
  g_autoptr (GMappedFile) mapped = file ? g_mapped_file_new (g_file_peek_path (file), FALSE, NULL) : NULL;
  g_autoptr (GBytes) bytes = mapped ? g_mapped_file_get_bytes (mapped) : NULL;
  g_autofree char *digest = bytes ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  return g_strcmp0 (digest, source->digest) == 0;
}
