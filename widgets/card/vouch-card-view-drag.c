/* vouch-card-view-drag.c: statements dragged by their handle to another place on the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include "vouch-node-list.h"
#include "vouch-statement-row.h"
#include "vouch-statement.h"

#define EDGE 56        /* from an edge, where dragging scrolls */
#define SPEED 14.0     /* pixels a frame, at the edge itself */
#define MARK_HEIGHT 2
#define MARK_INSET 30  /* the rows' gutter */

/* --- from --- */

static VouchCardSlot *
find_slot_by_handle (VouchCardView *self,
                     double         x,
                     double         y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = picked ? gtk_widget_get_ancestor (picked, VOUCH_TYPE_STATEMENT_ROW) : NULL;

  if (!row || picked != vouch_statement_row_get_handle (VOUCH_STATEMENT_ROW (row)))
    return NULL;
  return vouch_card_view_find_slot_of (self, row);
}

static GdkContentProvider *
prepare_cb (VouchCardView *self,
            double         x,
            double         y)
{
  VouchCardSlot *slot = find_slot_by_handle (self, x, y);

  if (!slot || slot->kind != VOUCH_SLOT_STATEMENT)
    return NULL;
  return gdk_content_provider_new_typed (VOUCH_TYPE_STATEMENT, slot->node);
}

/* A picture, not the row itself: that may be bound to another statement before the drop. */
static void
drag_begin_cb (VouchCardView *self,
               GdkDrag       *drag,
               GtkDragSource *source)
{
  VouchCardSlot *slot;
  g_autoptr (GdkPaintable) row = NULL;
  g_autoptr (GdkPaintable) picture = NULL;
  double x, y;

  gtk_gesture_get_point (GTK_GESTURE (source), NULL, &x, &y);
  slot = find_slot_by_handle (self, x, y);
  if (!slot || !slot->row)
    return;
  row = gtk_widget_paintable_new (slot->row);
  picture = gdk_paintable_get_current_image (row);
  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* --- to --- */

static void
show_drop (VouchCardView *self,
           VouchCardSlot *before)
{
  if (self->drop_before == before)
    return;
  self->drop_before = before;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The statement, or the end of a list, that one dropped at @y comes before. */
static VouchCardSlot *
find_drop (VouchCardView *self,
           double         y)
{
  VouchCardSlot *slot = vouch_card_view_find_slot_at (self, y);
  double top;

  if (!slot)
    return NULL;
  top = vouch_card_view_get_top (self, slot) - vouch_card_view_get_value (self);
  if (slot->kind == VOUCH_SLOT_HEADING
      || (slot->kind == VOUCH_SLOT_STATEMENT && y > top + slot->height / 2.0))
    slot = vouch_card_slots_get (self->slots, slot->index + 1);
  return slot && (slot->kind == VOUCH_SLOT_STATEMENT || slot->kind == VOUCH_SLOT_FOOT) ? slot : NULL;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       unused)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);
  int height = gtk_widget_get_height (widget);
  double depth = 0;

  if (self->drag_y < EDGE)
    depth = (self->drag_y - EDGE) / EDGE;
  else if (self->drag_y > height - EDGE)
    depth = (self->drag_y - height + EDGE) / EDGE;
  if (depth != 0)
    {
      gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment)
                                                       + CLAMP (depth, -1, 1) * SPEED);
      show_drop (self, find_drop (self, self->drag_y));
    }
  return G_SOURCE_CONTINUE;
}

static void
stop_scrolling (VouchCardView *self)
{
  if (self->drag_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag_tick);
  self->drag_tick = 0;
}

static GdkDragAction
motion_cb (VouchCardView *self,
           double         x,
           double         y)
{
  self->drag_y = y;
  if (self->drag_tick == 0)
    self->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  show_drop (self, find_drop (self, y));
  return self->drop_before ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (VouchCardView *self)
{
  stop_scrolling (self);
  show_drop (self, NULL);
}

/* Counted after the statement has left its place. */
static guint
find_position (VouchCardSlot *from,
               VouchCardSlot *before)
{
  VouchNodeList *list = vouch_section_get_statements (before->section);
  guint position = before->kind == VOUCH_SLOT_FOOT ? g_list_model_get_n_items (G_LIST_MODEL (list))
                                                   : before->position;

  return from->section == before->section && from->position < position ? position - 1 : position;
}

static gboolean
drop_cb (VouchCardView *self,
         const GValue  *value,
         double         x,
         double         y)
{
  VouchNode *statement = g_value_get_object (value);
  g_autofree char *id = g_strdup (vouch_node_get_id (statement));
  VouchCardSlot *from = vouch_card_slots_find (self->slots, id);
  VouchCardSlot *before = find_drop (self, y);

  leave_cb (self);
  if (!before || !from || from->node != statement)
    return FALSE;
  if (!vouch_card_view_move_to (self, id, vouch_node_get_id (VOUCH_NODE (before->section)),
                                find_position (from, before)))
    return FALSE;
  return vouch_card_view_focus_slot (self, vouch_card_slots_find (self->slots, id), G_MAXUINT);
}

/** Draws where what is dragged would go. */
void
vouch_card_view_drag_snapshot (VouchCardView *self,
                               GtkSnapshot   *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float x = (gtk_widget_get_width (widget) - self->column_width) / 2 + MARK_INSET;
  float y;
  GdkRGBA colour;

  if (!self->drop_before)
    return;
  y = vouch_card_view_get_top (self, self->drop_before) - vouch_card_view_get_value (self);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (x, y - MARK_HEIGHT / 2,
                                                  self->column_width - 2 * MARK_INSET,
                                                  MARK_HEIGHT));
}

void
vouch_card_view_drag_init (VouchCardView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (VOUCH_TYPE_STATEMENT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
vouch_card_view_drag_dispose (VouchCardView *self)
{
  stop_scrolling (self);
  self->drop_before = NULL;
}
