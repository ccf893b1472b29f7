/* vouch-card-style.h: the citation style that a card asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The card's member: the name of a style, "vancouver"; the usual style where it has none. */
#define VOUCH_CARD_STYLE "citation-style"

char *vouch_card_style_dup (JsonNode *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
