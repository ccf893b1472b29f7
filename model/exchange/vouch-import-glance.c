/* vouch-import-glance.c: labels and values, unglued.
 *
 * A browser copies the table's row as "Key MechanismsPatient-facing tools", a
 * converter as "| Care Setting |", a word processor with a tab or on two lines.
 * The labels are known; whatever follows one is its value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-glance.h"
#include "vouch-import-marker.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A label that is none of the known ones: "Drug Class: …" */
#define MAX_LABEL_CHARS 40
/* A table on one line has each label once; more of them are no table's. */
#define MAX_GLUED (2 * VOUCH_IMPORT_N_LABELS)

static const char *const labels[VOUCH_IMPORT_N_LABELS]
    = { "Condition", "Key Mechanisms", "Target Population", "Care Setting" };

/* Longer before shorter. */
static const struct
{
  const char *printed;
  guint label;
  gboolean is_everyday; /* a label only where a colon or the cell's end says so */
} spellings[] = {
  { "Condition(s)", 0 },
  { "Conditions", 0 },
  { "Condition", 0 },
  { "Key Mechanism(s)", 1 },
  { "Key Mechanisms", 1 },
  { "Key Mechanism", 1 },
  { "Target Population(s)", 2 },
  { "Target Populations", 2 },
  { "Target Population", 2 },
  { "Target Patient Population", 2 },
  { "Care Setting(s)", 3 },
  { "Care Settings", 3 },
  { "Care Setting", 3 },
  { "Disease/Condition", 0, TRUE },
  { "Mechanism of Action", 1, TRUE },
  { "Mechanisms", 1, TRUE },
  { "Mechanism", 1, TRUE },
  { "Patient Population", 2, TRUE },
  { "Population", 2, TRUE },
  { "Clinical Setting", 3, TRUE },
  { "Setting", 3, TRUE },
};

/* After a word that sentences begin with too. */
static gboolean
is_label_surely (const char *rest)
{
  while (*rest == ' ' || *rest == '*')
    rest++;
  return *rest == '\0' || *rest == ':' || *rest == '|' || *rest == '\t';
}

static gboolean
is_label_end (const char *rest, gboolean is_one_word)
{
  gunichar c = g_utf8_get_char (rest);

  if (c == 0 || !g_unichar_isalnum (c))
    return c != '-' || rest[1] == ' ';
  if (!g_unichar_islower (c))
    return TRUE;
  /* "ConditioneGFR decline" is glued; "Conditional approval" is a sentence. */
  if (is_one_word)
    return g_unichar_isupper (g_utf8_get_char (g_utf8_next_char (rest)));
  return c != 's';
}

static const char *
skip_separators (const char *p)
{
  for (;;)
    {
      gsize n = strspn (p, " :|\t");

      p += n;
      if (g_str_has_prefix (p, "- "))
        p += 2;
      else if (g_str_has_prefix (p, "– ") || g_str_has_prefix (p, "— "))
        p += 4;
      else if (n == 0)
        return p;
    }
}

/**
 * vouch_import_glance_label:
 * @index: 0 to %VOUCH_IMPORT_N_LABELS - 1
 *
 * Returns: a label that every scorecard's table has, in the table's order.
 */
const char *
vouch_import_glance_label (guint index)
{
  return labels[index];
}

/**
 * vouch_import_glance_find_label:
 * @text: a line of the table
 * @value_at: (out): code point offset of what follows the label and its separators
 *
 * Returns: (nullable): the label that @text begins with, as scorecards spell it.
 */
const char *
vouch_import_glance_find_label (const char *text, guint *value_at)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      const char *printed = spellings[i].printed;
      gsize length = strlen (printed);
      const char *rest = text + length;

      /* In other cases than the printed one only where a word ends. */
      if (g_ascii_strncasecmp (text, printed, length) != 0
          || (strncmp (text, printed, length) != 0 && *rest != '\0'
              && strchr (":|\t ", *rest) == NULL))
        continue;
      if (spellings[i].is_everyday ? !is_label_surely (rest)
                                   : !is_label_end (rest, strchr (printed, ' ') == NULL))
        continue;
      *value_at = g_utf8_strlen (text, skip_separators (rest) - text);
      return labels[spellings[i].label];
    }
  return NULL;
}

