/* vouch-page-view-private.h: what the files of the view share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-page-layout.h"
#include "vouch-page-view.h"

G_BEGIN_DECLS

/* One box of what is marked. */
typedef struct
{
  VouchSourceTint tint;
  guint           page;
  VouchSourceBox  box;   /* in points from the page's top left */
  char           *words; /* (owned) (nullable): a reference-counted string: its name on hover */
} VouchPageMark;

/* A place on a page, in points from its top left. */
typedef struct
{
  guint  page; /* 0: none */
  double x;
  double y;
} VouchPagePlace;

struct _VouchPageView
{
  GtkWidget parent_instance;

  VouchSourceText *text;   /* (owned) (nullable) */
  VouchPageImages *images; /* (owned) (nullable) */
  VouchPageLayout *layout; /* (owned) (nullable): with `text` */
  GArray          *marks;  /* (owned) (element-type VouchPageMark) */

  GtkAdjustment   *adjustments[2]; /* (owned) (nullable): by orientation */
  GtkScrollablePolicy policies[2];
  VouchPagePlace   target; /* was gone to, or is when the size is known; until somebody scrolls */
  VouchPagePlace   top;    /* what is at the top: stays there when the scale changes */
  guint            page;   /* that is told */
  int              expected_width; /* that it will have once it is shown; 0: not known */
  guint            telling; /* source: tells that the page or the scale is another */

  gsize            anchor; /* where the selection was begun */
  gsize            start;  /* of the selection */
  gsize            end;    /* of the selection: none where it is `start` */

  VouchPagePlace   corner;    /* where the box was begun */
  VouchPagePlace   opposite;  /* where it ends now; on the same page */

  guint fits_width : 1;
  guint draws_region : 1; /* a box is drawn instead of words selected */
  guint is_placing : 1;   /* the adjustments are set by us */
};

/* vouch-page-view-place.c */
graphene_rect_t vouch_page_view_get_rect    (VouchPageView        *self,
                                             guint                 page);
gboolean        vouch_page_view_get_place   (VouchPageView        *self,
                                             double                x,
                                             double                y,
                                             VouchPagePlace       *place);
void            vouch_page_view_look        (VouchPageView        *self);
void            vouch_page_view_lay_out     (VouchPageView        *self);
void            vouch_page_view_scroll_by   (VouchPageView        *self,
                                             GtkOrientation        orientation,
                                             double                pixels);
void            vouch_page_view_zoom_at     (VouchPageView        *self,
                                             double                zoom,
                                             double                y);

/* vouch-page-view-draw.c */
void            vouch_page_view_draw        (VouchPageView        *self,
                                             GtkSnapshot          *snapshot);

/* vouch-page-view-select.c */
void            vouch_page_view_add_input   (VouchPageView        *self);
void            vouch_page_view_install_keys (GtkWidgetClass      *klass);

/* vouch-page-view-region.c */
void            vouch_page_view_begin_box   (VouchPageView        *self,
                                             const VouchPagePlace *place);
void            vouch_page_view_extend_box  (VouchPageView        *self,
                                             const VouchPagePlace *place);
void            vouch_page_view_end_box     (VouchPageView        *self);
gboolean        vouch_page_view_get_box     (VouchPageView        *self,
                                             guint                *page,
                                             VouchSourceBox       *box);
gboolean        vouch_page_view_region_key  (VouchPageView        *self,
                                             guint                 key,
                                             GdkModifierType       state);

G_END_DECLS
