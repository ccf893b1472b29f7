/* vouch-passage-index.c: the words of all sources, in the store's database.
 *
 * An FTS5 table with a row for each part of a source: an abstract is one part, a paper is cut
 * into parts of about an abstract's length, so that long and short ones can be compared. The
 * parts one after the other are the source's text: it is not kept twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-index-private.h"

#include <math.h>
#include <string.h>

#include "vouch-passage-scorer.h"
#include "vouch-sql.h"

/* Bytes of a part, about the length of an abstract. */
#define PART_BYTES 2000
/* What is not longer is one part. */
#define ONE_PART_BYTES 6000
#define MAX_TITLE 400

static const char *const tables
    = "CREATE TABLE IF NOT EXISTS passage_sources (id INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE,"
      " file TEXT, pages BLOB);"
      "CREATE VIRTUAL TABLE IF NOT EXISTS passage_parts USING fts5 (title, body,"
      " tokenize = 'porter unicode61');"
      "CREATE VIRTUAL TABLE IF NOT EXISTS passage_words USING fts5vocab (passage_parts, row);";

static const char *const statements[] = {
  [VOUCH_PASSAGE_INSERT_SOURCE] = "INSERT INTO passage_sources (source, file, pages) VALUES (?, ?, ?)",
  [VOUCH_PASSAGE_INSERT_PART] = "INSERT INTO passage_parts (rowid, title, body) VALUES (?, ?, ?)",
  [VOUCH_PASSAGE_FIND_SOURCE] = "SELECT id FROM passage_sources WHERE source = ?",
  [VOUCH_PASSAGE_DELETE_SOURCE] = "DELETE FROM passage_sources WHERE id = ?",
  [VOUCH_PASSAGE_DELETE_PARTS] = "DELETE FROM passage_parts WHERE rowid BETWEEN ? AND ?",
  [VOUCH_PASSAGE_COUNT_PARTS] = "SELECT count(*) FROM passage_parts_docsize",
  [VOUCH_PASSAGE_COUNT_SOURCES] = "SELECT count(*) FROM passage_sources",
  [VOUCH_PASSAGE_COUNT_WORD] = "SELECT doc FROM passage_words WHERE term = ?",
  [VOUCH_PASSAGE_COUNT_PHRASE] = "SELECT count(*) FROM passage_parts WHERE passage_parts MATCH ?",
  [VOUCH_PASSAGE_MATCH] = "SELECT rowid, " VOUCH_PASSAGE_SCORE " (passage_parts, ?2) AS score FROM passage_parts"
                          " WHERE passage_parts MATCH ?1 ORDER BY score DESC LIMIT ?3",
  [VOUCH_PASSAGE_READ_SOURCE] = "SELECT source, file, pages FROM passage_sources WHERE id = ?",
  [VOUCH_PASSAGE_READ_PARTS] = "SELECT title, body FROM passage_parts WHERE rowid BETWEEN ? AND ?"
                               " ORDER BY rowid",
  [VOUCH_PASSAGE_READ_PART] = "SELECT body FROM passage_parts WHERE rowid = ?",
};

/** Tells what the database said last, in words: that another program is using it, for instance. Returns:
 * %FALSE */
gboolean
vouch_passage_index_fail (VouchPassageIndex *self,
                          GError           **error)
{
  return vouch_sql_fail (self->database, error);
}

static gboolean
prepare (VouchPassageIndex *self)
{
  if (sqlite3_exec (self->database, tables, NULL, NULL, NULL) != SQLITE_OK
      || !vouch_passage_scorer_install (self->database))
    return FALSE;
  for (guint i = 0; i < VOUCH_PASSAGE_N_STATEMENTS; i++)
    if (sqlite3_prepare_v3 (self->database, statements[i], -1, SQLITE_PREPARE_PERSISTENT,
                            &self->statements[i], NULL)
        != SQLITE_OK)
      return FALSE;
  return TRUE;
}

/**
 * vouch_passage_index_new:
 * @database: the store's; must outlive the index, which makes its tables in it
 * @error: return location for a #VouchSqlError
 *
 * Used by one thread at a time, that of @database.
 */
