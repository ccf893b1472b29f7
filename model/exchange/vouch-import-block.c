/* vouch-import-block.c: cuts a draft into blocks, whatever it was written in.
 *
 * Real pages mix: tables and "-" bullets of Markdown under headings that are
 * plain lines, or "•" bullets with a blank line after each. So both kinds of
 * draft are read by the same rules, and only Markdown's own signs ("#",
 * underlines, emphasis, escapes) are left alone in plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-block.h"
#include "vouch-import-glance.h"
#include "vouch-import-heading.h"
#include "vouch-import-layout.h"
#include "vouch-import-line.h"
#include "vouch-import-markdown.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Longer lines are read without their markup: no writer typed them. */
#define MAX_MARKUP_BYTES (64 * 1024)
/* Words in bold or italic, in a whole draft; each of them costs memory. */
#define MAX_MARKS 20000
/* A row has no more cells: what follows stays in the last one. */
#define MAX_CELLS 64
/* One that goes on in lower case below may be shorter. */
#define MIN_CONTINUED_CHARS 24

typedef struct
{
  GPtrArray *blocks; /* (owned) */
  VouchImportReport *report;
  VouchImportMarkup markup;
  guint line;
  guint marks; /* how many there have been */
  VouchImportLayout layout;
  gboolean is_blank_before;
} Reader;

static void
free_block (gpointer data)
{
  VouchImportBlock *block = data;

  vouch_import_text_free (block->text);
  g_clear_pointer (&block->cells, g_ptr_array_unref);
  g_free (block->number);
  g_free (block);
}

/* Past the limit the words stay, and how they were set goes. */
static void
count_marks (Reader *reader, VouchImportText *text)
{
  gboolean was_within = reader->marks <= MAX_MARKS;

  reader->marks += MIN (text->marks->len, MAX_MARKS);
  if (reader->marks <= MAX_MARKS)
    return;
  reader->marks = MAX_MARKS + 1;
  g_array_set_size (text->marks, 0);
  if (was_within && reader->report)
    vouch_import_report_tell (reader->report, reader->line,
                              _ ("Too much bold or italic text: formatting left out from here on"));
}

static VouchImportText *
read_text (Reader *reader, const char *line)
{
  VouchImportText *text;

  if (reader->markup == VOUCH_IMPORT_TEXT || strlen (line) > MAX_MARKUP_BYTES)
    return vouch_import_text_new (line);
  text = vouch_import_markdown_read (line);
  count_marks (reader, text);
  return text;
}

static VouchImportBlock *
add_block (Reader *reader, VouchImportBlockKind kind, VouchImportText *text)
{
  VouchImportBlock *block = g_new0 (VouchImportBlock, 1);

  block->kind = kind;
  block->text = text;
  block->first = block->last = reader->line;
  block->follows = !reader->is_blank_before && reader->blocks->len > 0;
  g_ptr_array_add (reader->blocks, block);
  return block;
}

static VouchImportBlock *
get_last_block (const Reader *reader)
{
  return reader->blocks->len > 0 ? reader->blocks->pdata[reader->blocks->len - 1] : NULL;
}

static void
drop_line (Reader *reader, const char *why)
{
  vouch_import_report_drop (reader->report, reader->line, reader->line, why);
}

/* --- rows ------------------------------------------------------------- */

static gboolean
is_row (const Reader *reader, const char *line)
{
  const VouchImportBlock *last = get_last_block (reader);

  if (*line == '|')
    return TRUE;
  /* A row may come without the outer bars, below or above one that is surely a row. */
  if (strchr (line, '|') == NULL)
    return FALSE;
  return last && last->kind == VOUCH_IMPORT_BLOCK_ROW && !reader->is_blank_before;
}

static void
add_cell (Reader *reader, GPtrArray *cells, GString *cell)
{
  g_ptr_array_add (cells, read_text (reader, cell->str));
  g_string_truncate (cell, 0);
}

/* Returns: (transfer full) (element-type VouchImportText): the cells, at least
 * one; "| Care Setting |" has one. Outer bars may be missing. */
