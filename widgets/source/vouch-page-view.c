/* vouch-page-view.c: the pages of a source as they were printed, one below the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-view-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-relayout.h"

/**
 * VouchPageView:
 *
 * Has no widget for a page: it knows where each one stands, draws those that are to be seen, and
 * asks for their pictures and for those next to them. A page whose picture isn't there yet is a
 * white one of the right size, so that nothing moves when it comes.
 *
 * What was gone to stays where it is when the width or the height changes: a pane that comes up may
 * be given its room in several steps. After somebody scrolled, what is at the top stays there.
 */

static void scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchPageView,
                               vouch_page_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum
{
  PROP_PAGE = 1,
  PROP_ZOOM,
  PROP_REGION_MODE,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

static void
vouch_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  vouch_page_view_lay_out (VOUCH_PAGE_VIEW (widget));
}

static void
vouch_page_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = 1;
  *natural = 300;
  vouch_relayout_measured (widget);
}

/* --- the widget --- */

static void
vouch_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VouchPageView *self = VOUCH_PAGE_VIEW (widget);

  if (self->layout)
    vouch_page_view_draw (self, snapshot);
}

static void
scrolled_cb (VouchPageView *self)
{
  if (self->is_placing)
    return;
  self->target.page = 0;
  vouch_page_view_look (self);
}

static void
set_adjustment (VouchPageView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (adjustment && *place == adjustment)
    return;
  if (*place)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  *place = adjustment ? g_object_ref_sink (adjustment) : NULL;
  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED);
  vouch_page_view_lay_out (self);
}

static void
vouch_page_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VouchPageView *self = VOUCH_PAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, vouch_page_view_get_page (self));
      break;
    case PROP_ZOOM:
      g_value_set_double (value, vouch_page_view_get_zoom (self));
      break;
    case PROP_REGION_MODE:
      g_value_set_boolean (value, self->draws_region);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[prop_id == PROP_VADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[prop_id == PROP_VSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_page_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  VouchPageView *self = VOUCH_PAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_REGION_MODE:
      vouch_page_view_set_region_mode (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[prop_id == PROP_VSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
vouch_page_view_dispose (GObject *object)
{
  VouchPageView *self = VOUCH_PAGE_VIEW (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  vouch_page_view_set_source (self, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i])
      g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
  G_OBJECT_CLASS (vouch_page_view_parent_class)->dispose (object);
}

static void
vouch_page_view_finalize (GObject *object)
{
  g_array_unref (VOUCH_PAGE_VIEW (object)->marks);
  G_OBJECT_CLASS (vouch_page_view_parent_class)->finalize (object);
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1,
                                               G_PARAM_READABLE | flags);
  properties[PROP_REGION_MODE] = g_param_spec_boolean ("region-mode", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
vouch_page_view_class_init (VouchPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vouch_page_view_get_property;
  object_class->set_property = vouch_page_view_set_property;
  object_class->dispose = vouch_page_view_dispose;
  object_class->finalize = vouch_page_view_finalize;
  widget_class->measure = vouch_page_view_measure;
  widget_class->size_allocate = vouch_page_view_size_allocate;
  widget_class->snapshot = vouch_page_view_snapshot;
  install_properties (object_class);
  g_signal_new ("selected", VOUCH_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("region", VOUCH_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                2, G_TYPE_UINT, G_TYPE_POINTER);
  vouch_page_view_install_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
clear_mark (gpointer mark)
{
  g_clear_pointer (&((VouchPageMark *) mark)->words, g_ref_string_release);
}

static void
vouch_page_view_init (VouchPageView *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (VouchPageMark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->fits_width = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages of the source; press T to show them as text"), -1);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (vouch_page_view_look), NULL);
  vouch_relayout_watch (GTK_WIDGET (self));
  vouch_page_view_add_input (self);
}

GtkWidget *
vouch_page_view_new (void)
{
  return g_object_new (VOUCH_TYPE_PAGE_VIEW, NULL);
}

/** @text and @images: (nullable): together; of a source with pages */
void
vouch_page_view_set_source (VouchPageView *self, VouchSourceText *text, VouchPageImages *images)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  if (self->images)
    g_signal_handlers_disconnect_by_data (self->images, self);
  g_clear_object (&self->images);
  g_clear_pointer (&self->layout, vouch_page_layout_free);
  g_clear_pointer (&self->text, vouch_source_text_unref);
  g_array_set_size (self->marks, 0);
  self->start = self->end = self->page = self->top.page = self->target.page = self->corner.page = 0;
  if (!text)
    return;
  self->text = vouch_source_text_ref (text);
  self->layout = vouch_page_layout_new (text);
  g_set_object (&self->images, images);
  if (images)
    g_signal_connect_object (images, "drawn", G_CALLBACK (gtk_widget_queue_draw), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