VouchPassageIndex *
vouch_passage_index_new (sqlite3 *database,
                         GError **error)
{
  g_autoptr (VouchPassageIndex) self = g_new0 (VouchPassageIndex, 1);

  self->database = database;
  self->n_parts = G_MAXUINT;
  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!prepare (self))
    {
      vouch_passage_index_fail (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
vouch_passage_index_free (VouchPassageIndex *self)
{
  for (guint i = 0; i < VOUCH_PASSAGE_N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  g_hash_table_unref (self->weights);
  g_free (self);
}

static gint64
find_source (VouchPassageIndex *self,
             const char        *source)
{
  sqlite3_stmt *statement = self->statements[VOUCH_PASSAGE_FIND_SOURCE];
  gint64 id = 0;

  sqlite3_bind_text (statement, 1, source, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return id;
}

/** Returns: whether the text of @source is in it. */
gboolean
vouch_passage_index_has (VouchPassageIndex *self,
                         const char        *source)
{
  return find_source (self, source) != 0;
}

static guint
count (VouchPassageIndex     *self,
       VouchPassageStatement  which)
{
  sqlite3_stmt *statement = self->statements[which];
  guint n = 0;

  if (sqlite3_step (statement) == SQLITE_ROW)
    n = (guint) MIN (sqlite3_column_int64 (statement, 0), G_MAXINT);
  sqlite3_reset (statement);
  return n;
}

/** Returns: how many sources are in it. */
guint
vouch_passage_index_count (VouchPassageIndex *self)
{
  return count (self, VOUCH_PASSAGE_COUNT_SOURCES);
}

/* What was counted holds no longer. */
static void
forget_counts (VouchPassageIndex *self)
{
  self->n_parts = G_MAXUINT;
  g_hash_table_remove_all (self->weights);
}

static gboolean
finish (VouchPassageIndex *self,
        sqlite3_stmt      *statement,
        GError           **error)
{
  gboolean is_done = sqlite3_step (statement) == SQLITE_DONE;

  if (!is_done)
    vouch_passage_index_fail (self, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return is_done;
}

static gboolean
insert_part (VouchPassageIndex *self,
             gint64             row,
             const char        *title,
             const char        *body,
             gsize              length,
             GError           **error)
{
  sqlite3_stmt *statement = self->statements[VOUCH_PASSAGE_INSERT_PART];

  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_text (statement, 2, title, -1, SQLITE_STATIC);
  sqlite3_bind_text64 (statement, 3, body, length, SQLITE_STATIC, SQLITE_UTF8);
  return finish (self, statement, error);
}

/* A part ends with a paragraph, or with a sentence where that is far. */
static gsize
measure_part (const char *text,
              gsize       left)
{
  gsize most = 2 * PART_BYTES;
  const char *end;

  if (left <= most)
    return left;
  end = memchr (text + PART_BYTES, '\n', PART_BYTES);
  if (!end)
    {
      end = g_strstr_len (text + PART_BYTES, PART_BYTES, ". ");
      end = end ? end + 1 : NULL;
    }
  if (!end)
    end = memchr (text + PART_BYTES, ' ', PART_BYTES);
  if (!end)
    end = g_utf8_find_prev_char (text, text + most);
  return MAX (end - text, 1);
}

static gboolean
insert_parts (VouchPassageIndex *self,
              gint64             id,
              const char        *title,
              const char        *text,
              GError           **error)
{
  gsize left = strlen (text);

  for (guint part = 0; part == 0 || left > 0; part++)
    {
      gsize length = left <= ONE_PART_BYTES && part == 0 ? left : measure_part (text, left);

      if (part + 1 == VOUCH_PASSAGE_MAX_PARTS)
        length = left;
      if (!insert_part (self, id * VOUCH_PASSAGE_MAX_PARTS + part, title, text, length, error))
        return FALSE;
      text += length;
      left -= length;
    }
  return TRUE;
}

/* Private: the first paragraph, where an empty line parts it from the rest. */
char *
vouch_passage_index_read_title (const char *text)
{
  const char *end;

  while (g_ascii_isspace (*text))
    text++;
  if (g_str_has_prefix (text, "TITLE:"))
    {
      text += strlen ("TITLE:");
      while (g_ascii_isspace (*text))
        text++;
    }
  end = g_strstr_len (text, MAX_TITLE, "\n\n");
  return end ? g_strndup (text, end - text) : NULL;
}

static gboolean
insert_source (VouchPassageIndex *self,
               const char        *source,
               const char        *file,
               VouchSourceText   *text,
               GError           **error)
{
  sqlite3_stmt *statement = self->statements[VOUCH_PASSAGE_INSERT_SOURCE];
  guint n_pages = vouch_source_text_get_n_pages (text);
  g_autoptr (GByteArray) pages = g_byte_array_new ();

  for (guint i = 1; i <= n_pages; i++)
    {
      guint32 start = GUINT32_TO_LE (vouch_source_text_get_page (text, i)->start);

      g_byte_array_append (pages, (const guint8 *) &start, sizeof start);
    }
  sqlite3_bind_text (statement, 1, source, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, file, -1, SQLITE_STATIC);
  if (n_pages > 0)
    sqlite3_bind_blob (statement, 3, pages->data, (int) pages->len, SQLITE_STATIC);
  return finish (self, statement, error);
}

/**
 * vouch_passage_index_add:
 * @source: the source's id
 * @file: (nullable): where it comes from, to be shown
 * @title: (nullable): the work's, where a reference tells it; else the text's first line
 * @text: its text
 * @error: return location for a #VouchSqlError
 *
 * Takes the text of a source in, in place of one that is there. Call it inside a transaction:
 * many are then added at once.
 */
gboolean
vouch_passage_index_add (VouchPassageIndex *self,
                         const char        *source,
                         const char        *file,
                         const char        *title,
                         VouchSourceText   *text,
                         GError           **error)
{
  const char *bytes = vouch_source_text_get_text (text);
  g_autofree char *own_title = title ? NULL : vouch_passage_index_read_title (bytes);

  if (!vouch_passage_index_remove (self, source, error)
      || !insert_source (self, source, file, text, error))
    return FALSE;
  return insert_parts (self, sqlite3_last_insert_rowid (self->database), title ? title : own_title,
                       bytes, error);
}

/**
 * vouch_passage_index_remove:
 * @source: a source's id; one that is not there is no error
 * @error: return location for a #VouchSqlError
 */
gboolean
vouch_passage_index_remove (VouchPassageIndex *self,
                            const char        *source,
                            GError           **error)
{
  gint64 id = find_source (self, source);
  sqlite3_stmt *parts = self->statements[VOUCH_PASSAGE_DELETE_PARTS];
  sqlite3_stmt *one = self->statements[VOUCH_PASSAGE_DELETE_SOURCE];

  forget_counts (self);
  if (id == 0)
    return TRUE;
  sqlite3_bind_int64 (parts, 1, id * VOUCH_PASSAGE_MAX_PARTS);
  sqlite3_bind_int64 (parts, 2, (id + 1) * VOUCH_PASSAGE_MAX_PARTS - 1);
  sqlite3_bind_int64 (one, 1, id);
  return finish (self, parts, error) && finish (self, one, error);
}

/* Private: how many parts all sources have. */
guint
vouch_passage_index_count_parts (VouchPassageIndex *self)
{
  if (self->n_parts == G_MAXUINT)
    self->n_parts = count (self, VOUCH_PASSAGE_COUNT_PARTS);
  return self->n_parts;
}

static guint
count_matching (VouchPassageIndex     *self,
                VouchPassageStatement  which,
                const char            *text)
{
  sqlite3_stmt *statement = self->statements[which];
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->weights, text));

  if (n > 0)
    return n - 1;
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  n = count (self, which);
  sqlite3_clear_bindings (statement);
  g_hash_table_insert (self->weights, g_strdup (text), GUINT_TO_POINTER (n + 1));
  return n;
}

/* Private: how many of them have a word with this stem. */
guint
vouch_passage_index_count_word (VouchPassageIndex *self,
                                const char        *stem)
{
  return count_matching (self, VOUCH_PASSAGE_COUNT_WORD, stem);
}

/* Private: how many of them have what FTS5 makes of @phrase, which is in quotation marks. */
guint
vouch_passage_index_count_phrase (VouchPassageIndex *self,
                                  const char        *phrase)
{
  return count_matching (self, VOUCH_PASSAGE_COUNT_PHRASE, phrase);
}

/**
 * vouch_passage_index_weigh:
 * @stem: a word's stem
 * @index: a #VouchPassageIndex
 *
 * A #VouchPassageWeigh: how rare the word is among the parts of all sources.
 *
 * Returns: its weight; negative where the store is too small to say
 */
double
vouch_passage_index_weigh (const char *stem,
                           gpointer    index)
{
  VouchPassageIndex *self = index;
  guint n_parts = vouch_passage_index_count_parts (self);
  guint n;

  if (n_parts < VOUCH_PASSAGE_FEW_PARTS)
    return -1;
  n = vouch_passage_index_count_word (self, stem);
  return log (1 + (n_parts - MIN (n, n_parts) + 0.5) / (n + 0.5));
}
