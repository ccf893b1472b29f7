/* vouch-import-decode.c: encodings, line ends and invisible characters.
 *
 * Drafts come from clipboards, mail and word processors: with a byte order
 * mark, as UTF-16, in Windows' code page, with a character cut in half. What
 * was guessed or mended is told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-decode.h"
#include "vouch-import-error.h"
#include "vouch-utf16.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* So many control characters, and one in twenty: no text. */
#define MIN_CONTROLS 8

typedef struct
{
  gsize broken; /* bytes that belong to no character */
  gsize wide;   /* characters of more than one byte */
} Utf8Count;

static Utf8Count
count_utf8 (const char *bytes, gsize length)
{
  Utf8Count count = { 0, 0 };
  const char *end = bytes + length;

  for (const char *p = bytes; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          count.broken++;
          p++;
          continue;
        }
      count.wide += c >= 0x80;
      p = g_utf8_next_char (p);
    }
  return count;
}

/* Each byte that is no character becomes U+FFFD, so that the place is seen. */
static char *
mend_utf8 (const char *bytes, gsize length)
{
  GString *mended = g_string_sized_new (length);
  const char *end = bytes + length;

  for (const char *p = bytes; p < end;)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);
      gboolean broken = c == (gunichar) -1 || c == (gunichar) -2;

      g_string_append_unichar (mended, broken ? 0xfffd : c);
      p = broken ? p + 1 : g_utf8_next_char (p);
    }
  return g_string_free (mended, FALSE);
}

/* Windows-1252 holds all of Latin-1's letters; five of its bytes mean nothing
 * and are what Latin-1 says they are. */
static char *
convert_latin (const char *bytes, gsize length)
{
  char *text = g_convert (bytes, length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);

  return text ? text : g_convert (bytes, length, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

static char *
convert_utf16 (const char *bytes,
               gsize length,
               const char *charset,
               VouchImportReport *report,
               GError **error)
{
  g_autofree char *text = NULL;
  gsize read = 0;

  /* Half a character at the end is left out, not fatal. */
  text = g_convert (bytes, length & ~(gsize) 1, "UTF-8", charset, &read, NULL, NULL);
  if (text == NULL && read > 0)
    text = g_convert (bytes, read, "UTF-8", charset, NULL, NULL, NULL);
  if (text == NULL || strlen (text) == 0)
    {
      g_set_error (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD,
                   _ ("This is not a text file."));
      return NULL;
    }
  if (read < length)
    vouch_import_report_tell (report, 0,
                              ngettext ("The last %u byte is not a character and was left out",
                                        "The last %u bytes are not characters and were left out",
                                        length - read),
                              (guint) (length - read));
  vouch_import_report_tell (report, 0, _ ("Read as %s"), "UTF-16");
  return g_steal_pointer (&text);
}

static char *
convert_bytes (const char *bytes, gsize length, VouchImportReport *report, GError **error)
{
  const char *utf16 = vouch_utf16_find (bytes, length);
  Utf8Count count;

  if (utf16)
    return convert_utf16 (bytes, length, utf16, report, error);
  if (memchr (bytes, '\0', length))
    {
      g_set_error (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD,
                   _ ("This is not a text file."));
      return NULL;
    }
  count = count_utf8 (bytes, length);
  if (count.broken == 0)
    return g_strndup (bytes, length);
  if (count.wide >= count.broken)
    {
      vouch_import_report_tell (report, 0,
                                ngettext ("%u broken character is shown as �",
                                          "%u broken characters are shown as �", count.broken),
                                (guint) count.broken);
      return mend_utf8 (bytes, length);
    }
  vouch_import_report_tell (report, 0, _ ("Read as %s"), "Windows-1252");
  return convert_latin (bytes, length);
}

static gboolean
is_space (gunichar c)
{
  return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f
         || c == 0x3000;
}

/* Joiners (U+200C, U+200D) stay: they change how a word is written. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0xad || c == 0x200b || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || (c < 0x20 && c != '\t' && c != '\n')
         || (c >= 0x7f && c < 0xa0);
}

/**
 * vouch_import_decode_char:
 * @c: a character
 *
 * Returns: what a card has for it: one kind of line end, one kind of space, and
 *   0 for what nobody sees.
 */
gunichar
vouch_import_decode_char (gunichar c)
{
  if (c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
    return '\n';
  if (is_space (c))
    return ' ';
  return is_invisible (c) ? 0 : c;
}

static char *
clean_text (const char *text, gsize *controls)
{
  GString *clean = g_string_sized_new (strlen (text));

  *controls = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar shown = c == '\r' && p[1] != '\n' ? '\n' : vouch_import_decode_char (c);

      if (shown)
        g_string_append_unichar (clean, shown);
      else
        *controls += c < 0xad && c != '\r';
    }
  return g_string_free (clean, FALSE);
}

/* Files that a draft may well come in, and that are not read here. */
static const struct
{
  const char *start; /* in any case of letters */
  const char *message;
} formats[] = {
  { "%PDF-", N_ ("This is a PDF file. Open it, copy the text and import that. A paper that a card "
             "cites is added to its sources instead.") },
  { "PK\x03\x04", N_ ("This is a packed file, such as a Word document. Open it, copy the text and "
                      "import that.") },
  { "{\\rtf", N_ ("This is a rich-text (RTF) file. Open it, copy the text and import that.") },
  { "<!doctype html", N_ ("This is the source of a web page. Open it in a browser, copy the text "
                          "and import that.") },
  { "<html", N_ ("This is the source of a web page. Open it in a browser, copy the text and import "
                 "that.") },
  { "<?xml", N_ ("This is program data, not a scorecard.") },
};

static gboolean
is_other_format (const char *bytes, gsize length, GError **error)
{
  gsize skip = 0;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    skip = 3;
  while (skip < length && g_ascii_isspace (bytes[skip]))
    skip++;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gsize n = strlen (formats[i].start);

      if (length - skip < n || g_ascii_strncasecmp (bytes + skip, formats[i].start, n) != 0)
        continue;
      g_set_error_literal (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD,
                           _ (formats[i].message));
      return TRUE;
    }
  return FALSE;
}

/**
 * vouch_import_decode:
 * @bytes: what was pasted or read
 * @length: bytes in it; at most %VOUCH_IMPORT_MAX_BYTES
 * @report: told what was guessed or mended
 * @error: a #VouchImportError
 *
 * Takes UTF-8 and UTF-16, with or without a byte order mark, and Windows-1252
 * with Latin-1 in it. Line ends become "\n", every kind of space an ordinary
 * one; zero-width and control characters go.
 *
 * Returns: (transfer full): UTF-8 text; %NULL when this is no text.
 */
char *
vouch_import_decode (const char *bytes, gsize length, VouchImportReport *report, GError **error)
{
  g_autofree char *text = NULL;
  char *clean;
  gsize controls;

  if (length > VOUCH_IMPORT_MAX_BYTES)
    {
      g_set_error (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_TOO_LARGE,
                   _ ("This is larger than 64 MB, which is too large for a scorecard draft."));
      return NULL;
    }
  if (length == 0)
    {
      g_set_error (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD,
                   _ ("It is empty."));
      return NULL;
    }
  if (is_other_format (bytes, length, error))
    return NULL;
  text = convert_bytes (bytes, length, report, error);
  if (text == NULL)
    return NULL;
  clean = clean_text (text, &controls);
  if (controls >= MIN_CONTROLS && controls * 20 > length)
    {
      g_free (clean);
      g_set_error (error, VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD,
                   _ ("This is not a text file."));
      return NULL;
    }
  return clean;
}
