/* vouch-card-view-pointer.c: which row and which field of the card's page the pointer is on.
 *
 * GTK's own :hover follows each layout: where a letter begins a line, all below moves under a
 * pointer that rests, another field's frame and handle come up, and finding their styles takes
 * longer than the letter. What is pointed at is what the pointer was moved to. Who writes points
 * at nothing, as GTK hides the pointer then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#define POINTED "pointed"
#define NOWHERE -1.0

static void
set_pointed (GtkWidget **place,
             GtkWidget  *widget)
{
  if (*place == widget)
    return;
  if (*place)
    gtk_widget_remove_css_class (*place, POINTED);
  g_set_weak_pointer (place, widget);
  if (widget)
    gtk_widget_add_css_class (widget, POINTED);
}

static void
point_at (VouchCardView *self,
          GtkWidget     *widget)
{
  GtkWidget *row = widget;
  GtkWidget *field = widget ? gtk_widget_get_ancestor (widget, VOUCH_TYPE_STATEMENT_TEXT) : NULL;

  while (row && gtk_widget_get_parent (row) != GTK_WIDGET (self))
    row = gtk_widget_get_parent (row);
  set_pointed (&self->pointed_row, row);
  set_pointed (&self->pointed_field, field);
}

/* GTK makes motions up after each layout. */
static void
motion_cb (VouchCardView *self,
           double         x,
           double         y)
{
  gboolean is_moved = self->pointer_x != x || self->pointer_y != y || self->seeks_pointer;

  self->pointer_x = x;
  self->pointer_y = y;
  self->seeks_pointer = FALSE;
  if (!is_moved)
    return;
  point_at (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
}

static void
leave_cb (VouchCardView *self)
{
  self->pointer_x = self->pointer_y = NOWHERE;
  point_at (self, NULL);
}

/** Something is written: nothing is pointed at until the pointer is moved. */
void
vouch_card_view_rest_pointer (VouchCardView *self)
{
  self->seeks_pointer = FALSE;
  point_at (self, NULL);
}

/** The page was moved under the pointer: what is there after the next layout is pointed at. */
void
vouch_card_view_look_for_pointer (VouchCardView *self)
{
  self->seeks_pointer = TRUE;
}

void
vouch_card_view_pointer_init (VouchCardView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->pointer_x = self->pointer_y = NOWHERE;
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

void
vouch_card_view_pointer_dispose (VouchCardView *self)
{
  point_at (self, NULL);
}
