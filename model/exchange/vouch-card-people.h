/* vouch-card-people.h: the people of a card, as lines that a person edits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-published-form.h"

G_BEGIN_DECLS

char     *vouch_card_people_list    (JsonNode           *people,
                                     VouchPublishedRole  role,
                                     const char         *separator) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_card_people_replace (JsonNode           *people,
                                     VouchPublishedRole  role,
                                     const char         *lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
