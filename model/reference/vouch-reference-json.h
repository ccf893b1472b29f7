/* vouch-reference-json.h: JSON with records in it: a list, one, or one a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference-batch.h"

G_BEGIN_DECLS

typedef JsonObject *(*VouchReferenceJsonFunc) (JsonObject *record);

gboolean vouch_reference_json_is_lines (const char             *bytes);
void     vouch_reference_json_read     (VouchReferenceBatch    *batch,
                                        const char             *bytes,
                                        gsize                   length,
                                        VouchReferenceJsonFunc  read);

G_END_DECLS
