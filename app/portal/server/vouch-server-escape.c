/* vouch-server-escape.c: escapes text for elements and quoted attributes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-escape.h"

/* XML 1.0 has no place for most control characters, not even escaped, and HTML
 * wants none; JSON, where our text comes from, has them. */
static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  return !(c >= 0x7f && c <= 0x9f) && (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

static const char *
find_entity (gunichar c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return NULL;
    }
}

/** Returns: (transfer full): @text without what HTML or XML would read as theirs. */
char *
vouch_server_escape (const char *text)
{
  GString *safe = g_string_new (NULL);

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      const char *entity = find_entity (character);

      if (entity)
        g_string_append (safe, entity);
      else if (is_allowed (character))
        g_string_append_unichar (safe, character);
    }
  return g_string_free (safe, FALSE);
}
