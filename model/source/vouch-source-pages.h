/* vouch-source-pages.h: the pages of a PDF as pictures, drawn by a process of our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-page-image.h"
#include "vouch-source-error.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE_PAGES (vouch_source_pages_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourcePages, vouch_source_pages, VOUCH, SOURCE_PAGES, GObject)

/**
 * VouchPageUrgency:
 * @VOUCH_PAGE_VISIBLE: it is on the screen
 * @VOUCH_PAGE_NEAR: it may be there soon
 * @VOUCH_PAGE_SMALL: small pictures of pages, when nothing else is to be done
 */
typedef enum
{
  VOUCH_PAGE_VISIBLE,
  VOUCH_PAGE_NEAR,
  VOUCH_PAGE_SMALL,
  VOUCH_PAGE_N_URGENCIES,
} VouchPageUrgency;

VouchSourcePages *vouch_source_pages_new           (GFile                *file) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_source_pages_prepare       (void);
void              vouch_source_pages_open          (VouchSourcePages     *self);
void              vouch_source_pages_render_async  (VouchSourcePages     *self,
                                                    guint                 page,
                                                    double                scale,
                                                    VouchPageUrgency      urgency,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              data);
VouchPageImage   *vouch_source_pages_render_finish (GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
