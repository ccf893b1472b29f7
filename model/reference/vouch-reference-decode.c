/* vouch-reference-decode.c: encodings, line ends and what is no text.
 *
 * Libraries are glued together from exports of many programs and years, and letters are pasted
 * into them, so the encoding is a matter of each letter: what is not UTF-8 is Windows-1252, whose
 * letters Latin-1 shares.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-decode.h"
#include "vouch-utf16.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Windows-1252 from 0x80 to 0x9f; the rest of it is Latin-1. */
static const guint16 windows[32] = {
  0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160,
  0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e, 0x178,
};

/* Half a character at the end, or one in the middle that is none, costs what follows it. */
static char *
convert_utf16 (VouchReferenceBatch *batch,
               const char          *bytes,
               gsize                length,
               const char          *charset,
               gsize               *text_length)
{
  gsize read = 0;
  char *text = g_convert (bytes, length & ~(gsize) 1, "UTF-8", charset, &read, text_length, NULL);

  if (!text && read > 0)
    text = g_convert (bytes, read, "UTF-8", charset, NULL, text_length, NULL);
  if (!text)
    {
      *text_length = 0;
      text = g_strdup ("");
    }
  if (read + 1 < length)
    vouch_reference_batch_trouble (
        batch, 0, NULL, _("Behind byte %" G_GSIZE_FORMAT " this is no UTF-16 text: the rest was not read."),
        read);
  return text;
}

static void
append_windows (GString    *to,
                const char *bytes,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) bytes[i];

      if (byte < 0x80)
        g_string_append_c (to, bytes[i]);
      else
        g_string_append_unichar (to, byte < 0xa0 ? windows[byte - 0x80] : byte);
    }
}

static gboolean
has_wide (const char *line,
          const char *end)
{
  for (const char *p = line; p < end; p++)
    if ((guchar) *p >= 0xc2)
      {
        gunichar c = g_utf8_get_char_validated (p, end - p);

        if (c != (gunichar) -1 && c != (gunichar) -2)
          return TRUE;
      }
  return FALSE;
}

/* Bytes from @p on that begin a character of UTF-8 and break off at the end of the line, where programs cut
 * what is too long for them. Elsewhere "\xe9\x94" is an é and a quotation mark of Windows-1252. */
static gsize
count_cut (const char *p,
           const char *end)
{
  guchar lead = (guchar) *p;
  gsize wanted = lead < 0xc2 || lead > 0xf4 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  gsize length = 1;

  while (length < wanted && p + length < end && ((guchar) p[length] & 0xc0) == 0x80)
    length++;
  if (length == 1 || length == wanted || (p + length < end && p[length] != '\n' && p[length] != '\r'))
    return 0;
  return length;
}

/* Where a line of UTF-8 was given a letter of Windows-1252, each stays what it is; a character that was
 * cut in half is neither. */
static void
append_mixed (GString    *to,
              const char *line,
              gsize       length,
              guint      *n_windows)
{
  const char *end = line + length;
  gboolean has_windows = FALSE;
  gboolean is_utf8 = has_wide (line, end);

  for (const char *p = line; p < end;)
    {
      const char *stop = end;
      gsize cut;

      (void) g_utf8_validate_len (p, (gsize) (end - p), &stop);
      g_string_append_len (to, p, stop - p);
      p = stop;
      if (p == end)
        break;
      cut = is_utf8 ? count_cut (p, end) : 0;
      if (cut > 0)
        g_string_append_unichar (to, 0xfffd);
      else
        append_windows (to, p, 1);
      has_windows |= cut == 0;
      p += MAX (cut, 1);
    }
  *n_windows += has_windows;
}

static void
append_line (GString    *to,
             const char *line,
             gsize       length,
             guint      *n_windows)
{
  if (g_utf8_validate_len (line, length, NULL))
    g_string_append_len (to, line, (gssize) length);
  else
    append_mixed (to, line, length, n_windows);
}

