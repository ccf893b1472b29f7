/* vouch-source-store-add.c: sources that come and go.
 *
 * Everything slow is done before the database is locked: reading, the worker, the copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "vouch-file-io.h"
#include "vouch-source-doi.h"
#include "vouch-source-reader.h"

/* Files as small as this are kept in the database: thousands may come at once. */
#define SMALL_BYTES 65536

struct _VouchSourceArrival
{
  GFile *file;           /* (owned) */
  GBytes *bytes;         /* (owned) */
  VouchSource *source;   /* (owned) */
  VouchSourceText *text; /* (owned) (nullable): none where the store has it */
  gint64 modified;       /* 0 where that is not known */
  gboolean is_mended;    /* the store's own copy was damaged or gone */
};

typedef VouchSourceArrival Arrival;

void
vouch_source_arrival_free (VouchSourceArrival *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->source, vouch_source_free);
  g_clear_pointer (&self->text, vouch_source_text_unref);
  g_free (self);
}

/** Returns: how many bytes of memory it keeps, about. */
gsize
vouch_source_arrival_get_size (VouchSourceArrival *self)
{
  return g_bytes_get_size (self->bytes) + (self->text ? vouch_source_text_get_length (self->text) : 0);
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static void
describe (Arrival *self, GFile *file)
{
  VouchSource *source = self->source;
  gsize length;
  const char *data = g_bytes_get_data (self->bytes, &length);
  g_autofree char *base = g_file_get_basename (file);

  source->kind = g_strdup (vouch_source_kind_get_name (
      length > 0 ? vouch_source_guess_kind (data, length) : VOUCH_SOURCE_TEXT));
  source->name = g_filename_display_name (base);
  source->path = g_file_get_path (file);
  source->doi = vouch_source_find_doi (self->text);
  source->added = dup_now ();
  source->bytes = length;
  source->length = vouch_source_text_get_length (self->text);
  source->n_pages = vouch_source_text_get_n_pages (self->text);
  source->is_new = TRUE;
}

static gint64
get_modified (GFile *file)
{
  const char *path = g_file_peek_path (file);
  GStatBuf status;

  if (!path || g_stat (path, &status) != 0)
    return 0;
  return status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec;
}

static gboolean
arrive (Arrival *self, VouchSourceStore *store, GFile *file, GCancellable *cancellable,
        GError **error)
{
  g_autofree char *digest = NULL;
  GError *trouble = NULL;

  self->modified = get_modified (file);
  self->bytes = vouch_file_read (file, VOUCH_SOURCE_MAX_BYTES, cancellable, error);
  if (!self->bytes)
    return FALSE;
  if (g_bytes_get_size (self->bytes) == 0)
    {
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_DAMAGED, _ ("The file is empty."));
      return FALSE;
    }
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);
  self->source = vouch_source_store_find (store, digest, &trouble);
  if (trouble)
    {
      g_propagate_error (error, trouble);
      return FALSE;
    }
  if (self->source)
    return TRUE;
  self->text = vouch_source_read_bytes (self->bytes, cancellable, error);
  if (!self->text)
    return FALSE;
  self->source = g_new0 (VouchSource, 1);
  self->source->digest = g_steal_pointer (&digest);
  describe (self, file);
  return TRUE;
}

/* A copy that is another one is worse than none: it goes, also where the database has the file itself. */
static gboolean
is_kept (VouchSourceStore *store, Arrival *arrival, const char *path)
{
  /* A small one that nobody has looked at is only in the database. */
  gboolean is_inside = arrival->source->bytes <= SMALL_BYTES && !g_file_test (path, G_FILE_TEST_EXISTS);

  if (arrival->text || is_inside)
    return is_inside;
  if (vouch_source_store_is_whole (store, arrival->source))
    return TRUE;
  arrival->is_mended = TRUE;
  g_unlink (path);
  return FALSE;
}

/* Also where the store has the source: its file may have vanished, or been damaged. */
static gboolean
copy_file (VouchSourceStore *store, Arrival *arrival, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (arrival->bytes, &length);
  g_autofree char *path = vouch_source_store_path (store, arrival->source->digest);

  return is_kept (store, arrival, path) || length <= SMALL_BYTES
         || vouch_source_store_write (path, data, length, error);
}

