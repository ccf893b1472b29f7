/* vouch-digest.h: what a card, or a statement, says, as 64 hexadecimal digits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *vouch_content_digest   (JsonNode *card) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_statement_digest (JsonNode *statement) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_claim_digest     (JsonNode *statement) G_GNUC_WARN_UNUSED_RESULT;
char *vouch_answer_digest    (JsonNode *statement,
                              JsonNode *citation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
