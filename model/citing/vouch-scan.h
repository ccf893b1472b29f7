/* vouch-scan.h: a scan of the store gets a text that a machine has read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-source-ocr.h"

G_BEGIN_DECLS

gboolean vouch_scan_read        (const char             *digest,
                                 VouchSourceOcrProgress  progress,
                                 gpointer                data,
                                 GCancellable           *cancellable,
                                 GError                **error);
void     vouch_scan_read_async  (const char             *digest,
                                 VouchSourceOcrProgress  progress,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                data);
gboolean vouch_scan_read_finish (GAsyncResult           *result,
                                 GError                **error);

G_END_DECLS
