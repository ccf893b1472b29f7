/* vouch-page-picture.c: the picture of a page, in bands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-picture.h"

#include <math.h>

#define BAND 128 /* lines of pixels */

/**
 * VouchPagePicture:
 *
 * What draws it brings a texture to the screen as a whole, however little of it is seen, each time
 * without OpenGL and the first time with it: a page that is zoomed in took longer than a frame
 * may. In bands, only those are brought that are seen. They share the page's pixels.
 */
struct _VouchPagePicture
{
  GObject parent_instance;

  guint      width;
  guint      height;
  gsize      bytes;
  GPtrArray *bands; /* (owned) (element-type GdkTexture): from the top */
};

static void paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchPagePicture,
                               vouch_page_picture,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))

static GdkTexture *
make_band (const VouchPageImage *image, guint first)
{
  guint height = MIN (BAND, image->height - first);
  g_autoptr (GBytes) bytes
      = g_bytes_new_from_bytes (image->pixels, first * image->stride, height * image->stride);

  return gdk_memory_texture_new ((int) image->width, (int) height, GDK_MEMORY_R8G8B8, bytes,
                                 image->stride);
}

/* Where a band begins, if the page stands at @rect. Within a page that is on a whole pixel: what is
 * behind the page would be seen through the seam. */
static float
place_line (VouchPagePicture *self, guint i, const graphene_rect_t *rect)
{
  float part = (float) (i * BAND) / (float) self->height;

  if (i == 0 || i == self->bands->len)
    return rect->origin.y + (i == 0 ? 0 : rect->size.height);
  return roundf (rect->origin.y + rect->size.height * part);
}

static graphene_rect_t
place_band (VouchPagePicture *self, guint i, const graphene_rect_t *rect)
{
  float top = place_line (self, i, rect);

  return GRAPHENE_RECT_INIT (rect->origin.x, top, rect->size.width,
                             place_line (self, i + 1, rect) - top);
}

/* --- as a paintable --- */

static void
snapshot_picture (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);

  vouch_page_picture_draw (VOUCH_PAGE_PICTURE (paintable), GTK_SNAPSHOT (snapshot), &rect, &rect);
}

static GdkPaintableFlags
get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static int
get_width (GdkPaintable *paintable)
{
  return (int) VOUCH_PAGE_PICTURE (paintable)->width;
}

static int
get_height (GdkPaintable *paintable)
{
  return (int) VOUCH_PAGE_PICTURE (paintable)->height;
}

static void
paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = snapshot_picture;
  iface->get_flags = get_flags;
  iface->get_intrinsic_width = get_width;
  iface->get_intrinsic_height = get_height;
}

/* --- the object --- */

static void
vouch_page_picture_finalize (GObject *object)
{
  g_ptr_array_unref (VOUCH_PAGE_PICTURE (object)->bands);
  G_OBJECT_CLASS (vouch_page_picture_parent_class)->finalize (object);
}

static void
vouch_page_picture_class_init (VouchPagePictureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_page_picture_finalize;
}

static void
vouch_page_picture_init (VouchPagePicture *self)
{
  self->bands = g_ptr_array_new_with_free_func (g_object_unref);
}

/** Returns: (transfer full): a picture that shares the pixels of @image. */
VouchPagePicture *
vouch_page_picture_new (const VouchPageImage *image)
{
  VouchPagePicture *self = g_object_new (VOUCH_TYPE_PAGE_PICTURE, NULL);

  self->width = image->width;
  self->height = image->height;
  self->bytes = g_bytes_get_size (image->pixels);
  for (guint first = 0; first < image->height; first += BAND)
    g_ptr_array_add (self->bands, make_band (image, first));
  return self;
}

/** Returns: in pixels. */
guint
vouch_page_picture_get_width (VouchPagePicture *self)
{
  return self->width;
}

/** Returns: in pixels. */
guint
vouch_page_picture_get_height (VouchPagePicture *self)
{
  return self->height;
}

/** Returns: the memory that its pixels take. */
gsize
vouch_page_picture_get_bytes (VouchPagePicture *self)
{
  return self->bytes;
}

/**
 * vouch_page_picture_draw:
 * @self: a picture
 * @snapshot: to draw into
 * @rect: where the page stands
 * @within: what is outside this needn't be drawn
 */
void
vouch_page_picture_draw (VouchPagePicture *self,
                         GtkSnapshot *snapshot,
                         const graphene_rect_t *rect,
                         const graphene_rect_t *within)
{
  for (guint i = 0; i < self->bands->len; i++)
    {
      graphene_rect_t band = place_band (self, i, rect);

      if (graphene_rect_intersection (&band, within, NULL))
        gtk_snapshot_append_texture (snapshot, g_ptr_array_index (self->bands, i), &band);
    }
}
