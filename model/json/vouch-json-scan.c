/* vouch-json-scan.c: a strict pass over JSON before any parser sees it.
 *
 * One loop over the bytes with a stack of its own, so that hostile nesting
 * costs nothing. The grammar is RFC 8259's; beyond it the scan refuses what two
 * programs would read differently (RFC 7493): a member twice in one object,
 * half a surrogate pair, a number that a double or a 64-bit integer can't hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-scan-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

static gboolean
open_level (VouchJsonScan *scan)
{
  VouchJsonScanLevel level = { .is_object = *scan->at == '{' };

  if (scan->depth == VOUCH_JSON_MAX_LEVELS)
    return vouch_json_scan_fail_at (scan, scan->at, VOUCH_FORMAT_ERROR_TOO_DEEP,
                    g_strdup_printf (_("Nested more than %d levels deep"),
                                     VOUCH_JSON_MAX_LEVELS));
  level.first_key = scan->keys->len;
  level.unescaped = scan->unescaped->len;
  scan->levels[scan->depth++] = level;
  scan->expect = level.is_object ? VOUCH_JSON_EXPECT_KEY_OR_END : VOUCH_JSON_EXPECT_VALUE_OR_END;
  scan->at++;
  return TRUE;
}

static gboolean
close_level (VouchJsonScan *scan)
{
  VouchJsonScanLevel *level = &scan->levels[scan->depth - 1];

  if (level->is_object)
    {
      if (!vouch_json_scan_check_members (scan))
        return FALSE;
      g_array_set_size (scan->keys, level->first_key);
      g_byte_array_set_size (scan->unescaped, level->unescaped);
    }
  scan->depth--;
  scan->expect = VOUCH_JSON_EXPECT_COMMA_OR_END;
  scan->at++;
  return TRUE;
}

static gboolean
read_value (VouchJsonScan *scan)
{
  gboolean had_escape = FALSE;

  scan->expect = VOUCH_JSON_EXPECT_COMMA_OR_END;
  switch (*scan->at)
    {
    case '{':
    case '[':
      return open_level (scan);
    case '"':
      return vouch_json_scan_read_string (scan, NULL, &had_escape);
    case 't':
      return vouch_json_scan_read_word (scan, "true");
    case 'f':
      return vouch_json_scan_read_word (scan, "false");
    case 'n':
      return vouch_json_scan_read_word (scan, "null");
    default:
      if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
        return vouch_json_scan_read_number (scan);
      return vouch_json_scan_fail (scan, _("Not a JSON value"));
    }
}

static gboolean
read_separator (VouchJsonScan *scan)
{
  VouchJsonScanLevel *level;

  if (scan->depth == 0)
    return vouch_json_scan_fail (scan, _("Unexpected text after the end of the JSON"));
  level = &scan->levels[scan->depth - 1];
  if (*scan->at == (level->is_object ? '}' : ']'))
    return close_level (scan);
  if (*scan->at != ',')
    return vouch_json_scan_fail (scan, level->is_object ? _("A comma or “}” is missing")
                                               : _("A comma or “]” is missing"));
  level->index++;
  scan->expect = level->is_object ? VOUCH_JSON_EXPECT_KEY : VOUCH_JSON_EXPECT_VALUE;
  scan->at++;
  return TRUE;
}

static gboolean
read_token (VouchJsonScan *scan)
{
  switch (scan->expect)
    {
    case VOUCH_JSON_EXPECT_VALUE_OR_END:
      if (*scan->at == ']')
        return close_level (scan);
      return read_value (scan);
    case VOUCH_JSON_EXPECT_VALUE:
      return read_value (scan);
    case VOUCH_JSON_EXPECT_KEY_OR_END:
      if (*scan->at == '}')
        return close_level (scan);
      G_GNUC_FALLTHROUGH;
    case VOUCH_JSON_EXPECT_KEY:
      if (*scan->at == '"')
        return vouch_json_scan_read_key (scan);
      return vouch_json_scan_fail (scan, _("A member’s name in double quotes is missing"));
    case VOUCH_JSON_EXPECT_COLON:
      if (*scan->at != ':')
        return vouch_json_scan_fail (scan, _("A colon is missing after a member’s name"));
      scan->at++;
      scan->expect = VOUCH_JSON_EXPECT_VALUE;
      return TRUE;
    case VOUCH_JSON_EXPECT_COMMA_OR_END:
    default:
      return read_separator (scan);
    }
}

static void
skip_space (VouchJsonScan *scan)
{
  while (scan->at < scan->end
         && (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\t' || *scan->at == '\r'))
    scan->at++;
}

static gboolean
read_text (VouchJsonScan *scan)
{
  for (skip_space (scan); scan->at < scan->end; skip_space (scan))
    if (!read_token (scan))
      return FALSE;
  if (scan->depth > 0 || scan->expect != VOUCH_JSON_EXPECT_COMMA_OR_END)
    return vouch_json_scan_fail (scan, NULL);
  return TRUE;
}

static gboolean
check_encoding (VouchJsonScan *scan)
{
  const char *bad;

  if (g_utf8_validate_len ((const char *) scan->at, (gsize) (scan->end - scan->at), &bad))
    return TRUE;
  /* A zero byte is UTF-8; the grammar tells about it better. */
  if (*bad == '\0')
    return TRUE;
  return vouch_json_scan_fail_at (scan, (const guint8 *) bad, VOUCH_FORMAT_ERROR_SYNTAX,
                  g_strdup (_("The text is not UTF-8")));
}

