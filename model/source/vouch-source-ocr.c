/* vouch-source-ocr.c: the text of a scan, read from its pictures by machine.
 *
 * The pages are drawn by the worker in its jail; Tesseract reads the pictures, a process a page,
 * with limits, killed when it is late or no longer wanted. It is asked for nothing but pictures
 * that we made, so its own readers of files never see the PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-ocr.h"

#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <glib/gi18n-lib.h>

#include "vouch-page-process.h"
#include "vouch-source-error.h"

#define PROGRAM "tesseract"
/* Dots an inch that it reads best at; the drawing worker makes large pages smaller. */
#define DOTS 300.0
#define POINTS 72.0
/* A page, in seconds of work and of the clock, and bytes of memory. */
#define MAX_CPU 120
#define MAX_SECONDS 180
#define MAX_MEMORY ((rlim_t) 2 << 30)
/* Pages of one scan: more take hours. */
#define MAX_PAGES 300
/* Bytes that are read of what is said of a page: a crowded one has a tenth of that. */
#define MAX_OUTPUT ((gsize) 8 << 20)

/** Returns: whether this computer has what reads pictures. */
gboolean
vouch_source_ocr_is_there (void)
{
  g_autofree char *path = g_find_program_in_path (PROGRAM);

  return path != NULL;
}

/** Returns: whether it is the text of a PDF whose pages are pictures only. */
gboolean
vouch_source_ocr_is_scan (VouchSourceText *text)
{
  return vouch_source_text_get_n_pages (text) > 0 && vouch_source_text_get_length (text) == 0;
}

static void
limit (int resource, rlim_t value)
{
  struct rlimit limits = { value, value };

  setrlimit (resource, &limits);
}

/* Between fork and exec: nothing but system calls. */
static void
limit_child (gpointer unused)
{
  limit (RLIMIT_CPU, MAX_CPU);
  limit (RLIMIT_AS, MAX_MEMORY);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_CORE, 0);
  prctl (PR_SET_PDEATHSIG, 9);
}

static GSubprocess *
start (GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_subprocess_launcher_set_child_setup (launcher, limit_child, NULL, NULL);
  g_subprocess_launcher_setenv (launcher, "OMP_THREAD_LIMIT", "1", TRUE);
  return g_subprocess_launcher_spawn (launcher, error, PROGRAM, "stdin", "stdout", "--dpi", "300", "tsv", NULL);
}

/* A picture in greys, which every reader of pictures knows. */
static GBytes *
make_picture (const VouchPageImage *image)
{
  g_autofree char *head = g_strdup_printf ("P5\n%u %u\n255\n", image->width, image->height);
  gsize length = strlen (head);
  guint8 *picture = g_malloc (length + (gsize) image->width * image->height);
  const guint8 *pixels = g_bytes_get_data (image->pixels, NULL);
  guint8 *to = picture + length;

  memcpy (picture, head, length);
  for (guint y = 0; y < image->height; y++)
    for (guint x = 0; x < image->width; x++)
      {
        const guint8 *pixel = pixels + y * image->stride + 3 * (gsize) x;

        *to++ = (pixel[0] + pixel[1] + pixel[2]) / 3;
      }
  return g_bytes_new_take (picture, length + (gsize) image->width * image->height);
}

/* One page that is being read. */
typedef struct
{
  GSubprocess *process;
  GAsyncResult *result; /* (owned) (nullable): until it has ended */
  gboolean is_late;
} Reading;

static gboolean
late_cb (gpointer data)
{
  Reading *reading = data;

  reading->is_late = TRUE;
  g_subprocess_force_exit (reading->process);
  return G_SOURCE_REMOVE;
}

static void
ended_cb (GObject *process, GAsyncResult *result, gpointer data)
{
  ((Reading *) data)->result = g_object_ref (result);
}

static gboolean
fail (GError **error, gboolean is_late)
{
  g_set_error_literal (error, VOUCH_SOURCE_ERROR,
                       is_late ? VOUCH_SOURCE_ERROR_TOO_SLOW : VOUCH_SOURCE_ERROR_CRASHED,
                       is_late ? _ ("Reading a page of this scan takes too long; it was given up.")
                               : _ ("A page of this scan can’t be read."));
  return FALSE;
}