static char *
decode_lines (VouchReferenceBatch *batch,
              const char          *bytes,
              gsize                length,
              gsize               *text_length)
{
  GString *text = g_string_sized_new (length + length / 16);
  const char *end = bytes + length;
  guint n_windows = 0;

  for (const char *line = bytes; line < end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));

      stop = stop ? stop + 1 : end;
      append_line (text, line, (gsize) (stop - line), &n_windows);
      line = stop;
    }
  if (n_windows > 0)
    vouch_reference_batch_note (
        batch, 0, NULL,
        ngettext ("%u line is not in UTF-8: what isn’t was read as Windows-1252.",
                  "%u lines are not in UTF-8: what isn’t was read as Windows-1252.", n_windows),
        n_windows);
  *text_length = text->len;
  return g_string_free (text, FALSE);
}

/* In place: line ends become "\n", control characters go. Returns the new length. */
static gsize
clean_text (char  *text,
            gsize  length,
            gsize *n_controls)
{
  const char *end = text + length;
  char *to = text;

  for (const char *p = text; p < end; p++)
    if (*p == '\r')
      {
        if (p + 1 == end || p[1] != '\n')
          *to++ = '\n';
      }
    else if ((guchar) *p >= 0x20 || *p == '\n' || *p == '\t')
      *to++ = *p;
    else if (*p == '\v' || *p == '\f')
      *to++ = ' ';
    else
      *n_controls += 1;
  *to = '\0';
  return (gsize) (to - text);
}

static gboolean
is_clean (const char *bytes,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) bytes[i] < 0x20 && bytes[i] != '\n' && bytes[i] != '\t')
      return FALSE;
  return TRUE;
}

/* No text has NUL bytes: they are left over from a program's own files. */
static GBytes *
without_nul (const char *bytes,
             gsize       length)
{
  GByteArray *kept;

  if (!memchr (bytes, '\0', length))
    return g_bytes_new_static (bytes, length);
  kept = g_byte_array_sized_new ((guint) length);
  for (const char *end = bytes + length; bytes < end;)
    {
      const char *nul = memchr (bytes, '\0', (gsize) (end - bytes));

      nul = nul ? nul : end;
      g_byte_array_append (kept, (const guint8 *) bytes, (guint) (nul - bytes));
      bytes = nul + 1;
    }
  return g_byte_array_free_to_bytes (kept);
}

static char *
decode_text (VouchReferenceBatch *batch,
             const char          *bytes,
             gsize                length,
             gsize               *n_controls,
             gsize               *text_length)
{
  g_autoptr (GBytes) kept = NULL;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    bytes += 3, length -= 3;
  /* Nearly always. */
  if (g_utf8_validate_len (bytes, length, NULL))
    {
      char *text = g_malloc (length + 1);

      memcpy (text, bytes, length);
      text[length] = '\0';
      *text_length = length;
      return text;
    }
  kept = without_nul (bytes, length);
  *n_controls = length - g_bytes_get_size (kept);
  return decode_lines (batch, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept), text_length);
}

/**
 * vouch_reference_decode:
 * @batch: told what was guessed or left out
 * @bytes: a file
 * @length: bytes in it
 * @text_length: (out): bytes of the text
 *
 * Takes UTF-8, UTF-16 and Windows-1252, mixed within a line if it must be.
 *
 * Returns: (transfer full): UTF-8 with line ends "\n" and no other control character than "\t"
 */
char *
vouch_reference_decode (VouchReferenceBatch *batch,
                        const char          *bytes,
                        gsize                length,
                        gsize               *text_length)
{
  const char *utf16 = vouch_utf16_find (bytes, length);
  gsize n_controls = 0;
  char *text;

  if (utf16)
    text = convert_utf16 (batch, bytes, length, utf16, text_length);
  else
    text = decode_text (batch, bytes, length, &n_controls, text_length);
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    memmove (text, text + 3, *text_length - 2), *text_length -= 3;
  if (!is_clean (text, *text_length))
    *text_length = clean_text (text, *text_length, &n_controls);
  if (n_controls > 0)
    vouch_reference_batch_note (
        batch, 0, NULL,
        ngettext ("%u control character was left out.", "%u control characters were left out.",
                  (gulong) n_controls),
        (guint) n_controls);
  return text;
}