static gboolean
scan_bytes (VouchJsonScan *scan,
            const char    *bytes,
            gsize          length,
            gsize          max_bytes)
{
  gboolean is_good;

  if (length > MIN (max_bytes, G_MAXINT32))
    {
      g_autofree char *size = g_format_size (length);
      g_autofree char *limit = g_format_size (max_bytes);

      g_set_error (scan->error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_LARGE,
                   _("It is too large: %s (the limit is %s)"), size, limit);
      return FALSE;
    }
  scan->bytes = scan->at = (const guint8 *) bytes;
  scan->end = scan->bytes + length;
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    scan->at += 3;
  scan->keys = g_array_new (FALSE, FALSE, sizeof (VouchJsonScanKey));
  scan->unescaped = g_byte_array_new ();
  is_good = check_encoding (scan) && read_text (scan);
  g_array_unref (scan->keys);
  g_byte_array_unref (scan->unescaped);
  return is_good;
}

/**
 * vouch_json_scan:
 * @bytes: (array length=length): what came in; a leading byte order mark is passed over
 * @length: number of bytes
 * @max_bytes: more are refused unread
 * @error: return location for a #VouchFormatError
 *
 * Says whether @bytes are JSON (RFC 8259) that is safe to parse: UTF-8, at most
 * %VOUCH_JSON_MAX_LEVELS levels, no member twice in an object (names compared after unescaping), no
 * half surrogate pairs, whole numbers within 64 bits and others within the range of a double. Takes
 * time linear in @length, save for sorting the names of large objects, and no more stack for deeper
 * input. Safe in any thread.
 *
 * Errors name line, column (in code points, from 1) and the place as a JSON pointer (RFC 6901).
 *
 * Returns: whether it is safe to parse
 */
gboolean
vouch_json_scan (const char  *bytes,
                 gsize        length,
                 gsize        max_bytes,
                 GError     **error)
{
  VouchJsonScan scan = { .error = error };

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  return scan_bytes (&scan, bytes, length, max_bytes);
}

/**
 * vouch_json_scan_for_nodes:
 * @bytes: (array length=length): what came in
 * @length: number of bytes
 * @max_bytes: more are refused unread
 * @error: return location for a #VouchFormatError
 *
 * As vouch_json_scan(), and refuses what json-glib can't hold well: “\u0000”, where the C strings
 * in a #JsonNode would end, and objects with thousands of members.
 *
 * Returns: whether it can become nodes without loss
 */
gboolean
vouch_json_scan_for_nodes (const char  *bytes,
                           gsize        length,
                           gsize        max_bytes,
                           GError     **error)
{
  VouchJsonScan scan = { .error = error, .for_nodes = TRUE };

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  return scan_bytes (&scan, bytes, length, max_bytes);
}
