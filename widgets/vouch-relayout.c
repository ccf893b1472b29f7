/* vouch-relayout.c: another layout after one in which a scrollable moved its scroll bars.
 *
 * A widget that is to be laid out marks all that it is in, up to the first that has the mark
 * already. GTK 4.8 takes the mark from a widget that is only passed through before it looks at
 * what is inside. A scroll bar that moves in there, as the scrollable is told its size, puts it
 * back, and what is above is laid out to its end and loses it: the window, or the parent of a
 * popover that comes up. From then on all that is marked below stops at the mark that was left,
 * and nothing there is laid out or drawn again until something asks for another size.
 *
 * So each widget that such a scrollable is in is marked for itself, for another round before the
 * frame is painted. What was measured needs none: then all that it is in is laid out anyway.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-relayout.h"

typedef struct
{
  GtkWidget *scrollable;  /* (unowned): it has this */
  GSignalGroup *clock;    /* (owned): its window's */
  gboolean has_moved;     /* a scroll bar, in the layout that goes on */
  gboolean is_measured;
} Watch;

static G_DEFINE_QUARK (vouch-relayout, watch)

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_signal_group_set_target (watch->clock, NULL);
  g_object_unref (watch->clock);
  g_free (watch);
}

static Watch *
get_watch (GtkWidget *scrollable)
{
  return g_object_get_qdata (G_OBJECT (scrollable), watch_quark ());
}

static void
after_layout_cb (Watch *watch)
{
  gboolean is_stale = watch->has_moved && !watch->is_measured;

  watch->has_moved = watch->is_measured = FALSE;
  if (!is_stale)
    return;
  for (GtkWidget *widget = watch->scrollable; widget; widget = gtk_widget_get_parent (widget))
    gtk_widget_queue_allocate (widget);
}

static void
realize_cb (GtkWidget *scrollable)
{
  g_signal_group_set_target (get_watch (scrollable)->clock, gtk_widget_get_frame_clock (scrollable));
}

static void
unrealize_cb (GtkWidget *scrollable)
{
  g_signal_group_set_target (get_watch (scrollable)->clock, NULL);
}

/**
 * vouch_relayout_watch:
 * @scrollable: one that sets its adjustments as it is allocated, when it is made
 */
void
vouch_relayout_watch (GtkWidget *scrollable)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->scrollable = scrollable;
  watch->clock = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_data (watch->clock, "layout", G_CALLBACK (after_layout_cb), watch, NULL,
                               G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_object_set_qdata_full (G_OBJECT (scrollable), watch_quark (), watch, watch_free);
  g_signal_connect_after (scrollable, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (scrollable, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}

/** To be told by what measures @scrollable. */
void
vouch_relayout_measured (GtkWidget *scrollable)
{
  get_watch (scrollable)->is_measured = TRUE;
}

/** To be told when a scroll bar moved as @scrollable was allocated. */
void
vouch_relayout_moved (GtkWidget *scrollable)
{
  get_watch (scrollable)->has_moved = TRUE;
}

/**
 * vouch_relayout_configure:
 * @scrollable: a scrollable that is allocated
 * @adjustment: one of its two
 * @value: where it stands; is brought into its bounds
 * @upper: how much there is
 * @page: how much of it is seen
 *
 * Tells the scroll bar.
 */
void
vouch_relayout_configure (GtkWidget     *scrollable,
                          GtkAdjustment *adjustment,
                          double         value,
                          double         upper,
                          double         page)
{
  value = CLAMP (value, 0, upper - page);
  if (gtk_adjustment_get_value (adjustment) != value || gtk_adjustment_get_upper (adjustment) != upper
      || gtk_adjustment_get_page_size (adjustment) != page)
    vouch_relayout_moved (scrollable);
  gtk_adjustment_configure (adjustment, value, 0, upper, page * 0.1, page * 0.9, page);
}