static gboolean
is_word_in (const char *word, const char *const *words)
{
  g_autofree char *folded = vouch_import_heading_fold (word);

  return g_strv_contains (words, folded);
}

static gboolean
is_head_row (const VouchImportBlock *block)
{
  static const char *const left[] = { "category", "field", "item", "label", NULL };
  static const char *const right[] = { "detail", "details", "description", "value", NULL };
  const VouchImportText *first, *second;

  if (block->cells->len < 2)
    return FALSE;
  first = block->cells->pdata[0];
  second = block->cells->pdata[1];
  return is_word_in (first->text->str, left) && is_word_in (second->text->str, right);
}

/**
 * vouch_import_glance_is_head:
 * @block: a block
 * @length: (out): code points of the head; more may be glued to it
 *
 * Returns: whether it is, or begins with, the head of the table: "Category |
 *   Detail", "CategoryDetail", or one of the two words on a line.
 */
gboolean
vouch_import_glance_is_head (const VouchImportBlock *block, gsize *length)
{
  static const char *const heads[]
      = { "CategoryDetails", "CategoryDetail", "Category Details", "Category Detail" };
  static const char *const words[] = { "category", "detail", "details", NULL };
  const char *text = block->text->text->str;

  *length = block->text->length;
  if (block->kind == VOUCH_IMPORT_BLOCK_ROW)
    return is_head_row (block);
  if (block->kind == VOUCH_IMPORT_BLOCK_ITEM)
    return FALSE;
  if (block->text->length <= 10 && is_word_in (text, words))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (text, heads[i]) && !g_ascii_islower (text[strlen (heads[i])]))
      {
        *length = strlen (heads[i]);
        return TRUE;
      }
  return FALSE;
}

/**
 * vouch_import_glance_begins_with:
 * @block: a block
 *
 * Returns: whether the table may be said to begin here although no heading said
 *   so: its head, or a row with one of its labels.
 */
gboolean
vouch_import_glance_begins_with (const VouchImportBlock *block)
{
  const VouchImportText *cell;
  guint value_at;
  gsize length;

  if (vouch_import_glance_is_head (block, &length))
    return block->kind == VOUCH_IMPORT_BLOCK_ROW || block->text->length > 10;
  if (block->kind != VOUCH_IMPORT_BLOCK_ROW)
    return FALSE;
  cell = block->cells->pdata[0];
  return vouch_import_glance_find_label (cell->text->str, &value_at) && value_at >= cell->length;
}

/** Returns: whether @block is a row that has one of the table's labels and nothing beside it. */
gboolean
vouch_import_glance_is_only_label (const VouchImportBlock *block)
{
  guint value_at;

  return (block->kind == VOUCH_IMPORT_BLOCK_ROW || g_str_has_suffix (block->text->text->str, "|"))
         && vouch_import_glance_find_label (block->text->text->str, &value_at)
         && value_at >= block->text->length;
}

/** Begins a table whose cells go to @section, which outlives it. */
void
vouch_import_glance_init (VouchImportGlance *self, VouchImportSection *section)
{
  self->section = section;
  self->current = NULL;
  self->cells = g_hash_table_new (g_str_hash, g_str_equal);
}

void
vouch_import_glance_clear (VouchImportGlance *self)
{
  g_clear_pointer (&self->cells, g_hash_table_unref);
}

static VouchImportStatement *
find_cell (const VouchImportGlance *self, const char *label)
{
  return g_hash_table_lookup (self->cells, label);
}

/* Takes @value. */
static VouchImportStatement *
add_cell (VouchImportGlance *self, const char *label, VouchImportText *value)
{
  VouchImportStatement *cell = vouch_import_section_add (self->section, label, value);

  if (label)
    g_hash_table_insert (self->cells, cell->label, cell);
  return cell;
}

