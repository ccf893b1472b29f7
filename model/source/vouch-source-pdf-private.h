/* vouch-source-pdf-private.h: what all share that start the process which reads PDFs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void      vouch_source_pdf_set_exit_error (GError     **error,
                                           int          code);
gboolean  vouch_source_pdf_set_late_error (GError     **error);
gboolean  vouch_source_pdf_set_system_error (GError   **error,
                                           const char  *what);

G_END_DECLS
