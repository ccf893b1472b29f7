/* vouch-server-backup.c: has SQLite write a second database, of one moment, and looks at it.
 *
 * A plain copy of the file would be of no moment at all: part of the cards is in the log beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-backup.h"
#include "vouch-server-store.h"
#include "vouch-sql.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
fail_file (const char *path, GError **error)
{
  int code = errno; /* before anything else sets it */
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, VOUCH_SERVER_STORE_ERROR, VOUCH_SERVER_STORE_ERROR_FOLDER,
               _("The copy can’t be written to “%s”: %s."), name, g_strerror (code));
  return FALSE;
}

/* Made anew, and for this user only: there are drafts and users in it. */
static gboolean
make_file (const char *path, GError **error)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  return fd >= 0 ? close (fd) == 0 : fail_file (path, error);
}

static gboolean
bring_to_disk (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_there = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return is_there || fail_file (path, error);
}

static gboolean
open_only (const char *path, int flags, sqlite3 **database, GError **error)
{
  return sqlite3_open_v2 (path, database, flags, NULL) == SQLITE_OK
         || vouch_sql_fail (*database, error);
}

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (sqlite3) database = NULL;
  g_autoptr (sqlite3_stmt) row = NULL;
  gboolean has_row;

  if (!open_only (path, SQLITE_OPEN_READONLY, &database, error)
      || !(row = vouch_sql_prepare (database, error, "PRAGMA quick_check", ""))
      || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 ((const char *) sqlite3_column_text (row, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, VOUCH_SERVER_STORE_ERROR, VOUCH_SERVER_STORE_ERROR_FOLDER,
               _("The copy in “%s” is damaged."), path);
  return FALSE;
}

/**
 * vouch_server_backup:
 * @folder: the portal's data
 * @path: a file that is not there yet
 * @error: a %VOUCH_SERVER_STORE_ERROR or #VouchSqlError; then there is no copy
 *
 * The portal may be running and writing. To go back to the copy, put it in the place of the
 * database, with the portal ended.
 */
gboolean
vouch_server_backup (const char *folder, const char *path, GError **error)
{
  g_autofree char *source = g_build_filename (folder, VOUCH_SERVER_DATABASE, NULL);
  g_autoptr (sqlite3) database = NULL;

  if (!open_only (source, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, &database, error)
      || !make_file (path, error))
    return FALSE;
  if (vouch_sql_run (database, error, "VACUUM INTO ?", "t", path) && bring_to_disk (path, error)
      && check_copy (path, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}