static gboolean
insert_source (VouchSourceStore *self, Arrival *arrival, GError **error)
{
  VouchSource *source = arrival->source;
  g_autoptr (GBytes) bytes = vouch_source_text_to_bytes (arrival->text);

  if (!vouch_sql_run (self->database, error,
                             "INSERT INTO sources (digest, kind, name, path, doi, added, bytes,"
                             " length, pages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             "ttttttiii", source->digest, source->kind, source->name, source->path,
                             source->doi, source->added, source->bytes, source->length,
                             (gint64) source->n_pages))
    return FALSE;
  source->id = sqlite3_last_insert_rowid (self->database);
  return vouch_sql_run (self->database, error,
                               "INSERT INTO texts (source, bytes) VALUES (?, ?)", "ib", source->id,
                               bytes)
         && (source->bytes > SMALL_BYTES
             || vouch_sql_run (self->database, error,
                                      "INSERT INTO files (source, bytes) VALUES (?, ?)", "ib",
                                      source->id, arrival->bytes))
         && (!self->indexer
             || self->indexer->add (self->indexer_data, source, arrival->text, error));
}

/* Another program may have added the same since we looked. */
static gboolean
take_over (VouchSourceStore *self, Arrival *arrival, gboolean *is_there, GError **error)
{
  GError *trouble = NULL;
  VouchSource *known = vouch_source_store_find (self, arrival->source->digest, &trouble);

  *is_there = known != NULL;
  if (known)
    {
      vouch_source_free (arrival->source);
      arrival->source = known;
    }
  if (trouble)
    g_propagate_error (error, trouble);
  return !trouble;
}

static gboolean
note_seen (VouchSourceStore *self, const Arrival *arrival, GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);

  return !path || arrival->modified == 0
         || vouch_sql_run (self->database, error,
                                  "INSERT OR REPLACE INTO seen (path, source, bytes, modified)"
                                  " VALUES (?, ?, ?, ?)",
                                  "tiii", path, arrival->source->id,
                                  (gint64) g_bytes_get_size (arrival->bytes), arrival->modified);
}

static gboolean
record (VouchSourceStore *self, Arrival *arrival, const char *reference, GError **error)
{
  gboolean is_there;

  if (!take_over (self, arrival, &is_there, error))
    return FALSE;
  /* Another program has taken away what was there when it was looked for. */
  if (!is_there && !arrival->text)
    {
      g_set_error (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                   _ ("The text of “%s” is no longer in the store. Add the file again."),
                   arrival->source->name);
      return FALSE;
    }
  if (!is_there && !insert_source (self, arrival, error))
    return FALSE;
  return note_seen (self, arrival, arrival->file, error)
         && (!reference || vouch_source_store_attach (self, arrival->source, reference, error));
}

/* A savepoint, so that one that fails leaves those before it in the caller's transaction. */
static gboolean
record_whole (VouchSourceStore *self, Arrival *arrival, const char *reference, GError **error)
{
  gboolean is_outer = self->in_transaction;
  const char *begin = is_outer ? "SAVEPOINT one" : "BEGIN IMMEDIATE";

  if (!vouch_sql_run (self->database, error, begin, ""))
    return FALSE;
  if (record (self, arrival, reference, error)
      && vouch_sql_run (self->database, error, is_outer ? "RELEASE one" : "COMMIT", ""))
    return TRUE;
  sqlite3_exec (self->database, is_outer ? "ROLLBACK TO one; RELEASE one" : "ROLLBACK", NULL, NULL,
                NULL);
  return FALSE;
}

/**
 * vouch_source_store_take_in:
 * @self: a store
 * @file: a PDF, web page, XML or text
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError, #VouchSqlError or #GIOErrorEnum
 *
 * Reads and copies the file, all that is slow: not within a transaction, and not in the main
 * thread. The store knows it when vouch_source_store_record() has said so.
 *
 * Returns: (transfer full) (nullable): what is to be recorded.
 */
VouchSourceArrival *
vouch_source_store_take_in (VouchSourceStore *self,
                            GFile *file,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (VouchSourceArrival) arrival = g_new0 (VouchSourceArrival, 1);

  arrival->file = g_object_ref (file);
  if (arrive (arrival, self, file, cancellable, error) && copy_file (self, arrival, error))
    return g_steal_pointer (&arrival);
  return NULL;
}

/**
 * vouch_source_store_record:
 * @self: a store
 * @arrival: what was taken in; recorded once
 * @reference: (nullable): what it is attached to
 * @error: return location for a #VouchSourceError or #VouchSqlError
 *
 * Returns: (transfer full) (nullable): what the store now knows of it.
 */
