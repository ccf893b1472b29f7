/* vouch-page-thumbs.h: small pictures of all pages, to go by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-page-images.h"
#include "vouch-source-text.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PAGE_THUMBS (vouch_page_thumbs_get_type ())

G_DECLARE_FINAL_TYPE (VouchPageThumbs, vouch_page_thumbs, VOUCH, PAGE_THUMBS, AdwBin)

/* Signal "chosen" (uint page, from 1). */
GtkWidget *vouch_page_thumbs_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_page_thumbs_set_source (VouchPageThumbs *self,
                                         VouchSourceText *text,
                                         VouchPageImages *images);
void       vouch_page_thumbs_set_page   (VouchPageThumbs *self,
                                         guint            page);

G_END_DECLS
