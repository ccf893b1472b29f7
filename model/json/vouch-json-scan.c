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

#include "vouch-json-scan.h"
#include "vouch-format-error.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

/* Objects with fewer members are compared pair by pair, larger ones are sorted. */
#define FEW_MEMBERS 8

/* json-glib's own table of names can be made to take quadratic time by whoever
 * chooses the names; no object of ours has more than some dozens. */
#define MAX_MEMBERS 4096

/* A longer key is cut short in a pointer. */
#define MAX_KEY_SHOWN 40

/* A member's name after unescaping. */
typedef struct
{
  guint32 at;    /* the name's opening quote in the input */
  guint32 start; /* first byte, in the input or in Scan.unescaped */
  guint32 hash;
  guint32 length : 31;
  guint32 is_unescaped : 1; /* bytes are in Scan.unescaped */
} Key;

/* An object or array that is open. */
typedef struct
{
  guint first_key; /* length of Scan.keys when it began */
  guint unescaped; /* length of Scan.unescaped when it began */
  guint index;     /* arrays: position of the current element */
  guint is_object : 1;
} Level;

/* What may come next. */
typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END, /* right after [ */
  EXPECT_KEY,
  EXPECT_KEY_OR_END,   /* right after { */
  EXPECT_COLON,
  EXPECT_COMMA_OR_END, /* after a value; at the outermost level: the end of the input */
} Expect;

typedef struct
{
  const guint8 *bytes;
  const guint8 *end;
  const guint8 *at;
  Level levels[VOUCH_JSON_MAX_LEVELS];
  guint depth;
  Expect expect;
  GArray *keys;            /* (owned) (element-type Key): of all open objects, outermost first */
  GByteArray *unescaped;   /* (owned): names that had escapes */
  GError **error;
  guint for_nodes : 1;     /* refuses what json-glib can't hold, too */
} Scan;

/* --- telling what is wrong --- */

/* A reference token of RFC 6901. */
static void
append_key (GString    *pointer,
            const Scan *scan,
            const Key  *key)
{
  const guint8 *bytes = key->is_unescaped ? scan->unescaped->data : scan->bytes;
  g_autofree char *name = g_strndup ((const char *) bytes + key->start, key->length);
  g_autoptr (GString) token = g_string_new (name);

  g_string_replace (token, "~", "~0", 0);
  g_string_replace (token, "/", "~1", 0);
  if (g_utf8_strlen (token->str, -1) > MAX_KEY_SHOWN)
    {
      char *end = g_utf8_offset_to_pointer (token->str, MAX_KEY_SHOWN - 1);

      g_string_truncate (token, (gsize) (end - token->str));
      g_string_append (token, "…");
    }
  g_string_append_printf (pointer, "/%s", token->str);
}

/* The place of the value that is being read, as in /sections/2/title (RFC 6901). */
static char *
make_pointer (const Scan *scan)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < scan->depth; i++)
    {
      const Level *level = &scan->levels[i];
      guint end = i + 1 < scan->depth ? scan->levels[i + 1].first_key : scan->keys->len;

      if (!level->is_object)
        g_string_append_printf (pointer, "/%u", level->index);
      else if (end > level->first_key)
        append_key (pointer, scan, &g_array_index (scan->keys, Key, end - 1));
    }
  return g_string_free (pointer, FALSE);
}

static void
count_lines (const Scan   *scan,
             const guint8 *place,
             guint        *line,
             guint        *column)
{
  *line = 1;
  *column = 1;
  for (const guint8 *c = scan->bytes; c < place; c++)
    if (*c == '\n' || (*c == '\r' && !(c + 1 < scan->end && c[1] == '\n')))
      {
        (*line)++;
        *column = 1;
      }
    else if ((*c & 0xc0) != 0x80)
      (*column)++;
}

/* Takes @message. */
static gboolean
fail_at (Scan             *scan,
         const guint8     *place,
         VouchFormatError  code,
         char             *message)
{
  g_autofree char *taken = message;
  g_autofree char *pointer = make_pointer (scan);
  guint line, column;

  count_lines (scan, place, &line, &column);
  if (*pointer)
    g_set_error (scan->error, VOUCH_FORMAT_ERROR, code,
                 /* Translators: what is wrong, then where: in the text, and in the data as a
                  * path such as /sections/2/title */
                 _("%s (line %u, column %u, at %s)"), taken, line, column, pointer);
  else
    g_set_error (scan->error, VOUCH_FORMAT_ERROR, code, _("%s (line %u, column %u)"), taken, line,
                 column);
  return FALSE;
}

static gboolean
fail_syntax (Scan       *scan,
             const char *message)
{
  if (scan->at >= scan->end)
    return fail_at (scan, scan->end, VOUCH_FORMAT_ERROR_SYNTAX,
                    g_strdup (_("Unexpected end of text")));
  return fail_at (scan, scan->at, VOUCH_FORMAT_ERROR_SYNTAX, g_strdup (message));
}

/* --- strings --- */

