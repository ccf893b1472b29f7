/* vouch-retraction-import.c: the Retraction Watch table into a small database.
 *
 * Columns are found by name, since their order has changed before. The new database is
 * made beside the old one and takes its place when it is whole, so that nobody ever
 * looks into half a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-retraction-list.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "vouch-csv.h"
#include "vouch-identifier.h"
#include "vouch-sql.h"

typedef enum
{
  COLUMN_DOI,
  COLUMN_PMID,
  COLUMN_NATURE,
  COLUMN_DATE,
  COLUMN_REASON,
  COLUMN_NOTICE_DOI,
  COLUMN_NOTICE_PMID,
  N_COLUMNS,
} Column;

/* As Crossref describes them. */
static const char *const names[N_COLUMNS] = {
  "OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature",  "RetractionDate",
  "Reason",           "RetractionDOI",         "RetractionPubMedID",
};

/* It is nobody's until it is whole and on the disk: it needs no journal of its own. */
static const char settings[] = "PRAGMA journal_mode = OFF;"
                               "PRAGMA synchronous = OFF;";

static const char tables[] = "CREATE TABLE notices (doi TEXT, pmid TEXT, nature INTEGER NOT NULL, date TEXT,"
                             " reason TEXT, notice_doi TEXT, notice_pmid TEXT);"
                             "CREATE TABLE list (name TEXT, n_notices INTEGER, latest TEXT, read TEXT);";

static const char *const migrations[] = { tables };

static const VouchSqlSchema schema = { settings, migrations, G_N_ELEMENTS (migrations), 0 };

static const char finish[] = "CREATE INDEX notices_by_doi ON notices (doi) WHERE doi IS NOT NULL;"
                             "CREATE INDEX notices_by_pmid ON notices (pmid) WHERE pmid IS NOT NULL;"
                             "COMMIT;";

typedef struct
{
  VouchCsv *csv;
  sqlite3 *database;
  sqlite3_stmt *insert;
  VouchRetractionReport *report;
  guint columns[N_COLUMNS];
  guint n_columns; /* of the header */
  guint cut; /* the line of a row that is damaged because the file ends in it; 0: there is none */
} Import;

G_DEFINE_QUARK (vouch-retraction-error-quark, vouch_retraction_error)

/**
 * vouch_retraction_report_free:
 * @self: (transfer full): a report
 */
void
vouch_retraction_report_free (VouchRetractionReport *self)
{
  g_array_unref (self->damaged);
  g_free (self->latest);
  g_free (self);
}

/* Takes what the database said. */
static gboolean
fail_store (GError *reason, GError **error)
{
  g_set_error (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_STORE,
               /* Translators: %s is what the database says. */
               _("The list can’t be saved on this computer. The disk may be full. (%s)"), reason->message);
  g_error_free (reason);
  return FALSE;
}

/* --- rows ------------------------------------------------------------------ */

static gboolean
find_columns (Import *self)
{
  self->n_columns = vouch_csv_n_fields (self->csv);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->columns[i] = self->n_columns;
      for (guint j = 0; j < self->n_columns; j++)
        {
          g_autofree char *name = g_strstrip (g_strdup (vouch_csv_get (self->csv, j)));

          if (g_ascii_strcasecmp (name, names[i]) == 0)
            self->columns[i] = j;
        }
    }
  return (self->columns[COLUMN_DOI] < self->n_columns || self->columns[COLUMN_PMID] < self->n_columns)
         && self->columns[COLUMN_NATURE] < self->n_columns;
}

/* "unavailable", "0" and nothing at all stand for none. */
static char *
dup_identifier (Import *self, Column column, VouchIdentifierKind kind)
{
  const char *text = vouch_csv_get (self->csv, self->columns[column]);
  g_autofree char *normal = text && g_utf8_validate (text, -1, NULL) ? vouch_identifier_normalise (kind, text) : NULL;

  if (!normal || !vouch_identifier_is_normal (kind, normal))
    return NULL;
  return g_ascii_strdown (normal, -1);
}

static char *
dup_text (Import *self, Column column)
{
  const char *text = vouch_csv_get (self->csv, self->columns[column]);

  return g_utf8_make_valid (text ? text : "", -1);
}

