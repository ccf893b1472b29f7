/* vouch-page-image.h: a page of a source, drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VouchPageImage:
 * @page: from 1
 * @width: in pixels
 * @height: in pixels
 * @stride: bytes from line to line
 * @pixels: (owned): red, green and blue, a byte each
 */
typedef struct
{
  guint   page;
  guint   width;
  guint   height;
  gsize   stride;
  GBytes *pixels;
} VouchPageImage;

void vouch_page_image_free (VouchPageImage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPageImage, vouch_page_image_free)

G_END_DECLS
