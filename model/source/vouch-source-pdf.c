/* vouch-source-pdf.c: the text of a PDF, read by a process of our own.
 *
 * PDFs are hostile input and their library has no time limit: the process that reads them is
 * limited, killed when it is late or no longer wanted, and its crash is a message.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memfd_create, pipe2 */
#include "config.h"

#include "vouch-source-pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "vouch-source-error.h"
#include "vouch-source-pdf-private.h"
#include "vouch-worker-find.h"
#include "worker/vouch-pdf-worker.h"

#define WORKER "vouch-pdf-worker"
#define READ_BYTES 65536
/* More than the largest answer that the worker gives. */
#define MAX_ANSWER ((gsize) 512 << 20)
/* Wall clock: the worker's own limit counts work, and it may wait for the disk. */
#define MAX_SECONDS 90

gboolean
vouch_source_pdf_set_system_error (GError **error, const char *what)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", what, g_strerror (saved));
  return FALSE;
}

static gboolean
write_all (int fd, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= n;
    }
  return TRUE;
}

/* A file that has no name: what the store keeps may be replaced while it is read. */
static int
make_file (GBytes *bytes, GError **error)
{
  int fd = memfd_create (WORKER, MFD_CLOEXEC);

  if (fd >= 0 && write_all (fd, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)))
    return fd;
  vouch_source_pdf_set_system_error (error, _ ("Not enough memory to read a PDF"));
  if (fd >= 0)
    close (fd);
  return -1;
}

static GSubprocess *
start (int file, int answer, GError **error)
{
  g_autofree char *worker = vouch_worker_find ("source/worker", WORKER);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  GSubprocess *process;

  g_subprocess_launcher_take_stdin_fd (launcher, file);
  g_subprocess_launcher_take_stdout_fd (launcher, answer);
  process = g_subprocess_launcher_spawn (launcher, error, worker, NULL);
  if (!process)
    g_prefix_error (error, "%s: ", _ ("The component for reading PDFs can’t be started"));
  return process;
}

gboolean
vouch_source_pdf_set_late_error (GError **error)
{
  g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_TOO_SLOW,
                       _ ("Reading this PDF took too long and was stopped."));
  return FALSE;
}

/* Waits until there is something to read. One that sends a byte now and then is late too. */
static gboolean
wait_for_answer (int fd, gint64 deadline, GCancellable *cancellable, GError **error)
{
  GPollFD fds[2] = { { .fd = fd, .events = G_IO_IN | G_IO_HUP }, { .fd = -1 } };
  gboolean can_cancel = g_cancellable_make_pollfd (cancellable, &fds[1]);
  gint64 left;

  while ((left = (deadline - g_get_monotonic_time ()) / 1000) > 0 && fds[0].revents == 0
         && !g_cancellable_is_cancelled (cancellable))
    g_poll (fds, can_cancel ? 2 : 1, left);
  if (can_cancel)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return fds[0].revents != 0 || vouch_source_pdf_set_late_error (error);
}

static GByteArray *
collect (int fd, gint64 deadline, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) answer = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);

  while (wait_for_answer (fd, deadline, cancellable, error))
    {
      gssize n = read (fd, buffer, READ_BYTES);

      if (n == 0)
        return g_steal_pointer (&answer);
      if (n < 0 && errno != EINTR && errno != EAGAIN)
        {
          vouch_source_pdf_set_system_error (error, _ ("The PDF’s text can’t be read"));
          return NULL;
        }
      if (n > 0)
        g_byte_array_append (answer, buffer, n);
      if (answer->len > MAX_ANSWER)
        {
          g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_TOO_LARGE,
                               _ ("This PDF is too large to be read."));
          return NULL;
        }
    }
  return NULL;
}

