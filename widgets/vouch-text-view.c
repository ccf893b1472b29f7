/* vouch-text-view.c: a text that scrolls, laid out before it is painted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-text-view.h"

#include "vouch-relayout.h"

/**
 * VouchTextView:
 *
 * GTK lays the lines out anew that are seen when it is idle, at the latest as it paints them. A frame
 * often comes first: then the lines turn out to be of another height while they are painted, the
 * scroll bar moves, and GTK warns of a part of it that it paints where it no longer is. So whatever
 * changes lines asks for a layout, which the frame does before it paints.
 */

typedef struct
{
  GSignalGroup *buffer; /* (owned): what changes lines in it */
} VouchTextViewPrivate;

/* What a scroll bar shows. */
typedef struct
{
  double value;
  double upper;
  double page;
} Bar;

G_DEFINE_TYPE_WITH_PRIVATE (VouchTextView, vouch_text_view, GTK_TYPE_TEXT_VIEW)

static Bar
get_bar (GtkAdjustment *adjustment)
{
  return (Bar){ gtk_adjustment_get_value (adjustment), gtk_adjustment_get_upper (adjustment),
                gtk_adjustment_get_page_size (adjustment) };
}

static gboolean
has_moved (Bar before, GtkAdjustment *adjustment)
{
  Bar now = get_bar (adjustment);

  return before.value != now.value || before.upper != now.upper || before.page != now.page;
}

static void
vouch_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (widget));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  Bar across_before = get_bar (across);
  Bar down_before = get_bar (down);

  GTK_WIDGET_CLASS (vouch_text_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (has_moved (across_before, across) || has_moved (down_before, down))
    vouch_relayout_moved (widget);
}

static void
vouch_text_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  GTK_WIDGET_CLASS (vouch_text_view_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  vouch_relayout_measured (widget);
}

static void
vouch_text_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (vouch_text_view_parent_class)->css_changed (widget, change);
  gtk_widget_queue_allocate (widget);
}

static void
vouch_text_view_finalize (GObject *object)
{
  VouchTextViewPrivate *private = vouch_text_view_get_instance_private (VOUCH_TEXT_VIEW (object));

  g_object_unref (private->buffer);
  G_OBJECT_CLASS (vouch_text_view_parent_class)->finalize (object);
}

static void
vouch_text_view_class_init (VouchTextViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = vouch_text_view_finalize;
  widget_class->css_changed = vouch_text_view_css_changed;
  widget_class->measure = vouch_text_view_measure;
  widget_class->size_allocate = vouch_text_view_size_allocate;
}

static void
vouch_text_view_init (VouchTextView *self)
{
  VouchTextViewPrivate *private = vouch_text_view_get_instance_private (self);
  static const char *signals[] = { "changed", "apply-tag", "remove-tag", "mark-set" };

  private->buffer = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_data (private->buffer, signals[i], G_CALLBACK (gtk_widget_queue_allocate), self,
                                 NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_object_bind_property (self, "buffer", private->buffer, "target", G_BINDING_SYNC_CREATE);
  vouch_relayout_watch (GTK_WIDGET (self));
}
