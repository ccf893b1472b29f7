/* vouch-page-images.h: the pictures of the pages near the view, and no more than there is room for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-page-picture.h"
#include "vouch-source-pages.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PAGE_IMAGES (vouch_page_images_get_type ())

G_DECLARE_FINAL_TYPE (VouchPageImages, vouch_page_images, VOUCH, PAGE_IMAGES, GObject)

/* Signals: "drawn" (uint page); "failed" (uint page, GError): it is not asked for again. */
VouchPageImages *vouch_page_images_new      (VouchSourcePages *pages,
                                             guint             n_pages,
                                             gsize             max_bytes) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_page_images_set_max_bytes (VouchPageImages *self,
                                             gsize             max_bytes);
void             vouch_page_images_want     (VouchPageImages  *self,
                                             guint             first,
                                             guint             last,
                                             guint             n_near,
                                             double            scale);
void             vouch_page_images_want_one (VouchPageImages  *self,
                                             guint             page,
                                             double            scale);
void             vouch_page_images_forget_one (VouchPageImages *self,
                                             guint             page);
VouchPagePicture *vouch_page_images_get     (VouchPageImages  *self,
                                             guint             page);
gboolean         vouch_page_images_has_failed (VouchPageImages *self,
                                             guint             page);
gsize            vouch_page_images_get_bytes (VouchPageImages *self);

G_END_DECLS