static GPtrArray *
split_row (Reader *reader, const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_import_text_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  char separator = strchr (line, '|') ? '|' : '\t';

  line += strspn (line, " ");
  if (*line == '|')
    line++;
  for (; *line; line++)
    {
      if (line[0] == '\\' && line[1] == '|')
        g_string_append_c (cell, *++line);
      else if (*line == separator && cells->len < MAX_CELLS - 1)
        add_cell (reader, cells, cell);
      else
        g_string_append_c (cell, *line);
    }
  /* What follows the last bar is no cell when it is blank. */
  g_strchomp (cell->str);
  cell->len = strlen (cell->str);
  if (cell->len > 0 || cells->len == 0)
    add_cell (reader, cells, cell);
  return cells;
}

static void
add_row (Reader *reader, const char *line)
{
  VouchImportText *text = vouch_import_text_new (NULL);
  VouchImportBlock *block;
  GPtrArray *cells = split_row (reader, line);

  for (guint i = 0; i < cells->len; i++)
    {
      VouchImportText *cell = cells->pdata[i];

      if (text->length > 0 && cell->length > 0)
        vouch_import_text_append (text, " |");
      vouch_import_text_join (text, cell, ' ');
    }
  if (vouch_import_text_is_empty (text))
    {
      vouch_import_text_free (text);
      g_ptr_array_unref (cells);
      drop_line (reader, _ ("Empty table row"));
      return;
    }
  block = add_block (reader, VOUCH_IMPORT_BLOCK_ROW, text);
  block->cells = cells;
}

/* --- lines ------------------------------------------------------------ */

static gboolean
ends_sentence (const VouchImportText *text)
{
  const char *end = text->text->str + text->text->len;
  gunichar last = text->length > 0 ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;

  return last == '.' || last == '!' || last == '?' || last == 0x2026;
}

static gboolean
ends_with_colon (const VouchImportText *text)
{
  return text->text->len > 0 && text->text->str[text->text->len - 1] == ':';
}

/* A word in lower case, but not "eGFR" or "mRNA", which begin sentences too. */
static gboolean
begins_in_lower_case (const char *line)
{
  return g_unichar_islower (g_utf8_get_char (line))
         && !g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (line)));
}

/* "Category | Detail" above its rule had nothing yet to show that it is a row. */
static void
turn_into_row (Reader *reader, VouchImportBlock *block)
{
  block->kind = VOUCH_IMPORT_BLOCK_ROW;
  block->level = 0;
  block->cells = split_row (reader, block->text->text->str);
}

static void
read_table_rule (Reader *reader)
{
  VouchImportBlock *last = get_last_block (reader);

  if (last && !reader->is_blank_before && last->kind != VOUCH_IMPORT_BLOCK_ROW
      && strchr (last->text->text->str, '|'))
    turn_into_row (reader, last);
  drop_line (reader, _ ("Table row"));
}

/* Headings, the table's labels and "Risks: none" never go on with a sentence. */
static gboolean
begins_something (const char *line)
{
  g_autofree char *name = g_strndup (line, strcspn (line, ":"));
  guint value_at;

  return vouch_import_heading_find (name, NULL) != VOUCH_IMPORT_ROLE_NONE
         || vouch_import_glance_find_label (line, &value_at) != NULL;
}

/* Whether the block's sentence is open at its end. */
static gboolean
is_unfinished (const VouchImportBlock *block)
{
  return !ends_sentence (block->text) && !ends_with_colon (block->text)
         && vouch_import_heading_find (block->text->text->str, NULL) == VOUCH_IMPORT_ROLE_NONE;
}

/* Whether @line goes on with the sentence of the block before it. */
static gboolean
continues_block (const Reader *reader,
                 const VouchImportBlock *last,
                 const char *line,
                 guint columns)
{
  if (last == NULL || reader->is_blank_before || begins_something (line))
    return FALSE;
  if (last->kind != VOUCH_IMPORT_BLOCK_ITEM && last->kind != VOUCH_IMPORT_BLOCK_PARAGRAPH)
    return FALSE;
  if (last->kind == VOUCH_IMPORT_BLOCK_ITEM && columns >= last->level + 2)
    return TRUE;
  if (!is_unfinished (last))
    return FALSE;
  if (begins_in_lower_case (line))
    return last->text->length >= MIN_CONTINUED_CHARS;
  return reader->layout.broken_width > 0 && last->text->length >= reader->layout.broken_width;
}

