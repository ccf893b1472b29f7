/* vouch-reference-match.h: finds references: the same work twice, and by a few words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean  vouch_reference_is_same_work    (JsonObject *a,
                                           JsonObject *b);
gboolean  vouch_reference_has_other_title (JsonObject *a,
                                           JsonObject *b);
char     *vouch_reference_dup_search_text (JsonObject *csl) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_fold            (const char *text) G_GNUC_WARN_UNUSED_RESULT;
guint     vouch_reference_score           (const char *search_text,
                                           const char *folded_query);

G_END_DECLS
