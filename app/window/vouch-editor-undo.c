/* vouch-editor-undo.c: taking steps back and doing them again, and showing what they changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-item.h"
#include "vouch-node-list.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-statement.h"

/* Which of the parts of a step is shown: a row of the page before the card's own data, and both
 * before what stands in the side panel. */
typedef enum
{
  SHOWN_ROW,
  SHOWN_CARD,
  SHOWN_PANEL,
  SHOWN_NOWHERE,
} Shown;

/* What stands next to where something was: above it, as the caret is after a Backspace. */
static VouchNode *
find_neighbour (VouchNode *parent, const VouchPlace *place)
{
  VouchNodeList *list = vouch_node_get_list (parent, place->list);
  guint size = list ? vouch_node_list_get_size (list) : 0;

  if (!VOUCH_IS_SECTION (parent) || size == 0)
    return parent;
  return vouch_node_list_peek (list, MIN (place->position > 0 ? place->position - 1 : 0, size - 1));
}

/* Its node; where that is gone, what stands beside its place. */
static VouchNode *
find_node (VouchEditor *self, VouchChange *part)
{
  const char *id = vouch_change_get_node (part);
  const VouchPlace *from = vouch_change_get_from (part);
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;
  VouchNode *parent;

  if (node || !from)
    return node;
  parent = vouch_document_lookup (self->document, from->parent);
  return parent ? find_neighbour (parent, from) : NULL;
}

static gboolean
is_of_panel (VouchChange *part)
{
  const VouchPlace *place = vouch_change_get_from (part) ? vouch_change_get_from (part)
                                                         : vouch_change_get_to (part);

  return place
         && (g_str_equal (place->list, "references") || g_str_equal (place->list, "notes")
             || g_str_equal (place->list, "replies"));
}

static Shown
get_shown (VouchNode *node, VouchChange *part)
{
  if (!node)
    return SHOWN_NOWHERE;
  if (is_of_panel (part))
    return SHOWN_PANEL;
  if (VOUCH_IS_SECTION (node) || VOUCH_IS_STATEMENT (node) || VOUCH_IS_ITEM (node)
      || VOUCH_IS_CITATION (node))
    return SHOWN_ROW;
  return VOUCH_IS_CARD (node) ? SHOWN_CARD : SHOWN_PANEL;
}

/* The side panel stays on the page that it is on: who works in the card would lose the place. */
static void
go_to_part (VouchEditor *self, VouchNode *node, VouchChange *part, Shown shown)
{
  const char *member = vouch_change_get_member (part);
  VouchNode *parent = vouch_node_get_parent (node);

  if (VOUCH_IS_CITATION (node))
    vouch_editor_go (self, vouch_node_get_id (parent), "");
  else if (shown == SHOWN_ROW)
    vouch_editor_go (self, vouch_node_get_id (node), member ? member : "");
  else if (shown == SHOWN_CARD && member)
    vouch_editor_go (self, vouch_node_get_id (node), member);
  else if (VOUCH_IS_REFERENCE (node) && self->panel
           && g_strcmp0 (vouch_side_panel_get_page (self->panel), "sources") == 0)
    vouch_editor_go (self, vouch_node_get_id (node), "");
}

/* Where the user looks now need not be where the step was. */
static void
go_to_change (VouchEditor *self, VouchChange *change)
{
  VouchChange *best = NULL;
  VouchNode *best_node = NULL;
  Shown best_shown = SHOWN_NOWHERE;

  /* It goes there itself, and is not left for it. */
  if (vouch_editor_is_in_source_mode (self))
    return;
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    {
      VouchChange *part = vouch_change_get_part (change, i);
      VouchNode *node = find_node (self, part);
      Shown shown = get_shown (node, part);

      if (shown >= best_shown)
        continue;
      best = part;
      best_node = node;
      best_shown = shown;
    }
  if (best)
    go_to_part (self, best_node, best, best_shown);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchChange *applied = vouch_history_undo (self->history);
  g_autoptr (VouchChange) change = applied ? vouch_change_ref (applied) : NULL;

  if (!change)
    return;
  vouch_editor_tell_overruled (self, change, TRUE);
  go_to_change (self, change);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  VouchChange *applied = vouch_history_redo (self->history);
  g_autoptr (VouchChange) change = applied ? vouch_change_ref (applied) : NULL;

  if (!change)
    return;
  vouch_editor_tell_overruled (self, change, FALSE);
  go_to_change (self, change);
}

/** Installs the actions of this file. */
void
vouch_editor_install_undo_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "editor.redo", NULL, redo_cb);
}