static gboolean
is_underline (const Reader *reader, const char *line)
{
  const VouchImportBlock *last = get_last_block (reader);

  return reader->markup == VOUCH_IMPORT_MARKDOWN && last && !reader->is_blank_before
         && last->kind == VOUCH_IMPORT_BLOCK_PARAGRAPH && (*line == '=' || *line == '-')
         && (vouch_import_line_is_made_of (line, "=", 3)
             || vouch_import_line_is_made_of (line, "-", 3))
         && strchr (line, ' ') == NULL;
}

static void
underline_heading (Reader *reader, const char *line)
{
  VouchImportBlock *last = get_last_block (reader);

  last->kind = VOUCH_IMPORT_BLOCK_HEADING;
  last->level = *line == '=' ? 1 : 2;
  drop_line (reader, _ ("Heading underline"));
}

static void
add_hash_heading (Reader *reader, const char *line, guint level)
{
  g_autofree char *title = g_strdup (line + level);
  char *end = title + strlen (title);
  VouchImportText *text;

  g_strchomp (title);
  for (end = title + strlen (title); end > title && end[-1] == '#';)
    *--end = '\0';
  text = read_text (reader, title);
  if (vouch_import_text_is_empty (text))
    {
      vouch_import_text_free (text);
      drop_line (reader, _ ("Empty heading"));
      return;
    }
  add_block (reader, VOUCH_IMPORT_BLOCK_HEADING, text)->level = level;
}

static void
add_item (Reader *reader, const char *line, guint columns, char *number)
{
  VouchImportText *text = read_text (reader, line);
  VouchImportBlock *block;

  if (vouch_import_text_is_empty (text))
    {
      vouch_import_text_free (text);
      g_free (number);
      drop_line (reader, _ ("Empty bullet"));
      return;
    }
  block = add_block (reader, VOUCH_IMPORT_BLOCK_ITEM, text);
  block->level = columns;
  block->number = number;
}

static void
add_paragraph (Reader *reader, const char *line, guint columns)
{
  VouchImportBlock *last = get_last_block (reader);
  VouchImportText *text = read_text (reader, line);
  gboolean is_bold;

  if (vouch_import_text_is_empty (text))
    {
      vouch_import_text_free (text);
      drop_line (reader, _ ("Markup only"));
      return;
    }
  if (continues_block (reader, last, line, columns))
    {
      vouch_import_text_join (last->text, text, ' ');
      last->last = reader->line;
      vouch_import_text_free (text);
      return;
    }
  is_bold = reader->markup == VOUCH_IMPORT_MARKDOWN && !ends_sentence (text)
            && vouch_import_text_is_all (text, VOUCH_IMPORT_MARK_BOLD);
  last = add_block (reader, is_bold ? VOUCH_IMPORT_BLOCK_HEADING : VOUCH_IMPORT_BLOCK_PARAGRAPH,
                    text);
  last->level = is_bold ? 6 : 0;
}

/* "title: \"A title\"": without the quotation marks. */
static void
read_matter (Reader *reader, const char *line)
{
  const char *colon = strstr (line, ": ");
  gsize length = strlen (line);
  VouchImportText *text = NULL;

  if (vouch_import_line_is_rule (line))
    {
      drop_line (reader, _ ("Horizontal line"));
      return;
    }
  if (colon && (colon[2] == '"' || colon[2] == '\'') && line[length - 1] == colon[2]
      && length > (gsize) (colon - line) + 3)
    {
      g_autofree char *name = g_strndup (line, colon + 2 - line);
      g_autofree char *value = g_strndup (colon + 3, length - (colon + 3 - line) - 1);
      g_autofree char *both = g_strconcat (name, value, NULL);

      text = vouch_import_text_new (both);
    }
  else
    text = vouch_import_text_new (line);
  add_block (reader, VOUCH_IMPORT_BLOCK_PARAGRAPH, text);
}

