/* vouch-json-scan-token.c: the strings, numbers and words of JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-scan-private.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

/* --- strings --- */

static gboolean
read_hex (VouchJsonScan *scan,
          guint16       *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, scan->at++)
    {
      if (scan->at >= scan->end || !g_ascii_isxdigit (*scan->at))
        return vouch_json_scan_fail (scan, _("“\\u” needs four hexadecimal digits"));
      *unit = (guint16) (*unit << 4 | g_ascii_xdigit_value (*scan->at));
    }
  return TRUE;
}

/* Reads what follows “\u”. */
static gboolean
read_code_point (VouchJsonScan *scan,
                 gunichar      *point)
{
  const guint8 *start = scan->at;
  guint16 high, low = 0;

  if (!read_hex (scan, &high))
    return FALSE;
  if (high == 0 && scan->for_nodes)
    return vouch_json_scan_fail_at (scan, start, VOUCH_FORMAT_ERROR_MEMBER,
                    g_strdup (_("A text contains a null character")));
  *point = high;
  if (high < 0xd800 || high > 0xdfff)
    return TRUE;
  if (high < 0xdc00 && scan->end - scan->at >= 2 && scan->at[0] == '\\' && scan->at[1] == 'u')
    {
      scan->at += 2;
      if (!read_hex (scan, &low))
        return FALSE;
    }
  if (low < 0xdc00 || low > 0xdfff)
    {
      scan->at = start;
      return vouch_json_scan_fail (scan, _("“\\u” gives only half a character"));
    }
  *point = 0x10000 + ((gunichar) (high - 0xd800) << 10) + (low - 0xdc00);
  return TRUE;
}

/* Reads what follows the backslash. */
static gboolean
read_escape (VouchJsonScan *scan,
             gunichar      *point)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (scan->at >= scan->end)
    return vouch_json_scan_fail (scan, NULL);
  if (*scan->at == 'u')
    {
      scan->at++;
      return read_code_point (scan, point);
    }
  found = *scan->at ? strchr (from, *scan->at) : NULL;
  if (!found)
    return vouch_json_scan_fail (scan, _("Unknown escape"));
  *point = (gunichar) to[found - from];
  scan->at++;
  return TRUE;
}

static void
append_point (GByteArray *unescaped,
              gunichar    point)
{
  char utf8[6];
  int length = g_unichar_to_utf8 (point, utf8);

  g_byte_array_append (unescaped, (const guint8 *) utf8, (guint) length);
}

/* Reads a string from its opening quote on. With @unescaped its text is added
 * there from the first escape on; @had_escape says whether that was needed. */
gboolean
vouch_json_scan_read_string (VouchJsonScan *scan,
                             GByteArray    *unescaped,
                             gboolean      *had_escape)
{
  const guint8 *run = ++scan->at;

  for (;;)
    {
      gunichar point = 0;

      while (scan->at < scan->end && *scan->at != '"' && *scan->at != '\\' && *scan->at >= 0x20)
        scan->at++;
      if (scan->at >= scan->end || *scan->at < 0x20)
        return vouch_json_scan_fail (scan, _("Unescaped control character in a text"));
      if (unescaped && (*had_escape || *scan->at == '\\'))
        g_byte_array_append (unescaped, run, (guint) (scan->at - run));
      if (*scan->at++ == '"')
        return TRUE;
      if (!read_escape (scan, &point))
        return FALSE;
      if (unescaped)
        {
          append_point (unescaped, point);
          *had_escape = TRUE;
        }
      run = scan->at;
    }
}

/* --- numbers and words --- */

static gboolean
read_digits (VouchJsonScan *scan)
{
  const guint8 *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return scan->at > start || vouch_json_scan_fail (scan, _("A digit is missing in a number"));
}

/* Whether the number loses nothing but digits beyond a double's precision. */
static gboolean
check_range (VouchJsonScan *scan,
             const guint8  *start,
             gboolean       is_whole)
{
  g_autofree char *text = g_strndup ((const char *) start, (gsize) (scan->at - start));
  gboolean is_kept;

  errno = 0;
  if (is_whole)
    {
      g_ascii_strtoll (text, NULL, 10);
      is_kept = errno != ERANGE;
    }
  else
    {
      double value = g_ascii_strtod (text, NULL);

      is_kept = isfinite (value) && (value != 0 || strcspn (text, "123456789") >= strcspn (text, "eE"));
    }
  if (is_kept)
    return TRUE;
  return vouch_json_scan_fail_at (scan, start, VOUCH_FORMAT_ERROR_MEMBER,
                  g_strdup_printf (_("The number %.40s can’t be represented exactly"), text));
}

gboolean
vouch_json_scan_read_number (VouchJsonScan *scan)
{
  const guint8 *start = scan->at;
  gboolean is_whole = TRUE, has_exponent = FALSE;

  if (*scan->at == '-')
    scan->at++;
  if (scan->at < scan->end && *scan->at == '0')
    scan->at++;
  else if (!read_digits (scan))
    return FALSE;
  if (scan->at < scan->end && *scan->at == '.')
    {
      is_whole = FALSE;
      scan->at++;
      if (!read_digits (scan))
        return FALSE;
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      is_whole = FALSE;
      has_exponent = TRUE;
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (!read_digits (scan))
        return FALSE;
    }
  /* 18 digits always fit. */
  if (!has_exponent && scan->at - start <= 18)
    return TRUE;
  return check_range (scan, start, is_whole);
}

gboolean
vouch_json_scan_read_word (VouchJsonScan *scan,
                           const char    *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, word, length) != 0)
    return vouch_json_scan_fail (scan, _("Not a JSON value"));
  scan->at += length;
  return TRUE;
}
