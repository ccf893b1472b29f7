/* vouch-statement-edit-move.c: moving statements, and adding lines as statements.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-statement-edit-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-node-list.h"

/* --- sections --- */

/* Cells have their labels and resources are no statements: nothing is moved there. */
static gboolean
takes_statements (VouchSection *section)
{
  return vouch_node_list_get_size (vouch_section_get_sections (section)) == 0
         && vouch_node_list_get_size (vouch_section_get_items (section)) == 0
         && !vouch_section_is_within (section, "at-a-glance")
         && !vouch_section_is_within (section, "resources");
}

static void
collect_section (VouchNode *node,
                 gpointer   sections)
{
  if (VOUCH_IS_SECTION (node))
    g_ptr_array_add (sections, node);
}

/* The nearest section before or after @section, in reading order, that takes statements. */
static VouchSection *
find_neighbour (VouchSection *section,
                int           step)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();
  guint place;

  vouch_node_foreach (vouch_node_get_root (VOUCH_NODE (section)), collect_section, sections);
  if (!g_ptr_array_find (sections, section, &place))
    return NULL;
  while (step < 0 ? place-- > 0 : ++place < sections->len)
    if (takes_statements (sections->pdata[place]))
      return sections->pdata[place];
  return NULL;
}

/* --- moving --- */

static VouchChange *
move_to (VouchStatement *self,
         VouchSection   *section,
         guint           position)
{
  VouchNode *node = VOUCH_NODE (self);
  GPtrArray *parts = vouch_edit_begin ();
  VouchPlace to = { vouch_node_get_id (VOUCH_NODE (section)), "statements", position };

  g_ptr_array_add (parts,
                   vouch_change_new_move (vouch_node_get_id (node), vouch_edit_place (node), to));
  return vouch_edit_end (parts, node, _("Move Statement"));
}

/**
 * vouch_statement_edit_move:
 * @self: a statement that stands in a section
 * @section: where it shall stand
 * @position: its place there, counted after it has left its old one; past the end
 *   stands for the end
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it stands there already,
 *   or has a label, which belongs to its section
 */
VouchChange *
vouch_statement_edit_move (VouchStatement *self,
                           VouchSection   *section,
                           guint           position)
{
  VouchNodeList *list;
  VouchNodeList *home;
  guint end;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self) && VOUCH_IS_SECTION (section), NULL);

  home = vouch_node_get_home (VOUCH_NODE (self));
  list = vouch_section_get_statements (section);
  g_return_val_if_fail (home && list, NULL);

  end = vouch_node_list_get_size (list) - (home == list);
  position = MIN (position, end);
  if (home == list ? position == vouch_node_get_position (VOUCH_NODE (self))
                   : vouch_statement_get_label (self) != NULL)
    return NULL;
  return move_to (self, section, position);
}

/**
 * vouch_statement_edit_shift:
 * @self: a statement that stands in a section
 * @step: less than 0 is up, more is down; one place each
 * @to_section: to the neighbouring section that takes statements instead: to its
 *   end going up, to its beginning going down
 *
 * Returns: (transfer full) (nullable): the step; %NULL where there is nowhere to go
 */
VouchChange *
vouch_statement_edit_shift (VouchStatement *self,
                            int             step,
                            gboolean        to_section)
{
  VouchSection *section;
  gint64 position;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (self), NULL);

  section = vouch_statement_get_section (self);
  if (!section || step == 0)
    return NULL;
  if (to_section)
    {
      section = vouch_statement_get_label (self) ? NULL : find_neighbour (section, step);
      return section ? move_to (self, section,
                                step > 0 ? 0
                                         : vouch_node_list_get_size (
                                               vouch_section_get_statements (section)))
                     : NULL;
    }
  position = (gint64) vouch_node_get_position (VOUCH_NODE (self)) + step;
  if (position < 0 || position >= vouch_node_list_get_size (vouch_section_get_statements (section)))
    return NULL;
  return vouch_statement_edit_move (self, section, (guint) position);
}

/* --- lines --- */

static gboolean
is_bullet (gunichar c)
{
  static const gunichar bullets[] = { '-',    '*',    '+',    0xb7,   0x2022, 0x2023, 0x2043, 0x2013,
                                      0x2014, 0x2219, 0x25a0, 0x25aa, 0x25ab, 0x25b6, 0x25b8, 0x25ba,
                                      0x25cb, 0x25cf, 0x25e6, 0x2713, 0x2714, 0x27a2, 0xf0a7, 0xf0b7 };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (bullets[i] == c)
      return TRUE;
  return FALSE;
}

static const char *
skip_blanks (const char *text)
{
  while (*text && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* "1." "12)" "(3)" "a)": what numbers a list. "1.5 mg" and "2 weeks" do not. */
static const char *
skip_number (const char *text)
{
  gboolean is_open = *text == '(';
  const char *start = text + is_open;
  const char *end = start;

  while (g_ascii_isdigit (*end) && end - start < 3)
    end++;
  if (end == start && g_ascii_isalpha (*end) && (is_open || end[1] == ')'))
    end++;
  if (end == start || (*end != ')' && (is_open || *end != '.')))
    return text;
  end++;
  return g_unichar_isspace (g_utf8_get_char (end)) ? end : text;
}

/* A bullet counts as one only before a blank: "-5 dB" and "*p" are text. */
static const char *
skip_bullet (const char *text)
{
  gunichar c = g_utf8_get_char (text);
  const char *rest = *text ? g_utf8_next_char (text) : text;

  if (!is_bullet (c))
    return skip_number (text);
  return c > 0x7f && c != 0x2013 && c != 0x2014 ? rest
         : g_unichar_isspace (g_utf8_get_char (rest)) || !*rest ? rest
                                                                : text;
}

static char *
strip_line (const char *line)
{
  const char *text = skip_blanks (skip_bullet (skip_blanks (line)));
  const char *end = text + strlen (text);

  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, (gsize) (end - text));
}

/**
 * vouch_statement_edit_add_lines:
 * @section: a section
 * @position: where the first one shall stand; past the end stands for the end
 * @text: a line for each statement; bullets, numbers and empty lines go
 * @last_id: (out) (optional): id of the last one
 *
 * Returns: (transfer full) (nullable): the step; %NULL where no line has a text
 */
VouchChange *
vouch_statement_edit_add_lines (VouchSection *section,
                                guint         position,
                                const char   *text,
                                char        **last_id)
{
  g_auto (GStrv) lines = NULL;
  GPtrArray *parts;
  VouchNode *node = VOUCH_NODE (section);
  VouchPlace place = { NULL, "statements", 0 };

  g_return_val_if_fail (VOUCH_IS_SECTION (section) && text, NULL);

  parts = vouch_edit_begin ();
  place.parent = vouch_node_get_id (node);
  place.position = MIN (position, vouch_node_list_get_size (vouch_section_get_statements (section)));
  lines = g_regex_split_simple ("\\R", text, 0, 0);
  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = strip_line (lines[i]);
      g_autoptr (JsonNode) json = *line ? vouch_statement_json_new (line, "written") : NULL;

      if (!json)
        continue;
      g_ptr_array_add (parts, vouch_change_new_insert (place, json));
      place.position++;
    }
  if (last_id)
    *last_id = parts->len == 0
                   ? NULL
                   : g_strdup (vouch_change_get_node (parts->pdata[parts->len - 1]));
  return vouch_edit_end (parts, node,
                         ngettext ("Add Statement", "Add Statements", parts->len));
}