static gboolean
finish (Reading *reading, GBytes **output, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  gboolean is_done
      = g_subprocess_communicate_finish (reading->process, reading->result, output, NULL, &trouble);

  if (is_done && g_subprocess_get_successful (reading->process))
    return TRUE;
  g_subprocess_force_exit (reading->process);
  g_subprocess_wait (reading->process, NULL, NULL);
  g_clear_pointer (output, g_bytes_unref);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return fail (error, reading->is_late);
}

/* Returns: (transfer full) (nullable): what Tesseract says of a picture. */
static GBytes *
read_picture (GBytes *picture, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSubprocess) process = start (error);
  g_autoptr (GSource) timeout = g_timeout_source_new_seconds (MAX_SECONDS);
  Reading reading = { .process = process };
  GBytes *output = NULL;

  if (!process)
    return NULL;
  g_main_context_push_thread_default (context);
  g_source_set_callback (timeout, late_cb, &reading, NULL);
  g_source_attach (timeout, context);
  g_subprocess_communicate_async (process, picture, cancellable, ended_cb, &reading);
  while (!reading.result)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (timeout);
  finish (&reading, &output, cancellable, error);
  g_main_context_pop_thread_default (context);
  g_object_unref (reading.result);
  return output;
}

static gboolean
read_page (VouchPageProcess *drawing, guint page, double width, GString *text, GArray *boxes,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPageImage) image = vouch_page_process_draw (drawing, page, DOTS / POINTS, cancellable, error);
  g_autoptr (GBytes) picture = image ? make_picture (image) : NULL;
  g_autoptr (GBytes) output = picture ? read_picture (picture, cancellable, error) : NULL;
  gsize length = output ? g_bytes_get_size (output) : 0;
  g_autofree char *tsv = NULL;

  if (!output)
    return FALSE;
  if (length == 0) /* no bytes at all may be NULL: a page without words */
    return TRUE;
  if (length > MAX_OUTPUT)
    return fail (error, FALSE);
  tsv = g_utf8_make_valid (g_bytes_get_data (output, NULL), (gssize) length);
  vouch_source_ocr_add_words (tsv, width > 0 ? image->width / width : DOTS / POINTS, text, boxes);
  return TRUE;
}

static VouchSourceText *
read_pages (VouchPageProcess *drawing, VouchSourceText *scan, VouchSourceOcrProgress progress, gpointer data,
            GCancellable *cancellable, GError **error)
{
  guint n_pages = vouch_source_text_get_n_pages (scan);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (VouchSourceBox));
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (VouchSourcePage));
  VouchSourceText *read;

  for (guint i = 1; i <= n_pages; i++)
    {
      VouchSourcePage page = *vouch_source_text_get_page (scan, i);

      page.start = boxes->len;
      g_array_append_val (pages, page);
      if (!read_page (drawing, i, page.width, text, boxes, cancellable, error))
        return NULL;
      if (progress)
        progress (i, n_pages, data);
    }
  read = vouch_source_text_new_paged (text->str, (VouchSourcePage *) pages->data, pages->len,
                                      boxes->len > 0 ? (VouchSourceBox *) boxes->data : NULL);
  vouch_source_text_set_about (read, vouch_source_text_get_about (scan));
  vouch_source_text_set_machine (read, TRUE);
  return read;
}

/**
 * vouch_source_ocr_read:
 * @path: a PDF whose pages are pictures
 * @scan: what was read of it: its pages
 * @progress: (nullable): is told of each page
 * @data: for @progress
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError or #GIOErrorEnum
 *
 * Takes seconds a page: not for the main thread.
 *
 * Returns: (transfer full) (nullable): its text, which says that a machine has read it
 */
VouchSourceText *
vouch_source_ocr_read (const char *path, VouchSourceText *scan, VouchSourceOcrProgress progress, gpointer data,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPageProcess) drawing = NULL;

  if (!vouch_source_ocr_is_there ())
    {
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_NO_TEXT,
                           _ ("To read pictures, this computer needs Tesseract (tesseract-ocr)."));
      return NULL;
    }
  if (vouch_source_text_get_n_pages (scan) > MAX_PAGES)
    {
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_TOO_LARGE,
                           _ ("This scan has too many pages to be read by machine."));
      return NULL;
    }
  drawing = vouch_page_process_new (error);
  if (!drawing || !vouch_page_process_open (drawing, path, error))
    return NULL;
  return read_pages (drawing, scan, progress, data, cancellable, error);
}
