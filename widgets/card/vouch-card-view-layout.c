/* vouch-card-view-layout.c: where the card's rows stand, and what scrolling shows of them.
 *
 * A change of height goes up to the window, and every box on the way asks all of its
 * children again. The view ends that: its own size never depends on its rows, and it
 * measures and allocates only those that there are, near the view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include <math.h>

#include "vouch-card.h"
#include "vouch-relayout.h"

#define COLUMN_WIDTH 760
#define SIDE 6          /* beside the column at least: scrollbars lie there */
#define LEAST_WIDTH 240
#define TOP 24
#define BOTTOM 120
#define OVERHANG 4      /* of a row's focus rings and shadows */
#define MARGIN 8        /* that stays between the caret and an edge */

/* --- places --- */

double
vouch_card_view_get_value (VouchCardView *self)
{
  return self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;
}

/** Returns: where @slot begins on the page, whose top is scrolled away. */
int
vouch_card_view_get_top (VouchCardView *self,
                         VouchCardSlot *slot)
{
  return TOP + vouch_height_tree_get_offset (self->heights, slot->index);
}

static guint
find_index (VouchCardView *self,
            double         y)
{
  return vouch_height_tree_find (self->heights, (int) y - TOP);
}

/** Returns: (nullable): what stands at @y of the view. */
VouchCardSlot *
vouch_card_view_find_slot_at (VouchCardView *self,
                              double         y)
{
  if (vouch_height_tree_get_size (self->heights) == 0)
    return NULL;
  return vouch_card_slots_get (self->slots, find_index (self, vouch_card_view_get_value (self) + y));
}

/** The slots from @before above the view to @after below it; the list is not empty. */
void
vouch_card_view_find_range (VouchCardView *self,
                            double         before,
                            double         after,
                            guint         *first,
                            guint         *last)
{
  double value = vouch_card_view_get_value (self);

  *first = find_index (self, MAX (value - before, 0));
  *last = find_index (self, value + gtk_widget_get_height (GTK_WIDGET (self)) + after);
}

/** Returns: whether all of @slot is to be seen, or as much as there is room for. */
gboolean
vouch_card_view_is_in_view (VouchCardView *self,
                            VouchCardSlot *slot)
{
  double top = vouch_card_view_get_top (self, slot) - vouch_card_view_get_value (self);
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  return top >= 0 && top + MIN (slot->height, height) <= height;
}

/* --- scrolling --- */

/** The first row in view whose height is known keeps its place; @avoid it, if there is another. */
void
vouch_card_view_choose_anchor (VouchCardView *self,
                               VouchCardSlot *avoid)
{
  double value = vouch_card_view_get_value (self);
  guint first, last;

  if (vouch_height_tree_get_size (self->heights) == 0)
    return;
  vouch_card_view_find_range (self, 0, 0, &first, &last);
  self->anchor = vouch_card_slots_get (self->slots, first);
  for (guint i = first; i <= last; i++)
    {
      VouchCardSlot *slot = vouch_card_slots_get (self->slots, i);

      if (slot == avoid || !slot->row || !slot->is_exact)
        continue;
      self->anchor = slot;
      break;
    }
  self->anchor_offset = value - vouch_card_view_get_top (self, self->anchor);
}

