/* vouch-cli-card.h: the cards that commands read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-card.h"

G_BEGIN_DECLS

JsonNode  *vouch_cli_parse_card_json (GBytes      *bytes,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
VouchCard *vouch_cli_parse_card      (GBytes      *bytes,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vouch_cli_read_card       (const char  *name,
                                      gboolean     may_be_empty,
                                      VouchCard  **card,
                                      GError     **error);

G_END_DECLS
