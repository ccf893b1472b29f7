/* vouch-cli-input.c: the files that commands read; "-" is standard input.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-input.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>

#include "vouch-cli.h"
#include "vouch-file-io.h"

#define CHUNK_BYTES (256 * 1024)

/* One byte more than there may be is read, so that the reader can refuse it. */
static GBytes *
read_standard_input (gsize    max_bytes,
                     GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gssize n;

  while (bytes->len <= max_bytes
         && (n = g_input_stream_read (stream, chunk, CHUNK_BYTES, NULL, error)) != 0)
    {
      if (n < 0)
        return NULL;
      g_byte_array_append (bytes, chunk, (guint) n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * vouch_cli_read:
 * @name: a file as the command line has it, or "-" for standard input
 * @max_bytes: no more than that, or a little more from standard input
 * @error: return location for an error of GIO
 *
 * Returns: (transfer full): what is in it; %NULL on failure
 */
GBytes *
vouch_cli_read (const char  *name,
                gsize        max_bytes,
                GError     **error)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_equal (name, "-"))
    return read_standard_input (max_bytes, error);
  file = g_file_new_for_commandline_arg (name);
  return vouch_file_read (file, max_bytes, NULL, error);
}

/**
 * vouch_cli_fail_usage:
 * @message: what to say instead
 *
 * Returns: %VOUCH_EXIT_UNUSABLE, after telling the user
 */
int
vouch_cli_fail_usage (const char *message)
{
  g_autoptr (GError) error
      = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return vouch_cli_fail (NULL, error);
}
