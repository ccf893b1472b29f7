/* vouch-page-process.h: one process that draws the pages of one PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-page-image.h"

G_BEGIN_DECLS

typedef struct _VouchPageProcess VouchPageProcess;

VouchPageProcess *vouch_page_process_new  (GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_page_process_open (VouchPageProcess  *self,
                                           const char        *path,
                                           GError           **error);
void              vouch_page_process_free (VouchPageProcess  *self);
VouchPageImage   *vouch_page_process_draw (VouchPageProcess  *self,
                                           guint              page,
                                           double             scale,
                                           GCancellable      *cancellable,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPageProcess, vouch_page_process_free)

G_END_DECLS
