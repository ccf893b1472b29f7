/* vouch-page-view.h: the pages of a source as they were printed, one below the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-anchor.h"
#include "vouch-page-images.h"
#include "vouch-source-text.h"
#include "vouch-source-tint.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PAGE_VIEW (vouch_page_view_get_type ())

G_DECLARE_FINAL_TYPE (VouchPageView, vouch_page_view, VOUCH, PAGE_VIEW, GtkWidget)

/** How much larger or smaller than on paper, where a point is 96/72 pixels. */
#define VOUCH_PAGE_MIN_ZOOM 0.1
#define VOUCH_PAGE_MAX_ZOOM 5.0

/* A GtkScrollable: put it into a GtkScrolledWindow, with nothing between. Properties, read
 * only: "page" (uint: the one in the middle of the view, from 1), "zoom" (double: 1 as on
 * paper). Property "region-mode" (boolean): a box is drawn instead of words selected. Signals:
 * "selected": another selection; "region" (uint page, boxed VouchSourceBox): a box was drawn;
 * "asked" (uint offset of a passage): it was clicked. Offsets are code points of the text. */
GtkWidget *vouch_page_view_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_page_view_set_source    (VouchPageView         *self,
                                          VouchSourceText       *text,
                                          VouchPageImages       *images);
void       vouch_page_view_expect_page   (VouchPageView         *self,
                                          guint                  page);
void       vouch_page_view_expect_width  (VouchPageView         *self,
                                          int                    width);
void       vouch_page_view_expect        (VouchPageView         *self);
void       vouch_page_view_clear         (VouchPageView         *self,
                                          VouchSourceTint        tint);
void       vouch_page_view_mark          (VouchPageView         *self,
                                          VouchSourceTint        tint,
                                          const VouchAnchorPart *parts,
                                          guint                  n_parts,
                                          const char            *words);
void       vouch_page_view_mark_box      (VouchPageView         *self,
                                          VouchSourceTint        tint,
                                          guint                  page,
                                          const VouchSourceBox  *box,
                                          const char            *words);
void       vouch_page_view_go            (VouchPageView         *self,
                                          gsize                  offset);
void       vouch_page_view_go_to_box     (VouchPageView         *self,
                                          guint                  page,
                                          const VouchSourceBox  *box);
void       vouch_page_view_go_to_page    (VouchPageView         *self,
                                          guint                  page);
guint      vouch_page_view_get_page      (VouchPageView         *self);
double     vouch_page_view_get_zoom      (VouchPageView         *self);
void       vouch_page_view_set_zoom      (VouchPageView         *self,
                                          double                 zoom);
void       vouch_page_view_fit_width     (VouchPageView         *self);
gboolean   vouch_page_view_get_selection (VouchPageView         *self,
                                          gsize                 *start,
                                          gsize                 *end);
void       vouch_page_view_select        (VouchPageView         *self,
                                          gsize                  start,
                                          gsize                  end);
gboolean   vouch_page_view_get_region_mode (VouchPageView       *self);
void       vouch_page_view_set_region_mode (VouchPageView       *self,
                                          gboolean               is_on);

G_END_DECLS