static gboolean
insert_row (Import *self, const char *doi, const char *pmid, VouchRetractionNature nature, const char *date,
            GError **error)
{
  g_autofree char *words = dup_text (self, COLUMN_REASON);
  g_autofree char *reason = vouch_retraction_read_reason (words);
  g_autofree char *notice_doi = dup_identifier (self, COLUMN_NOTICE_DOI, VOUCH_IDENTIFIER_DOI);
  g_autofree char *notice_pmid = dup_identifier (self, COLUMN_NOTICE_PMID, VOUCH_IDENTIFIER_PMID);
  gboolean has_row;

  sqlite3_bind_text (self->insert, 1, doi, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->insert, 2, pmid, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int (self->insert, 3, (int) nature);
  sqlite3_bind_text (self->insert, 4, date, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->insert, 5, reason, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->insert, 6, notice_doi, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->insert, 7, notice_pmid, -1, SQLITE_TRANSIENT);
  return vouch_sql_next (self->insert, &has_row, error) && sqlite3_reset (self->insert) == SQLITE_OK;
}

static void
tell_damage (Import *self)
{
  guint line = vouch_csv_get_line (self->csv);

  if (vouch_csv_is_last (self->csv))
    self->cut = line;
  self->report->n_damaged++;
  if (self->report->damaged->len < VOUCH_RETRACTION_MAX_TOLD)
    g_array_append_val (self->report->damaged, line);
}

/* A comma too many or too few has moved every value into another column. */
static gboolean
is_shifted (Import *self)
{
  guint n = vouch_csv_n_fields (self->csv);

  if (n < self->n_columns)
    return n + 1 < self->n_columns || *vouch_csv_get (self->csv, n - 1) != '\0';
  for (guint i = self->n_columns; i < n; i++)
    if (*vouch_csv_get (self->csv, i))
      return TRUE;
  return FALSE;
}

static gboolean
take_row (Import *self, GError **error)
{
  g_autofree char *doi = dup_identifier (self, COLUMN_DOI, VOUCH_IDENTIFIER_DOI);
  g_autofree char *pmid = dup_identifier (self, COLUMN_PMID, VOUCH_IDENTIFIER_PMID);
  g_autofree char *words = dup_text (self, COLUMN_NATURE);
  g_autofree char *when = dup_text (self, COLUMN_DATE);
  g_autofree char *date = vouch_retraction_read_date (when);
  VouchRetractionNature nature;
  GError *reason = NULL;

  if (is_shifted (self) || !vouch_retraction_read_nature (words, &nature))
    {
      tell_damage (self);
      return TRUE;
    }
  if (!doi && !pmid)
    {
      self->report->n_without++;
      return TRUE;
    }
  if (!insert_row (self, doi, pmid, nature, date, &reason))
    return fail_store (reason, error);
  self->report->n_notices++;
  if (date && g_strcmp0 (date, self->report->latest) > 0)
    {
      g_free (self->report->latest);
      self->report->latest = g_steal_pointer (&date);
    }
  return TRUE;
}

static gboolean
is_empty_row (VouchCsv *csv)
{
  return vouch_csv_n_fields (csv) == 1 && *vouch_csv_get (csv, 0) == '\0';
}

/* A copy that was broken off, or a list without anything in it, must not take the place of a whole one. */
static gboolean
is_whole (Import *self, GError **error)
{
  if (self->cut > 0)
    g_set_error (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_FOREIGN,
                 _("It ends in the middle of line %u. Get the whole list; the one from before is still used."), self->cut);
  else if (self->report->n_notices == 0)
    g_set_error_literal (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_FOREIGN,
                         _("There are no notices in it. The list from before is still used."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
take_rows (Import *self, GCancellable *cancellable, GError **error)
{
  for (;;)
    switch (vouch_csv_read (self->csv, cancellable, error))
      {
      case VOUCH_CSV_ROW_FAILED:
        return FALSE;
      case VOUCH_CSV_ROW_END:
        return is_whole (self, error);
      case VOUCH_CSV_ROW_DAMAGED:
        tell_damage (self);
        break;
      case VOUCH_CSV_ROW_GOOD:
      default:
        if (!is_empty_row (self->csv) && !take_row (self, error))
          return FALSE;
      }
}

/* --- the database ---------------------------------------------------------- */

static gboolean
keep_summary (Import *self, GFile *table, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (table);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format_iso8601 (now);
  GError *reason = NULL;

  return vouch_sql_run (self->database, &reason, "INSERT INTO list VALUES (?, ?, ?, ?)", "titt", name,
                        (gint64) self->report->n_notices, self->report->latest, when)
         || fail_store (reason, error);
}

static gboolean
fail_foreign (GError **error)
{
  g_set_error_literal (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_FOREIGN,
                       _("This is not the Retraction Watch list: it has no columns OriginalPaperDOI and "
                         "RetractionNature."));
  return FALSE;
}

static gboolean
take_table (Import *self, GFile *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;
  GError *reason = NULL;

  if (!vouch_sql_run_script (self->database, "BEGIN", &reason))
    return fail_store (reason, error);
  insert = vouch_sql_prepare (self->database, &reason, "INSERT INTO notices VALUES (?, ?, ?, ?, ?, ?, ?)", "");
  if (!insert)
    return fail_store (reason, error);
  self->insert = insert;
  return take_rows (self, cancellable, error) && keep_summary (self, table, error)
         && (vouch_sql_run_script (self->database, finish, &reason) || fail_store (reason, error));
}

static gboolean
make_database (Import *self, const char *path, GFile *table, GCancellable *cancellable, GError **error)
{
  VouchCsvRow header = vouch_csv_read (self->csv, cancellable, error);
  g_autoptr (sqlite3) database = NULL;
  GError *reason = NULL;

  if (header == VOUCH_CSV_ROW_FAILED)
    return FALSE;
  if (header == VOUCH_CSV_ROW_END)
    {
      g_set_error_literal (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_FOREIGN, _("It is empty."));
      return FALSE;
    }
  if (header != VOUCH_CSV_ROW_GOOD || !find_columns (self))
    return fail_foreign (error);
  database = vouch_sql_open (path, &schema, &reason);
  if (!database)
    return fail_store (reason, error);
  self->database = database;
  return take_table (self, table, cancellable, error);
}

/* To the disk, before it takes the place of the list that is there: else a power cut leaves
 * neither. */
static gboolean
sync_file (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_synced = file >= 0 && fsync (file) == 0;

  if (file >= 0)
    close (file);
  if (!is_synced)
    g_set_error (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_STORE, _("“%s” can’t be written."), path);
  return is_synced;
}

static gboolean
prepare_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_STORE, _("The folder “%s” can’t be created."), folder);
  return FALSE;
}

/**
 * vouch_retraction_list_read:
 * @table: the Retraction Watch list (CSV)
 * @cancellable: (nullable): to stop early; the old list then stays
 * @error: a #VouchRetractionError, or why @table can't be read
 *
 * Reads a list, which then takes the place of the one before. Takes seconds: for workers.
 *
 * Returns: (transfer full) (nullable): what was read
 */
VouchRetractionReport *
vouch_retraction_list_read (GFile *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchRetractionReport) report = g_new0 (VouchRetractionReport, 1);
  g_autofree char *path = vouch_retraction_list_path ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *fresh = g_strconcat (path, ".", uuid, NULL);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (VouchCsv) csv = NULL;
  Import import = { .report = report };

  report->damaged = g_array_new (FALSE, FALSE, sizeof (guint));
  stream = g_file_read (table, cancellable, error);
  if (!stream || !prepare_folder (path, error))
    return NULL;
  csv = vouch_csv_new (G_INPUT_STREAM (stream));
  import.csv = csv;
  if (!make_database (&import, fresh, table, cancellable, error) || !sync_file (fresh, error))
    {
      g_unlink (fresh);
      return NULL;
    }
  if (g_rename (fresh, path) == 0)
    return g_steal_pointer (&report);
  g_unlink (fresh);
  g_set_error (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_STORE, _("“%s” can’t be written."), path);
  return NULL;
}

/* --- without waiting -------------------------------------------------------- */

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchRetractionReport *report = vouch_retraction_list_read (data, cancellable, &error);

  if (report)
    g_task_return_pointer (task, report, (GDestroyNotify) vouch_retraction_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_retraction_list_read_async:
 * @table: as vouch_retraction_list_read() takes it
 * @cancellable: (nullable): to stop early
 * @callback: called when it is done
 * @data: for @callback
 */
void
vouch_retraction_list_read_async (GFile *table, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_retraction_list_read_async);
  g_task_set_task_data (task, g_object_ref (table), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * vouch_retraction_list_read_finish:
 * @result: of vouch_retraction_list_read_async()
 * @error: as of vouch_retraction_list_read()
 *
 * Returns: (transfer full) (nullable): what was read
 */
VouchRetractionReport *
vouch_retraction_list_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
