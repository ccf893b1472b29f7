/* vouch-card-view-edit.c: what is done to the statements of the card's page.
 *
 * Each is one step of the history, and ends with the focus where the writer goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-node-list.h"
#include "vouch-note.h"
#include "vouch-statement-edit.h"

/** Applies @change (transfer full) (nullable). Returns: whether there was one, and it went well. */
gboolean
vouch_card_view_apply (VouchCardView *self,
                       VouchChange   *change)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  if (!change)
    return FALSE;
  if (vouch_document_edit (self->context.document, change, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
  return FALSE;
}

static VouchStatement *
get_focused_statement (VouchCardView *self)
{
  return self->focused && VOUCH_IS_STATEMENT (self->focused->node)
             ? VOUCH_STATEMENT (self->focused->node) : NULL;
}

static gboolean
focus_id (VouchCardView *self,
          const char    *id,
          guint          caret)
{
  return vouch_card_view_focus_slot (self, vouch_card_slots_find (self->slots, id), caret);
}

/** Parts the focused statement where the caret is. */
gboolean
vouch_card_view_split (VouchCardView *self)
{
  VouchStatement *statement = get_focused_statement (self);
  g_autofree char *id = NULL;
  VouchFieldBuffer *buffer;
  VouchChange *change;

  if (!statement)
    return FALSE;
  buffer = vouch_card_view_get_buffer (self, self->focused);
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
  change = vouch_statement_edit_split (statement, vouch_field_buffer_get_caret (buffer), &id);
  return vouch_card_view_apply (self, change) && focus_id (self, id, 0);
}

static guint
get_length (VouchCardSlot *slot)
{
  return g_utf8_strlen (vouch_statement_get_text (VOUCH_STATEMENT (slot->node)), -1);
}

/* @slot's neighbour in its list. */
static VouchCardSlot *
get_neighbour (VouchCardView *self,
               VouchCardSlot *slot,
               int            step)
{
  VouchCardSlot *other = vouch_card_slots_get (self->slots, slot->index + step);

  return other && other->kind == VOUCH_SLOT_STATEMENT && slot->kind == VOUCH_SLOT_STATEMENT
                 && other->section == slot->section ? other : NULL;
}

static gboolean
join (VouchCardView *self,
      VouchCardSlot *upper,
      VouchCardSlot *lower)
{
  VouchChange *change = vouch_statement_edit_join (VOUCH_STATEMENT (upper->node),
                                                   VOUCH_STATEMENT (lower->node));
  guint length = get_length (lower);

  if (!change)
    return FALSE;
  vouch_card_view_focus_slot (self, upper, G_MAXUINT);
  if (!vouch_card_view_apply (self, change))
    return FALSE;
  vouch_field_buffer_set_caret (vouch_card_view_get_buffer (self, upper),
                                get_length (upper) - length);
  return TRUE;
}

static gboolean
is_blank (VouchCardSlot *slot)
{
  return slot->kind == VOUCH_SLOT_STATEMENT
         && *vouch_statement_get_text (VOUCH_STATEMENT (slot->node)) == '\0';
}

static gboolean
has_note (VouchNode *node)
{
  VouchNodeList *notes = vouch_node_get_list (vouch_node_get_root (node), "notes");

  for (guint i = 0; notes && i < vouch_node_list_get_size (notes); i++)
    if (g_strcmp0 (vouch_note_get_on (vouch_node_list_peek (notes, i)), vouch_node_get_id (node)) == 0)
      return TRUE;
  return FALSE;
}

/** Returns: whether @slot is a statement that nothing is lost with: no text, sources, notes, decline. */
gboolean
vouch_card_view_is_bare (VouchCardSlot *slot)
{
  VouchStatement *statement = is_blank (slot) ? VOUCH_STATEMENT (slot->node) : NULL;

  return statement && vouch_node_list_get_size (vouch_statement_get_citations (statement)) == 0
         && !vouch_statement_is_declined (statement) && !has_note (slot->node);
}

/* The focus goes to @next first: the removed row never has it. */
static gboolean
remove_and_go (VouchCardView *self,
               VouchCardSlot *slot,
               VouchCardSlot *next,
               guint          caret)
{
  if (next)
    vouch_card_view_focus_slot (self, next, caret);
  return vouch_node_remove (slot->node, NULL);
}

/** Takes the focused statement's text to the one above; an empty one that has nothing is removed. */
gboolean
vouch_card_view_join_up (VouchCardView *self)
{
  VouchCardSlot *slot = self->focused;
  VouchCardSlot *upper = slot ? get_neighbour (self, slot, -1) : NULL;

  if (slot && vouch_card_view_is_bare (slot))
    return remove_and_go (self, slot, upper ? upper : get_neighbour (self, slot, 1),
                          upper ? G_MAXUINT - 1 : 0);
  return upper && join (self, upper, slot);
}

/** Takes the text of the statement below to the focused one; an empty one that has nothing is removed. */
gboolean
vouch_card_view_join_down (VouchCardView *self)
{
  VouchCardSlot *slot = self->focused;
  VouchCardSlot *lower = slot ? get_neighbour (self, slot, 1) : NULL;

  if (slot && vouch_card_view_is_bare (slot))
    return remove_and_go (self, slot, lower ? lower : get_neighbour (self, slot, -1),
                          lower ? 0 : G_MAXUINT - 1);
  return lower && join (self, slot, lower);
}

/** Moves the focused statement one up or down, or to the section before or after. */
gboolean
vouch_card_view_shift (VouchCardView *self,
                       int            step,
                       gboolean       to_section)
{
  VouchStatement *statement = get_focused_statement (self);

  if (!statement)
    return FALSE;
  vouch_card_view_choose_anchor (self, self->focused);
  if (!vouch_card_view_apply (self, vouch_statement_edit_shift (statement, step, to_section)))
    return FALSE;
  if (to_section)
    return focus_id (self, vouch_node_get_id (VOUCH_NODE (statement)), G_MAXUINT);
  self->follows_row = TRUE;
  return TRUE;
}

/**
 * vouch_card_view_move_to:
 * @self: a view
 * @id: a statement
 * @section: where it shall stand
 * @position: counted after it has left its place; past the end is the end
 */
gboolean
vouch_card_view_move_to (VouchCardView *self,
                         const char    *id,
                         const char    *section,
                         guint          position)
{
  VouchNode *statement = vouch_document_lookup (self->context.document, id);
  VouchNode *target = vouch_document_lookup (self->context.document, section);

  if (!VOUCH_IS_STATEMENT (statement) || !VOUCH_IS_SECTION (target))
    return FALSE;
  vouch_card_view_choose_anchor (self, vouch_card_slots_find (self->slots, id));
  return vouch_card_view_apply (self, vouch_statement_edit_move (VOUCH_STATEMENT (statement),
                                                                 VOUCH_SECTION (target), position));
}

/** Removes the focused statement, whatever it says; undo brings it back. */
gboolean
vouch_card_view_remove (VouchCardView *self)
{
  VouchCardSlot *slot = self->focused;
  VouchCardSlot *next;

  if (!slot || slot->kind != VOUCH_SLOT_STATEMENT)
    return FALSE;
  next = get_neighbour (self, slot, 1);
  if (!next)
    next = get_neighbour (self, slot, -1);
  return remove_and_go (self, slot, next, G_MAXUINT);
}

/** Puts an empty statement at the end of a section, for the writer to go on in. */
gboolean
vouch_card_view_add_statement (VouchCardView *self,
                               const char    *section)
{
  VouchNode *node = vouch_document_lookup (self->context.document, section);
  g_autoptr (JsonNode) json = NULL;
  VouchNodeList *list;
  VouchNode *added;

  if (!VOUCH_IS_SECTION (node))
    return FALSE;
  list = vouch_section_get_statements (VOUCH_SECTION (node));
  json = vouch_statement_json_new ("", "written");
  added = vouch_node_insert (node, "statements", vouch_node_list_get_size (list), json, NULL);
  return added && focus_id (self, vouch_node_get_id (added), 0);
}

/* --- actions --- */

static void
add_statement_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *section)
{
  vouch_card_view_add_statement (VOUCH_CARD_VIEW (widget), g_variant_get_string (section, NULL));
}

static void
move_up_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *unused)
{
  vouch_card_view_shift (VOUCH_CARD_VIEW (widget), -1, FALSE);
}

static void
move_down_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *unused)
{
  vouch_card_view_shift (VOUCH_CARD_VIEW (widget), 1, FALSE);
}

static void
move_to_section_cb (GtkWidget  *widget,
                    const char *name,
                    GVariant   *section)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);
  g_autofree char *id = g_strdup (self->focused_id);

  if (id && vouch_card_view_move_to (self, id, g_variant_get_string (section, NULL), G_MAXUINT))
    focus_id (self, id, G_MAXUINT);
}

static void
remove_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *unused)
{
  vouch_card_view_remove (VOUCH_CARD_VIEW (widget));
}

void
vouch_card_view_edit_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "card.add-statement", "s", add_statement_cb);
  gtk_widget_class_install_action (widget_class, "card.move-up", NULL, move_up_cb);
  gtk_widget_class_install_action (widget_class, "card.move-down", NULL, move_down_cb);
  gtk_widget_class_install_action (widget_class, "card.move-to-section", "s", move_to_section_cb);
  gtk_widget_class_install_action (widget_class, "card.remove", NULL, remove_cb);
}