VouchSource *
vouch_source_store_record (VouchSourceStore *self,
                           VouchSourceArrival *arrival,
                           const char *reference,
                           GError **error)
{
  if (!record_whole (self, arrival, reference, error))
    return NULL;
  arrival->source->is_mended = arrival->is_mended;
  return g_steal_pointer (&arrival->source);
}

/**
 * vouch_source_store_add:
 * @self: a store
 * @file: a PDF, web page, XML or text
 * @reference: (nullable): what it is attached to
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError, #VouchSqlError or #GIOErrorEnum
 *
 * Copies the file into the store, with its text; one that is there already is only attached.
 * May take seconds: not for the main thread.
 *
 * Returns: (transfer full) (nullable): what the store now knows of it.
 */
VouchSource *
vouch_source_store_add (VouchSourceStore *self,
                        GFile *file,
                        const char *reference,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (VouchSourceArrival) arrival = vouch_source_store_take_in (self, file, cancellable, error);

  return arrival ? vouch_source_store_record (self, arrival, reference, error) : NULL;
}

/** Says that @source is what @reference (an id of a card, or a DOI) is about. */
gboolean
vouch_source_store_attach (VouchSourceStore *self,
                           const VouchSource *source,
                           const char *reference,
                           GError **error)
{
  return vouch_sql_run (self->database, error,
                               "INSERT OR IGNORE INTO attachments (reference, source) VALUES (?, ?)",
                               "ti", reference, source->id);
}

static gboolean
replace_text (VouchSourceStore *self, const VouchSource *source, VouchSourceText *text, GError **error)
{
  g_autoptr (GBytes) bytes = vouch_source_text_to_bytes (text);

  return (!self->indexer || self->indexer->remove (self->indexer_data, source, error))
         && vouch_sql_run (self->database, error, "UPDATE texts SET bytes = ? WHERE source = ?", "bi", bytes,
                           source->id)
         && vouch_sql_run (self->database, error, "UPDATE sources SET length = ?, doi = ? WHERE id = ?", "iti",
                           source->length, source->doi, source->id)
         && (!self->indexer || self->indexer->add (self->indexer_data, source, text, error));
}

/**
 * vouch_source_store_set_text:
 * @self: a store
 * @source: one of its sources: a scan
 * @text: what a machine has read of it
 * @error: return location for a #VouchSourceError or #VouchSqlError
 *
 * From now on it has this text, and passages are found in it.
 *
 * Returns: whether it is kept; if not, all is as it was
 */
gboolean
vouch_source_store_set_text (VouchSourceStore *self, VouchSource *source, VouchSourceText *text, GError **error)
{
  g_autoptr (VouchSource) changed = vouch_source_copy (source);

  changed->length = vouch_source_text_get_length (text);
  if (!changed->doi)
    changed->doi = vouch_source_find_doi (text);
  if (!vouch_sql_run (self->database, error, "SAVEPOINT text", ""))
    return FALSE;
  if (!replace_text (self, changed, text, error)
      || !vouch_sql_run (self->database, error, "RELEASE text", ""))
    {
      sqlite3_exec (self->database, "ROLLBACK TO text; RELEASE text", NULL, NULL, NULL);
      return FALSE;
    }
  source->length = changed->length;
  if (!source->doi)
    source->doi = g_strdup (changed->doi);
  return TRUE;
}

static gboolean
delete_rows (VouchSourceStore *self, const VouchSource *source, GError **error)
{
  if (self->indexer && !self->indexer->remove (self->indexer_data, source, error))
    return FALSE;
  return vouch_sql_run (self->database, error, "DELETE FROM sources WHERE id = ?", "i",
                               source->id);
}

/**
 * vouch_source_store_remove:
 * @self: a store
 * @source: one of its sources
 * @error: return location for a #VouchSourceError or #VouchSqlError
 *
 * Takes it out of the store, with its file there; the file that it was added from stays.
 *
 * Returns: whether it is gone.
 */
gboolean
vouch_source_store_remove (VouchSourceStore *self, const VouchSource *source, GError **error)
{
  g_autofree char *path = vouch_source_store_path (self, source->digest);

  if (!vouch_sql_run (self->database, error, "SAVEPOINT gone", ""))
    return FALSE;
  if (!delete_rows (self, source, error)
      || !vouch_sql_run (self->database, error, "RELEASE gone", ""))
    {
      sqlite3_exec (self->database, "ROLLBACK TO gone; RELEASE gone", NULL, NULL, NULL);
      return FALSE;
    }
  g_unlink (path);
  return TRUE;
}
