/* vouch-statement-row.c: a statement on the card's page, or a cell with its label.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-statement-row-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-metrics.h"
#include "vouch-card-words.h"
#include "vouch-source-need.h"
#include "vouch-statement-chips.h"
#include "vouch-tooltip.h"

#define BULLET 5
#define PAUSE_MS 600    /* behind the last key, before the chips judge what was typed */

/**
 * VouchStatementRow:
 *
 * Lays out its own children (`-layout`), each measured once and for one width: nested boxes ask for
 * several, and a page of rows then takes three times as long. The view pools rows and
 * tells them what changed; they listen to nothing.
 *
 * # CSS nodes
 *
 *     statement[.current][.cell][.set-aside][.pointed]
 *     ├── image.handle
 *     ├── label
 *     ├── textview.statement
 *     ├── chips
 *     ├── button.note-mark
 *     ╰── image.rung
 */
G_DEFINE_FINAL_TYPE (VouchStatementRow, vouch_statement_row, GTK_TYPE_WIDGET)

/* A clip with round corners is dear to draw with GSK's cairo renderer, also where nothing has
 * changed; there are as many of these as rows. */
static void
draw_bullet (GtkSnapshot   *snapshot,
             float          x,
             float          y,
             const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, BULLET, BULLET));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_arc (cr, x + BULLET / 2.0, y + BULLET / 2.0, BULLET / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_destroy (cr);
}

/* As on the page; under the pointer, or with the focus, its place is the handle's. */
static void
vouch_statement_row_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  VouchStatementRow *self = VOUCH_STATEMENT_ROW (widget);
  int gutter = vouch_card_gutter (gtk_widget_get_width (widget));
  float x = gutter - VOUCH_CARD_TEXT_INSET / 2 - BULLET;
  GdkRGBA colour;

  GTK_WIDGET_CLASS (vouch_statement_row_parent_class)->snapshot (widget, snapshot);
  if (vouch_statement_row_has_label (self) || gtk_widget_has_css_class (widget, "pointed")
      || (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    return;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - BULLET;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= 0.5f;
  draw_bullet (snapshot, x, (VOUCH_STATEMENT_ROW_LINE - BULLET) / 2.0f + 1, &colour);
}

static GtkSizeRequestMode
vouch_statement_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* In the order of reading; GTK would sort by places, which a new row hasn't got yet. */
static gboolean
vouch_statement_row_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  VouchStatementRow *self = VOUCH_STATEMENT_ROW (widget);
  GtkWidget *const stops[] = { GTK_WIDGET (self->text), GTK_WIDGET (self->chips), self->notes };
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  int step = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP ? -1 : 1;
  int at = step > 0 ? -1 : (int) G_N_ELEMENTS (stops);

  for (int i = 0; child && i < (int) G_N_ELEMENTS (stops); i++)
    if (stops[i] == child)
      at = i;
  if (child && gtk_widget_child_focus (child, direction))
    return TRUE;
  if (child && (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT))
    return FALSE;
  for (at += step; at >= 0 && at < (int) G_N_ELEMENTS (stops); at += step)
    if (gtk_widget_get_visible (stops[at]) && gtk_widget_child_focus (stops[at], direction))
      return TRUE;
  return FALSE;
}

static gboolean
vouch_statement_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (VOUCH_STATEMENT_ROW (widget)->text));
}

static void
notes_clicked_cb (VouchStatementRow *self)
{
  if (self->slot)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.write-note", "s",
                                vouch_node_get_id (self->slot->node));
}

static void
vouch_statement_row_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&VOUCH_STATEMENT_ROW (object)->telling, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (vouch_statement_row_parent_class)->dispose (object);
}

static void
vouch_statement_row_finalize (GObject *object)
{
  g_free (VOUCH_STATEMENT_ROW (object)->name);
  G_OBJECT_CLASS (vouch_statement_row_parent_class)->finalize (object);
}

static void
vouch_statement_row_class_init (VouchStatementRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_statement_row_dispose;
  object_class->finalize = vouch_statement_row_finalize;
  widget_class->measure = vouch_statement_row_measure;
  widget_class->size_allocate = vouch_statement_row_size_allocate;
  widget_class->snapshot = vouch_statement_row_snapshot;
  widget_class->get_request_mode = vouch_statement_row_get_request_mode;
  widget_class->focus = vouch_statement_row_focus;
  widget_class->grab_focus = vouch_statement_row_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "statement");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