static void
value_changed_cb (VouchCardView *self)
{
  if (self->is_allocating)
    return;
  self->follows_caret = self->follows_row = self->is_section_asked = FALSE;
  vouch_card_view_look_for_pointer (self);
  vouch_card_view_choose_anchor (self, NULL);
  vouch_card_view_fill (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
vouch_card_view_set_adjustment (VouchCardView  *self,
                                GtkOrientation  orientation,
                                GtkAdjustment  *adjustment)
{
  GtkAdjustment **place = orientation == GTK_ORIENTATION_VERTICAL ? &self->vadjustment
                                                                  : &self->hadjustment;

  if (adjustment && *place == adjustment)
    return;
  if (*place)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (!adjustment)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static int
get_page_height (VouchCardView *self)
{
  return TOP + vouch_height_tree_get_total (self->heights) + BOTTOM;
}

/* The value that leaves the anchor where it is. */
static void
place_value (VouchCardView *self,
             int            width,
             int            height)
{
  int page = MAX (get_page_height (self), height);
  double value = 0;

  if (self->anchor)
    value = vouch_card_view_get_top (self, self->anchor) + self->anchor_offset;
  vouch_relayout_configure (GTK_WIDGET (self), self->vadjustment, value, page, height);
  vouch_relayout_configure (GTK_WIDGET (self), self->hadjustment, 0, width, width);
}

/**
 * vouch_card_view_scroll_to:
 * @self: a view
 * @slot: one of its slots
 * @offset: from its top to the top of the view
 *
 * Scrolls at once, however far it is; nothing between is looked at.
 */
void
vouch_card_view_scroll_to (VouchCardView *self,
                           VouchCardSlot *slot,
                           double         offset)
{
  gboolean was_allocating = self->is_allocating;

  self->anchor = slot;
  self->anchor_offset = offset;
  self->is_allocating = TRUE;
  gtk_adjustment_set_value (self->vadjustment, MAX (vouch_card_view_get_top (self, slot) + offset, 0));
  self->is_allocating = was_allocating;
  vouch_card_view_fill (self);
  vouch_card_view_hold (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_section (VouchCardView *self,
             VouchCardSlot *slot)
{
  const char *id = NULL;

  if (slot && slot->section)
    id = vouch_node_get_id (VOUCH_NODE (slot->section));
  else if (slot)
    id = vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (self->context.document)));
  if (g_strcmp0 (self->section_in_view, id) == 0)
    return;
  g_free (self->section_in_view);
  self->section_in_view = g_strdup (id);
  g_object_notify (G_OBJECT (self), "section-in-view");
}

/** The section that is worked in: it counts until somebody scrolls, wherever it is in view. */
void
vouch_card_view_ask_section (VouchCardView *self,
                             VouchCardSlot *slot)
{
  self->is_section_asked = TRUE;
  set_section (self, slot);
}

/** The section that is read now: the one at the top, unless another is worked in. */
void
vouch_card_view_update_section (VouchCardView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double end = self->vadjustment ? gtk_adjustment_get_upper (self->vadjustment) - height : 0;
  gboolean is_at_end = end > 0 && vouch_card_view_get_value (self) >= end - 1;

  if (!self->is_section_asked)
    set_section (self, vouch_card_view_find_slot_at (self, is_at_end ? height - BOTTOM
                                                                     : MIN (height / 4, 120)));
}

/* --- allocation --- */

static void
vouch_card_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : 60;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? COLUMN_WIDTH : 600;
  vouch_relayout_measured (widget);
}

static void
measure_rows (VouchCardView *self)
{
  for (guint i = 0; i < self->realised->len; i++)
    {
      VouchCardSlot *slot = self->realised->pdata[i];
      int natural;

      gtk_widget_measure (slot->row, GTK_ORIENTATION_VERTICAL, self->column_width, NULL, &natural,
                          NULL, NULL);
      slot->is_exact = TRUE;
      if (slot->height == natural)
        continue;
      slot->height = natural;
      vouch_height_tree_set_height (self->heights, slot->index, natural);
    }
}

static void
allocate_rows (VouchCardView *self,
               int            width)
{
  int x = (width - self->column_width) / 2;
  int value = (int) floor (vouch_card_view_get_value (self));

  for (guint i = 0; i < self->realised->len; i++)
    {
      VouchCardSlot *slot = self->realised->pdata[i];

      gtk_widget_size_allocate (slot->row,
                                &(GtkAllocation) { x, vouch_card_view_get_top (self, slot) - value,
                                                   self->column_width, slot->height }, -1);
    }
}

/* A row that comes into view may have another height than was thought, and others come
 * into view by that. They are made after the layout and laid out in the same frame:
 * rows that come in the midst of it would confuse what GTK knows of the widgets above. */
static void
settle_rows (VouchCardView *self,
             int            width,
             int            height)
{
  measure_rows (self);
  place_value (self, width, height);
  allocate_rows (self, width);
  self->lacks_rows = !vouch_card_view_is_filled (self);
}

static void
after_layout_cb (VouchCardView *self)
{
  vouch_card_view_seek_pointer_soon (self);
  if (vouch_card_slots_get_size (self->slots) == 0)
    return;
  if (self->lacks_rows)
    {
      self->lacks_rows = FALSE;
      vouch_card_view_fill (self);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  if (self->has_moved)
    {
      self->has_moved = FALSE;
      vouch_card_view_update_section (self);
    }
}

static double
find_step (double top,
           double bottom,
           int    height)
{
  if (top < MARGIN)
    return top - MARGIN;
  return bottom > height - MARGIN ? MIN (bottom - height + MARGIN, top - MARGIN) : 0;
}

/* How far the caret, or the whole row where that was asked for, is out of the view. */
static double
find_step_to_focus (VouchCardView *self,
                    int            height)
{
  double top = vouch_card_view_get_top (self, self->focused) - vouch_card_view_get_value (self);
  GdkRectangle caret;

  if (self->follows_row && self->focused->height < height - 2 * MARGIN)
    return find_step (top, top + self->focused->height, height);
  if (!vouch_card_view_get_caret (self, &caret))
    return 0;
  return find_step (caret.y, caret.y + caret.height, height);
}

static void
follow_focus (VouchCardView *self,
              int            width,
              int            height)
{
  double step = 0;

  if ((self->follows_caret || self->follows_row) && self->focused && self->focused->row)
    step = find_step_to_focus (self, height);
  self->follows_caret = self->follows_row = FALSE;
  if (fabs (step) < 1)
    return;
  self->anchor = self->focused;
  self->anchor_offset = vouch_card_view_get_value (self) + step
                        - vouch_card_view_get_top (self, self->focused);
  settle_rows (self, width, height);
}

/* What is looked at stays where it is when all rows get another height: a source that comes up beside
 * would push the statement that asked for it out of the view. */
static void
keep_focused (VouchCardView *self,
              int            height)
{
  double top;

  if (!self->focused || !self->focused->row || height <= 0)
    return;
  top = vouch_card_view_get_top (self, self->focused) - vouch_card_view_get_value (self);
  if (top + self->focused->height <= 0 || top >= height)
    return;
  self->anchor = self->focused;
  self->anchor_offset = -top;
  self->follows_row = TRUE;
}

static void
vouch_card_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);
  int column_width = CLAMP (width - 2 * SIDE, 1, COLUMN_WIDTH);

  if (!self->vadjustment || !self->hadjustment)
    return;
  self->is_allocating = TRUE;
  if (self->column_width != column_width)
    {
      self->column_width = column_width;
      keep_focused (self, height);
      vouch_card_view_forget_heights (self);
    }
  if (vouch_card_slots_get_size (self->slots) > 0)
    {
      settle_rows (self, width, height);
      follow_focus (self, width, height);
    }
  else
    place_value (self, width, height);
  self->is_allocating = FALSE;
  self->has_moved = TRUE;
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* GSK's cairo renderer draws all that is in the window, wherever the change is; but what is
 * clipped away costs little. A letter that is typed changes one row. Clips that don't stand
 * on whole pixels are dear: they stand where rows do. */
static void
vouch_card_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);
  int value = (int) floor (vouch_card_view_get_value (self));
  int height = gtk_widget_get_height (widget);

  for (guint i = 0; i < self->realised->len; i++)
    {
      VouchCardSlot *slot = self->realised->pdata[i];
      int top = vouch_card_view_get_top (self, slot) - value;

      if (top >= height || top + slot->height <= 0)
        continue;
      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, top - OVERHANG,
                                                             gtk_widget_get_width (widget),
                                                             slot->height + 2 * OVERHANG));
      gtk_widget_snapshot_child (widget, slot->row, snapshot);
      gtk_snapshot_pop (snapshot);
    }
  vouch_card_view_drag_snapshot (self, snapshot);
}

