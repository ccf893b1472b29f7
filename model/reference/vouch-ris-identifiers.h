/* vouch-ris-identifiers.h: identifiers and addresses of a RIS record, wherever programs put them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-ris-record.h"

G_BEGIN_DECLS

void vouch_ris_set_doi        (JsonObject     *item,
                               VouchRisRecord *record);
void vouch_ris_set_registries (JsonObject     *item,
                               VouchRisRecord *record);
void vouch_ris_set_links      (JsonObject     *item,
                               VouchRisRecord *record);
void vouch_ris_set_from_notes (JsonObject     *item,
                               VouchRisRecord *record);

G_END_DECLS