/* "- • Colchicine reduced …": a bullet that was copied with its line into a list. */
static const char *
skip_more_bullets (const Reader *reader, const char *item)
{
  const char *next;

  while (*item && !g_ascii_isalnum (*item) && *item != '[' && *item != '('
         && (next = vouch_import_line_skip_bullet (item, reader->markup, NULL)) && *next)
    item = next;
  return item;
}

static void
read_content (Reader *reader, const char *line, guint columns)
{
  char *number = NULL;
  guint hashes
      = reader->markup == VOUCH_IMPORT_MARKDOWN ? vouch_import_line_count_hashes (line) : 0;
  const char *item;

  if (is_underline (reader, line))
    underline_heading (reader, line);
  else if (vouch_import_line_is_rule (line))
    drop_line (reader, _ ("Horizontal line"));
  else if (vouch_import_line_is_table_rule (line))
    read_table_rule (reader);
  else if (hashes > 0)
    add_hash_heading (reader, line, hashes);
  else if (is_row (reader, line))
    add_row (reader, line);
  else if ((item = vouch_import_line_skip_bullet (line, reader->markup, &number)))
    add_item (reader, skip_more_bullets (reader, item), columns, number);
  else if (strchr (line, '\t'))
    add_row (reader, line);
  else
    add_paragraph (reader, line, columns);
}

static gboolean
is_fence (const char *line)
{
  return g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~");
}

/* "<!-- … -->" on a line: no browser shows it. */
static gboolean
is_comment (const char *line)
{
  const char *end = g_str_has_prefix (line, "<!--") ? strstr (line, "-->") : NULL;

  return end && end[3 + strspn (end + 3, " \t")] == '\0';
}

/* The columns then count from the last of the signs. */
static const char *
skip_quote_signs (const char *line, guint *columns)
{
  const char *content = vouch_import_line_skip_quotes (line);
  const char *start = content;

  while (start[-1] != '>')
    start--;
  *columns = vouch_import_line_count_columns (*start == ' ' ? start + 1 : start);
  return content;
}

static void
read_line (Reader *reader, const char *start, gsize length)
{
  g_autofree char *line = g_strchomp (g_strndup (start, length));
  const char *content = line + strspn (line, " \t");
  guint columns = vouch_import_line_count_columns (line);

  if (*content == '\0')
    {
      reader->is_blank_before = TRUE;
      return;
    }
  vouch_import_report_add_line (reader->report, reader->line, start, length);
  if (*content == '>' && (reader->layout.is_quoted || reader->markup == VOUCH_IMPORT_MARKDOWN))
    content = skip_quote_signs (content, &columns);
  if (*content == '\0')
    {
      drop_line (reader, _ ("Quotation mark"));
      reader->is_blank_before = TRUE;
      return;
    }
  if (reader->layout.signature > 0 && reader->line >= reader->layout.signature)
    drop_line (reader, _ ("Email signature"));
  else if (reader->markup == VOUCH_IMPORT_MARKDOWN && is_fence (content))
    drop_line (reader, _ ("Code fence"));
  else if (reader->markup == VOUCH_IMPORT_MARKDOWN && is_comment (content))
    drop_line (reader, _ ("Comment"));
  else if (reader->line <= reader->layout.matter_end)
    read_matter (reader, content);
  else
    read_content (reader, content, columns);
  reader->is_blank_before = FALSE;
}

/**
 * vouch_import_blocks_read:
 * @text: clean UTF-8, see vouch_import_decode()
 * @markup: what it is written in
 * @report: gets every line that is not blank; those that only were markup are
 *   dropped there, all others wait for someone to speak for them
 *
 * Returns: (transfer full) (element-type VouchImportBlock): the blocks in order,
 *   none of them empty.
 */
GPtrArray *
vouch_import_blocks_read (const char *text, VouchImportMarkup markup, VouchImportReport *report)
{
  Reader reader = {
    .blocks = g_ptr_array_new_with_free_func (free_block),
    .report = report,
    .markup = markup,
    .layout = vouch_import_layout_read (text, markup),
  };

  for (const char *p = text; *p;)
    {
      gsize length = strcspn (p, "\n");

      reader.line++;
      read_line (&reader, p, length);
      p += length + (p[length] == '\n');
    }
  return reader.blocks;
}
