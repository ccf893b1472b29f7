/* vouch-source-reader.h: from a file of any kind to its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-source-error.h"
#include "vouch-source-text.h"

G_BEGIN_DECLS

/** More bytes than a source may have. */
#define VOUCH_SOURCE_MAX_BYTES ((gsize) 256 << 20)

/**
 * VouchSourceKind:
 * @VOUCH_SOURCE_TEXT: plain text, in any usual encoding
 * @VOUCH_SOURCE_PDF: a PDF
 * @VOUCH_SOURCE_HTML: a web page
 * @VOUCH_SOURCE_XML: an article in XML (JATS), or other XML
 * @VOUCH_SOURCE_UNKNOWN: bytes that are no text
 */
typedef enum
{
  VOUCH_SOURCE_TEXT,
  VOUCH_SOURCE_PDF,
  VOUCH_SOURCE_HTML,
  VOUCH_SOURCE_XML,
  VOUCH_SOURCE_UNKNOWN,
} VouchSourceKind;

VouchSourceKind  vouch_source_guess_kind       (const char           *bytes,
                                                gsize                 length);
const char      *vouch_source_kind_get_name    (VouchSourceKind       kind);
VouchSourceText *vouch_source_read             (GFile                *file,
                                                GCancellable         *cancellable,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_source_read_async       (GFile                *file,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              data);
VouchSourceText *vouch_source_read_finish      (GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
VouchSourceText *vouch_source_read_bytes       (GBytes               *bytes,
                                                GCancellable         *cancellable,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
