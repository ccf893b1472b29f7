/* vouch-page-view-place.c: where the pages stand, which of them are seen, and going to one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-view-private.h"

#include "vouch-relayout.h"

#include <math.h>

#define POINT (96.0 / 72.0) /* pixels, at 100 % */
#define N_NEAR 2
#define TARGET_PLACE 0.25 /* of the height: here stands what is gone to */

/* --- places --- */

static double
get_value (VouchPageView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment ? gtk_adjustment_get_value (adjustment) : 0;
}

/** Returns: where a page stands in the view. */
graphene_rect_t
vouch_page_view_get_rect (VouchPageView *self, guint page)
{
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t rect
      = vouch_page_layout_get_page (self->layout, page, gtk_widget_get_width (GTK_WIDGET (self)));

  graphene_rect_offset (&rect, -get_value (self, GTK_ORIENTATION_HORIZONTAL),
                        -get_value (self, GTK_ORIENTATION_VERTICAL));
  /* On whole pixels: the picture of a page needn't be blurred then. */
  rect.origin.x = (float) (round (rect.origin.x * factor) / factor);
  rect.origin.y = (float) (round (rect.origin.y * factor) / factor);
  return rect;
}

/** Returns: whether there is a page at or near a point of the view. */
gboolean
vouch_page_view_get_place (VouchPageView *self, double x, double y, VouchPagePlace *place)
{
  double scale;
  graphene_rect_t rect;

  if (!self->layout || vouch_page_layout_get_n_pages (self->layout) == 0)
    return FALSE;
  scale = vouch_page_layout_get_scale (self->layout);
  place->page
      = vouch_page_layout_get_page_at (self->layout, y + get_value (self, GTK_ORIENTATION_VERTICAL));
  rect = vouch_page_view_get_rect (self, place->page);
  place->x = CLAMP (x - rect.origin.x, 0, rect.size.width) / scale;
  place->y = CLAMP (y - rect.origin.y, 0, rect.size.height) / scale;
  return TRUE;
}

static gboolean
tell_cb (gpointer data)
{
  VouchPageView *self = data;

  self->telling = 0;
  g_object_notify (G_OBJECT (self), "page");
  g_object_notify (G_OBJECT (self), "zoom");
  return G_SOURCE_REMOVE;
}

/* Sizes may be given out just now, when no other widget may be touched. */
static void
tell (VouchPageView *self)
{
  if (self->telling == 0)
    self->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

/* Pixels of the screen for a point. */
static double
get_pixel_scale (VouchPageView *self)
{
  return vouch_page_layout_get_scale (self->layout) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

/* What was gone to is on the page that is told, also where more is seen of the next one. */
static guint
find_page (VouchPageView *self)
{
  double middle = get_value (self, GTK_ORIENTATION_VERTICAL) + gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  return self->target.page > 0 ? self->target.page : vouch_page_layout_get_page_at (self->layout, middle);
}

/** Shows what is to be seen now: it is told, and drawn. */
void
vouch_page_view_look (VouchPageView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double top = get_value (self, GTK_ORIENTATION_VERTICAL);
  guint page;

  if (!self->layout || height < 1)
    return;
  vouch_page_view_get_place (self, 0, 0, &self->top);
  page = find_page (self);
  if (page != self->page)
    {
      self->page = page;
      tell (self);
    }
  if (self->images)
    vouch_page_images_want (self->images, vouch_page_layout_get_page_at (self->layout, top),
                            vouch_page_layout_get_page_at (self->layout, top + height), N_NEAR,
                            get_pixel_scale (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- layout --- */

static void
configure (VouchPageView *self, GtkOrientation orientation, double value, double whole, double seen)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment)
    vouch_relayout_configure (GTK_WIDGET (self), adjustment, value, MAX (whole, seen), seen);
}

/* Where the view has to stand so that a place is so far below its top. */
static double
find_value (VouchPageView *self, const VouchPagePlace *place, double below)
{
  graphene_rect_t rect = vouch_page_layout_get_page (self->layout, place->page, 0);

  return rect.origin.y + place->y * vouch_page_layout_get_scale (self->layout) - below;
}

/** Places the pages in the room that there is now. */
void
vouch_page_view_lay_out (VouchPageView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double left = get_value (self, GTK_ORIENTATION_HORIZONTAL);
  double value = 0;

  if (!self->layout || width < 1 || height < 1)
    return;
  if (self->fits_width)
    vouch_page_layout_set_scale (self->layout, vouch_page_layout_get_fit (self->layout, width));
  if (self->target.page > 0)
    value = find_value (self, &self->target, height * TARGET_PLACE);
  else if (self->top.page > 0)
    value = find_value (self, &self->top, 0);
  self->is_placing = TRUE;
  configure (self, GTK_ORIENTATION_HORIZONTAL, left, vouch_page_layout_get_width (self->layout), width);
  configure (self, GTK_ORIENTATION_VERTICAL, value, vouch_page_layout_get_height (self->layout), height);
  self->is_placing = FALSE;
  tell (self);
  vouch_page_view_look (self);
}

/* The room that it will have once it is shown. */
static int
guess_width (VouchPageView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget);

  if (width < 1 && self->expected_width > 0)
    return self->expected_width;
  while (width < 1 && (widget = gtk_widget_get_parent (widget)))
    width = gtk_widget_get_width (widget);
  return width;
}

/** @width: that the view will have once it is shown, in pixels */
void
vouch_page_view_expect_width (VouchPageView *self, int width)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  self->expected_width = width;
}

/** Draws @page when there is nothing more urgent, as it will be shown. */
void
vouch_page_view_expect_page (VouchPageView *self, guint page)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  if (self->images && page >= 1 && page <= vouch_page_layout_get_n_pages (self->layout)
      && gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    vouch_page_images_want_one (self->images, page, get_pixel_scale (self));
}

/** The view is about to be shown: has the page that will be seen first drawn meanwhile. */
void
vouch_page_view_expect (VouchPageView *self)
{
  guint page;
  int width;

  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  page = self->target.page > 0 ? self->target.page : MAX (self->top.page, 1);
  width = guess_width (self);
  if (!self->images || page > vouch_page_layout_get_n_pages (self->layout) || width < 1)
    return;
  if (self->fits_width)
    vouch_page_layout_set_scale (self->layout, vouch_page_layout_get_fit (self->layout, width));
  vouch_page_images_want (self->images, page, page, 0, get_pixel_scale (self));
}

/** Scrolls by so many pixels. */
void
vouch_page_view_scroll_by (VouchPageView *self, GtkOrientation orientation, double pixels)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + pixels);
}

