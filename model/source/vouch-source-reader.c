/* vouch-source-reader.c: from a file of any kind to its text.
 *
 * The kind is told by the bytes: names lie, and files of a store have none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-file-io.h"
#include "vouch-source-markup.h"
#include "vouch-source-pdf.h"

#define SAMPLE_BYTES 4096
/* Acrobat takes what begins this late, and mail programs write before it. */
#define PDF_MARK_WITHIN 1024

static gboolean
contains (const char *bytes, gsize length, const char *mark)
{
  return g_strstr_len (bytes, length, mark) != NULL;
}

/* Lower case and without NULs, so that a mark is found by strstr. */
static char *
take_sample (const char *bytes, gsize length)
{
  char *sample = g_ascii_strdown (bytes, MIN (length, SAMPLE_BYTES));
  char *start = sample;

  if (g_str_has_prefix (start, "\xef\xbb\xbf"))
    start += 3;
  while (g_ascii_isspace (*start))
    start++;
  memmove (sample, start, strlen (start) + 1);
  return sample;
}

static gboolean
is_utf16 (const char *bytes, gsize length)
{
  return length >= 2 && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0);
}

static VouchSourceKind
guess_markup (const char *sample)
{
  gboolean is_xml = g_str_has_prefix (sample, "<?xml");

  if (g_str_has_prefix (sample, "<!doctype html") || strstr (sample, "<html"))
    return VOUCH_SOURCE_HTML;
  if (is_xml || g_str_has_prefix (sample, "<article") || g_str_has_prefix (sample, "<!doctype article"))
    return VOUCH_SOURCE_XML;
  return strstr (sample, "<body") || strstr (sample, "</p>") ? VOUCH_SOURCE_HTML : VOUCH_SOURCE_TEXT;
}

/**
 * vouch_source_guess_kind:
 * @bytes: a file
 * @length: in bytes
 *
 * Returns: what kind of file it is, by its first bytes.
 */
VouchSourceKind
vouch_source_guess_kind (const char *bytes, gsize length)
{
  g_autofree char *sample = NULL;

  if (contains (bytes, MIN (length, PDF_MARK_WITHIN), "%PDF-"))
    return VOUCH_SOURCE_PDF;
  if (is_utf16 (bytes, length))
    return VOUCH_SOURCE_TEXT;
  if (memchr (bytes, '\0', MIN (length, SAMPLE_BYTES)))
    return VOUCH_SOURCE_UNKNOWN;
  sample = take_sample (bytes, length);
  return *sample == '<' ? guess_markup (sample) : VOUCH_SOURCE_TEXT;
}

/** Returns: its name in the store and in JSON: "text", "pdf", "html", "xml" or "unknown". */
const char *
vouch_source_kind_get_name (VouchSourceKind kind)
{
  static const char *const names[] = { "text", "pdf", "html", "xml", "unknown" };

  return names[kind];
}

/**
 * vouch_source_read_bytes:
 * @bytes: a file
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError
 *
 * May take seconds: not for the main thread.
 *
 * Returns: (transfer full) (nullable): its text.
 */
VouchSourceText *
vouch_source_read_bytes (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  VouchSourceKind kind = length > 0 ? vouch_source_guess_kind (data, length) : VOUCH_SOURCE_TEXT;

  switch (kind)
    {
    case VOUCH_SOURCE_TEXT:
      return vouch_source_text_decode (data, length);
    case VOUCH_SOURCE_PDF:
      return vouch_source_pdf_read (bytes, cancellable, error);
    case VOUCH_SOURCE_HTML:
    case VOUCH_SOURCE_XML:
      return vouch_source_markup_read (data, length, kind == VOUCH_SOURCE_HTML, error);
    default:
      g_set_error_literal (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_UNKNOWN_KIND,
                           _ ("This is not a PDF, web page, XML or text file."));
      return NULL;
    }
}

/**
 * vouch_source_read:
 * @file: a file of any kind
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError or #GIOErrorEnum
 *
 * May take seconds: not for the main thread.
 *
 * Returns: (transfer full) (nullable): its text.
 */
VouchSourceText *
vouch_source_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_SOURCE_MAX_BYTES, cancellable, error);

  return bytes ? vouch_source_read_bytes (bytes, cancellable, error) : NULL;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer file, GCancellable *cancellable)
{
  GError *error = NULL;
  VouchSourceText *text = vouch_source_read (file, cancellable, &error);

  if (text)
    g_task_return_pointer (task, text, (GDestroyNotify) vouch_source_text_unref);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_source_read_async:
 * @file: a file of any kind
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @data: for @callback
 *
 * Reads without waiting; see vouch_source_read().
 */
void
vouch_source_read_async (GFile *file,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_source_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

/** Returns: (transfer full) (nullable): the text that was read. */
VouchSourceText *
vouch_source_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
