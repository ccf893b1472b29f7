/* vouch-pack-run.c: starts the program that draws a pack, and starts it again.
 *
 * A page that brings it down, or keeps it too long, is marked as failed, and all is drawn once
 * more, with that passage as text. A file of which two pages failed is drawn no more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* memfd_create, pipe2 */
#include "config.h"

#include "vouch-pack-run.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "vouch-source-error.h"
#include "vouch-worker-find.h"
#include "worker/vouch-pack-worker.h"

#define WORKER "vouch-pack-worker"
#define READ_BYTES 65536
#define MAX_PACK ((gsize) 1 << 30)
/* Wall clock, between two frames: a page, or laying out the card. */
#define MAX_SECONDS 20

/* One attempt. */
typedef struct
{
  GSubprocess *process;      /* (owned) */
  int fd;                    /* (owned): where its frames come from */
  GByteArray *pending;       /* (owned): of the frame that is not complete */
  GByteArray *pdf;           /* (owned) */
  int page;                  /* that it has begun; -1 for none */
  gboolean is_complete;
} Attempt;

static gboolean
set_system_error (GError **error)
{
  int saved = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s",
               _ ("The evidence pack can’t be created"), g_strerror (saved));
  return FALSE;
}

/* --- what it is given --- */

static gboolean
write_all (int fd, const void *data, gsize length)
{
  const guint8 *bytes = data;

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

/* cairo makes no PDF at all of a text that holds one of these, and of a control character a box. */
static gboolean
is_no_character (gunichar c)
{
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* Returns: the place after the character, or after what stands for one. */
static const char *
append_character (GString *clean, const char *place)
{
  gunichar c = g_utf8_get_char (place);

  if (place[0] == '\\' && place[1] == 'u')
    {
      c = (gunichar) g_ascii_strtoull ((char[]){ place[2], place[3], place[4], place[5], '\0' }, NULL, 16);
      if (!g_unichar_iscntrl (c))
        g_string_append_len (clean, place, 6);
      return place + 6;
    }
  if (place[0] == '\\')
    {
      if (place[1] != 'b' && place[1] != 'f' && place[1] != 'r')
        g_string_append_len (clean, place, 2);
      return place + 2;
    }
  if (!g_unichar_iscntrl (c))
    g_string_append_unichar (clean, is_no_character (c) ? 0xfffd : c);
  return g_utf8_next_char (place);
}

/* Some of its texts are other people’s: sources, and cards that come by mail. */
static char *
print_manifest (JsonObject *manifest)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), manifest);
  g_autofree char *json = json_to_string (node, FALSE);
  GString *clean = g_string_sized_new (strlen (json));

  for (const char *place = json; *place;)
    place = append_character (clean, place);
  return g_string_free (clean, FALSE);
}

static gboolean
write_bundle (int fd, JsonObject *manifest, GPtrArray *files)
{
  g_autofree char *json = print_manifest (manifest);
  guint64 length = GUINT64_TO_LE (strlen (json));

  if (!write_all (fd, &length, sizeof length) || !write_all (fd, json, strlen (json)))
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (!write_all (fd, g_bytes_get_data (files->pdata[i], NULL), g_bytes_get_size (files->pdata[i])))
      return FALSE;
  return TRUE;
}

/* Returns: a file that has no name; -1 on error. */
static int
make_bundle (JsonObject *manifest, GPtrArray *files, GError **error)
{
  int fd = memfd_create (WORKER, MFD_CLOEXEC);

  if (fd >= 0 && write_bundle (fd, manifest, files))
    return fd;
  set_system_error (error);
  if (fd >= 0)
    close (fd);
  return -1;
}

static gboolean
start (Attempt *self, JsonObject *manifest, GPtrArray *files, GError **error)
{
  g_autofree char *worker = vouch_worker_find ("pack/worker", WORKER);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  int bundle = make_bundle (manifest, files, error);
  int fds[2];

  if (bundle < 0)
    return FALSE;
  g_subprocess_launcher_take_stdin_fd (launcher, bundle);
  if (pipe2 (fds, O_CLOEXEC) != 0)
    return set_system_error (error);
  self->fd = fds[0];
  g_subprocess_launcher_take_stdout_fd (launcher, fds[1]);
  self->process = g_subprocess_launcher_spawn (launcher, error, worker, NULL);
  if (!self->process)
    g_prefix_error (error, "%s: ", _ ("The component for evidence packs can’t be started"));
  return self->process != NULL;
}

static void
attempt_init (Attempt *self)
{
  *self = (Attempt) { .fd = -1, .page = -1 };
  self->pending = g_byte_array_new ();
  self->pdf = g_byte_array_new ();
}

static void
attempt_clear (Attempt *self)
{
  if (self->process)
    {
      g_subprocess_force_exit (self->process);
      g_subprocess_wait (self->process, NULL, NULL);
      g_object_unref (self->process);
    }
  if (self->fd >= 0)
    close (self->fd);
  g_byte_array_unref (self->pending);
  g_byte_array_unref (self->pdf);
}

/* --- what it answers --- */

static guint32
read_number (const guint8 *bytes)
{
  guint32 little;

  memcpy (&little, bytes, sizeof little);
  return GUINT32_FROM_LE (little);
}

