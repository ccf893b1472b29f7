/* vouch-cli-sources.h: what the commands on the store of sources share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-source-store.h"

G_BEGIN_DECLS

JsonNode *vouch_cli_source_to_json   (VouchSourceStore   *store,
                                      const VouchSource  *source) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_cli_source_to_line   (const VouchSource  *source) G_GNUC_WARN_UNUSED_RESULT;
int       vouch_cli_print_sources    (JsonArray          *sources);

G_END_DECLS