/* @code: how the worker ended; -1 for a signal */
void
vouch_source_pdf_set_exit_error (GError **error, int code)
{
  switch (code)
    {
    case VOUCH_PDF_LOCKED:
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_LOCKED,
                           _ ("This PDF is locked with a password. Save a copy without one first."));
      break;
    case VOUCH_PDF_DAMAGED:
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_DAMAGED,
                           _ ("This PDF is damaged and can’t be read."));
      break;
    case VOUCH_PDF_TOO_LARGE:
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_TOO_LARGE,
                           _ ("This PDF has too many pages or too much text to be read."));
      break;
    case VOUCH_PDF_NO_JAIL:
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_CRASHED,
                           _ ("PDFs can’t be read safely on this system, because it doesn’t "
                              "support seccomp."));
      break;
    default:
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_CRASHED,
                           _ ("Reading this PDF failed: it is damaged, or needs too much memory."));
    }
}

/* How a worker that has sent all is waited for. */
typedef struct
{
  GSubprocess *process;
  GAsyncResult *result; /* (owned) (nullable): until it has ended */
  gboolean is_late;
} Ending;

static gboolean
late_cb (gpointer data)
{
  Ending *ending = data;

  ending->is_late = TRUE;
  g_subprocess_force_exit (ending->process);
  return G_SOURCE_REMOVE;
}

static void
ended_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  ((Ending *) data)->result = g_object_ref (result);
}

static gboolean
wait_for_end (GSubprocess *process, gint64 deadline, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  gint64 left = MAX (0, (deadline - g_get_monotonic_time ()) / 1000);
  g_autoptr (GSource) timeout = g_timeout_source_new ((guint) left);
  Ending ending = { .process = process };
  gboolean has_ended;

  g_main_context_push_thread_default (context);
  g_source_set_callback (timeout, late_cb, &ending, NULL);
  g_source_attach (timeout, context);
  g_subprocess_wait_async (process, cancellable, ended_cb, &ending);
  while (!ending.result)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (timeout);
  g_main_context_pop_thread_default (context);
  has_ended = g_subprocess_wait_finish (process, ending.result, error);
  g_object_unref (ending.result);
  return has_ended && (!ending.is_late || vouch_source_pdf_set_late_error (error));
}

static gboolean
check_end (GSubprocess *process, gint64 deadline, GCancellable *cancellable, GError **error)
{
  if (!wait_for_end (process, deadline, cancellable, error))
    return FALSE;
  if (g_subprocess_get_successful (process))
    return TRUE;
  vouch_source_pdf_set_exit_error (error,
                  g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1);
  return FALSE;
}

static VouchSourceText *
take_answer (GSubprocess *process, int fd, gint64 deadline, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) answer = collect (fd, deadline, cancellable, error);
  VouchSourceText *text;

  if (!answer || !check_end (process, deadline, cancellable, error))
    {
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);
      return NULL;
    }
  text = vouch_source_text_from_bytes (answer->data, answer->len);
  if (!text)
    vouch_source_pdf_set_exit_error (error, -1);
  return text;
}

/**
 * vouch_source_pdf_read:
 * @bytes: a PDF
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError
 *
 * Waits for the worker: not for the main thread.
 *
 * Returns: (transfer full) (nullable): its text, with pages and boxes. A scan has pages and no
 *   text.
 */
VouchSourceText *
vouch_source_pdf_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  return vouch_source_pdf_read_within (bytes, MAX_SECONDS * 1000, cancellable, error);
}

/** The same, given up after so many @milliseconds. */
VouchSourceText *
vouch_source_pdf_read_within (GBytes *bytes,
                              guint milliseconds,
                              GCancellable *cancellable,
                              GError **error)
{
  gint64 deadline = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);
  g_autoptr (GSubprocess) process = NULL;
  VouchSourceText *text = NULL;
  int pipe_fds[2];
  int file = make_file (bytes, error);

  if (file < 0)
    return NULL;
  if (pipe2 (pipe_fds, O_CLOEXEC) != 0)
    {
      vouch_source_pdf_set_system_error (error, _ ("The PDF’s text can’t be read"));
      close (file);
      return NULL;
    }
  process = start (file, pipe_fds[1], error);
  if (process)
    text = take_answer (process, pipe_fds[0], deadline, cancellable, error);
  close (pipe_fds[0]);
  return text;
}