/* Says what @label's value is, or goes on with it. Takes @value. */
static void
add_value (VouchImportGlance *self, const char *label, VouchImportText *value)
{
  VouchImportStatement *cell = label ? find_cell (self, label) : self->current;

  if (cell == NULL)
    {
      self->current = add_cell (self, label, value);
      return;
    }
  vouch_import_text_join (cell->text, value, '\n');
  vouch_import_text_free (value);
  self->current = cell;
}

/* "ensure sourced" in a column of its own: brackets make a marker of it. */
static void
join_cell (VouchImportText *value, const VouchImportText *cell, gboolean is_first)
{
  /* A column of sources: the number of a reference, or none yet. */
  if (!is_first && g_regex_match_simple ("^\\[[\\d,;–-]+\\]$", cell->text->str, 0, 0))
    {
      vouch_import_text_append (value, value->length > 0 ? " " : "");
      vouch_import_text_append (value, cell->text->str);
      return;
    }
  if (!is_first && g_regex_match_simple ("^(?:tbd|tba|tbc|todo|\\?+)$", cell->text->str, G_REGEX_CASELESS, 0))
    {
      vouch_import_text_append (value, " (source TBD)");
      return;
    }
  if (!is_first && vouch_import_marker_is_one (cell->text->str))
    {
      gboolean is_bare = strchr ("([{", *cell->text->str) == NULL;

      vouch_import_text_append (value, is_bare ? " (" : " ");
      vouch_import_text_append (value, cell->text->str);
      vouch_import_text_append (value, is_bare ? ")" : "");
      return;
    }
  if (value->length > 0 && cell->length > 0)
    vouch_import_text_append (value, " |");
  vouch_import_text_join (value, cell, ' ');
}

static VouchImportText *
join_cells (GPtrArray *cells, guint from)
{
  VouchImportText *value = vouch_import_text_new (NULL);

  for (guint i = from; i < cells->len; i++)
    join_cell (value, cells->pdata[i], i == from);
  return value;
}

static void
read_row (VouchImportGlance *self, GPtrArray *cells)
{
  const VouchImportText *first = cells->pdata[0];
  const char *text = first->text->str;
  guint value_at;
  const char *known = vouch_import_glance_find_label (text, &value_at);

  if (known && value_at >= first->length)
    add_value (self, known, join_cells (cells, 1));
  else if (first->length == 0)
    add_value (self, NULL, join_cells (cells, 1));
  else if (cells->len > 1)
    {
      g_autofree char *label = g_strchomp (g_strdup (text));

      if (g_str_has_suffix (label, ":"))
        label[strlen (label) - 1] = '\0';
      add_value (self, label, join_cells (cells, 1));
    }
  else
    add_value (self, NULL, join_cells (cells, 0));
}

/* "…GlaucomaKey MechanismsAdvanced…": a whole table on one line. Labels of two
 * words are found where they are glued to what stands before them. */
static guint
find_glued_label (const VouchImportText *text)
{
  const char *start = text->text->str;

  for (const char *p = start; (p = strpbrk (p, "KTC")); p++)
    {
      guint value_at;
      const char *label;

      if (p == start || p[-1] == ' ')
        continue;
      label = vouch_import_glance_find_label (p, &value_at);
      if (label && strchr (label, ' '))
        return g_utf8_strlen (start, p - start);
    }
  return text->length;
}

/* Takes @text, which is one cell's. */
static void
read_cell (VouchImportGlance *self, VouchImportText *text, gboolean is_item)
{
  guint value_at = 0;
  const char *label = vouch_import_glance_find_label (text->text->str, &value_at);
  gboolean has_colon = label && value_at > 0 && memchr (text->text->str, ':', value_at);

  /* A label that has its value already begins a sentence now. */
  if (label && !has_colon && (is_item || find_cell (self, label)))
    label = NULL;
  if (label)
    vouch_import_text_erase (text, 0, value_at);
  vouch_import_text_trim (text);
  add_value (self, label, text);
}

