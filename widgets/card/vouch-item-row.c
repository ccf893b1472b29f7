/* vouch-item-row.c: a line under Resources: words, a link, a citation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-item-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-citation.h"
#include "vouch-chip-box.h"
#include "vouch-editable.h"
#include "vouch-item-edit.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference.h"
#include "vouch-reference-plain.h"
#include "vouch-statement-text.h"
#include "vouch-widgets.h"

/**
 * VouchItemRow:
 *
 * What the page prints as a link: the words, the address below, small, and what it
 * cites. Without words the page prints the title of what it cites, and so does the
 * empty field. Made once and used for many items.
 *
 * Enter adds a line below, Backspace in an empty one takes it away, Alt+Up and
 * Alt+Down move it, also into the next list; so does its handle.
 *
 * ## CSS nodes
 *
 *     item
 *     ├── image.handle
 *     ├── box
 *     │   ├── textview.statement
 *     │   ├── text.item-link
 *     │   ╰── chips
 *     ╰── button.remove
 */
struct _VouchItemRow
{
  GtkWidget parent_instance;

  VouchItem          *item;     /* (owned) (nullable) */
  VouchCitationIndex *index;    /* (owned) (nullable) */
  GSignalGroup       *of_item;  /* (owned) */
  GSignalGroup       *of_list;  /* (owned): of its citations */
  GSignalGroup       *of_index; /* (owned) */
  gboolean            is_showing; /* the fields follow the item, not the other way round */

  GtkEventControllerFocus *focus;
  VouchStatementText *text;
  GtkText            *link;
  VouchChipBox       *chips;
};

G_DEFINE_FINAL_TYPE (VouchItemRow, vouch_item_row, GTK_TYPE_WIDGET)

static VouchDocument *
get_document (VouchItemRow *self)
{
  return self->item ? vouch_node_get_document (VOUCH_NODE (self->item)) : NULL;
}

static gboolean
edit (VouchItemRow *self,
      VouchChange  *change)
{
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  if (!change || !get_document (self))
    return FALSE;
  if (vouch_document_edit (get_document (self), change, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.toast", "s", error->message);
  return FALSE;
}

/* --- showing --- */

/* Returns: (nullable): the record of what @citation names, while the card has it. */
static JsonObject *
get_csl (VouchItemRow  *self,
         VouchCitation *citation)
{
  const char *id = vouch_citation_get_reference (citation);
  VouchNode *reference = id ? vouch_document_lookup (get_document (self), id) : NULL;

  return VOUCH_IS_REFERENCE (reference)
             ? vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (reference)))
             : NULL;
}

static void
show_placeholder (VouchItemRow *self)
{
  VouchNodeList *citations = vouch_item_get_citations (self->item);
  JsonObject *csl = vouch_node_list_get_size (citations) > 0
                        ? get_csl (self, vouch_node_list_peek (citations, 0))
                        : NULL;
  g_autofree char *title = csl ? vouch_reference_dup_plain_title (csl) : NULL;

  vouch_statement_text_set_placeholder (self->text, title ? title : _("Title of the paper or page"));
}

static void
add_citation (VouchItemRow  *self,
              VouchCitation *citation)
{
  const char *reference = vouch_citation_get_reference (citation);
  JsonObject *csl = get_csl (self, citation);
  guint number = self->index ? vouch_citation_index_get_number (self->index, reference) : 0;
  g_autofree char *digits = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");
  g_autofree char *words = csl ? vouch_reference_short (csl) : g_strdup (_("Reference is missing"));
  g_autofree char *text = g_strconcat (digits, *digits ? "  " : "", words, NULL);

  vouch_chip_box_add (self->chips, &(VouchChipLook){
                                       .kind = VOUCH_CHIP_CITATION,
                                       .target = vouch_node_get_id (VOUCH_NODE (citation)),
                                       .text = text,
                                       .n_bold = strlen (digits),
                                       .css_class = csl ? NULL : "unknown",
                                   });
}

static gboolean
has_focus (VouchItemRow *self)
{
  return gtk_event_controller_focus_contains_focus (self->focus);
}

static void
show_chips (VouchItemRow *self)
{
  VouchNodeList *citations = vouch_item_get_citations (self->item);

  vouch_chip_box_begin (self->chips);
  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    add_citation (self, vouch_node_list_peek (citations, i));
  if (has_focus (self) && vouch_node_list_get_size (citations) == 0)
    vouch_chip_box_add (self->chips, &(VouchChipLook){
                                         .kind = VOUCH_CHIP_ADD_SOURCE,
                                         .target = vouch_node_get_id (VOUCH_NODE (self->item)),
                                         .text = _("Add reference"),
                                     });
  vouch_chip_box_end (self->chips);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), vouch_chip_box_get_size (self->chips) > 0);
}

static void
show_link (VouchItemRow *self)
{
  const char *link = vouch_item_get_link (self->item);

  vouch_editable_show_text (GTK_EDITABLE (self->link), link);
  gtk_widget_set_visible (GTK_WIDGET (self->link), (link && *link) || has_focus (self));
}

