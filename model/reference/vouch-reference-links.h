/* vouch-reference-links.h: where a reference can be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean  vouch_link_is_web              (const char *address);
gboolean  vouch_reference_is_filed_at     (JsonObject *csl);
char     *vouch_reference_dup_doi        (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_dup_pmid       (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_dup_pmcid      (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_doi_address    (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_pmid_address   (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_pmcid_address  (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_best_address   (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
