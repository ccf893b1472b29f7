/* vouch-import-reference.h: a printed reference as a CSL-JSON item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-import-text.h"

G_BEGIN_DECLS

gboolean    vouch_import_reference_is_one  (const VouchImportText *text);
JsonObject *vouch_import_reference_read    (const VouchImportText *text,
                                            const char            *key);
char       *vouch_import_reference_address (const VouchImportText *text);
gboolean    vouch_import_reference_has_year (const VouchImportText *text);

G_END_DECLS