static void
show_text (VouchItemRow *self)
{
  vouch_text_buffer_show (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)),
                          vouch_item_get_text (self->item));
}

/* --- writing --- */

static void
text_changed_cb (VouchItemRow  *self,
                 GtkTextBuffer *buffer)
{
  g_autofree char *text = NULL;

  if (self->is_showing || !self->item
      || buffer != gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)))
    return;
  text = vouch_text_buffer_dup (buffer);
  self->is_showing = TRUE;
  edit (self, vouch_item_edit_set_text (self->item, text));
  self->is_showing = FALSE;
}

static void
link_done_cb (VouchItemRow *self)
{
  if (self->item && !self->is_showing && get_document (self))
    {
      edit (self, vouch_item_edit_set_link (self->item,
                                            gtk_editable_get_text (GTK_EDITABLE (self->link))));
      show_link (self);
    }
}

static void
go (VouchItemRow *self,
    const char   *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.go", "(ss)", id, "");
}

static void
add_below (VouchItemRow *self)
{
  VouchSection *section
      = VOUCH_SECTION (vouch_node_get_ancestor (VOUCH_NODE (self->item), VOUCH_TYPE_SECTION));
  g_autofree char *id = NULL;

  if (edit (self, vouch_item_edit_add (section, vouch_node_get_position (VOUCH_NODE (self->item)) + 1,
                                       &id)))
    go (self, id);
}

/* The keyboard goes to the line above, or the one that takes its place, or the heading. */
static void
remove_item (VouchItemRow *self)
{
  VouchNodeList *home = vouch_node_get_home (VOUCH_NODE (self->item));
  guint position = vouch_node_get_position (VOUCH_NODE (self->item));
  VouchNode *next = VOUCH_NODE (vouch_node_list_get_owner (home));
  g_autofree char *id = NULL;

  if (position > 0)
    next = vouch_node_list_peek (home, position - 1);
  else if (vouch_node_list_get_size (home) > 1)
    next = vouch_node_list_peek (home, 1);
  id = g_strdup (vouch_node_get_id (next));
  if (edit (self, vouch_item_edit_remove (self->item)))
    go (self, id);
}

static void
shift (VouchItemRow *self,
       int           step)
{
  g_autofree char *id = g_strdup (vouch_node_get_id (VOUCH_NODE (self->item)));

  if (edit (self, vouch_item_edit_shift (self->item, step)))
    go (self, id);
}

static void
remove_cb (VouchItemRow *self)
{
  if (self->item)
    remove_item (self);
}

static gboolean
is_empty (VouchItemRow *self)
{
  const char *text = vouch_item_get_text (self->item);
  const char *link = vouch_item_get_link (self->item);

  return (!text || !*text) && (!link || !*link)
         && vouch_node_list_get_size (vouch_item_get_citations (self->item)) == 0;
}

static gboolean
row_key_pressed_cb (VouchItemRow    *self,
                    guint            keyval,
                    guint            keycode,
                    GdkModifierType  state)
{
  if (!self->item || (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_ALT_MASK)
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    shift (self, -1);
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    shift (self, 1);
  else
    return FALSE;
  return TRUE;
}

/* What the input method wants comes first: Enter may end a word of its own. */
static gboolean
text_key_pressed_cb (VouchItemRow          *self,
                     guint                  keyval,
                     guint                  keycode,
                     GdkModifierType        state,
                     GtkEventControllerKey *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
  gboolean is_removal = keyval == GDK_KEY_BackSpace && self->item && is_empty (self);

  if (!self->item || state & (GDK_ALT_MASK | GDK_CONTROL_MASK) || (!is_enter && !is_removal))
    return FALSE;
  if (gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->text), event))
    return TRUE;
  if (is_enter)
    add_below (self);
  else
    remove_item (self);
  return TRUE;
}

static void
entered_cb (VouchItemRow *self)
{
  if (self->item && get_document (self))
    {
      show_link (self);
      show_chips (self);
    }
}

/* Each item has its own: the view answers the height of the one that it was measured with. */
static void
take_buffer (VouchItemRow *self)
{
  const char *text = vouch_item_get_text (self->item);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, text ? text : "", -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  vouch_statement_text_set_field (self->text, buffer);
}

/* --- dragging --- */

static GdkContentProvider *
drag_prepare_cb (VouchItemRow *self)
{
  return self->item ? gdk_content_provider_new_typed (VOUCH_TYPE_ITEM, self->item) : NULL;
}

