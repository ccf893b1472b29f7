/* vouch-segments-layout.c: buttons of one choice side by side, or upright where they have no room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-segments-layout.h"

/**
 * VouchSegmentsLayout:
 *
 * For a box with the style class `linked`: its children are all as wide as the widest, next to each
 * other. Where they would be cut so, they stand one above the other, and the box has the style class
 * `vertical`, as an upright box has, for their corners.
 */
struct _VouchSegmentsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchSegmentsLayout, vouch_segments_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int n;
  int least;   /* of the one that needs most */
  int natural; /* of the widest, or of the highest */
} Sizes;

static Sizes
measure (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  Sizes sizes = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &least, &natural, NULL, NULL);
      sizes.n++;
      sizes.least = MAX (sizes.least, least);
      sizes.natural = MAX (sizes.natural, natural);
    }
  return sizes;
}

static gboolean
is_upright (GtkWidget *widget, int width)
{
  Sizes sizes = measure (widget, GTK_ORIENTATION_HORIZONTAL, -1);

  return width >= 0 && sizes.n * sizes.natural > width;
}

static void
vouch_segments_layout_measure (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  Sizes sizes = measure (widget, orientation, -1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = sizes.least;
      *natural = sizes.n * sizes.natural;
    }
  else
    *minimum = *natural = (is_upright (widget, for_size) ? sizes.n : 1) * sizes.natural;
}

static void
allocate_child (GtkWidget *child, int i, int n, int width, int height, gboolean is_standing)
{
  gboolean is_rtl = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { 0, 0, width, height };

  if (is_standing)
    {
      place.y = i * height / n;
      place.height = (i + 1) * height / n - place.y;
    }
  else
    {
      int column = is_rtl ? n - 1 - i : i;

      place.x = column * width / n;
      place.width = (column + 1) * width / n - place.x;
    }
  gtk_widget_size_allocate (child, &place, -1);
}

static void
vouch_segments_layout_allocate (GtkLayoutManager *manager,
                                GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  gboolean is_standing = is_upright (widget, width);
  int n = measure (widget, GTK_ORIENTATION_HORIZONTAL, -1).n;
  int i = 0;

  if (is_standing)
    gtk_widget_add_css_class (widget, "vertical");
  else
    gtk_widget_remove_css_class (widget, "vertical");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      allocate_child (child, i++, n, width, height, is_standing);
}

static GtkSizeRequestMode
vouch_segments_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vouch_segments_layout_class_init (VouchSegmentsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = vouch_segments_layout_measure;
  manager_class->allocate = vouch_segments_layout_allocate;
  manager_class->get_request_mode = vouch_segments_layout_get_request_mode;
}

static void
vouch_segments_layout_init (VouchSegmentsLayout *self)
{
}