static gboolean
take_frame (Attempt *self, guint8 frame, const guint8 *bytes, guint32 length)
{
  switch (frame)
    {
    case VOUCH_PACK_FRAME_DATA:
      if (self->pdf->len + (gsize) length > MAX_PACK)
        return FALSE;
      g_byte_array_append (self->pdf, bytes, length);
      return TRUE;
    case VOUCH_PACK_FRAME_BEGIN:
      if (length == sizeof (guint32))
        self->page = (int) MIN (read_number (bytes), VOUCH_PACK_MAX_PAGES);
      return TRUE;
    case VOUCH_PACK_FRAME_END:
      self->is_complete = TRUE;
      return TRUE;
    default:
      return TRUE;
    }
}

/* Returns: FALSE where no more should be read. */
static gboolean
take_frames (Attempt *self)
{
  gsize taken = 0;

  while (self->pending->len - taken >= VOUCH_PACK_FRAME_HEAD)
    {
      const guint8 *head = self->pending->data + taken;
      guint32 length = read_number (head + 1);

      if (length > MAX_PACK)
        return FALSE;
      if (self->pending->len - taken - VOUCH_PACK_FRAME_HEAD < length)
        break;
      if (!take_frame (self, *head, head + VOUCH_PACK_FRAME_HEAD, length))
        return FALSE;
      taken += VOUCH_PACK_FRAME_HEAD + length;
    }
  if (taken > 0)
    g_byte_array_remove_range (self->pending, 0, (guint) taken);
  return !self->is_complete;
}

/* Returns: whether there is something to read in time. */
static gboolean
wait_for_bytes (Attempt *self, GCancellable *cancellable)
{
  GPollFD fds[2] = { { .fd = self->fd, .events = G_IO_IN | G_IO_HUP }, { .fd = -1 } };
  gboolean can_cancel = g_cancellable_make_pollfd (cancellable, &fds[1]);

  g_poll (fds, can_cancel ? 2 : 1, MAX_SECONDS * 1000);
  if (can_cancel)
    g_cancellable_release_fd (cancellable);
  return fds[0].revents != 0 && !g_cancellable_is_cancelled (cancellable);
}

static void
read_frames (Attempt *self, GCancellable *cancellable)
{
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);

  while (wait_for_bytes (self, cancellable))
    {
      gssize n = read (self->fd, buffer, READ_BYTES);

      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0)
        return;
      g_byte_array_append (self->pending, buffer, (guint) n);
      if (!take_frames (self))
        return;
    }
}

/* --- once more --- */

static gboolean
has_failed (JsonObject *page)
{
  return json_object_get_boolean_member_with_default (page, "failed", FALSE);
}

/* A file that failed before is not tried a third time. */
static void
mark_failed (JsonArray *pages, guint i)
{
  JsonObject *failed = json_array_get_object_element (pages, i);
  gint64 document = json_object_get_int_member_with_default (failed, "document", -1);
  gboolean is_second = FALSE;

  for (guint k = 0; k < json_array_get_length (pages); k++)
    {
      JsonObject *page = json_array_get_object_element (pages, k);

      is_second = is_second
                  || (has_failed (page)
                      && json_object_get_int_member_with_default (page, "document", -1) == document);
    }
  json_object_set_boolean_member (failed, "failed", TRUE);
  for (guint k = 0; is_second && k < json_array_get_length (pages); k++)
    {
      JsonObject *page = json_array_get_object_element (pages, k);

      if (json_object_get_int_member_with_default (page, "document", -1) == document)
        json_object_set_boolean_member (page, "failed", TRUE);
    }
}

/* Returns: whether it is worth another attempt. */
static gboolean
learn (JsonObject *manifest, int page)
{
  JsonArray *pages = json_object_get_array_member (manifest, "pages");

  if (page < 0 || (guint) page >= json_array_get_length (pages)
      || !json_object_has_member (json_array_get_object_element (pages, (guint) page), "document")
      || has_failed (json_array_get_object_element (pages, (guint) page)))
    return FALSE;
  mark_failed (pages, (guint) page);
  return TRUE;
}

/* Returns: the PDF; NULL and @error, or NULL alone where @page is to blame. */
static GBytes *
try (JsonObject *manifest, GPtrArray *files, int *page, GCancellable *cancellable, GError **error)
{
  Attempt attempt;
  GBytes *pdf = NULL;

  attempt_init (&attempt);
  if (start (&attempt, manifest, files, error))
    read_frames (&attempt, cancellable);
  *page = attempt.page;
  if (attempt.is_complete)
    pdf = g_bytes_new (attempt.pdf->data, attempt.pdf->len);
  attempt_clear (&attempt);
  return pdf;
}

/**
 * vouch_pack_run:
 * @manifest: what to draw: see vouch-pack-worker.h; pages that fail are marked in it
 * @files: (element-type GBytes): the PDFs that pages are drawn of
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError or #GIOErrorEnum
 *
 * Waits: not for the main thread.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
vouch_pack_run (JsonObject *manifest, GPtrArray *files, GCancellable *cancellable, GError **error)
{
  GError *trouble = NULL;
  GBytes *pdf;
  int page;

  do
    pdf = try (manifest, files, &page, cancellable, &trouble);
  while (!pdf && !trouble && !g_cancellable_is_cancelled (cancellable) && learn (manifest, page));
  if (pdf)
    return pdf;
  if (trouble)
    g_propagate_error (error, trouble);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_CRASHED,
                         _ ("The evidence pack can’t be created."));
  return NULL;
}
