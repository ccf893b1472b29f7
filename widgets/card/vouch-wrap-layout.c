/* vouch-wrap-layout.c: children in lines that break where they must.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-wrap-layout.h"

#define GAP 6
#define LINE_GAP 4

/**
 * VouchWrapLayout:
 *
 * Children at their natural width, one after the other, mirrored where one reads from
 * the right; one that is wider than the line gets the line. Later GTK has no such
 * layout either; libadwaita has a widget from 1.7 on.
 */
struct _VouchWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchWrapLayout, vouch_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the children stand at a width; returns the height of their lines. */
static int
lay_out (GtkWidget *widget,
         int        width,
         gboolean   is_final)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition least, natural;
      int extent;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &least, &natural);
      extent = MAX (least.width, MIN (natural.width, width));
      if (x > 0 && x + extent > width)
        {
          x = 0;
          y += line_height + LINE_GAP;
          line_height = 0;
        }
      if (is_final)
        gtk_widget_size_allocate (child, &(GtkAllocation) { is_rtl ? width - x - extent : x, y,
                                                            extent, natural.height }, -1);
      x += extent + GAP;
      line_height = MAX (line_height, natural.height);
    }
  return y + line_height;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural > 0 ? GAP : 0);
    }
}

static void
vouch_wrap_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
}

static void
vouch_wrap_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  lay_out (widget, width, TRUE);
}

static GtkSizeRequestMode
vouch_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vouch_wrap_layout_class_init (VouchWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = vouch_wrap_layout_measure;
  manager_class->allocate = vouch_wrap_layout_allocate;
  manager_class->get_request_mode = vouch_wrap_layout_get_request_mode;
}

static void
vouch_wrap_layout_init (VouchWrapLayout *self)
{
}

GtkLayoutManager *
vouch_wrap_layout_new (void)
{
  return g_object_new (VOUCH_TYPE_WRAP_LAYOUT, NULL);
}
