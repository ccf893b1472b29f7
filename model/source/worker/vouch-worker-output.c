/* vouch-worker-output.c: what a worker process says, and how it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-worker-output.h"

#include <errno.h>
#include <unistd.h>

/** Ends the process at once: nothing of poppler is worth to be taken down in order. */
void
vouch_worker_end (VouchPdfExit how)
{
  _exit (how);
}

/** Writes all of @bytes to standard output; a reader that has gone ends the process. */
void
vouch_worker_write (const guint8 *bytes,
                    gsize         length)
{
  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        vouch_worker_end (VOUCH_PDF_FAILED);
      bytes += n;
      length -= n;
    }
}
