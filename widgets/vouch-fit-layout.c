/* vouch-fit-layout.c: what is in a popover wants to be no wider than the window.
 *
 * A popover is as wide as what is in it likes to be. With large text that is wider than a narrow
 * window, though all of it could wrap.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-fit-layout.h"

/* On both sides together, for the popover’s own edge. */
#define EDGE 36

struct _VouchFitLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchFitLayout, vouch_fit_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_room (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  int width = root ? gtk_widget_get_width (GTK_WIDGET (root)) : 0;

  return width > EDGE ? width - EDGE : G_MAXINT;
}

static void
vouch_fit_layout_measure (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (!child || !gtk_widget_should_layout (child))
    return;
  /* A popover is first asked how high it likes to be, whatever its width. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    vouch_fit_layout_measure (manager, widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &for_size,
                              minimum_baseline, natural_baseline);
  gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, MIN (*natural, get_room (widget)));
}

static void
vouch_fit_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           int width,
                           int height,
                           int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child && gtk_widget_should_layout (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static GtkSizeRequestMode
vouch_fit_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vouch_fit_layout_class_init (VouchFitLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = vouch_fit_layout_measure;
  manager_class->allocate = vouch_fit_layout_allocate;
  manager_class->get_request_mode = vouch_fit_layout_get_request_mode;
}

static void
vouch_fit_layout_init (VouchFitLayout *self)
{
}

/** For the one child of a popover, with one child of its own. */
GtkLayoutManager *
vouch_fit_layout_new (void)
{
  return g_object_new (VOUCH_TYPE_FIT_LAYOUT, NULL);
}