static void
vouch_card_view_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  VouchCardView *self = VOUCH_CARD_VIEW (widget);

  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))
      ->css_changed (widget, change);
  self->letter_width = 0;
}

static GtkSizeRequestMode
vouch_card_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
vouch_card_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->realize (widget);
  g_signal_group_set_target (VOUCH_CARD_VIEW (widget)->clock, gtk_widget_get_frame_clock (widget));
}

static void
vouch_card_view_unrealize (GtkWidget *widget)
{
  g_signal_group_set_target (VOUCH_CARD_VIEW (widget)->clock, NULL);
  GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))->unrealize (widget);
}

/* The handler comes after GTK's own, which lays the window out; it may ask for another
 * round, as several are made before a frame is painted. */
void
vouch_card_view_layout_init (VouchCardView *self)
{
  self->clock = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_swapped (self->clock, "before-paint",
                                  G_CALLBACK (vouch_card_view_look_for_caret), self);
  g_signal_group_connect_data (self->clock, "layout", G_CALLBACK (after_layout_cb), self, NULL,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
vouch_card_view_layout_class_init (GtkWidgetClass *widget_class)
{
  widget_class->measure = vouch_card_view_measure;
  widget_class->size_allocate = vouch_card_view_size_allocate;
  widget_class->snapshot = vouch_card_view_snapshot;
  widget_class->css_changed = vouch_card_view_css_changed;
  widget_class->realize = vouch_card_view_realize;
  widget_class->unrealize = vouch_card_view_unrealize;
  widget_class->get_request_mode = vouch_card_view_get_request_mode;
}
