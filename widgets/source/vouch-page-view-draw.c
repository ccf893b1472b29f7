/* vouch-page-view-draw.c: pages, what is marked on them, and a box that is being drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-view-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

/* Paper is white in the dark too. */
static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA edge = { 0, 0, 0, 0.25f };
static const GdkRGBA ink = { 0.3f, 0.3f, 0.3f, 1 };

#define LINE 2 /* pixels, under what is shown now */

/* A page as it is drawn now. */
typedef struct
{
  guint number;
  graphene_rect_t rect;
  VouchPagePicture *picture; /* (unowned) (nullable): opaque */
  gboolean is_sharp;         /* it has the size that is wanted */
} Paper;

/* A picture of the size that is wanted is put on the screen pixel by pixel: that is quicker, and
 * sharp. */
static void
fit_to_pixels (VouchPageView *self, Paper *page)
{
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double width = page->picture ? vouch_page_picture_get_width (page->picture) / factor : 0;
  double height = page->picture ? vouch_page_picture_get_height (page->picture) / factor : 0;

  page->is_sharp = fabs (width - page->rect.size.width) < 1 && fabs (height - page->rect.size.height) < 1;
  if (page->is_sharp)
    page->rect.size = GRAPHENE_SIZE_INIT (width, height);
}

/* Where bands of another size meet, what is below them is seen a little. */
static void
draw_paper (GtkSnapshot *snapshot, const Paper *page, const graphene_rect_t *within)
{
  if (!page->is_sharp)
    gtk_snapshot_append_color (snapshot, &white, &page->rect);
  if (page->picture)
    vouch_page_picture_draw (page->picture, snapshot, &page->rect, within);
}

static graphene_rect_t
place_box (VouchPageView *self, const graphene_rect_t *page, const VouchSourceBox *box)
{
  double scale = vouch_page_layout_get_scale (self->layout);

  return GRAPHENE_RECT_INIT (page->origin.x + box->x1 * scale, page->origin.y + box->y1 * scale,
                             (box->x2 - box->x1) * scale, (box->y2 - box->y1) * scale);
}

static void
draw_border (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color, float width)
{
  GskRoundedRect outline;
  const float widths[] = { width, width, width, width };
  const GdkRGBA colors[] = { *color, *color, *color, *color };

  gsk_rounded_rect_init_from_rect (&outline, rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/* With its line, a mark is a little higher than its box. */
static graphene_rect_t
place_mark (VouchPageView *self, const graphene_rect_t *page, const VouchPageMark *mark)
{
  graphene_rect_t rect = place_box (self, page, &mark->box);

  if (vouch_source_tint_has_line (mark->tint))
    rect.size.height += LINE;
  return rect;
}

static void
draw_mark (VouchPageView *self, GtkSnapshot *snapshot, const graphene_rect_t *page, const VouchPageMark *mark)
{
  graphene_rect_t rect = place_box (self, page, &mark->box);
  GdkRGBA color = vouch_source_tint_get_color (mark->tint);

  gtk_snapshot_append_color (snapshot, &color, &rect);
  if (!vouch_source_tint_has_line (mark->tint))
    return;
  color.alpha = 1;
  rect.origin.y += rect.size.height;
  rect.size.height = LINE;
  gtk_snapshot_append_color (snapshot, &color, &rect);
}

/* Its own mark, and what lies over it or under it of others. */
static void
draw_marks_within (VouchPageView *self, GtkSnapshot *snapshot, const Paper *page, const graphene_rect_t *within)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const VouchPageMark *mark = &g_array_index (self->marks, VouchPageMark, i);
      graphene_rect_t rect;

      if (mark->page != page->number)
        continue;
      rect = place_mark (self, &page->rect, mark);
      if (graphene_rect_intersection (&rect, within, NULL))
        draw_mark (self, snapshot, &page->rect, mark);
    }
}

/* As a marker pen does it: the words stay black. Only what is marked is blended: a whole page of it
 * takes longer than a frame may. Without OpenGL what is blended is as large as what may be drawn on,
 * with it as what is drawn: both are clipped. GTK drops a clip round what is no larger: what is drawn
 * is a pixel more. */
static void
blend_marks (VouchPageView *self, GtkSnapshot *snapshot, const Paper *page, const graphene_rect_t *within)
{
  graphene_rect_t more;

  graphene_rect_inset_r (within, -1, -1, &more);
  gtk_snapshot_push_clip (snapshot, within);
  gtk_snapshot_push_blend (snapshot, GSK_BLEND_MODE_MULTIPLY);
  gtk_snapshot_push_clip (snapshot, &more);
  draw_paper (snapshot, page, within);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
  draw_marks_within (self, snapshot, page, within);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
draw_marks (VouchPageView *self, GtkSnapshot *snapshot, const Paper *page, const graphene_rect_t *view)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const VouchPageMark *mark = &g_array_index (self->marks, VouchPageMark, i);
      graphene_rect_t rect;

      if (mark->page != page->number)
        continue;
      rect = place_mark (self, &page->rect, mark);
      if (graphene_rect_intersection (&rect, view, &rect))
        blend_marks (self, snapshot, page, &rect);
    }
}

static void
draw_box (VouchPageView *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *rect)
{
  GdkRGBA color = vouch_source_tint_get_color (VOUCH_SOURCE_TINT_SELECTED);
  VouchSourceBox box;
  graphene_rect_t place;
  guint on;

  if (!vouch_page_view_get_box (self, &on, &box) || on != page)
    return;
  place = place_box (self, rect, &box);
  gtk_snapshot_append_color (snapshot, &color, &place);
  color.alpha = 1;
  draw_border (snapshot, &place, &color, LINE);
}

static void
draw_words (VouchPageView *self, GtkSnapshot *snapshot, const graphene_rect_t *page, const char *words)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  graphene_point_t place = { page->origin.x + 12, page->origin.y + page->size.height / 3 };

  pango_layout_set_width (layout, (int) MAX (page->size.width - 24, 1) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &place);
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_page (VouchPageView *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *view)
{
  Paper paper = { page, vouch_page_view_get_rect (self, page),
                  self->images ? vouch_page_images_get (self->images, page) : NULL, FALSE };

  fit_to_pixels (self, &paper);
  draw_paper (snapshot, &paper, view);
  if (!paper.picture && self->images && vouch_page_images_has_failed (self->images, page))
    draw_words (self, snapshot, &paper.rect,
                _ ("This page can’t be displayed. Press T to try its text."));
  draw_marks (self, snapshot, &paper, view);
  draw_box (self, snapshot, page, &paper.rect);
  draw_border (snapshot, &paper.rect, &edge, 1);
}

/** Draws what is to be seen. */
void
vouch_page_view_draw (VouchPageView *self, GtkSnapshot *snapshot)
{
  graphene_rect_t view = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                             gtk_widget_get_height (GTK_WIDGET (self)));
  guint n_pages = vouch_page_layout_get_n_pages (self->layout);
  VouchPagePlace first;

  if (!vouch_page_view_get_place (self, 0, 0, &first))
    return;
  for (guint page = first.page; page <= n_pages; page++)
    {
      if (vouch_page_view_get_rect (self, page).origin.y > view.size.height)
        break;
      draw_page (self, snapshot, page, &view);
    }
}
