/* vouch-site-fields.h: what a card is called and sorted under on the sites that it is sent to.
 *
 * A card keeps it in "site", which is no part of the page and leaves with a publication only:
 * {slug?, excerpt?, categories?: [name], tags?: [name]}. What is absent there is left to the site.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VOUCH_SITE_FIELDS_MEMBER "site"

JsonNode *vouch_site_fields_read   (JsonNode *card) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_site_fields_clean  (JsonNode *fields) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_site_fields_merge  (JsonNode *object,
                                    JsonNode *fields) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
