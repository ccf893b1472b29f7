/* vouch-source-line.c: words of a source on one line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-line.h"

/**
 * vouch_source_line:
 * @text: some lines of a source
 * @max_characters: as long as it may be, in code points; 0 for no limit
 *
 * Returns: (transfer full): the words on one line, one space between two, cut with “…”
 */
char *
vouch_source_line (const char *text, glong max_characters)
{
  GString *line = g_string_new (NULL);
  gboolean is_gap = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        is_gap = line->len > 0;
      else
        {
          if (is_gap)
            g_string_append_c (line, ' ');
          g_string_append_unichar (line, c);
          is_gap = FALSE;
        }
    }
  if (max_characters > 0 && g_utf8_strlen (line->str, -1) > max_characters)
    {
      g_string_truncate (line, g_utf8_offset_to_pointer (line->str, max_characters) - line->str);
      g_string_append (line, "…");
    }
  return g_string_free (line, FALSE);
}
