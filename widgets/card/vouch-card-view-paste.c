/* vouch-card-view-paste.c: what comes from the clipboard into the card's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-import.h"
#include "vouch-json.h"
#include "vouch-statement-edit.h"

/* The lines that say something, each without the blanks around it. */
static GPtrArray *
list_lines (const char *words)
{
  g_auto (GStrv) lines = g_regex_split_simple ("\\R", words, 0, 0);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i]; i++)
    if (*g_strstrip (lines[i]))
      g_ptr_array_add (found, g_strdup (lines[i]));
  return found;
}

static char *
join_lines (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (" ", (char **) lines->pdata);
}

static void
add_parts (GPtrArray   *parts,
           VouchChange *change)
{
  guint size = vouch_change_get_kind (change) == VOUCH_CHANGE_GROUP ? vouch_change_get_size (change)
                                                                    : 0;

  for (guint i = 0; i < size; i++)
    g_ptr_array_add (parts, vouch_change_ref (vouch_change_get_part (change, i)));
  if (size == 0)
    g_ptr_array_add (parts, vouch_change_ref (change));
}

/* The empty statement that was pasted into gives way to the first line. */
static VouchChange *
replace_empty (VouchCardSlot *slot,
               VouchChange   *change)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  g_autoptr (JsonNode) json = vouch_node_to_json (slot->node);
  VouchPlace place = { vouch_node_get_id (VOUCH_NODE (slot->section)), "statements",
                       slot->position };

  g_ptr_array_add (parts, vouch_change_new_remove (place, json));
  add_parts (parts, change);
  return vouch_change_new_group (_("Paste Statements"), NULL, NULL, parts);
}

/* One that has sources or notes stays: it says the first line. */
static VouchChange *
fill_empty (VouchCardSlot *slot,
            VouchChange   *change)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  JsonObject *first;
  VouchChange *set;

  add_parts (parts, change);
  first = vouch_json_node_object (vouch_change_get_json (parts->pdata[0]));
  set = vouch_change_new_set (vouch_node_get_id (slot->node), "text",
                              vouch_node_get_value (slot->node, "text"),
                              json_object_get_member (first, "text"));
  g_ptr_array_remove_index (parts, 0);
  g_ptr_array_insert (parts, 0, set);
  return vouch_change_new_group (_("Paste Statements"), NULL, NULL, parts);
}

static VouchChange *
make_step (VouchCardSlot *slot,
           VouchChange   *change)
{
  if (*vouch_statement_get_text (VOUCH_STATEMENT (slot->node)) != '\0')
    return vouch_change_with_label (change, _("Paste Statements"));
  return vouch_card_view_is_bare (slot) ? replace_empty (slot, change) : fill_empty (slot, change);
}

static gboolean
add_statements (VouchCardView *self,
                const char    *words)
{
  VouchCardSlot *slot = self->focused;
  gboolean is_empty = *vouch_statement_get_text (VOUCH_STATEMENT (slot->node)) == '\0';
  g_autofree char *last = NULL;
  g_autoptr (VouchChange) change
      = vouch_statement_edit_add_lines (slot->section, slot->position + (is_empty ? 0 : 1), words,
                                        &last);

  VouchCardSlot *end;

  if (!change)
    return FALSE;
  if (!vouch_card_view_apply (self, make_step (slot, change)))
    return FALSE;
  end = vouch_card_slots_find (self->slots, last);
  return vouch_card_view_focus_slot (self, end ? end : slot, G_MAXUINT - 1);
}

/**
 * vouch_card_view_paste:
 * @self: a view
 * @text: the field that it is pasted into
 * @words: from the clipboard
 *
 * A whole draft is the window's to ask about; several lines make several statements
 * where there is a list; else it is words, in one line.
 *
 * Returns: %TRUE; nothing is left to be done
 */
gboolean
vouch_card_view_paste (VouchCardView      *self,
                       VouchStatementText *text,
                       const char         *words)
{
  g_autoptr (GPtrArray) lines = list_lines (words);
  g_autofree char *line = NULL;

  if (!self->focused || !self->focused->row
      || vouch_card_row_get_text (self->focused->row) != text)
    return FALSE;
  if (vouch_import_looks_like_draft (words)
      && gtk_widget_activate_action (GTK_WIDGET (self), "win.import-text", "s", words))
    return TRUE;
  if (lines->len > 1 && self->focused->kind == VOUCH_SLOT_STATEMENT && add_statements (self, words))
    return TRUE;
  line = lines->len > 1 ? join_lines (lines) : g_strdup (words);
  vouch_statement_text_insert (text, lines->len > 1 ? line : g_strdelimit (line, "\r\n", ' '));
  return TRUE;
}
