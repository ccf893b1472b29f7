/* vouch-import-layout.c: broken lines, front matter, and what mail puts around a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-layout.h"

#include <string.h>

/* A line that was broken to fit a width is about this long at least. */
#define MIN_BROKEN_CHARS 40
#define MIN_QUOTED_LINES 5
#define MAX_SIGNATURE_LINES 12

static const char *
skip_line (const char *line)
{
  line += strcspn (line, "\n");
  return line + (*line == '\n');
}

/* Mail and old editors break lines at a width: most long lines are about as
 * long as the longest, and none is longer than a screen of them. */
static guint
find_broken_width (const char *text)
{
  guint long_lines = 0;
  guint longest = 0;
  guint broken = 0;

  for (const char *p = text; *p; p = skip_line (p))
    {
      gsize length = strcspn (p, "\n");
      const char *next = skip_line (p);

      longest = MAX (longest, length);
      long_lines += length >= MIN_BROKEN_CHARS;
      next += strspn (next, " >");
      broken += length >= MIN_BROKEN_CHARS && g_ascii_islower (*next);
    }
  return longest <= 100 && broken >= 3 && broken * 4 >= long_lines ? longest * 3 / 4 : 0;
}

/* What some programs write above Markdown: "---", lines of "name: value", "---". */
static guint
find_matter_end (const char *text)
{
  guint line = 1;

  if (!g_str_has_prefix (text, "---\n"))
    return 0;
  for (text += 4; *text && line < 50; text = skip_line (text))
    {
      gsize length = strcspn (text, "\n");

      line++;
      if (length == 3 && strncmp (text, "---", 3) == 0)
        return line;
      if (length > 0 && memchr (text, ':', length) == NULL && *text != ' ' && *text != '-')
        return 0;
    }
  return 0;
}

static gboolean
is_quoted (const char *text)
{
  guint lines = 0;
  guint quoted = 0;

  for (const char *p = text; *p; p = skip_line (p))
    {
      lines += *p != '\n';
      quoted += *p == '>';
    }
  return quoted >= MIN_QUOTED_LINES && quoted * 3 >= lines;
}

static gboolean
is_mail (const char *text)
{
  static const char *const heads[] = { "From:", "To:", "Subject:", "Date:", "Sent:" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (text, heads[i]))
      return TRUE;
  return FALSE;
}

/* From "--" on, a few lines to the end. */
static guint
find_signature (const char *text)
{
  guint found = 0;
  guint line = 0;
  guint lines = 0;

  for (const char *p = text; *p; p = skip_line (p))
    {
      gsize length = strcspn (p, "\n");

      line++;
      if ((length == 2 && strncmp (p, "--", 2) == 0) || (length == 3 && strncmp (p, "-- ", 3) == 0))
        {
          found = line;
          lines = 0;
        }
      lines += length > 0;
    }
  return lines <= MAX_SIGNATURE_LINES ? found : 0;
}

/** Returns: what is to be known of @text as a whole before its lines are read. */
VouchImportLayout
vouch_import_layout_read (const char *text, VouchImportMarkup markup)
{
  VouchImportLayout layout = {
    .broken_width = find_broken_width (text),
    .matter_end = markup == VOUCH_IMPORT_MARKDOWN ? find_matter_end (text) : 0,
    .is_quoted = is_quoted (text),
  };

  if (layout.is_quoted || is_mail (text))
    layout.signature = find_signature (text);
  return layout;
}
