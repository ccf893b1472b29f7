/* vouch-csv.c: tables as text (RFC 4180), row by row from a stream.
 *
 * Fields in quotation marks may have commas, line ends and doubled marks. A mark that is
 * never closed would swallow the rest of the file: where a field gets longer than any
 * field is, its row is given up and reading goes on with the next line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-csv.h"

#include <string.h>

#define CHUNK 65536
#define MAX_FIELD (64 * 1024)
#define MAX_FIELDS 200

struct _VouchCsv
{
  GInputStream *stream; /* (owned) */
  char         *chunk;  /* (owned) */
  gsize         at;
  gsize         length;
  GString      *text;   /* (owned): the row's fields, each ended by a NUL */
  GArray       *starts; /* (owned) (element-type gsize): where in @text each begins */
  guint         line;   /* of what is read next, from 1 */
  guint         row;    /* where the row begins */
  gboolean      is_last; /* the row ended with the file */
  gboolean      is_quoted;
  gboolean      is_damaged;
  gboolean      was_mark;   /* a mark that ended the quotation stood before */
  gboolean      was_return; /* a "\r" stood before */
};

/**
 * vouch_csv_new:
 * @stream: UTF-8, with or without a byte order mark
 *
 * Returns: (transfer full): a reader before its first row
 */
VouchCsv *
vouch_csv_new (GInputStream *stream)
{
  VouchCsv *self = g_new0 (VouchCsv, 1);

  self->stream = g_object_ref (stream);
  self->chunk = g_malloc (CHUNK);
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->line = 1;
  return self;
}

/**
 * vouch_csv_free:
 * @self: (transfer full): a reader
 */
void
vouch_csv_free (VouchCsv *self)
{
  g_object_unref (self->stream);
  g_free (self->chunk);
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

/* The next byte, or -1 at the end and -2 on an error. */
static int
next_byte (VouchCsv *self, GCancellable *cancellable, GError **error)
{
  gsize n_read;

  if (self->at < self->length)
    return (guchar) self->chunk[self->at++];
  if (!g_input_stream_read_all (self->stream, self->chunk, CHUNK, &n_read, cancellable, error))
    return -2;
  self->at = 0;
  self->length = n_read;
  return n_read > 0 ? (guchar) self->chunk[self->at++] : -1;
}

static gsize
get_start (VouchCsv *self)
{
  return g_array_index (self->starts, gsize, self->starts->len - 1);
}

static void
begin_field (VouchCsv *self)
{
  gsize start = self->text->len;

  if (self->starts->len >= MAX_FIELDS)
    self->is_damaged = TRUE;
  else
    g_array_append_val (self->starts, start);
}

static void
end_field (VouchCsv *self)
{
  g_string_append_c (self->text, '\0');
  begin_field (self);
}

static void
add_byte (VouchCsv *self, int c)
{
  if (self->text->len - get_start (self) < MAX_FIELD)
    {
      g_string_append_c (self->text, (char) c);
      return;
    }
  self->is_damaged = TRUE;
  self->is_quoted = FALSE;
}

/* Whether the row ends with this byte, outside of quotation marks. */
static gboolean
take_bare (VouchCsv *self, int c)
{
  if (c == '\n')
    return TRUE;
  if (c == ',')
    end_field (self);
  else if (c == '"' && self->text->len == get_start (self))
    self->is_quoted = TRUE;
  else
    add_byte (self, c);
  return FALSE;
}

/* Of two marks within quotation marks the first ends them and the second begins them again. */
static gboolean
take_byte (VouchCsv *self, int c)
{
  gboolean was_mark = self->was_mark;

  self->was_mark = self->is_quoted && c == '"';
  if (self->was_mark)
    self->is_quoted = FALSE;
  else if (self->is_quoted)
    add_byte (self, c);
  else if (was_mark && c == '"')
    {
      self->is_quoted = TRUE;
      add_byte (self, c);
    }
  else
    return take_bare (self, c);
  return FALSE;
}

static void
begin_row (VouchCsv *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  begin_field (self);
  self->is_quoted = self->is_damaged = self->was_mark = FALSE;
  self->row = self->line;
}

static void
skip_mark (VouchCsv *self)
{
  if (self->row == 1 && g_str_has_prefix (self->text->str, "\xef\xbb\xbf"))
    {
      g_string_erase (self->text, 0, 3);
      for (guint i = 1; i < self->starts->len; i++)
        g_array_index (self->starts, gsize, i) -= 3;
    }
}

/* A line end of any kind: the "\n" of "\r\n" alone counts. */
static int
fold_line_end (VouchCsv *self, int c)
{
  gboolean was_return = self->was_return;

  self->was_return = c == '\r';
  if (c == '\n' && was_return)
    return 0;
  if (c != '\n' && c != '\r')
    return c;
  self->line++;
  return '\n';
}

/**
 * vouch_csv_read:
 * @self: a reader
 * @cancellable: (nullable): to stop early
 * @error: (nullable): return location, for %VOUCH_CSV_ROW_FAILED
 *
 * Goes on to the next row.
 *
 * Returns: what became of it
 */
VouchCsvRow
vouch_csv_read (VouchCsv *self, GCancellable *cancellable, GError **error)
{
  gboolean is_empty = TRUE;

  begin_row (self);
  for (;;)
    {
      int c = next_byte (self, cancellable, error);

      if (c == -2)
        return VOUCH_CSV_ROW_FAILED;
      if (c == -1 && is_empty)
        return VOUCH_CSV_ROW_END;
      self->is_last = c == -1;
      if (c == -1)
        break;
      is_empty = FALSE;
      c = fold_line_end (self, c);
      if (c != 0 && take_byte (self, c))
        break;
    }
  g_string_append_c (self->text, '\0');
  skip_mark (self);
  return self->is_damaged || self->is_quoted ? VOUCH_CSV_ROW_DAMAGED : VOUCH_CSV_ROW_GOOD;
}

/** Returns: whether the row ended with the file, rather than with its line. */
gboolean
vouch_csv_is_last (VouchCsv *self)
{
  return self->is_last;
}

/** Returns: the line at which the row begins, from 1. */
guint
vouch_csv_get_line (VouchCsv *self)
{
  return self->row;
}

/** Returns: how many fields the row has; an empty line has one, without text. */
guint
vouch_csv_n_fields (VouchCsv *self)
{
  return self->starts->len;
}

/** Returns: (transfer none) (nullable): the text of a field until the next row is read. */
const char *
vouch_csv_get (VouchCsv *self, guint index)
{
  return index < self->starts->len ? self->text->str + g_array_index (self->starts, gsize, index) : NULL;
}
