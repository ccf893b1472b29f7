/* vouch-import-line.c: bullets, numbers, rules, and the signs of Markdown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-line.h"

#include <string.h>

/** Returns: what stands on the line after white space and the signs of a quotation, ">". */
const char *
vouch_import_line_skip_quotes (const char *line)
{
  line += strspn (line, " \t");
  while (*line == '>')
    {
      line++;
      line += strspn (line, " \t");
    }
  return line;
}

/** Returns: the width of the white space before the line; a tab counts as four. */
guint
vouch_import_line_count_columns (const char *line)
{
  guint columns = 0;

  for (; *line == ' ' || *line == '\t'; line++)
    columns += *line == '\t' ? 4 : 1;
  return columns;
}

static gboolean
is_always_bullet (gunichar c)
{
  static const gunichar bullets[]
      = { 0x2022, 0x25e6, 0x2023, 0x2043,  0x204c,  0x25aa, 0x25ab, 0x25a0, 0x25a1,
          0x25cf, 0x25cb, 0x2219, 0x27a2,  0x27a4,  0x25ba, 0x25b8, 0x2713, 0x2714,
          0x2794, 0x2705, 0x26ab, 0x1f539, 0x1f538 };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (bullets[i] == c)
      return TRUE;
  /* Where Symbol and Wingdings keep their signs. */
  return c >= 0xf020 && c <= 0xf0ff;
}

/* These mean other things too: a space must follow. */
static gboolean
is_bullet_before_space (gunichar c, VouchImportMarkup markup)
{
  return c == '-' || c == '*' || c == 0x2013 || c == 0x2014 || c == 0xb7
         || (c == '+' && markup == VOUCH_IMPORT_MARKDOWN);
}

/* A word processor's bullets, copied as the letters of the font that drew them. */
static gboolean
is_font_bullet (gunichar c)
{
  return c == 'o' || c == 'v' || c == 'q' || c == 0xa7 || c == 0xd8 || c == 0xfc || c == 0xa8;
}

/* "§ 5" has one space; a word processor puts a tab there, or several spaces for it. */
static gboolean
is_bullet_gap (const char *after)
{
  gsize length = strspn (after, " \t");

  return length > 2 || (length > 0 && memchr (after, '\t', length));
}

static gboolean
is_gap (const char *p)
{
  return *p == ' ' || *p == '\t' || *p == '\0';
}

/* "[4] Ito K.", as reference lists number; alone it is what a reference left behind. */
static const char *
skip_bracketed_number (const char *p)
{
  gsize digits = strspn (p + 1, "0123456789");
  const char *end = p + 1 + digits;

  if (digits == 0 || digits > 3 || *end != ']')
    return NULL;
  end++;
  return *end && is_gap (end) && end[strspn (end, " \t")] ? end : NULL;
}

/* "a.<tab>", "iv.<tab>", "B)<tab>": a word processor's list, copied with its tab; "i. v." has none. */
static const char *
skip_item_letters (const char *p)
{
  gsize letters = strspn (p, "ivxIVX");

  if (letters == 0 || letters > 5 || g_ascii_isalpha (p[letters]))
    letters = g_ascii_isalpha (*p) ? 1 : 0;
  if (letters == 0 || (p[letters] != '.' && p[letters] != ')') || !is_bullet_gap (p + letters + 1))
    return NULL;
  return p + letters + 1;
}

/* "1." "2)" "(3)" "[4]" "a)": up to three digits or one letter. */
static const char *
skip_item_number (const char *p)
{
  const char *start = *p == '(' ? p + 1 : p;
  gsize digits = strspn (start, "0123456789");
  const char *end = start + digits;

  if (*p == '[')
    return skip_bracketed_number (p);
  if (digits > 3)
    return NULL;
  if (digits == 0)
    {
      if (!g_ascii_islower (*start) || start[1] != ')')
        return NULL;
      end = start + 1;
    }
  if (*end != ')' && (*end != '.' || start > p))
    return NULL;
  end++;
  return is_gap (end) ? end : NULL;
}

static const char *
skip_checkbox (const char *p)
{
  if (p[0] == '[' && strchr (" xX", p[1]) && p[1] && p[2] == ']' && p[3] == ' ')
    return p + 4;
  return p;
}

