/* vouch-reference-notices.h: what happened to a paper after it came out, and how it was filed.
 *
 * Indexes and registries say it in ways of their own; in an item it stands in two
 * members in Crossref's words: "updated-by" (retracted, corrected, withdrawn by)
 * and "update-to" (it is itself the retraction or correction of), arrays of
 * {"type", "DOI"?, "PMID"?, "label"?, "date"?}. What has no place in CSL-JSON
 * stands in "custom": {"publication-types", "mesh", "trials", "comments"}.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VOUCH_REFERENCE_UPDATED_BY "updated-by"
#define VOUCH_REFERENCE_UPDATE_TO "update-to"

JsonObject *vouch_reference_item_add_notice  (JsonObject *item,
                                              const char *member,
                                              const char *type,
                                              const char *doi,
                                              const char *pmid,
                                              const char *label);
void        vouch_reference_item_add_custom  (JsonObject *item,
                                              const char *member,
                                              const char *text);
gboolean    vouch_reference_item_has_custom  (JsonObject *item,
                                              const char *member,
                                              const char *text);
void        vouch_reference_item_set_license (JsonObject *item,
                                              const char *address);

G_END_DECLS
