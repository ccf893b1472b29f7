/* vouch-file-native.c: replaces a file on this computer's disks, whole or not at all.
 *
 * A new file beside the old one is written, brought to the disk, and renamed
 * over it. GIO's own replacing leaves out the fsync where the old file is
 * empty or new, and the folder's in any case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* renameat2 */
#include "config.h"

#include "vouch-file-io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <glib/gi18n-lib.h>

#define MAX_LINKS 40
#define MAX_TRIES 100

/* Attributes are few and small; larger ones are left behind. */
#define MAX_NAMES 4096
#define MAX_VALUE 65536

/* One replacement. */
typedef struct
{
  char *path;         /* (owned): where links lead to */
  char *folder;       /* (owned) */
  char *temporary;    /* (owned) (nullable): the new file, until it is in its place */
  int fd;             /* of the new file; -1 where closed */
  struct stat before; /* of the old file, where there is one */
  VouchFileMode mode;
  guint has_old : 1;
} Replacement;

static void
clear_replacement (Replacement *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replacement, clear_replacement)

/* --- telling what is wrong --- */

static gboolean
fail_errno (const Replacement  *self,
            int                 number,
            GError            **error)
{
  g_autofree char *folder = g_filename_display_name (self->folder);
  g_autofree char *words = NULL;

  switch (number)
    {
    case EACCES:
    case EPERM:
      words = g_strdup_printf (_("No permission to write in the folder “%s”"), folder);
      break;
    case EROFS:
      words = g_strdup_printf (_("The folder “%s” is read-only"), folder);
      break;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      words = g_strdup_printf (_("Not enough space in the folder “%s”"), folder);
      break;
    case ENOENT:
    case ENOTDIR:
      words = g_strdup_printf (_("Folder “%s” not found"), folder);
      break;
    default:
      words = g_strdup_printf (_("It can’t be written: %s"), g_strerror (number));
    }
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), words);
  return FALSE;
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK,
                       _("The file was changed by another app since it was opened"));
  return FALSE;
}

static gboolean
fail_exists (const Replacement  *self,
             GError            **error)
{
  if (self->mode == VOUCH_FILE_IF_UNCHANGED)
    return fail_changed (error);
  g_set_error_literal (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_EXISTS,
                       _("A file with that name already exists"));
  return FALSE;
}

/* --- the old file --- */

/* Where a link leads to, even where there is nothing yet. */
static char *
follow_links (const char *path)
{
  char *target = g_canonicalize_filename (path, NULL);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (target, NULL);
      g_autofree char *folder = NULL;

      if (!link)
        break;
      folder = g_path_get_dirname (target);
      g_free (target);
      target = g_canonicalize_filename (link, folder);
    }
  return target;
}