static gboolean
read_hex (Scan    *scan,
          guint16 *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, scan->at++)
    {
      if (scan->at >= scan->end || !g_ascii_isxdigit (*scan->at))
        return fail_syntax (scan, _("“\\u” needs four hexadecimal digits"));
      *unit = (guint16) (*unit << 4 | g_ascii_xdigit_value (*scan->at));
    }
  return TRUE;
}

/* Reads what follows “\u”. */
static gboolean
read_code_point (Scan     *scan,
                 gunichar *point)
{
  const guint8 *start = scan->at;
  guint16 high, low = 0;

  if (!read_hex (scan, &high))
    return FALSE;
  if (high == 0 && scan->for_nodes)
    return fail_at (scan, start, VOUCH_FORMAT_ERROR_MEMBER,
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
      return fail_syntax (scan, _("“\\u” gives only half a character"));
    }
  *point = 0x10000 + ((gunichar) (high - 0xd800) << 10) + (low - 0xdc00);
  return TRUE;
}

/* Reads what follows the backslash. */
static gboolean
read_escape (Scan     *scan,
             gunichar *point)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (scan->at >= scan->end)
    return fail_syntax (scan, NULL);
  if (*scan->at == 'u')
    {
      scan->at++;
      return read_code_point (scan, point);
    }
  found = *scan->at ? strchr (from, *scan->at) : NULL;
  if (!found)
    return fail_syntax (scan, _("Unknown escape"));
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
static gboolean
read_string (Scan       *scan,
             GByteArray *unescaped,
             gboolean   *had_escape)
{
  const guint8 *run = ++scan->at;

  for (;;)
    {
      gunichar point = 0;

      while (scan->at < scan->end && *scan->at != '"' && *scan->at != '\\' && *scan->at >= 0x20)
        scan->at++;
      if (scan->at >= scan->end || *scan->at < 0x20)
        return fail_syntax (scan, _("Unescaped control character in a text"));
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

/* --- members --- */

static const guint8 *
get_key_bytes (const Scan *scan,
               const Key  *key)
{
  return (key->is_unescaped ? scan->unescaped->data : scan->bytes) + key->start;
}

/* Orders by hash, so that bytes are hardly ever looked at; keys made to collide
 * only cost comparisons, never more than sorting does. */
static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Key *one = a, *other = b;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;
  if (one->length == 0)
    return 0;
  return memcmp (get_key_bytes (data, one), get_key_bytes (data, other), one->length);
}

static gboolean
fail_duplicate (Scan      *scan,
                const Key *one,
                const Key *other)
{
  const Key *later = one->at > other->at ? one : other;
  g_autofree char *name = g_strndup ((const char *) get_key_bytes (scan, later),
                                     MIN (later->length, 200));
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  guint32 at = later->at; /* the keys go with the array's end */

  /* The pointer then names the object. */
  g_array_set_size (scan->keys, scan->levels[scan->depth - 1].first_key);
  return fail_at (scan, scan->bytes + at, VOUCH_FORMAT_ERROR_DUPLICATE,
                  g_strdup_printf (_("The member “%s” occurs twice in one object"), valid));
}

/* At the end of an object: its names are all different? */
static gboolean
check_members (Scan *scan)
{
  const Level *level = &scan->levels[scan->depth - 1];
  guint count = scan->keys->len - level->first_key;
  Key *keys = count ? &g_array_index (scan->keys, Key, level->first_key) : NULL;

  if (scan->for_nodes && count > MAX_MEMBERS)
    return fail_at (scan, scan->at, VOUCH_FORMAT_ERROR_TOO_LARGE,
                    g_strdup_printf (_("An object has more than %d members"), MAX_MEMBERS));
  if (count > FEW_MEMBERS)
    g_qsort_with_data (keys, (int) count, sizeof (Key), compare_keys, scan);
  for (guint i = 1; i < count; i++)
    for (guint j = count > FEW_MEMBERS ? i - 1 : 0; j < i; j++)
      if (keys[i].hash == keys[j].hash && compare_keys (&keys[i], &keys[j], scan) == 0)
        return fail_duplicate (scan, &keys[i], &keys[j]);
  return TRUE;
}

static gboolean
read_key (Scan *scan)
{
  Key key = { .at = (guint32) (scan->at - scan->bytes) };
  guint before = scan->unescaped->len;
  gboolean had_escape = FALSE;
  const guint8 *bytes;

  if (!read_string (scan, scan->unescaped, &had_escape))
    return FALSE;
  key.is_unescaped = had_escape;
  key.start = had_escape ? before : key.at + 1;
  key.length = had_escape ? scan->unescaped->len - before
                          : (guint32) (scan->at - scan->bytes) - key.at - 2;
  bytes = get_key_bytes (scan, &key);
  key.hash = 2166136261u; /* FNV-1a */
  for (gsize i = 0; i < key.length; i++)
    key.hash = (key.hash ^ bytes[i]) * 16777619u;
  g_array_append_val (scan->keys, key);
  scan->expect = EXPECT_COLON;
  return TRUE;
}

/* --- other values --- */

static gboolean
read_digits (Scan *scan)
{
  const guint8 *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return scan->at > start || fail_syntax (scan, _("A digit is missing in a number"));
}

/* Whether the number loses nothing but digits beyond a double's precision. */
static gboolean
check_range (Scan         *scan,
             const guint8 *start,
             gboolean      is_whole)
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
  return fail_at (scan, start, VOUCH_FORMAT_ERROR_MEMBER,
                  g_strdup_printf (_("The number %.40s can’t be represented exactly"), text));
}

