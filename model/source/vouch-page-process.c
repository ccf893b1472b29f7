/* vouch-page-process.c: one process that draws the pages of one PDF.
 *
 * For one thread, which waits for it; the process ends with that thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memfd_create */
#include "config.h"

#include "vouch-page-process.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "vouch-source-error.h"
#include "vouch-source-pdf-private.h"
#include "vouch-worker-find.h"
#include "worker/vouch-pdf-worker.h"

/* Wall clock, for one page. */
#define MAX_SECONDS 20
/* Shared memory that so large a picture took is given back at once. */
#define KEPT_PIXELS ((gsize) 16 << 20)

struct _VouchPageProcess
{
  GSubprocess *process; /* (owned) (nullable): until it has ended */
  int socket;
  int memory;           /* what the worker draws into */
  const guint8 *pixels; /* (owned): the same, to be read */
};

/* --- starting --- */

/* It has ended, or does not answer any more: says why. */
static VouchPageImage *
set_end_error (VouchPageProcess *self, GError **error)
{
  int code = -1;

  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  if (g_subprocess_get_if_exited (self->process))
    code = g_subprocess_get_exit_status (self->process);
  vouch_source_pdf_set_exit_error (error, code);
  return NULL;
}

/* The worker could write to it but not make it smaller while it is read: the jail sees to that. */
static gboolean
make_memory (VouchPageProcess *self, GError **error)
{
  self->memory = memfd_create ("vouch-page", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (self->memory < 0 || ftruncate (self->memory, VOUCH_PDF_MAX_PIXELS) != 0
      || fcntl (self->memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    return vouch_source_pdf_set_system_error (error, _ ("Not enough memory to draw a page"));
  self->pixels = mmap (NULL, VOUCH_PDF_MAX_PIXELS, PROT_READ, MAP_SHARED, self->memory, 0);
  if (self->pixels != MAP_FAILED)
    {
#ifdef MADV_POPULATE_READ
      madvise ((gpointer) self->pixels, VOUCH_PDF_USUAL_PIXELS, MADV_POPULATE_READ);
#endif
      return TRUE;
    }
  self->pixels = NULL;
  return vouch_source_pdf_set_system_error (error, _ ("Not enough memory to draw a page"));
}

static gboolean
spawn (VouchPageProcess *self, int socket, GError **error)
{
  g_autofree char *worker = vouch_worker_find ("source/worker", "vouch-pdf-worker");
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_subprocess_launcher_take_fd (launcher, socket, VOUCH_PDF_SOCKET);
  g_subprocess_launcher_take_fd (launcher, fcntl (self->memory, F_DUPFD_CLOEXEC, 0),
                                 VOUCH_PDF_PIXELS);
  self->process = g_subprocess_launcher_spawn (launcher, error, worker, VOUCH_PDF_PAGES, NULL);
  if (!self->process)
    g_prefix_error (error, "%s: ", _ ("The component for reading PDFs can’t be started"));
  return self->process != NULL;
}

static gboolean
start (VouchPageProcess *self, GError **error)
{
  int sockets[2];

  if (!make_memory (self, error))
    return FALSE;
  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0)
    return vouch_source_pdf_set_system_error (error, _ ("The page can’t be displayed"));
  self->socket = sockets[0];
  return spawn (self, sockets[1], error);
}

/**
 * vouch_page_process_new:
 * @error: return location for an error
 *
 * Doesn't wait. The process ends with the calling thread.
 *
 * Returns: (transfer full) (nullable): a process that makes itself ready.
 */
VouchPageProcess *
vouch_page_process_new (GError **error)
{
  g_autoptr (VouchPageProcess) self = g_new0 (VouchPageProcess, 1);

  self->socket = self->memory = -1;
  return start (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
send_file (VouchPageProcess *self, int file)
{
  char byte = 0;
  struct iovec content = { &byte, 1 };
  union
  {
    struct cmsghdr header;
    char room[CMSG_SPACE (sizeof (int))];
  } control = { .room = { 0 } };
  struct msghdr message = { .msg_iov = &content, .msg_iovlen = 1, .msg_control = &control,
                            .msg_controllen = sizeof control };
  struct cmsghdr *header = CMSG_FIRSTHDR (&message);

  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN (sizeof (int));
  memcpy (CMSG_DATA (header), &file, sizeof file);
  return sendmsg (self->socket, &message, MSG_NOSIGNAL) == 1;
}

/**
 * vouch_page_process_open:
 * @self: a process that has no PDF yet
 * @path: the one that it is for
 * @error: return location for a #VouchSourceError
 *
 * Doesn't wait: whether the file is a good one is told with its first page.
 *
 * Returns: whether the process has it.
 */
gboolean
vouch_page_process_open (VouchPageProcess *self, const char *path, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_sent;

  if (file < 0)
    {
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE,
                           _ ("The file is no longer there. Choose it again."));
      return FALSE;
    }
  is_sent = send_file (self, file);
  close (file);
  if (!is_sent)
    set_end_error (self, error);
  return is_sent;
}

void
vouch_page_process_free (VouchPageProcess *self)
{
  if (self->process)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  if (self->socket >= 0)
    close (self->socket);
  if (self->pixels)
    munmap ((gpointer) self->pixels, VOUCH_PDF_MAX_PIXELS);
  if (self->memory >= 0)
    close (self->memory);
  g_free (self);
}

/* --- drawing --- */

static gboolean
wait_for_answer (VouchPageProcess *self, GCancellable *cancellable, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + MAX_SECONDS * G_USEC_PER_SEC;
  GPollFD fds[2] = { { .fd = self->socket, .events = G_IO_IN | G_IO_HUP }, { .fd = -1 } };
  gboolean can_cancel = g_cancellable_make_pollfd (cancellable, &fds[1]);
  gint64 left;

  while ((left = (deadline - g_get_monotonic_time ()) / 1000) > 0 && fds[0].revents == 0
         && !g_cancellable_is_cancelled (cancellable))
    g_poll (fds, can_cancel ? 2 : 1, (int) left);
  if (can_cancel)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return fds[0].revents != 0 || vouch_source_pdf_set_late_error (error);
}

/* Nothing that the worker says is believed. */
static gboolean
is_sane (const VouchPdfAnswer *answer, guint page)
{
  return answer->page == page && answer->width > 0 && answer->height > 0
         && answer->width <= VOUCH_PDF_MAX_PIXELS / 4 && answer->stride == 4 * answer->width
         && answer->height <= VOUCH_PDF_MAX_PIXELS / answer->stride;
}

typedef struct
{
  gpointer bytes;
  gsize length;
} Copy;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  munmap (copy->bytes, copy->length);
  g_free (copy);
}

/* Without what is opaque everywhere: smaller, and the toolkit brings just this to the screen without
 * looking at each pixel as numbers with decimals. */
static void
copy_colors (guint8 *to, const guint8 *pixels, gsize n)
{
  const guint32 *from = (const guint32 *) pixels;

  for (gsize i = 0; i < n; i++)
    {
      guint32 pixel = from[i];

      *to++ = (guint8) (pixel >> 16);
      *to++ = (guint8) (pixel >> 8);
      *to++ = (guint8) pixel;
    }
}

/* Into memory that is there at once: the system brings it in piece by piece otherwise, which takes
 * ten times as long as copying. */
static GBytes *
copy_pixels (const guint8 *pixels, gsize n)
{
  gsize length = 3 * n;
  Copy *copy;
  gpointer bytes = mmap (NULL, length, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);

  if (bytes == MAP_FAILED)
    return NULL;
  copy_colors (bytes, pixels, n);
  copy = g_new (Copy, 1);
  *copy = (Copy){ bytes, length };
  return g_bytes_new_with_free_func (bytes, length, free_copy, copy);
}

static VouchPageImage *
take_pixels (VouchPageProcess *self, const VouchPdfAnswer *answer, GError **error)
{
  gsize length = (gsize) answer->stride * answer->height;
  g_autoptr (GBytes) pixels = copy_pixels (self->pixels, (gsize) answer->width * answer->height);
  VouchPageImage *image;

  if (!pixels)
    {
      vouch_source_pdf_set_system_error (error, _ ("Not enough memory to draw a page"));
      return NULL;
    }
  image = g_new0 (VouchPageImage, 1);
  image->page = answer->page;
  image->width = answer->width;
  image->height = answer->height;
  image->stride = 3 * (gsize) answer->width;
  image->pixels = g_steal_pointer (&pixels);
  if (length > KEPT_PIXELS)
    fallocate (self->memory, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, (off_t) length);
  return image;
}

/**
 * vouch_page_process_draw:
 * @self: a process
 * @page: from 1
 * @scale: pixels a point
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError
 *
 * Waits for the page. After a %G_IO_ERROR_CANCELLED or any error but
 * %VOUCH_SOURCE_ERROR_FAILED the process is of no use any more.
 *
 * Returns: (transfer full) (nullable): its picture; smaller than was asked for where that is too
 *   large.
 */
VouchPageImage *
vouch_page_process_draw (VouchPageProcess *self,
                         guint page,
                         double scale,
                         GCancellable *cancellable,
                         GError **error)
{
  VouchPdfRequest request = { page, (float) scale };
  VouchPdfAnswer answer = { 0 };

  if (send (self->socket, &request, sizeof request, MSG_NOSIGNAL) != sizeof request)
    return set_end_error (self, error);
  if (!wait_for_answer (self, cancellable, error))
    return NULL;
  if (recv (self->socket, &answer, sizeof answer, 0) != sizeof answer)
    return set_end_error (self, error);
  if (is_sane (&answer, page))
    return take_pixels (self, &answer, error);
  g_set_error (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_FAILED,
               _ ("Page %u can’t be displayed. It is damaged or doesn’t exist."), page);
  return NULL;
}

/** Frees a picture. */
void
vouch_page_image_free (VouchPageImage *self)
{
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_free (self);
}