/** Returns: whether there is nothing but @signs and spaces on the line, and that @at_least times.
 */
gboolean
vouch_import_line_is_made_of (const char *line, const char *signs, guint at_least)
{
  guint count = 0;

  for (; *line; line++)
    {
      if (*line == ' ' || *line == '\t')
        continue;
      if (strchr (signs, *line) == NULL)
        return FALSE;
      count++;
    }
  return count >= at_least;
}

/** Returns: whether it is "---", "* * *" or the like: one kind of sign, three of them or more. */
gboolean
vouch_import_line_is_rule (const char *line)
{
  return strcmp (line, "--") == 0 || vouch_import_line_is_made_of (line, "-", 3)
         || vouch_import_line_is_made_of (line, "*", 3)
         || vouch_import_line_is_made_of (line, "_", 3)
         || vouch_import_line_is_made_of (line, "=", 3)
         || vouch_import_line_is_made_of (line, "~", 3);
}

/** Returns: whether it is the line below a table's head: "|---|:--|". */
gboolean
vouch_import_line_is_table_rule (const char *line)
{
  return strchr (line, '-') && (strchr (line, '|') || strchr (line, '+'))
         && vouch_import_line_is_made_of (line, "|-:+=", 3);
}

/** Returns: the level of a heading that begins with "#"; 0 where there is none. */
guint
vouch_import_line_count_hashes (const char *line)
{
  gsize n = strspn (line, "#");

  return n >= 1 && n <= 6 && (line[n] == ' ' || line[n] == '\t' || line[n] == '\0') ? n : 0;
}

/**
 * vouch_import_line_skip_bullet:
 * @line: a line without white space before it
 * @markup: what it is written in
 * @number: (out) (optional) (transfer full) (nullable): the number of a numbered item
 *
 * Returns: (nullable): the item's text, or %NULL where @line is no item.
 */
const char *
vouch_import_line_skip_bullet (const char *line, VouchImportMarkup markup, char **number)
{
  gunichar c = g_utf8_get_char (line);
  const char *after = *line ? g_utf8_next_char (line) : line;
  const char *end;

  if (is_always_bullet (c) || (is_font_bullet (c) && is_bullet_gap (after))
      || (is_bullet_before_space (c, markup)
          && (*after == ' ' || *after == '\t' || *after == '\0')))
    {
      after += strspn (after, " \t");
      return markup == VOUCH_IMPORT_MARKDOWN ? skip_checkbox (after) : after;
    }
  if ((end = skip_item_letters (line)))
    return end + strspn (end, " \t");
  end = skip_item_number (line);
  if (end == NULL)
    return NULL;
  if (number)
    {
      const char *start = line + strspn (line, "([");

      *number = g_strndup (start, strcspn (start, ".)]"));
    }
  return end + strspn (end, " \t");
}

/* Signs that plain text has no use for. */
static gboolean
has_markdown_sign (const char *line)
{
  guint hashes = vouch_import_line_count_hashes (line);
  const char *bold = strstr (line, "**");

  if ((hashes > 0 && line[hashes] == ' ') || vouch_import_line_is_table_rule (line))
    return TRUE;
  if (bold && g_ascii_isalnum (bold[2]) && strstr (bold + 2, "**"))
    return TRUE;
  return strstr (line, "](http") || strstr (line, "&amp;") || strstr (line, "&nbsp;")
         || strstr (line, "<br") || strstr (line, "<sup") || strstr (line, "<sub");
}

/**
 * vouch_import_guess_markup:
 * @text: clean UTF-8
 *
 * Returns: Markdown when the text shows a sign of it that nothing else has: bullets
 *   and numbers are a word processor's and a browser's too.
 */
VouchImportMarkup
vouch_import_guess_markup (const char *text)
{
  for (const char *p = text; *p;)
    {
      gsize length = strcspn (p, "\n");
      g_autofree char *line = g_strndup (p, MIN (length, 4096));

      if (has_markdown_sign (vouch_import_line_skip_quotes (line)))
        return VOUCH_IMPORT_MARKDOWN;
      p += length + (p[length] == '\n');
    }
  return VOUCH_IMPORT_TEXT;
}