static gboolean
read_number (Scan *scan)
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

static gboolean
read_word (Scan       *scan,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, word, length) != 0)
    return fail_syntax (scan, _("Not a JSON value"));
  scan->at += length;
  return TRUE;
}

/* --- the loop --- */

static gboolean
open_level (Scan *scan)
{
  Level level = { .is_object = *scan->at == '{' };

  if (scan->depth == VOUCH_JSON_MAX_LEVELS)
    return fail_at (scan, scan->at, VOUCH_FORMAT_ERROR_TOO_DEEP,
                    g_strdup_printf (_("Nested more than %d levels deep"),
                                     VOUCH_JSON_MAX_LEVELS));
  level.first_key = scan->keys->len;
  level.unescaped = scan->unescaped->len;
  scan->levels[scan->depth++] = level;
  scan->expect = level.is_object ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;
  scan->at++;
  return TRUE;
}

static gboolean
close_level (Scan *scan)
{
  Level *level = &scan->levels[scan->depth - 1];

  if (level->is_object)
    {
      if (!check_members (scan))
        return FALSE;
      g_array_set_size (scan->keys, level->first_key);
      g_byte_array_set_size (scan->unescaped, level->unescaped);
    }
  scan->depth--;
  scan->expect = EXPECT_COMMA_OR_END;
  scan->at++;
  return TRUE;
}

static gboolean
read_value (Scan *scan)
{
  gboolean had_escape = FALSE;

  scan->expect = EXPECT_COMMA_OR_END;
  switch (*scan->at)
    {
    case '{':
    case '[':
      return open_level (scan);
    case '"':
      return read_string (scan, NULL, &had_escape);
    case 't':
      return read_word (scan, "true");
    case 'f':
      return read_word (scan, "false");
    case 'n':
      return read_word (scan, "null");
    default:
      if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
        return read_number (scan);
      return fail_syntax (scan, _("Not a JSON value"));
    }
}

static gboolean
read_separator (Scan *scan)
{
  Level *level;

  if (scan->depth == 0)
    return fail_syntax (scan, _("Unexpected text after the end of the JSON"));
  level = &scan->levels[scan->depth - 1];
  if (*scan->at == (level->is_object ? '}' : ']'))
    return close_level (scan);
  if (*scan->at != ',')
    return fail_syntax (scan, level->is_object ? _("A comma or “}” is missing")
                                               : _("A comma or “]” is missing"));
  level->index++;
  scan->expect = level->is_object ? EXPECT_KEY : EXPECT_VALUE;
  scan->at++;
  return TRUE;
}

static gboolean
read_token (Scan *scan)
{
  switch (scan->expect)
    {
    case EXPECT_VALUE_OR_END:
      if (*scan->at == ']')
        return close_level (scan);
      return read_value (scan);
    case EXPECT_VALUE:
      return read_value (scan);
    case EXPECT_KEY_OR_END:
      if (*scan->at == '}')
        return close_level (scan);
      G_GNUC_FALLTHROUGH;
    case EXPECT_KEY:
      if (*scan->at == '"')
        return read_key (scan);
      return fail_syntax (scan, _("A member’s name in double quotes is missing"));
    case EXPECT_COLON:
      if (*scan->at != ':')
        return fail_syntax (scan, _("A colon is missing after a member’s name"));
      scan->at++;
      scan->expect = EXPECT_VALUE;
      return TRUE;
    case EXPECT_COMMA_OR_END:
    default:
      return read_separator (scan);
    }
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end
         && (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\t' || *scan->at == '\r'))
    scan->at++;
}

static gboolean
read_text (Scan *scan)
{
  for (skip_space (scan); scan->at < scan->end; skip_space (scan))
    if (!read_token (scan))
      return FALSE;
  if (scan->depth > 0 || scan->expect != EXPECT_COMMA_OR_END)
    return fail_syntax (scan, NULL);
  return TRUE;
}

static gboolean
check_encoding (Scan *scan)
{
  const char *bad;

  if (g_utf8_validate_len ((const char *) scan->at, (gsize) (scan->end - scan->at), &bad))
    return TRUE;
  /* A zero byte is UTF-8; the grammar tells about it better. */
  if (*bad == '\0')
    return TRUE;
  return fail_at (scan, (const guint8 *) bad, VOUCH_FORMAT_ERROR_SYNTAX,
                  g_strdup (_("The text is not UTF-8")));
}

static gboolean
scan_bytes (Scan       *scan,
            const char *bytes,
            gsize       length,
            gsize       max_bytes)
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
  scan->keys = g_array_new (FALSE, FALSE, sizeof (Key));
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
  Scan scan = { .error = error };

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
  Scan scan = { .error = error, .for_nodes = TRUE };

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  return scan_bytes (&scan, bytes, length, max_bytes);
}
