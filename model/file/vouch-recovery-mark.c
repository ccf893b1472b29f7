/* vouch-recovery-mark.c: how often a journal was brought back without an end.
 *
 * A file beside the journal, of one byte for each start: it can be torn by nothing, and
 * nothing of it needs to be read. It is there before anything is made of the journal,
 * as whatever comes after may be what ends the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-recovery-mark.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

static char *
dup_path (const char *journal)
{
  return g_strconcat (journal, VOUCH_RECOVERY_MARK_SUFFIX, NULL);
}

/**
 * vouch_recovery_mark_count:
 * @journal: path of a journal
 *
 * Returns: how often it was begun to bring it back, as far as nothing said that it went well
 */
guint
vouch_recovery_mark_count (const char *journal)
{
  g_autofree char *path = dup_path (journal);
  struct stat info;

  if (lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return 0;
  return (guint) MIN (info.st_size, (off_t) G_MAXINT);
}

/* What the machine itself doesn't outlive counts, too. */
static void
sync_folder (const char *journal)
{
  g_autofree char *folder = g_path_get_dirname (journal);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s could not be brought to the disk", folder);
  close (fd);
}

/**
 * vouch_recovery_mark_add:
 * @journal: path of a journal
 *
 * Counts one more start, and brings that to the disk. Where it can't be written (the disk may be
 * full) the card is brought back all the same, uncounted.
 */
void
vouch_recovery_mark_add (const char *journal)
{
  g_autofree char *path = dup_path (journal);
  int fd = g_open (path, O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);

  if (fd < 0)
    return;
  if (write (fd, ".", 1) != 1 || fdatasync (fd) != 0)
    g_debug ("%s could not be written", path);
  close (fd);
  sync_folder (journal);
}

/**
 * vouch_recovery_mark_copy:
 * @journal: path of a journal
 * @other: path of one that is to have its card, and may not be there yet
 *
 * Whatever happens before the one takes the place of the other, the starts of both count on. It is
 * not waited for the disk: this is called where a window is made.
 */
void
vouch_recovery_mark_copy (const char *journal,
                          const char *other)
{
  g_autofree char *path = dup_path (journal);
  g_autofree char *new_path = dup_path (other);
  g_autofree char *bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, NULL)
      || !g_file_set_contents_full (new_path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE,
                                    0600, NULL))
    g_debug ("%s could not be copied", path);
}

/** The card is in @other now, whose starts count on from those of @journal. */
void
vouch_recovery_mark_move (const char *journal,
                          const char *other)
{
  g_autofree char *path = dup_path (journal);
  g_autofree char *new_path = dup_path (other);

  if (g_rename (path, new_path) != 0)
    g_debug ("%s could not be renamed", path);
}

/** It went well, or the journal is no more. */
void
vouch_recovery_mark_remove (const char *journal)
{
  g_autofree char *path = dup_path (journal);

  g_unlink (path);
}
