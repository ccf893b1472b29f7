/* vouch-adaptive.c: a bin that says when it is narrow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-adaptive.h"

/* The least width that anything has to live with. */
#define LEAST_WIDTH 360

/**
 * VouchAdaptive:
 *
 * Holds one child. Where it gets less width than `narrow-below` it sets `narrow`,
 * and whoever listens takes out of the child what has no room there.
 *
 * It never asks for more than 360 pixels, whatever the child would need while it
 * still has its wide form: a window could not be made narrow otherwise. For one
 * frame the child may reach beyond our edge, which is cut off.
 *
 * The one file that stands in for AdwBreakpoint (1.4).
 */
struct _VouchAdaptive
{
  GtkWidget parent_instance;

  GtkWidget *child; /* (owned) (nullable) */
  GtkWidget *room;  /* (unowned) (nullable): we are in it */
  int        narrow_below;
  guint      source; /* tells of a change after the frame's layout */
  guint      is_narrow : 1;
};

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchAdaptive,
                               vouch_adaptive,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

enum
{
  PROP_CHILD = 1,
  PROP_NARROW_BELOW,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable_iface;

static gboolean
tell_cb (gpointer data)
{
  VouchAdaptive *self = data;

  self->source = 0;
  if (self->is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

/* Listeners hide and show widgets, which is not allowed while sizes are given out;
 * it is done before the next frame is begun. */
static void
take_width (VouchAdaptive *self, int width)
{
  gboolean is_narrow = width < self->narrow_below;

  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

static void
vouch_adaptive_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  VouchAdaptive *self = VOUCH_ADAPTIVE (widget);
  int least = 0;

  *minimum = *natural = 0;
  if (!self->child || !gtk_widget_should_layout (self->child))
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->narrow_below > 0)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
vouch_adaptive_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VouchAdaptive *self = VOUCH_ADAPTIVE (widget);
  int least_width = 0;
  int least_height = 0;

  take_width (self, self->room ? gtk_widget_get_width (self->room) : width);
  if (!self->child || !gtk_widget_should_layout (self->child))
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  least_width = MAX (width, least_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, least_width, &least_height, NULL, NULL,
                      NULL);
  gtk_widget_allocate (self->child, least_width, MAX (height, least_height), baseline, NULL);
}

static GtkSizeRequestMode
vouch_adaptive_get_request_mode (GtkWidget *widget)
{
  VouchAdaptive *self = VOUCH_ADAPTIVE (widget);

  return self->child ? gtk_widget_get_request_mode (self->child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
vouch_adaptive_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VouchAdaptive *self = VOUCH_ADAPTIVE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NARROW_BELOW:
      g_value_set_int (value, self->narrow_below);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_adaptive_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  VouchAdaptive *self = VOUCH_ADAPTIVE (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      vouch_adaptive_set_child (self, g_value_get_object (value));
      break;
    case PROP_NARROW_BELOW:
      self->narrow_below = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_adaptive_dispose (GObject *object)
{
  VouchAdaptive *self = VOUCH_ADAPTIVE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (vouch_adaptive_parent_class)->dispose (object);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    vouch_adaptive_set_child (VOUCH_ADAPTIVE (buildable), GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
vouch_adaptive_class_init (VouchAdaptiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vouch_adaptive_get_property;
  object_class->set_property = vouch_adaptive_set_property;
  object_class->dispose = vouch_adaptive_dispose;
  widget_class->measure = vouch_adaptive_measure;
  widget_class->size_allocate = vouch_adaptive_size_allocate;
  widget_class->get_request_mode = vouch_adaptive_get_request_mode;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | flags);
  properties[PROP_NARROW_BELOW] = g_param_spec_int ("narrow-below", NULL, NULL, 0, G_MAXINT, 0,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
vouch_adaptive_init (VouchAdaptive *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
vouch_adaptive_new (void)
{
  return g_object_new (VOUCH_TYPE_ADAPTIVE, NULL);
}

/** Returns: (transfer none) (nullable): the child. */
GtkWidget *
vouch_adaptive_get_child (VouchAdaptive *self)
{
  g_return_val_if_fail (VOUCH_IS_ADAPTIVE (self), NULL);
  return self->child;
}

/** @child: (nullable): takes the place of the present one */
void
vouch_adaptive_set_child (VouchAdaptive *self, GtkWidget *child)
{
  g_return_if_fail (VOUCH_IS_ADAPTIVE (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * vouch_adaptive_set_room:
 * @room: a widget that this one is in
 *
 * Lets the width of @room count: what else is in it makes way, but only once it is asked to.
 */
void
vouch_adaptive_set_room (VouchAdaptive *self, GtkWidget *room)
{
  g_return_if_fail (VOUCH_IS_ADAPTIVE (self));

  self->room = room;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/** Returns: whether there is less width than `narrow-below`. */
gboolean
vouch_adaptive_get_narrow (VouchAdaptive *self)
{
  g_return_val_if_fail (VOUCH_IS_ADAPTIVE (self), FALSE);
  return self->is_narrow;
}
