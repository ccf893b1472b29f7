/* vouch-picture.c: what stays the same from frame to frame, drawn once.
 *
 * GSK's cairo renderer goes through all that is in the window at each frame, wherever the change
 * is: it makes the paths of round corners, the letters of labels and the colours of symbolic icons
 * anew, and throws them away at the clip. A picture is one step, and none where it is clipped away.
 * It is also quicker to draw where it has moved. A renderer that draws with OpenGL does better
 * with the parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-picture.h"

#include <gsk/gskcairorenderer.h>
#include <math.h>

static gboolean
is_drawn_by_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

static cairo_surface_t *
draw (GskRenderNode         *node,
      const graphene_rect_t *place,
      int                    scale)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) place->size.width * scale,
                                    (int) place->size.height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -place->origin.x, -place->origin.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  return surface;
}

/**
 * vouch_picture_append:
 * @widget: that is drawn
 * @snapshot: of it
 * @node: (transfer full) (nullable): what it looks like
 */
void
vouch_picture_append (GtkWidget     *widget,
                      GtkSnapshot   *snapshot,
                      GskRenderNode *node)
{
  graphene_rect_t place;
  cairo_surface_t *picture;
  cairo_t *cr;

  if (!node)
    return;
  if (is_drawn_by_cairo (widget))
    {
      gsk_render_node_get_bounds (node, &place);
      graphene_rect_round_extents (&place, &place);
      picture = draw (node, &place, gtk_widget_get_scale_factor (widget));
      cr = gtk_snapshot_append_cairo (snapshot, &place);
      cairo_set_source_surface (cr, picture, place.origin.x, place.origin.y);
      cairo_paint (cr);
      cairo_destroy (cr);
      cairo_surface_destroy (picture);
    }
  else
    gtk_snapshot_append_node (snapshot, node);
  gsk_render_node_unref (node);
}