add_child (VouchStatementRow *self,
           GtkWidget         *child,
           const char        *css_class)
{
  if (css_class)
    gtk_widget_add_css_class (child, css_class);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return child;
}

static void
add_notes_content (VouchStatementRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("vouch-note-symbolic"));
  gtk_box_append (GTK_BOX (box), self->notes_count);
  gtk_button_set_child (GTK_BUTTON (self->notes), box);
}

static void
vouch_statement_row_init (VouchStatementRow *self)
{
  self->handle = add_child (self, gtk_image_new_from_icon_name ("vouch-handle-symbolic"), "handle");
  gtk_widget_set_tooltip_text (self->handle, _("Drag to move"));
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Drag to move"), -1);
  self->label = GTK_LABEL (add_child (self, gtk_label_new (NULL), "cell-label"));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_yalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  self->text = VOUCH_STATEMENT_TEXT (add_child (self, vouch_statement_text_new (), NULL));
  self->chips = VOUCH_CHIP_BOX (add_child (self, vouch_chip_box_new (), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Sources"), -1);
  self->notes = add_child (self, gtk_button_new (), "note-mark");
  self->notes_count = gtk_label_new (NULL);
  add_notes_content (self);
  g_signal_connect_swapped (self->notes, "clicked", G_CALLBACK (notes_clicked_cb), self);
  self->rung = VOUCH_LEVEL_SIGN (add_child (self, vouch_level_sign_new (), "rung"));
}

GtkWidget *
vouch_statement_row_new (void)
{
  return g_object_new (VOUCH_TYPE_STATEMENT_ROW, NULL);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_notes (VouchStatementRow *self)
{
  guint count = vouch_note_counts_get (self->context->notes, vouch_node_get_id (self->slot->node));
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *name = g_strdup_printf (ngettext ("%u open note", "%u open notes", count), count);

  if (count > 0)
    {
      gtk_label_set_text (GTK_LABEL (self->notes_count), text);
      vouch_tooltip_set (self->notes, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
    }
  gtk_widget_set_visible (self->notes, count > 0);
}

static void
show_label (VouchStatementRow *self)
{
  gboolean is_cell = self->slot->kind == VOUCH_SLOT_CELL;
  const char *label = is_cell ? vouch_statement_get_label (VOUCH_STATEMENT (self->slot->node)) : "";

  if (!g_str_equal (gtk_label_get_text (self->label), label))
    gtk_label_set_text (self->label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->label), is_cell);
  gtk_widget_set_visible (self->handle, !is_cell);
  set_class (GTK_WIDGET (self), "cell", is_cell);
}

/**
 * vouch_statement_row_bind:
 * @self: a row, perhaps one from the pool
 * @slot: (nullable): a statement's or a cell's; %NULL before the row goes to the pool
 * @context: (nullable): of the view
 */
void
vouch_statement_row_bind (VouchStatementRow *self,
                          VouchCardSlot     *slot,
                          VouchCardContext  *context)
{
  g_return_if_fail (VOUCH_IS_STATEMENT_ROW (self));

  g_clear_handle_id (&self->telling, g_source_remove);
  self->slot = slot;
  self->context = context;
  if (!slot)
    {
      vouch_statement_text_set_field (self->text, NULL);
      vouch_statement_row_set_current (self, FALSE);
      return;
    }
  show_label (self);
  vouch_statement_text_set_field (self->text,
                                  GTK_TEXT_BUFFER (vouch_card_buffers_take (context->buffers,
                                                                            slot->node, "text")));
  vouch_statement_row_rename (self);
  vouch_statement_row_refresh (self);
}

/* Its chips say whether its passages bear it out. */
static gboolean
is_compared (VouchStatementRow *self)
{
  return self->rung_shown >= VOUCH_RUNG_ANCHORED && self->rung_shown <= VOUCH_RUNG_VERIFIED;
}

static void
show_chips (VouchStatementRow *self)
{
  VouchStatement *statement = VOUCH_STATEMENT (self->slot->node);

  self->rung_shown = vouch_statement_get_rung (statement);
  self->asks_source = vouch_statement_needs_source (statement);
  g_clear_handle_id (&self->telling, g_source_remove);
  vouch_statement_chips_show (self->chips, statement, self->context, self->is_current);
}

/** Shows what the node is now: label, chips, rung, notes, findings; its text comes by itself. */
void
vouch_statement_row_refresh (VouchStatementRow *self)
{
  VouchStatement *statement;

  g_return_if_fail (VOUCH_IS_STATEMENT_ROW (self));

  if (!self->slot)
    return;
  statement = VOUCH_STATEMENT (self->slot->node);
  show_label (self);
  vouch_statement_text_set_placeholder (self->text, vouch_card_words_placeholder (self->slot));
  set_class (GTK_WIDGET (self), "set-aside", vouch_statement_is_set_aside (statement));
  show_chips (self);
  show_notes (self);
  vouch_statement_row_show_findings (self);
}

static gboolean
tell_cb (gpointer data)
{
  VouchStatementRow *self = data;

  self->telling = 0;
  show_chips (self);
  return G_SOURCE_REMOVE;
}

/* Whoever types is let to finish the figure: half of it is in no passage. */
static void
tell_soon (VouchStatementRow *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  self->telling = g_timeout_add (PAUSE_MS, tell_cb, self);
}

/** Something was written: only from the first letter to the last does more follow from that, and from
 * what its passages have to bear out. */
void
vouch_statement_row_follow_text (VouchStatementRow *self)
{
  VouchStatement *statement;

  g_return_if_fail (VOUCH_IS_STATEMENT_ROW (self));

  if (!self->slot)
    return;
  statement = VOUCH_STATEMENT (self->slot->node);
  if (vouch_statement_get_rung (statement) != self->rung_shown
      || vouch_statement_needs_source (statement) != self->asks_source)
    {
      show_chips (self);
      vouch_statement_row_show_findings (self);
    }
  else if (is_compared (self) && gtk_widget_has_focus (GTK_WIDGET (self->text)))
    tell_soon (self);
  else if (is_compared (self))
    show_chips (self);
}

/** Underlines what the checks say of it, and shows rung or level. */
void
vouch_statement_row_show_findings (VouchStatementRow *self)
{
  g_autoptr (GPtrArray) findings = NULL;
  VouchStatement *statement;
  GtkTextBuffer *buffer;

  g_return_if_fail (VOUCH_IS_STATEMENT_ROW (self));

  if (!self->slot)
    return;
  statement = VOUCH_STATEMENT (self->slot->node);
  findings = vouch_card_context_list_findings (self->context, vouch_node_get_id (self->slot->node));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  vouch_field_buffer_set_findings (VOUCH_FIELD_BUFFER (buffer), findings);
  vouch_level_sign_show_statement (self->rung, statement, findings);
}

/** Says again where it stands: its neighbours are others, or its section has another title. */
void
vouch_statement_row_rename (VouchStatementRow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *field = NULL;

  g_return_if_fail (VOUCH_IS_STATEMENT_ROW (self));

  if (!self->slot)
    return;
  name = vouch_card_words_row (self->slot);
  if (g_strcmp0 (name, self->name) == 0)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  field = vouch_card_words_field (self->slot);
  vouch_statement_text_set_label (self->text, field);
  g_free (self->name);
  self->name = g_steal_pointer (&name);
}

/** The statement that has, or last had, the focus offers more than the others. */
void
vouch_statement_row_set_current (VouchStatementRow *self,
                                 gboolean           is_current)
{
  g_return_if_fail (VOUCH_IS_STATEMENT_ROW (self));

  if (self->is_current == is_current)
    return;
  self->is_current = is_current;
  set_class (GTK_WIDGET (self), "current", is_current);
  if (self->slot)
    show_chips (self);
}

VouchCardSlot *
vouch_statement_row_get_slot (VouchStatementRow *self)
{
  return self->slot;
}

VouchStatementText *
vouch_statement_row_get_text (VouchStatementRow *self)
{
  return self->text;
}

/** Returns: (transfer none): what the row is dragged by. */
GtkWidget *
vouch_statement_row_get_handle (VouchStatementRow *self)
{
  return self->handle;
}

/** Puts the focus on the chip of @target, a citation's id. Returns: whether there is one. */
gboolean
vouch_statement_row_go_to_chip (VouchStatementRow *self,
                                const char        *target)
{
  for (guint i = 0; i < vouch_chip_box_get_size (self->chips); i++)
    {
      VouchChip *chip = vouch_chip_box_get_chip (self->chips, i);

      if (g_strcmp0 (vouch_chip_get_target (chip), target) == 0)
        return gtk_widget_grab_focus (GTK_WIDGET (chip));
    }
  return FALSE;
}
