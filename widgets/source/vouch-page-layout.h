/* vouch-page-layout.h: where the pages of a source stand, one below the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <graphene.h>

#include "vouch-source-text.h"

G_BEGIN_DECLS

typedef struct _VouchPageLayout VouchPageLayout;

/* Pages count from 1; a scale is pixels a point; the rest is in pixels. */
VouchPageLayout *vouch_page_layout_new           (VouchSourceText        *text) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_page_layout_free          (VouchPageLayout        *self);
guint            vouch_page_layout_get_n_pages   (const VouchPageLayout  *self);
double           vouch_page_layout_get_scale     (const VouchPageLayout  *self);
void             vouch_page_layout_set_scale     (VouchPageLayout        *self,
                                                  double                  scale);
double           vouch_page_layout_get_fit       (const VouchPageLayout  *self,
                                                  double                  width);
double           vouch_page_layout_get_width     (const VouchPageLayout  *self);
double           vouch_page_layout_get_height    (const VouchPageLayout  *self);
graphene_rect_t  vouch_page_layout_get_page      (const VouchPageLayout  *self,
                                                  guint                   page,
                                                  double                  width);
guint            vouch_page_layout_get_page_at   (const VouchPageLayout  *self,
                                                  double                  y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPageLayout, vouch_page_layout_free)

G_END_DECLS
