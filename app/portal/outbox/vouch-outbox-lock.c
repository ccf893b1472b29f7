/* vouch-outbox-lock.c: one sender at a time for each card and place, among all processes.
 *
 * A byte of a file stands for a card and a place. The system lets go of it when its process ends,
 * however that ends, so that nothing has to guess whether a sender still lives. Two that share a
 * byte by chance only wait for each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* locks that belong to the open file, not to the process */
#include "config.h"

#include "vouch-outbox-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#define PAUSE 50000 /* microseconds */

struct _VouchOutboxLock
{
  int fd;
};

static off_t
choose_byte (const VouchOutboxJob *job)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 number;

  g_checksum_update (checksum, (const guchar *) job->card, strlen (job->card) + 1);
  g_checksum_update (checksum, (const guchar *) job->place, strlen (job->place));
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (&number, digest, sizeof number);
  return (off_t) (number >> 2); /* an offset is positive, and its end, too */
}

static gboolean
fail_with_errno (const char *path, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("The file “%s” can’t be used: %s."), path, g_strerror (errno));
  return FALSE;
}

static gboolean
wait_for_byte (int fd, off_t byte, const char *path, GCancellable *cancellable, GError **error)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };

  while (fcntl (fd, F_OFD_SETLK, &lock) < 0)
    {
      if (errno != EAGAIN && errno != EACCES && errno != EINTR)
        return fail_with_errno (path, error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_usleep (PAUSE);
    }
  return TRUE;
}

/**
 * vouch_outbox_lock_wait:
 * @job: what is to be sent
 * @cancellable: (nullable): stops the waiting
 *
 * Waits until nobody else sends anything for the same card to the same place.
 *
 * Returns: (transfer full) (nullable): the lock
 */
VouchOutboxLock *
vouch_outbox_lock_wait (VouchOutbox *outbox,
                        const VouchOutboxJob *job,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *path = g_strconcat (vouch_outbox_get_path (outbox), ".lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  VouchOutboxLock *self;

  if (fd < 0)
    {
      fail_with_errno (path, error);
      return NULL;
    }
  if (!wait_for_byte (fd, choose_byte (job), path, cancellable, error))
    {
      close (fd);
      return NULL;
    }
  self = g_new0 (VouchOutboxLock, 1);
  self->fd = fd;
  return self;
}

void
vouch_outbox_lock_free (VouchOutboxLock *self)
{
  close (self->fd);
  g_free (self);
}
