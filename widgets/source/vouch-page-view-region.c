/* vouch-page-view-region.c: a box on a page, drawn by mouse or by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-view-private.h"

/* In points. */
#define STEP 6
#define LEAST 4 /* a smaller one was a click */
#define USUAL_WIDTH 200
#define USUAL_HEIGHT 80

static void
get_size (VouchPageView *self, guint page, double *width, double *height)
{
  graphene_rect_t rect = vouch_page_layout_get_page (self->layout, page, 0);
  double scale = vouch_page_layout_get_scale (self->layout);

  *width = rect.size.width / scale;
  *height = rect.size.height / scale;
}

/** Begins a box there. */
void
vouch_page_view_begin_box (VouchPageView *self, const VouchPagePlace *place)
{
  self->corner = self->opposite = *place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Lets the box end there; it stays on the page where it was begun. */
void
vouch_page_view_extend_box (VouchPageView *self, const VouchPagePlace *place)
{
  double width;
  double height;

  if (self->corner.page == 0)
    return;
  get_size (self, self->corner.page, &width, &height);
  self->opposite = *place;
  self->opposite.page = self->corner.page;
  if (place->page != self->corner.page)
    self->opposite.y = place->page > self->corner.page ? height : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * vouch_page_view_get_box:
 * @self: the view
 * @page: (out): where it is
 * @box: (out): in points from the page's top left
 *
 * Returns: whether a box is being drawn.
 */
gboolean
vouch_page_view_get_box (VouchPageView *self, guint *page, VouchSourceBox *box)
{
  if (self->corner.page == 0)
    return FALSE;
  *page = self->corner.page;
  *box = (VouchSourceBox){ MIN (self->corner.x, self->opposite.x), MIN (self->corner.y, self->opposite.y),
                           MAX (self->corner.x, self->opposite.x),
                           MAX (self->corner.y, self->opposite.y) };
  return TRUE;
}

/** Tells of the box, if it is one, and forgets it. */
void
vouch_page_view_end_box (VouchPageView *self)
{
  VouchSourceBox box;
  guint page;
  gboolean has_box = vouch_page_view_get_box (self, &page, &box);

  self->corner.page = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (has_box && box.x2 - box.x1 >= LEAST && box.y2 - box.y1 >= LEAST)
    g_signal_emit_by_name (self, "region", page, &box);
}

/* In the middle of what is to be seen. */
static void
begin_in_view (VouchPageView *self)
{
  VouchPagePlace middle;
  double width;
  double height;

  if (self->corner.page > 0
      || !vouch_page_view_get_place (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                     gtk_widget_get_height (GTK_WIDGET (self)) / 2.0, &middle))
    return;
  get_size (self, middle.page, &width, &height);
  self->corner = self->opposite = middle;
  self->corner.x = MAX (middle.x - USUAL_WIDTH / 2, 0);
  self->corner.y = MAX (middle.y - USUAL_HEIGHT / 2, 0);
  self->opposite.x = MIN (self->corner.x + USUAL_WIDTH, width);
  self->opposite.y = MIN (self->corner.y + USUAL_HEIGHT, height);
}

static void
move (VouchPageView *self, double x, double y, gboolean is_sized)
{
  double width;
  double height;

  begin_in_view (self);
  if (self->corner.page == 0)
    return;
  get_size (self, self->corner.page, &width, &height);
  x = CLAMP (x, -MIN (is_sized ? G_MAXDOUBLE : self->corner.x, self->opposite.x), width - self->opposite.x);
  y = CLAMP (y, -MIN (is_sized ? G_MAXDOUBLE : self->corner.y, self->opposite.y), height - self->opposite.y);
  self->opposite.x += x;
  self->opposite.y += y;
  if (!is_sized)
    {
      self->corner.x += x;
      self->corner.y += y;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * vouch_page_view_region_key:
 * @self: the view, while boxes are drawn
 * @key: a key
 * @state: what is held with it
 *
 * Arrows move the box, with Shift they size it, Enter takes it.
 *
 * Returns: whether the key was for the box.
 */
gboolean
vouch_page_view_region_key (VouchPageView *self, guint key, GdkModifierType state)
{
  gboolean is_sized = (state & GDK_SHIFT_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Left:
      move (self, -STEP, 0, is_sized);
      return TRUE;
    case GDK_KEY_Right:
      move (self, STEP, 0, is_sized);
      return TRUE;
    case GDK_KEY_Up:
      move (self, 0, -STEP, is_sized);
      return TRUE;
    case GDK_KEY_Down:
      move (self, 0, STEP, is_sized);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      begin_in_view (self);
      vouch_page_view_end_box (self);
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
vouch_page_view_get_region_mode (VouchPageView *self)
{
  g_return_val_if_fail (VOUCH_IS_PAGE_VIEW (self), FALSE);
  return self->draws_region;
}

/** @is_on: whether a box is drawn instead of words selected */
void
vouch_page_view_set_region_mode (VouchPageView *self, gboolean is_on)
{
  g_return_if_fail (VOUCH_IS_PAGE_VIEW (self));

  if (self->draws_region == (guint) is_on)
    return;
  self->draws_region = is_on;
  self->corner.page = 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_on ? "crosshair" : "text");
  if (is_on && self->layout)
    begin_in_view (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "region-mode");
}
