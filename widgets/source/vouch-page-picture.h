/* vouch-page-picture.h: the picture of a page, in bands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-page-image.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PAGE_PICTURE (vouch_page_picture_get_type ())

/* A GdkPaintable. */
G_DECLARE_FINAL_TYPE (VouchPagePicture, vouch_page_picture, VOUCH, PAGE_PICTURE, GObject)

VouchPagePicture *vouch_page_picture_new        (const VouchPageImage  *image) G_GNUC_WARN_UNUSED_RESULT;
guint             vouch_page_picture_get_width  (VouchPagePicture      *self);
guint             vouch_page_picture_get_height (VouchPagePicture      *self);
gsize             vouch_page_picture_get_bytes  (VouchPagePicture      *self);
void              vouch_page_picture_draw       (VouchPagePicture      *self,
                                                 GtkSnapshot           *snapshot,
                                                 const graphene_rect_t *rect,
                                                 const graphene_rect_t *within);

G_END_DECLS
