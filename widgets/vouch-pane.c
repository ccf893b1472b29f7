/* vouch-pane.c: a child with a width that it would like to have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pane.h"

/**
 * VouchPane:
 *
 * Holds one child and asks for a fixed natural width, whatever the child's text
 * would fill: #VouchSplit folds by natural widths, and folding must not depend on
 * how long the words in a list happen to be. The child's minimum still holds.
 */
struct _VouchPane
{
  GtkWidget parent_instance;

  GtkWidget *child; /* (owned) (nullable) */
  int        natural_width;
};

G_DEFINE_FINAL_TYPE (VouchPane, vouch_pane, GTK_TYPE_WIDGET)

static void
vouch_pane_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  VouchPane *self = VOUCH_PANE (widget);

  *minimum = *natural = 0;
  if (self->child && gtk_widget_should_layout (self->child))
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, self->natural_width);
}

static void
vouch_pane_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  VouchPane *self = VOUCH_PANE (widget);

  if (self->child && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
vouch_pane_get_request_mode (GtkWidget *widget)
{
  VouchPane *self = VOUCH_PANE (widget);

  return self->child ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
vouch_pane_dispose (GObject *object)
{
  VouchPane *self = VOUCH_PANE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (vouch_pane_parent_class)->dispose (object);
}

static void
vouch_pane_class_init (VouchPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_pane_dispose;
  widget_class->measure = vouch_pane_measure;
  widget_class->size_allocate = vouch_pane_size_allocate;
  widget_class->get_request_mode = vouch_pane_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "pane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vouch_pane_init (VouchPane *self)
{
}

/** Returns: a pane that would like to be @natural_width pixels wide. */
GtkWidget *
vouch_pane_new (int natural_width)
{
  VouchPane *self = g_object_new (VOUCH_TYPE_PANE, NULL);

  self->natural_width = natural_width;
  return GTK_WIDGET (self);
}

GtkWidget *
vouch_pane_get_child (VouchPane *self)
{
  g_return_val_if_fail (VOUCH_IS_PANE (self), NULL);
  return self->child;
}

/** @child: (nullable): takes the place of the present one */
void
vouch_pane_set_child (VouchPane *self,
                      GtkWidget *child)
{
  g_return_if_fail (VOUCH_IS_PANE (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/** @natural_width: in pixels */
void
vouch_pane_set_natural_width (VouchPane *self,
                              int        natural_width)
{
  g_return_if_fail (VOUCH_IS_PANE (self));

  if (self->natural_width == natural_width)
    return;
  self->natural_width = natural_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
