/* pdf-worker-pages.h: draws the pages of a PDF, one after the other, as they are asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <poppler.h>

#include "vouch-pdf-worker.h"

G_BEGIN_DECLS

void         pdf_worker_warm_up     (void);
int          pdf_worker_receive     (void);
guint8      *pdf_worker_map_pixels  (void);
VouchPdfExit pdf_worker_draw_pages  (PopplerDocument *document,
                                     guint8          *pixels);

G_END_DECLS