/* Takes @text. */
static void
read_line (VouchImportGlance *self, VouchImportText *text, gboolean is_item)
{
  for (guint i = 0; i < MAX_GLUED; i++)
    {
      guint end = find_glued_label (text);
      VouchImportText *rest;

      if (end >= text->length)
        break;
      rest = vouch_import_text_copy (text);
      vouch_import_text_erase (text, end, text->length);
      vouch_import_text_erase (rest, 0, end);
      read_cell (self, text, is_item);
      text = rest;
    }
  read_cell (self, text, is_item);
}

/* "Drug Class: SGLT2 inhibitors"; returns where the colon is, in bytes, or 0. */
static gsize
find_own_label (const char *text)
{
  gsize length = strcspn (text, ":.;?!");

  if (text[length] != ':' || text[length + 1] != ' ' || length < 3 || length > MAX_LABEL_CHARS)
    return 0;
  return g_unichar_isupper (g_utf8_get_char (text)) ? length : 0;
}

static void
read_labelled (VouchImportGlance *self, VouchImportText *text, gsize colon)
{
  g_autofree char *label = g_strndup (text->text->str, colon);

  vouch_import_text_erase (text, 0, g_utf8_strlen (label, -1) + 1);
  vouch_import_text_trim (text);
  add_value (self, label, text);
}

/**
 * vouch_import_glance_read:
 * @self: the table so far
 * @block: a block under its heading
 *
 * Returns: whether there was a cell in it; %FALSE when it was the table's head.
 */
gboolean
vouch_import_glance_read (VouchImportGlance *self, const VouchImportBlock *block)
{
  VouchImportText *text;
  guint value_at;
  gsize head, colon;

  if (vouch_import_glance_is_head (block, &head) && head >= block->text->length)
    return FALSE;
  if (block->kind == VOUCH_IMPORT_BLOCK_ROW)
    {
      read_row (self, block->cells);
      return TRUE;
    }
  text = vouch_import_text_copy (block->text);
  if (vouch_import_glance_is_head (block, &head))
    vouch_import_text_erase (text, 0, head);
  colon = find_own_label (text->text->str);
  if (colon > 0 && !vouch_import_glance_find_label (text->text->str, &value_at))
    read_labelled (self, text, colon);
  else
    read_line (self, text, block->kind == VOUCH_IMPORT_BLOCK_ITEM);
  return TRUE;
}

static int
rank_cell (const VouchImportStatement *cell)
{
  for (guint i = 0; i < VOUCH_IMPORT_N_LABELS; i++)
    if (g_strcmp0 (cell->label, labels[i]) == 0)
      return i;
  return VOUCH_IMPORT_N_LABELS;
}

static void
sort_cells (GPtrArray *cells)
{
  /* Few, nearly in order, and equals must stay as they stood. */
  for (guint i = 1; i < cells->len; i++)
    for (guint k = i; k > 0 && rank_cell (cells->pdata[k - 1]) > rank_cell (cells->pdata[k]); k--)
      {
        gpointer cell = cells->pdata[k];

        cells->pdata[k] = cells->pdata[k - 1];
        cells->pdata[k - 1] = cell;
      }
}

/**
 * vouch_import_glance_complete:
 * @self: the table as read
 * @report: told which cells were not there
 *
 * Adds an empty cell for each label that the page lacks, puts the known labels
 * first and in order, and lifts the markers.
 */
void
vouch_import_glance_complete (VouchImportGlance *self, VouchImportReport *report)
{
  for (guint i = 0; i < VOUCH_IMPORT_N_LABELS; i++)
    if (find_cell (self, labels[i]) == NULL)
      {
        add_cell (self, labels[i], vouch_import_text_new (NULL));
        if (self->section->title)
          vouch_import_report_tell (report, 0, _ ("“%s” was missing: empty cell added"),
                                    labels[i]);
      }
  sort_cells (self->section->statements);
  for (guint i = 0; i < self->section->statements->len; i++)
    vouch_import_statement_lift (self->section->statements->pdata[i]);
}
