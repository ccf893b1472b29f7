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

#include "vouch-painted.h"

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
  vouch_painted_stop (&self->resting);
  point_at (self, gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT));
}

static void
leave_cb (VouchCardView *self)
{
  self->pointer_x = self->pointer_y = NOWHERE;
  point_at (self, NULL);
}

static gboolean
rest_cb (gpointer data)
{
  VouchCardView *self = data;

  vouch_painted_stop (&self->resting);
  point_at (self, NULL);
  return G_SOURCE_REMOVE;
}

/** Something is written: nothing is pointed at until the pointer is moved. The letter goes first. */
void
vouch_card_view_rest_pointer (VouchCardView *self)
{
  self->seeks_pointer = FALSE;
  if (self->pointed_row && !self->resting)
    self->resting = vouch_painted_new (GTK_WIDGET (self), rest_cb, self);
}

/** @row goes: it is pointed at no more. */
void
vouch_card_view_unpoint (VouchCardView *self,
                         GtkWidget     *row)
{
  if (row == self->pointed_row)
    point_at (self, NULL);
}

/** The page was moved under the pointer: what is there after the next layout is pointed at. */
void
vouch_card_view_look_for_pointer (VouchCardView *self)
{
  self->seeks_pointer = TRUE;
}

/** What stands under the pointer may be something else. GTK looks for that in the next frame, whenever
 * that comes: with the next letter, which would wait for it. GDK asks for a frame by itself only where
 * a window manager paces them. */
void
vouch_card_view_seek_pointer_soon (VouchCardView *self)
{
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                 GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
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
  vouch_painted_stop (&self->resting);
  point_at (self, NULL);
}
