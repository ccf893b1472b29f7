/* vouch-card-view-menu.c: the menu of a field on the card's page.
 *
 * The text view's own has an Undo that is dead here, and knows nothing of statements.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include <glib/gi18n-lib.h>

/* --- what it offers --- */

/* @items ends with a row without a label. */
typedef struct
{
  const char *label;
  const char *action;
} Item;

static void
append_section (GMenu      *menu,
                const Item *items)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; items[i].label; i++)
    g_menu_append (section, _(items[i].label), items[i].action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* “Diagnosis”, or “Recommendations: Diagnosis” where a title alone may stand twice. */
static char *
name_section (VouchSection *section)
{
  VouchNode *parent = vouch_node_get_parent (VOUCH_NODE (section));
  const char *title = vouch_section_get_title (section);
  const char *above = VOUCH_IS_SECTION (parent) ? vouch_section_get_title (VOUCH_SECTION (parent))
                                                : NULL;

  if (!title || !*title)
    return g_strdup (_("Without a title"));
  return above && *above ? g_strdup_printf (_("%s: %s"), above, title) : g_strdup (title);
}

static GMenuModel *
list_sections (VouchCardView *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < vouch_card_slots_get_size (self->slots); i++)
    {
      VouchCardSlot *slot = vouch_card_slots_get (self->slots, i);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *name = NULL;

      if (slot->kind != VOUCH_SLOT_FOOT || slot->section == self->focused->section)
        continue;
      name = name_section (slot->section);
      item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "card.move-to-section", "s",
                                         vouch_node_get_id (slot->node));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
append_moves (VouchCardView *self,
              GMenu         *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) sections = list_sections (self);

  g_menu_append (section, _("Move _Up"), "card.move-up");
  g_menu_append (section, _("Move _Down"), "card.move-down");
  if (g_menu_model_get_n_items (sections) > 0)
    g_menu_append_submenu (section, _("Move _to Section"), sections);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (VouchCardView *self)
{
  static const Item text_items[] = {
    { N_("Cu_t"), "card.cut" },
    { N_("_Copy"), "card.copy" },
    { N_("_Paste"), "card.paste" },
    { N_("Select _All"), "card.select-all" },
    { NULL },
  };
  static const Item source_items[] = {
    { N_("Add _Source…"), "card.cite" },
    { N_("Type a Passage Seen by _Eye…"), "card.see-by-eye" },
    { N_("_No Source Needed…"), "card.decline" },
    { NULL },
  };
  static const Item review_items[] = {
    { N_("_Write Note…"), "card.write-note" },
    { N_("Show _Fixes…"), "card.show-repairs" },
    { NULL },
  };
  static const Item last_items[] = {
    { N_("_Remove Statement"), "card.remove" },
    { NULL },
  };
  GMenu *menu = g_menu_new ();
  VouchSlotKind kind = self->focused->kind;

  append_section (menu, text_items);
  if (kind == VOUCH_SLOT_STATEMENT || kind == VOUCH_SLOT_CELL)
    append_section (menu, source_items);
  append_section (menu, review_items);
  if (kind == VOUCH_SLOT_STATEMENT)
    {
      append_moves (self, menu);
      append_section (menu, last_items);
    }
  return G_MENU_MODEL (menu);
}

/* --- opening --- */

static void
update_actions (VouchCardView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  VouchFieldBuffer *buffer = vouch_card_view_get_buffer (self, self->focused);
  gboolean has_selection = gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (buffer));
  guint index = self->focused->index;
  VouchCardSlot *above = vouch_card_slots_get (self->slots, index - 1);
  VouchCardSlot *below = vouch_card_slots_get (self->slots, index + 1);

  gtk_widget_action_set_enabled (widget, "card.cut", has_selection);
  gtk_widget_action_set_enabled (widget, "card.copy", has_selection);
  gtk_widget_action_set_enabled (widget, "card.move-up",
                                 above && above->kind == VOUCH_SLOT_STATEMENT);
  gtk_widget_action_set_enabled (widget, "card.move-down",
                                 below && below->kind == VOUCH_SLOT_STATEMENT);
}

static void
menu_closed_cb (VouchCardView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (root && (!focus || gtk_widget_is_ancestor (focus, self->menu)) && self->focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.move-up", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.move-down", TRUE);
}

static void
open_at (VouchCardView      *self,
         const GdkRectangle *place)
{
  g_autoptr (GMenuModel) model = make_menu (self);

  update_actions (self);
  if (!self->menu)
    {
      self->menu = gtk_popover_menu_new_from_model_full (NULL, GTK_POPOVER_MENU_NESTED);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/** Opens the focused field's menu at its caret. */
gboolean
vouch_card_view_open_menu (VouchCardView *self)
{
  GdkRectangle place;

  if (!vouch_card_view_get_focused_text (self) || !vouch_card_view_get_caret (self, &place))
    return FALSE;
  open_at (self, &place);
  return TRUE;
}

static VouchCardSlot *
find_text_at (VouchCardView *self,
              double         x,
              double         y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget && gtk_widget_get_parent (widget) != GTK_WIDGET (self))
    widget = gtk_widget_get_parent (widget);
  return widget && vouch_card_row_get_text (widget) ? vouch_card_view_find_slot_of (self, widget)
                                                    : NULL;
}

static void
pressed_cb (VouchCardView *self,
            int            n_press,
            double         x,
            double         y,
            GtkGesture    *gesture)
{
  VouchCardSlot *slot = find_text_at (self, x, y);

  if (!slot)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (slot != self->focused || !vouch_card_view_get_focused_text (self))
    gtk_widget_grab_focus (GTK_WIDGET (vouch_card_row_get_text (slot->row)));
  if (self->focused == slot)
    open_at (self, &(GdkRectangle) { x, y, 1, 1 });
}

/* --- actions --- */

/* Names of ours, and what they are called by the field or the editor. */
static const struct
{
  const char *ours;
  const char *theirs;
} relayed[] = {
  { "card.cut", "clipboard.cut" },
  { "card.copy", "clipboard.copy" },
  { "card.paste", "clipboard.paste" },
  { "card.select-all", "selection.select-all" },
  { "card.cite", "editor.cite" },
  { "card.decline", "editor.decline" },
  { "card.see-by-eye", "editor.see-by-eye" },
  { "card.write-note", "editor.write-note" },
  { "card.show-repairs", "editor.show-repairs" },
};

static void
relay_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *unused)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);
  g_autofree char *id = g_strdup (self->focused_id);
  VouchStatementText *text = self->focused && self->focused->row
                                 ? vouch_card_row_get_text (self->focused->row) : NULL;

  for (guint i = 0; text && i < G_N_ELEMENTS (relayed); i++)
    if (g_str_equal (relayed[i].ours, name))
      {
        if (g_str_has_prefix (relayed[i].theirs, "editor."))
          gtk_widget_activate_action (widget, relayed[i].theirs, "s", id);
        else
          gtk_widget_activate_action (GTK_WIDGET (text), relayed[i].theirs, NULL);
      }
}

void
vouch_card_view_menu_class_init (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (relayed); i++)
    gtk_widget_class_install_action (widget_class, relayed[i].ours, NULL, relay_cb);
}

void
vouch_card_view_menu_init (VouchCardView *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

void
vouch_card_view_menu_dispose (VouchCardView *self)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
}