static void
drag_begin_cb (VouchItemRow  *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) row = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* On the upper half before this one, on the lower half after it. */
static gboolean
drop_cb (VouchItemRow *self,
         const GValue *value,
         double        x,
         double        y)
{
  VouchItem *dropped = g_value_get_object (value);
  VouchNode *here = VOUCH_NODE (self->item);
  VouchSection *section;
  guint position;

  if (!self->item || dropped == self->item
      || vouch_node_get_document (VOUCH_NODE (dropped)) != get_document (self))
    return FALSE;
  section = VOUCH_SECTION (vouch_node_get_ancestor (here, VOUCH_TYPE_SECTION));
  position = vouch_node_get_position (here) + (y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  if (vouch_node_get_home (VOUCH_NODE (dropped)) == vouch_node_get_home (here)
      && vouch_node_get_position (VOUCH_NODE (dropped)) < position)
    position--;
  return edit (self, vouch_item_edit_move (dropped, section, position));
}

/* --- the class --- */

static void
item_changed_cb (VouchItemRow *self)
{
  vouch_item_row_refresh (self);
}

static GSignalGroup *
new_group (VouchItemRow *self,
           GType         type,
           const char   *first,
           const char   *second)
{
  GSignalGroup *group = g_signal_group_new (type);

  g_signal_group_connect_object (group, first, G_CALLBACK (item_changed_cb), self, G_CONNECT_SWAPPED);
  if (second)
    g_signal_group_connect_object (group, second, G_CALLBACK (item_changed_cb), self,
                                   G_CONNECT_SWAPPED);
  return group;
}

static void
vouch_item_row_dispose (GObject *object)
{
  VouchItemRow *self = VOUCH_ITEM_ROW (object);

  if (self->of_item)
    vouch_item_row_set_item (self, NULL, NULL);
  g_clear_object (&self->of_item);
  g_clear_object (&self->of_list);
  g_clear_object (&self->of_index);
  gtk_widget_dispose_template (GTK_WIDGET (self), VOUCH_TYPE_ITEM_ROW);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self)));)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (vouch_item_row_parent_class)->dispose (object);
}

static void
vouch_item_row_class_init (VouchItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_item_row_dispose;
  g_type_ensure (VOUCH_TYPE_STATEMENT_TEXT);
  g_type_ensure (VOUCH_TYPE_CHIP_BOX);
  gtk_widget_class_set_css_name (widget_class, "item");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               VOUCH_WIDGETS_RESOURCES "/ui/vouch-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchItemRow, focus);
  gtk_widget_class_bind_template_child (widget_class, VouchItemRow, text);
  gtk_widget_class_bind_template_child (widget_class, VouchItemRow, link);
  gtk_widget_class_bind_template_child (widget_class, VouchItemRow, chips);
  gtk_widget_class_bind_template_callback (widget_class, link_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
vouch_item_row_init (VouchItemRow *self)
{
  GtkDropTarget *target;

  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_editable_leave_undo (GTK_EDITABLE (self->link));
  vouch_statement_text_set_label (self->text, _("Resource"));
  self->of_item = new_group (self, VOUCH_TYPE_ITEM, "notify::text", "notify::link");
  self->of_list = new_group (self, VOUCH_TYPE_NODE_LIST, "items-changed", NULL);
  self->of_index = new_group (self, VOUCH_TYPE_CITATION_INDEX, "changed", NULL);
  target = gtk_drop_target_new (VOUCH_TYPE_ITEM, GDK_ACTION_MOVE);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
vouch_item_row_new (void)
{
  return g_object_new (VOUCH_TYPE_ITEM_ROW, NULL);
}

/**
 * vouch_item_row_set_item:
 * @item: (nullable): what to show; %NULL lets go of the last one
 * @index: (nullable): of its card
 */
void
vouch_item_row_set_item (VouchItemRow       *self,
                         VouchItem          *item,
                         VouchCitationIndex *index)
{
  g_return_if_fail (VOUCH_IS_ITEM_ROW (self));

  g_set_object (&self->item, item);
  g_set_object (&self->index, index);
  g_signal_group_set_target (self->of_item, item);
  g_signal_group_set_target (self->of_list, item ? vouch_item_get_citations (item) : NULL);
  g_signal_group_set_target (self->of_index, index);
  if (item)
    take_buffer (self);
  vouch_item_row_refresh (self);
}

/** Returns: (transfer none) (nullable): what it shows. */
VouchItem *
vouch_item_row_get_item (VouchItemRow *self)
{
  g_return_val_if_fail (VOUCH_IS_ITEM_ROW (self), NULL);
  return self->item;
}

/** Shows the item as it is now; also where something that it cites is another. */
void
vouch_item_row_refresh (VouchItemRow *self)
{
  g_return_if_fail (VOUCH_IS_ITEM_ROW (self));

  /* One that has left the card waits for the view to let go of it. */
  if (self->is_showing || !self->item || !get_document (self))
    return;
  self->is_showing = TRUE;
  show_text (self);
  show_link (self);
  show_placeholder (self);
  show_chips (self);
  self->is_showing = FALSE;
}

/**
 * vouch_item_row_go:
 * @member: (nullable): "link" for the address; anything else is the words
 *
 * Returns: whether the keyboard is there now
 */
gboolean
vouch_item_row_go (VouchItemRow *self,
                   const char   *member)
{
  g_return_val_if_fail (VOUCH_IS_ITEM_ROW (self), FALSE);

  if (g_strcmp0 (member, "link") != 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_widget_set_visible (GTK_WIDGET (self->link), TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->link));
}
