/* vouch-file-io.c: whole files through GIO, so that any mount works.
 *
 * An etag here is the digest of the content. Times and sizes can't tell two
 * writes within a clock tick apart, and call a file changed that was only
 * touched; a card is small enough to look at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-file-io.h"
#include "vouch-format-error.h"

#include <glib/gi18n-lib.h>

#define CHUNK ((gsize) 64 * 1024)

/* The words of GIO name the path once more and say “Error opening file”. */
static void
reword_read_error (GError **error)
{
  const char *words = NULL;

  if (!error || !*error)
    return;
  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    words = _("File not found");
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    words = _("No permission to read it");
  else if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    words = _("It is a folder");
  if (!words)
    return;
  g_free ((*error)->message);
  (*error)->message = g_strdup (words);
}

static gboolean
fail_too_large (guint64   size,
                gsize     max_bytes,
                GError  **error)
{
  g_autofree char *is = g_format_size (size);
  g_autofree char *limit = g_format_size (max_bytes);

  g_set_error (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_LARGE,
               _("It is too large: %s (the limit is %s)"), is, limit);
  return FALSE;
}

/* A large file is refused by what its folder says; one without a size (a pipe, a
 * remote stream) as soon as it has said too much. */
static gboolean
check_size (GFile         *file,
            gsize          max_bytes,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (!info)
    return FALSE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("It is a folder"));
      return FALSE;
    }
  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE)
      && g_file_info_get_size (info) > (goffset) max_bytes)
    return fail_too_large ((guint64) g_file_info_get_size (info), max_bytes, error);
  return TRUE;
}

static GBytes *
read_stream (GInputStream  *stream,
             gsize          max_bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize n_read;

  do
    {
      guint end = all->len;

      g_byte_array_set_size (all, end + CHUNK);
      if (!g_input_stream_read_all (stream, all->data + end, CHUNK, &n_read, cancellable, error))
        return NULL;
      g_byte_array_set_size (all, end + (guint) n_read);
      if (all->len > max_bytes)
        {
          fail_too_large (all->len, max_bytes, error);
          return NULL;
        }
    }
  while (n_read == CHUNK);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK,
                       _("The file was changed by another app since it was opened"));
  return FALSE;
}

/* Looks at what is there now. @gio_etag closes the time until it is replaced. */
static gboolean
check_unchanged (GFile         *file,
                 const char    *etag,
                 char         **gio_etag,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (GBytes) now = g_file_load_bytes (file, cancellable, gio_etag, &inner);
  g_autofree char *now_etag = NULL;

  if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (!now)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }
  now_etag = vouch_file_etag (now);
  return g_strcmp0 (now_etag, etag) == 0 || fail_changed (error);
}

static gboolean
create_by_gio (GFile         *file,
               GBytes        *bytes,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (GFileOutputStream) stream
      = g_file_create (file, G_FILE_CREATE_NONE, cancellable, error);
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (!stream)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, cancellable, error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return TRUE;
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
  g_file_delete (file, NULL, NULL);
  return FALSE;
}

/**
 * vouch_file_read:
 * @file: a file, a pipe or whatever GIO can read
 * @max_bytes: more is refused, before it is read where its size is known
 * @cancellable: (nullable): to stop early
 * @error: return location for a #GIOErrorEnum or %VOUCH_FORMAT_ERROR_TOO_LARGE
 *
 * Safe in any thread.
 *
 * Returns: (transfer full) (nullable): the whole content
 */
GBytes *
vouch_file_read (GFile         *file,
                 gsize          max_bytes,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) inner = NULL;
  GBytes *bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (check_size (file, max_bytes, cancellable, &inner)
      && (stream = g_file_read (file, cancellable, &inner)))
    bytes = read_stream (G_INPUT_STREAM (stream), max_bytes, cancellable, &inner);
  if (bytes)
    return bytes;
  reword_read_error (&inner);
  g_propagate_error (error, g_steal_pointer (&inner));
  return NULL;
}

/**
 * vouch_file_etag:
 * @bytes: a file's content
 *
 * Returns: (transfer full): what tells this content from any other
 */
char *
vouch_file_etag (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * vouch_file_write_gio:
 * @file: a file, on any mount
 * @bytes: its new content
 * @mode: what may be there now
 * @etag: (nullable): for %VOUCH_FILE_IF_UNCHANGED, of the content that may be there
 * @cancellable: (nullable): to stop early
 * @error: return location for a #VouchFileError or #GIOErrorEnum
 *
 * As vouch_file_write(), as well as the mount can.
 *
 * Returns: whether it was written
 */
gboolean
vouch_file_write_gio (GFile          *file,
                      GBytes         *bytes,
                      VouchFileMode   mode,
                      const char     *etag,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_autofree char *gio_etag = NULL;
  g_autoptr (GError) inner = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gboolean is_written;

  if (mode == VOUCH_FILE_IF_UNCHANGED
      && !check_unchanged (file, etag, &gio_etag, cancellable, error))
    return FALSE;
  if (mode == VOUCH_FILE_CREATE)
    is_written = create_by_gio (file, bytes, cancellable, &inner);
  else
    is_written = g_file_replace_contents (file, data, length, gio_etag, FALSE, G_FILE_CREATE_NONE,
                                          NULL, cancellable, &inner);
  if (is_written)
    return TRUE;
  if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    return fail_changed (error);
  if (g_error_matches (inner, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_set_error_literal (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_EXISTS,
                         _("A file with that name already exists"));
  else
    g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

/**
 * vouch_file_write:
 * @file: a file, on any mount
 * @bytes: its new content
 * @mode: what may be there now
 * @etag: (nullable): for %VOUCH_FILE_IF_UNCHANGED, of the content that may be there
 * @cancellable: (nullable): to stop early
 * @error: return location for a #VouchFileError or #GIOErrorEnum
 *
 * Replaces the file as a whole: whoever reads it meanwhile, and whatever goes wrong, there is the
 * old content or the new. On this computer's own disks %TRUE means that it is on the disk.
 *
 * Links are followed. Permissions, owner and extended attributes of a file that is replaced are
 * kept; other hard links to it keep the old content. Safe in any thread.
 *
 * Returns: whether it was written; with %VOUCH_FILE_ERROR_UNSURE it was all the same
 */
gboolean
vouch_file_write (GFile          *file,
                  GBytes         *bytes,
                  VouchFileMode   mode,
                  const char     *etag,
                  GCancellable   *cancellable,
                  GError        **error)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  if (path)
    return vouch_file_write_path (path, bytes, mode, etag, cancellable, error);
  return vouch_file_write_gio (file, bytes, mode, etag, cancellable, error);
}
