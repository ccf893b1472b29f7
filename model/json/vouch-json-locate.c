/* vouch-json-locate.c: on which line of a text a member of its JSON stands.
 *
 * json-glib forgets places, and who mends a file by hand wants one. This walks
 * text that vouch_json_scan() has let pass, so it may trust its grammar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-locate.h"

#include <string.h>

static const char *
skip_space (const char *p)
{
  return p + strspn (p, " \t\r\n");
}

static const char *
skip_text (const char *p)
{
  for (p++; *p && *p != '"'; p++)
    if (*p == '\\' && p[1])
      p++;
  return *p ? p + 1 : p;
}

/* After the value that begins at @p, whatever is in it. */
static const char *
skip_value (const char *p)
{
  guint depth = 0;

  do
    {
      if (*p == '"')
        p = skip_text (p) - 1;
      else if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        depth--;
      else if (depth == 0)
        return p + strcspn (p, ",}] \t\r\n");
      p++;
    }
  while (*p && depth > 0);
  return p;
}

/* Names with escapes are compared as they are written: nobody escapes what they needn't. */
static gboolean
is_named (const char *p, const char *name)
{
  gsize length = strlen (name);

  return strncmp (p + 1, name, length) == 0 && p[1 + length] == '"';
}

/* The member @name, or the element whose number it is: where it begins, and its value. */
static const char *
find_child (const char *p, const char *name, const char **value)
{
  gboolean is_object = *p == '{';
  guint64 wanted = g_ascii_strtoull (name, NULL, 10);

  if (!is_object && *p != '[')
    return NULL;
  p = skip_space (p + 1);
  for (guint64 i = 0; *p && *p != '}' && *p != ']'; i++)
    {
      const char *start = p;

      if (is_object)
        {
          p = skip_space (skip_text (p));
          p = skip_space (*p == ':' ? p + 1 : p);
        }
      *value = p;
      if (is_object ? is_named (start, name) : i == wanted)
        return start;
      p = skip_space (skip_value (p));
      p = skip_space (*p == ',' ? p + 1 : p);
    }
  return NULL;
}

/**
 * vouch_json_locate:
 * @json: text that vouch_json_scan() has let pass
 * @path: (array zero-terminated=1): names of members, and numbers of elements from 0
 *
 * Returns: the line on which that member begins, counted from 1; where it is not
 *   there, the line of the last one on the way that is.
 */
guint
vouch_json_locate (const char *json, const char *const *path)
{
  const char *value = skip_space (json);
  const char *place = value;
  guint line = 1;

  for (gsize i = 0; path[i]; i++)
    {
      const char *start = find_child (value, path[i], &value);

      if (!start)
        break;
      place = start;
    }
  for (const char *p = json; p < place; p++)
    line += *p == '\n';
  return line;
}
