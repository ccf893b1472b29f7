/* vouch-source-ocr.h: the text of a scan, read from its pictures by machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-source-text.h"

G_BEGIN_DECLS

/* Called in the thread that reads: @page of @n_pages is read. */
typedef void (*VouchSourceOcrProgress) (guint    page,
                                        guint    n_pages,
                                        gpointer data);

gboolean         vouch_source_ocr_is_there (void);
gboolean         vouch_source_ocr_is_scan  (VouchSourceText         *text);
VouchSourceText *vouch_source_ocr_read     (const char              *path,
                                            VouchSourceText         *scan,
                                            VouchSourceOcrProgress   progress,
                                            gpointer                 data,
                                            GCancellable            *cancellable,
                                            GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

/* In vouch-source-ocr-words.c: what the reading program says of one page. */
void             vouch_source_ocr_add_words (const char             *tsv,
                                             double                  scale,
                                             GString                *text,
                                             GArray                 *boxes);

G_END_DECLS