/** Zooms so that what is at @y in the view stays there. */
void
vouch_page_view_zoom_at (VouchPageView *self, double zoom, double y)
{
  VouchPagePlace place;
  double scale = CLAMP (zoom, VOUCH_PAGE_MIN_ZOOM, VOUCH_PAGE_MAX_ZOOM) * POINT;

  self->fits_width = FALSE;
  self->target.page = 0;
  if (!vouch_page_view_get_place (self, 0, y, &place))
    return;
  vouch_page_layout_set_scale (self->layout, scale);
  /* The place is so far below the top; where that is above the first page, the layout cuts it. */
  self->top = place;
  self->top.y = place.y - y / scale;
  vouch_page_view_lay_out (self);
}

/* --- going --- */

/** Scrolls to a box of a page. There it stays in whatever room the view gets, until somebody scrolls. */
void
vouch_page_view_go_to_box (VouchPageView *self, guint page, const VouchSourceBox *box)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  if (!self->layout || page < 1 || page > vouch_page_layout_get_n_pages (self->layout))
    return;
  self->target = (VouchPagePlace){ page, box->x1, box->y1 };
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/** Scrolls to a character; where that has no place, to its page. */
void
vouch_page_view_go (VouchPageView *self, gsize offset)
{
  guint page;
  const VouchSourceBox *boxes;

  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  if (!self->text)
    return;
  page = vouch_source_text_get_page_at (self->text, offset);
  boxes = vouch_source_text_get_boxes (self->text);
  if (boxes && offset < vouch_source_text_get_length (self->text) && boxes[offset].x2 > boxes[offset].x1)
    vouch_page_view_go_to_box (self, page, &boxes[offset]);
  else
    vouch_page_view_go_to_page (self, page);
}

/** Scrolls to the top of a page. */
void
vouch_page_view_go_to_page (VouchPageView *self, guint page)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  if (!self->layout || page < 1 || page > vouch_page_layout_get_n_pages (self->layout))
    return;
  self->target.page = 0;
  self->top = (VouchPagePlace){ page, 0, -4 };
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/** Returns: the page in the middle of the view, from 1; 0 where there is none. */
guint
vouch_page_view_get_page (VouchPageView *self)
{
  g_return_val_if_fail (VOUCH_IS_PAGE_VIEW (self), 0);
  return self->page;
}

/** Returns: how much larger than on paper. */
double
vouch_page_view_get_zoom (VouchPageView *self)
{
  g_return_val_if_fail (VOUCH_IS_PAGE_VIEW (self), 1);
  return self->layout ? vouch_page_layout_get_scale (self->layout) / POINT : 1;
}

/** @zoom: 1 as on paper; what is in the middle of the view stays there */
void
vouch_page_view_set_zoom (VouchPageView *self, double zoom)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));
  vouch_page_view_zoom_at (self, zoom, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/** Makes the pages as wide as the view, and keeps them so. */
void
vouch_page_view_fit_width (VouchPageView *self)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));
  self->fits_width = TRUE;
  vouch_page_view_lay_out (self);
}
