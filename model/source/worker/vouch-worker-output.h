/* vouch-worker-output.h: what a worker process says, and how it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "vouch-pdf-worker.h"

G_BEGIN_DECLS

G_NORETURN void vouch_worker_end   (VouchPdfExit  how);

void            vouch_worker_write (const guint8 *bytes,
                                    gsize         length);

G_END_DECLS
