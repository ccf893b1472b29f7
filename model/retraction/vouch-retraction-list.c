/* vouch-retraction-list.c: papers looked up in the list that was read last.
 *
 * Opened read-only when first asked, by any thread; again when another list was put in
 * its place. Where there is none, a question costs one look at the file system.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-retraction-list.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "vouch-identifier.h"
#include "vouch-sql.h"

/* A paper is asked for by both of its numbers. Reinstatements come first, then the weightiest notice,
 * the latest of these. */
static const char question[] = "SELECT * FROM (SELECT nature, date, reason, notice_doi, notice_pmid FROM notices "
                               "WHERE doi = ?1 UNION SELECT nature, date, reason, notice_doi, notice_pmid FROM notices "
                               "WHERE pmid = ?2) ORDER BY nature > 0, nature DESC, date DESC";

static GMutex lock;
static sqlite3 *database;  /* (owned) (nullable): under the lock */
static sqlite3_stmt *find; /* (owned) (nullable) */
static GStatBuf opened;    /* the file that is open */

/**
 * vouch_retraction_list_path:
 *
 * Returns: (transfer full): where the list is kept, whether there is one or not
 */
char *
vouch_retraction_list_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "vouch", "retractions.db", NULL);
}

static void
close_list (void)
{
  g_clear_pointer (&find, sqlite3_finalize);
  g_clear_pointer (&database, sqlite3_close_v2);
}

/* One that is damaged is as good as none: it is read again from the table, not mended here. */
static void
open_list (const char *path)
{
  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (database, question, -1, &find, NULL) != SQLITE_OK)
    close_list ();
}

static gboolean
is_same_file (const GStatBuf *a, const GStatBuf *b)
{
  return a->st_ino == b->st_ino && a->st_dev == b->st_dev && a->st_mtime == b->st_mtime && a->st_size == b->st_size;
}

/* Under the lock. Returns: whether there is a list. */
static gboolean
ensure_list (void)
{
  g_autofree char *path = vouch_retraction_list_path ();
  GStatBuf now;

  if (g_stat (path, &now) != 0)
    {
      close_list ();
      opened = (GStatBuf){ 0 };
      return FALSE;
    }
  if (!is_same_file (&now, &opened))
    {
      close_list ();
      open_list (path);
      opened = now;
    }
  return find != NULL;
}

static VouchRetraction *
read_answer (sqlite3_stmt *statement)
{
  VouchRetraction *self = g_new0 (VouchRetraction, 1);

  self->nature = (VouchRetractionNature) sqlite3_column_int (statement, 0);
  self->date = vouch_sql_dup_text (statement, 1);
  self->reason = vouch_sql_dup_text (statement, 2);
  self->doi = vouch_sql_dup_text (statement, 3);
  self->pmid = vouch_sql_dup_text (statement, 4);
  return self;
}

/* A paper that was reinstated after its retraction was not retracted. */
static gboolean
is_lifted (const VouchRetraction *notice, const char *reinstated)
{
  return notice->nature == VOUCH_RETRACTION_RETRACTED && reinstated && g_strcmp0 (reinstated, notice->date) >= 0;
}

static VouchRetraction *
ask (const char *doi, const char *pmid)
{
  VouchRetraction *worst = NULL;
  g_autofree char *reinstated = NULL;

  sqlite3_bind_text (find, 1, doi, -1, SQLITE_STATIC);
  sqlite3_bind_text (find, 2, pmid, -1, SQLITE_STATIC);
  while (!worst && sqlite3_step (find) == SQLITE_ROW)
    {
      g_autoptr (VouchRetraction) one = read_answer (find);

      if (one->nature == VOUCH_RETRACTION_REINSTATED)
        reinstated = reinstated ? reinstated : g_strdup (one->date ? one->date : "");
      else if (!is_lifted (one, reinstated))
        worst = g_steal_pointer (&one);
    }
  sqlite3_reset (find);
  sqlite3_clear_bindings (find);
  return worst;
}

static char *
fold (VouchIdentifierKind kind, const char *text)
{
  g_autofree char *normal = text ? vouch_identifier_normalise (kind, text) : NULL;

  return normal ? g_ascii_strdown (normal, -1) : NULL;
}

/**
 * vouch_retraction_list_find:
 * @doi: (nullable): a paper's DOI, with or without a resolver
 * @pmid: (nullable): its PubMed number
 *
 * Looks a paper up in the list that was read last. Never waits for anything but the disk; may be called
 * from any thread.
 *
 * Returns: (transfer full) (nullable): the weightiest thing that became of it; %NULL where the list knows
 *   nothing, or there is no list
 */
VouchRetraction *
vouch_retraction_list_find (const char *doi, const char *pmid)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *own_doi = NULL;
  g_autofree char *own_pmid = NULL;

  if (!doi && !pmid)
    return NULL;
  locker = g_mutex_locker_new (&lock);
  if (!ensure_list ())
    return NULL;
  own_doi = fold (VOUCH_IDENTIFIER_DOI, doi);
  own_pmid = fold (VOUCH_IDENTIFIER_PMID, pmid);
  return own_doi || own_pmid ? ask (own_doi, own_pmid) : NULL;
}

/* Under the lock; @n and @latest are what the list says of itself. */
static gboolean
read_summary (int *n, char **latest)
{
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row = FALSE;

  if (!ensure_list ())
    return FALSE;
  row = vouch_sql_prepare (database, NULL, "SELECT n_notices, latest FROM list", "");
  if (!row || !vouch_sql_next (row, &has_row, NULL) || !has_row)
    return FALSE;
  *n = sqlite3_column_int (row, 0);
  *latest = vouch_sql_dup_text (row, 1);
  return TRUE;
}

/**
 * vouch_retraction_list_is_damaged:
 *
 * Returns: whether there is a list on this computer that can't be read: no paper is known to be retracted
 */
gboolean
vouch_retraction_list_is_damaged (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autofree char *latest = NULL;
  int n;

  /* What was looked at is a file that is there. */
  return !read_summary (&n, &latest) && opened.st_ino;
}

static char *
dup_unreadable (void)
{
  return g_strdup (_("The list of retractions is damaged. Read the file again"));
}

/**
 * vouch_retraction_list_describe:
 *
 * Returns: (transfer full) (nullable): what list there is, for a person: “61,234 notices, the latest of
 *   2026-11-20”, or that it can't be read; %NULL where there is none
 */
char *
vouch_retraction_list_describe (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autofree char *latest = NULL;
  int n;

  if (!read_summary (&n, &latest))
    return opened.st_ino ? dup_unreadable () : NULL;
  if (!latest)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'d notice", "%'d notices", (gulong) n), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       /* Translators: %s is a day, "2026-11-20". */
                                       "%'d notice, of %s", "%'d notices, the latest of %s", (gulong) n),
                          n, latest);
}
