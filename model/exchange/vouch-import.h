/* vouch-import.h: a ragged draft in, a card out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-import-error.h"
#include "vouch-import-report.h"

G_BEGIN_DECLS

typedef enum
{
  VOUCH_IMPORT_KIND_AUTO,
  VOUCH_IMPORT_KIND_TEXT,    /* as a browser copies a page, or as it was typed */
  VOUCH_IMPORT_KIND_MARKDOWN
} VouchImportKind;

gboolean  vouch_import_kind_parse       (const char         *name,
                                         VouchImportKind    *kind);
JsonNode *vouch_import                  (const char         *bytes,
                                         gsize               length,
                                         VouchImportKind     kind,
                                         VouchImportReport **report,
                                         GError            **error);
gboolean  vouch_import_looks_like_draft (const char         *text);

G_END_DECLS