static gboolean
look_at_old (Replacement  *self,
             GError      **error)
{
  if (stat (self->path, &self->before) != 0)
    return errno == ENOENT || fail_errno (self, errno, error);
  self->has_old = TRUE;
  if (self->mode == VOUCH_FILE_CREATE)
    return fail_exists (self, error);
  if (!S_ISREG (self->before.st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           S_ISDIR (self->before.st_mode) ? _("It is a folder")
                                                          : _("It is not a regular file"));
      return FALSE;
    }
  /* A rename needs no right to the file itself, but to take it as leave would be rude. */
  if (access (self->path, W_OK) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                           _("The file is read-only"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_content (Replacement   *self,
               const char    *etag,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GBytes) now = NULL;
  g_autofree char *now_etag = NULL;

  if (!self->has_old || self->mode != VOUCH_FILE_IF_UNCHANGED)
    return TRUE;
  now = vouch_file_read (file, G_MAXUINT32 / 2, cancellable, error);
  if (!now)
    return FALSE;
  now_etag = vouch_file_etag (now);
  return g_strcmp0 (now_etag, etag) == 0 || fail_changed (error);
}

/* --- the new file --- */

/* An old file may be private: its successor is so until it has the same permissions. */
static gboolean
open_temporary (Replacement  *self,
                GError      **error)
{
  for (guint i = 0; i < MAX_TRIES && self->fd < 0; i++)
    {
      g_autofree char *name = g_strdup_printf (".vouch-%08x.tmp", g_random_int ());
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      self->fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                         self->has_old ? 0600 : 0666);
      if (self->fd >= 0)
        self->temporary = g_steal_pointer (&path);
      else if (errno != EEXIST && errno != EINTR)
        break;
    }
  return self->fd >= 0 || fail_errno (self, errno, error);
}

/* Access lists and tags. Not every file system has them, and nothing depends on them. */
static void
copy_attributes (const Replacement *self)
{
  g_autofree char *names = g_malloc (MAX_NAMES);
  g_autofree char *value = g_malloc (MAX_VALUE);
  ssize_t length = listxattr (self->path, names, MAX_NAMES);

  for (const char *name = names; length > 0 && name < names + length; name += strlen (name) + 1)
    {
      ssize_t size = getxattr (self->path, name, value, MAX_VALUE);

      if (size >= 0 && fsetxattr (self->fd, name, value, (size_t) size, 0) != 0)
        g_debug ("%s: %s was not kept: %s", self->path, name, g_strerror (errno));
    }
}

static gboolean
copy_permissions (const Replacement  *self,
                  GError            **error)
{
  mode_t mode = self->before.st_mode & 07777;

  if (!self->has_old)
    return TRUE;
  /* Who can't give it to the group must not give that group's rights to another. */
  if (fchown (self->fd, self->before.st_uid, self->before.st_gid) != 0
      && fchown (self->fd, (uid_t) -1, self->before.st_gid) != 0)
    mode = (mode & ~(mode_t) 06070) | (mode & 07) << 3;
  copy_attributes (self);
  return fchmod (self->fd, mode) == 0 || fail_errno (self, errno, error);
}

static gboolean
write_bytes (Replacement   *self,
             GBytes        *bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      ssize_t written = write (self->fd, data, MIN (length, 1024 * 1024));

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail_errno (self, errno, error);
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/* Some file systems tell only now that there was no space. */
static gboolean
close_temporary (Replacement  *self,
                 GError      **error)
{
  int fd = self->fd;

  if (fsync (fd) != 0)
    return fail_errno (self, errno, error);
  self->fd = -1;
  return close (fd) == 0 || fail_errno (self, errno, error);
}

/* --- in its place --- */

static gboolean
is_same_file (const struct stat *a,
              const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size
         && a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Where there was no file, none may be lost that came meanwhile. */
static gboolean
rename_to_new (Replacement  *self,
               GError      **error)
{
  struct stat now;

  if (renameat2 (AT_FDCWD, self->temporary, AT_FDCWD, self->path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno == EEXIST)
    return fail_exists (self, error);
  if (errno != EINVAL && errno != ENOSYS)
    return fail_errno (self, errno, error);
  /* This file system can't do it in one step. */
  if (lstat (self->path, &now) == 0)
    return fail_exists (self, error);
  return g_rename (self->temporary, self->path) == 0 || fail_errno (self, errno, error);
}

static gboolean
rename_over_old (Replacement  *self,
                 GError      **error)
{
  struct stat now;

  if (self->mode == VOUCH_FILE_IF_UNCHANGED && stat (self->path, &now) == 0
      && !is_same_file (&self->before, &now))
    return fail_changed (error);
  return g_rename (self->temporary, self->path) == 0 || fail_errno (self, errno, error);
}

static gboolean
put_in_place (Replacement  *self,
              GError      **error)
{
  gboolean is_done = self->has_old || self->mode == VOUCH_FILE_OVERWRITE
                         ? rename_over_old (self, error)
                         : rename_to_new (self, error);

  if (is_done)
    g_clear_pointer (&self->temporary, g_free);
  return is_done;
}

/* The name is on the disk only when the folder is. Folders of some mounts can't be
 * opened or brought to the disk: there is no more to do for those. */
static gboolean
sync_folder (const Replacement  *self,
             GError            **error)
{
  int fd = g_open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  int number = 0;

  if (fd < 0)
    return TRUE;
  if (fsync (fd) != 0)
    number = errno;
  close (fd);
  if (number == 0 || number == EINVAL || number == ENOSYS || number == ENOTSUP)
    return TRUE;
  g_set_error (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_UNSURE,
               /* Translators: %s is the system's reason, as in “Input/output error”. */
               _("Saved, but not confirmed by the disk: %s"), g_strerror (number));
  return FALSE;
}

/**
 * vouch_file_write_path:
 * @path: a file on this computer's disks
 * @bytes: its new content
 * @mode: what may be there now
 * @etag: (nullable): for %VOUCH_FILE_IF_UNCHANGED, of the content that may be there
 * @cancellable: (nullable): to stop early
 * @error: return location for a #VouchFileError or #GIOErrorEnum
 *
 * As vouch_file_write().
 *
 * Returns: whether it was written
 */
gboolean
vouch_file_write_path (const char     *path,
                       GBytes         *bytes,
                       VouchFileMode   mode,
                       const char     *etag,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_auto (Replacement) self = { .fd = -1, .mode = mode };

  self.path = follow_links (path);
  self.folder = g_path_get_dirname (self.path);
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && look_at_old (&self, error)
         && check_content (&self, etag, cancellable, error)
         && open_temporary (&self, error)
         && copy_permissions (&self, error)
         && write_bytes (&self, bytes, cancellable, error)
         && close_temporary (&self, error)
         && put_in_place (&self, error)
         && sync_folder (&self, error);
}
