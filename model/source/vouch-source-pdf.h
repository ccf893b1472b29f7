/* vouch-source-pdf.h: the text of a PDF, read by a process of our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-source-text.h"

G_BEGIN_DECLS

VouchSourceText *vouch_source_pdf_read (GBytes        *bytes,
                                        GCancellable  *cancellable,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceText *vouch_source_pdf_read_within (GBytes       *bytes,
                                               guint         milliseconds,
                                               GCancellable *cancellable,
                                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
