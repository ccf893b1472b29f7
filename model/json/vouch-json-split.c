/* vouch-json-split.c: finds an object's members by their quotes and brackets.
 *
 * For large texts in small objects: json-glib takes them character by character, and
 * whoever wants one member would pay for thousands of nodes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-split.h"

#include <string.h>

static const char *
skip_space (const char *c, const char *end)
{
  while (c < end && strchr (" \t\r\n", *c))
    c++;
  return c;
}

/* An odd number of them escapes what follows. */
static gboolean
has_backslash_before (const char *c, const char *start)
{
  const char *before = c;

  while (before > start && before[-1] == '\\')
    before--;
  return (c - before) % 2 == 1;
}

/* From the opening quote to behind the closing one. */
static const char *
skip_text (const char *c, const char *end)
{
  const char *start = c + 1;

  for (c = start; c < end && (c = memchr (c, '"', (gsize) (end - c))); c++)
    if (!has_backslash_before (c, start))
      return c + 1;
  return end;
}

/* To behind a value of any kind. */
static const char *
skip_value (const char *c, const char *end)
{
  guint depth = 0;

  while (c < end)
    {
      if (*c == '"')
        c = skip_text (c, end);
      else if (*c == '{' || *c == '[')
        {
          depth++;
          c++;
        }
      else if (depth == 0 && strchr (",}] \t\r\n", *c))
        return c;
      else if (*c == '}' || *c == ']')
        {
          depth--;
          c++;
        }
      else
        c++;
      if (depth == 0 && strchr ("\"}]", c[-1]))
        return c;
    }
  return c;
}

/**
 * vouch_json_split:
 * @bytes: (array length=length): what vouch_json_scan() found good; anything else gives nonsense,
 *   but reads nothing outside
 *
 * Returns: (transfer full) (nullable) (element-type VouchJsonSpan): the members of the object that
 *   it is; %NULL for another value.
 */
GArray *
vouch_json_split (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  const char *c = bytes;
  GArray *spans;

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    c += 3;
  c = skip_space (c, end);
  if (c == end || *c != '{')
    return NULL;
  spans = g_array_new (FALSE, FALSE, sizeof (VouchJsonSpan));
  for (c = skip_space (c + 1, end); c < end && *c == '"'; c = skip_space (c, end))
    {
      VouchJsonSpan span = { .name = c };

      c = skip_text (c, end);
      span.name_length = (gsize) (c - span.name);
      c = skip_space (c, end);
      c = skip_space (c < end ? c + 1 : c, end); /* the colon */
      span.value = c;
      c = skip_value (c, end);
      span.value_length = (gsize) (c - span.value);
      g_array_append_val (spans, span);
      c = skip_space (c, end);
      c = skip_space (c < end ? c + 1 : c, end); /* the comma, or the end */
    }
  return spans;
}

/** Returns: (nullable) (transfer none): the member @name, however it is spelt there. */
const VouchJsonSpan *
vouch_json_split_find (const GArray *spans, const char *name)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const VouchJsonSpan *span = &g_array_index (spans, VouchJsonSpan, i);
      g_autofree char *text = vouch_json_split_text (span->name, span->name_length);

      if (g_strcmp0 (text, name) == 0)
        return span;
    }
  return NULL;
}

/* --- texts --- */

static gunichar
read_unit (const char *c, const char *end)
{
  gunichar unit = 0;

  for (guint i = 0; i < 4 && c + i < end; i++)
    unit = unit << 4 | (gunichar) (g_ascii_xdigit_value (c[i]) & 0xf);
  return unit;
}

/* From behind the backslash to behind the escape. */
static const char *
append_escape (GString *text, const char *c, const char *end)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found = strchr (from, *c);
  gunichar point;

  if (*c != 'u')
    {
      if (found && *found)
        g_string_append_c (text, to[found - from]);
      return c + 1;
    }
  point = read_unit (c + 1, end);
  c += 5;
  if (point >= 0xd800 && point < 0xdc00 && end - c >= 6)
    {
      point = 0x10000 + ((point - 0xd800) << 10) + ((read_unit (c + 2, end) - 0xdc00) & 0x3ff);
      c += 6;
    }
  g_string_append_unichar (text, point);
  return c;
}

/**
 * vouch_json_split_text:
 * @value: (array length=length): as it stands
 *
 * Returns: (transfer full) (nullable): the text that a value is; %NULL for another value.
 */
char *
vouch_json_split_text (const char *value, gsize length)
{
  const char *end = value + length - 1; /* the closing quote */
  const char *c = value + 1;
  GString *text;

  if (length < 2 || *value != '"' || *end != '"')
    return NULL;
  text = g_string_sized_new (length);
  while (c < end)
    {
      const char *run = memchr (c, '\\', (gsize) (end - c));

      g_string_append_len (text, c, (run ? run : end) - c);
      c = run && run + 1 < end ? append_escape (text, run + 1, end) : end;
    }
  return g_string_free (text, FALSE);
}
