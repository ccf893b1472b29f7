/* vouch-journal-file.c: a journal's file while it is written.
 *
 * A new one is made under another name and locked before it gets its own: whoever
 * looks for journals that nobody has any more never sees one that has no lock yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-journal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <glib/gi18n-lib.h>

static gboolean
fail_errno (int number, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return FALSE;
}

static char *
dup_temporary (const VouchJournalFile *self)
{
  return g_strconcat (self->path, ".new", NULL);
}

static gboolean
write_all (int fd, const char *bytes, gsize length, GError **error)
{
  while (length > 0)
    {
      ssize_t written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail_errno (errno, error);
      bytes += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
sync_data (int fd, GError **error)
{
  return fdatasync (fd) == 0 || fail_errno (errno, error);
}

static int
open_locked (const char *path, GError **error)
{
  int fd = g_open (path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    fail_errno (errno, error);
  else if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      fail_errno (errno, error);
      g_unlink (path);
      close (fd);
      fd = -1;
    }
  return fd;
}

/* Nothing is open before the first vouch_journal_file_install(). */
void
vouch_journal_file_init (VouchJournalFile *self,
                         const char       *path)
{
  *self = (VouchJournalFile){ .path = g_strdup (path), .fd = -1, .new_fd = -1 };
}

/**
 * vouch_journal_file_create:
 * @bytes: header and snapshot
 *
 * Brings a new file to the disk beside the old one, which stays open and locked until
 * vouch_journal_file_install(). Where this fails there is nothing of the new one.
 *
 * Returns: whether it is there, under another name
 */
gboolean
vouch_journal_file_create (VouchJournalFile  *self,
                           GString           *bytes,
                           GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *temporary = dup_temporary (self);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_errno (errno, error);
  self->new_fd = open_locked (temporary, error);
  if (self->new_fd < 0)
    return FALSE;
  self->new_length = bytes->len;
  if (write_all (self->new_fd, bytes->str, bytes->len, error) && sync_data (self->new_fd, error))
    return TRUE;
  vouch_journal_file_discard (self);
  return FALSE;
}

/** Gives the new file its name, in place of the old one, or removes it where that fails. */
gboolean
vouch_journal_file_install (VouchJournalFile  *self,
                            GError           **error)
{
  g_autofree char *temporary = dup_temporary (self);

  if (g_rename (temporary, self->path) != 0)
    {
      fail_errno (errno, error);
      vouch_journal_file_discard (self);
      return FALSE;
    }
  vouch_journal_file_close (self);
  self->fd = self->new_fd;
  self->length = self->snapshot = self->new_length;
  self->new_fd = -1;
  return TRUE;
}

/** Removes the new file, which has no name of its own yet. */
void
vouch_journal_file_discard (VouchJournalFile *self)
{
  g_autofree char *temporary = dup_temporary (self);

  g_unlink (temporary);
  close (self->new_fd);
  self->new_fd = -1;
}

/** Adds records; where that fails there is nothing of them in it. */
gboolean
vouch_journal_file_append (VouchJournalFile  *self,
                           GString           *bytes,
                           GError           **error)
{
  if (!write_all (self->fd, bytes->str, bytes->len, error))
    {
      if (ftruncate (self->fd, (off_t) self->length) == 0)
        lseek (self->fd, (off_t) self->length, SEEK_SET);
      return FALSE;
    }
  self->length += bytes->len;
  return TRUE;
}

/** Brings it to the disk. */
gboolean
vouch_journal_file_sync (VouchJournalFile  *self,
                         GError           **error)
{
  return sync_data (self->fd, error);
}

/**
 * vouch_journal_file_sync_folder:
 *
 * Brings the file's name to the disk. Some file systems can't do that for a folder, and need not.
 *
 * Returns: whether a power cut would leave the file under its name
 */
gboolean
vouch_journal_file_sync_folder (VouchJournalFile  *self,
                                GError           **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int number;

  if (fd < 0)
    return fail_errno (errno, error);
  number = fsync (fd) == 0 || errno == EINVAL ? 0 : errno;
  close (fd);
  return number == 0 || fail_errno (number, error);
}

/** Lets go of the file and of its lock. */
void
vouch_journal_file_close (VouchJournalFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  self->length = self->snapshot = 0;
}
