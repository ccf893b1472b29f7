/* vouch-import-decode.h: from the bytes of a draft to clean UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-import-report.h"

G_BEGIN_DECLS

/** More bytes than this are no draft of one page. */
#define VOUCH_IMPORT_MAX_BYTES (64 * 1024 * 1024)

char *vouch_import_decode (const char         *bytes,
                           gsize               length,
                           VouchImportReport  *report,
                           GError            **error);
gunichar vouch_import_decode_char (gunichar c);

G_END_DECLS
