/* vouch-page-layout.c: where the pages of a source stand, one below the other.
 *
 * Costs a search by halves a question, however many pages there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-layout.h"

#define GAP 12 /* between pages and round them */
/* Of a page that does not say how large it is. */
#define USUAL_WIDTH 595
#define USUAL_HEIGHT 842

struct _VouchPageLayout
{
  guint n_pages;
  float *widths;   /* (owned): of each page, in points */
  double *heights; /* (owned): of all pages before each one, in points; one more than pages */
  float widest;    /* in points */
  double scale;
};

/** @text: one that has pages */
VouchPageLayout *
vouch_page_layout_new (VouchSourceText *text)
{
  VouchPageLayout *self = g_new0 (VouchPageLayout, 1);

  self->scale = 1;
  self->n_pages = vouch_source_text_get_n_pages (text);
  self->widths = g_new (float, self->n_pages + 1);
  self->heights = g_new0 (double, self->n_pages + 1);
  for (guint i = 0; i < self->n_pages; i++)
    {
      const VouchSourcePage *page = vouch_source_text_get_page (text, i + 1);
      gboolean has_size = page->width >= 1 && page->height >= 1;

      self->widths[i] = has_size ? page->width : USUAL_WIDTH;
      self->heights[i + 1] = self->heights[i] + (has_size ? page->height : USUAL_HEIGHT);
      self->widest = MAX (self->widest, self->widths[i]);
    }
  return self;
}

void
vouch_page_layout_free (VouchPageLayout *self)
{
  g_free (self->widths);
  g_free (self->heights);
  g_free (self);
}

guint
vouch_page_layout_get_n_pages (const VouchPageLayout *self)
{
  return self->n_pages;
}

double
vouch_page_layout_get_scale (const VouchPageLayout *self)
{
  return self->scale;
}

void
vouch_page_layout_set_scale (VouchPageLayout *self, double scale)
{
  self->scale = scale;
}

/** Returns: the scale at which the widest page fills so much width. */
double
vouch_page_layout_get_fit (const VouchPageLayout *self, double width)
{
  return MAX (width - 2 * GAP, 1) / MAX (self->widest, 1);
}

/** Returns: the width of all of them. */
double
vouch_page_layout_get_width (const VouchPageLayout *self)
{
  return self->widest * self->scale + 2 * GAP;
}

/** Returns: the height of all of them. */
double
vouch_page_layout_get_height (const VouchPageLayout *self)
{
  return self->heights[self->n_pages] * self->scale + (self->n_pages + 1) * GAP;
}

static double
get_top (const VouchPageLayout *self, guint page)
{
  return self->heights[page - 1] * self->scale + page * GAP;
}

/** Returns: where a page stands if so much width is to be had. */
graphene_rect_t
vouch_page_layout_get_page (const VouchPageLayout *self, guint page, double width)
{
  double page_width = self->widths[page - 1] * self->scale;
  double room = MAX (width, vouch_page_layout_get_width (self));

  return GRAPHENE_RECT_INIT ((room - page_width) / 2, get_top (self, page), page_width,
                             (self->heights[page] - self->heights[page - 1]) * self->scale);
}

/** Returns: the page at a height, or the one below it; the last one below all; 0 where there is no
 * page. */
guint
vouch_page_layout_get_page_at (const VouchPageLayout *self, double y)
{
  guint low = 1;
  guint high = self->n_pages;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_top (self, middle) + (self->heights[middle] - self->heights[middle - 1]) * self->scale > y)
        high = middle;
      else
        low = middle + 1;
    }
  return MIN (low, self->n_pages);
}
