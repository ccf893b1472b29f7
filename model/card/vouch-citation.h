/* vouch-citation.h: the tie of a statement to a reference, with its passage when there is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CITATION (vouch_citation_get_type ())

G_DECLARE_FINAL_TYPE (VouchCitation, vouch_citation, VOUCH, CITATION, VouchNode)

const char *vouch_citation_get_reference (VouchCitation *self);
const char *vouch_citation_get_relation  (VouchCitation *self);
gboolean    vouch_citation_supports      (VouchCitation *self);
gboolean    vouch_citation_is_anchored   (VouchCitation *self);
gboolean    vouch_citation_has_words     (VouchCitation *self);
gboolean    vouch_citation_is_printed    (VouchCitation *self);
char       *vouch_citation_dup_locator   (VouchCitation *self);
JsonNode   *vouch_citation_json_new      (const char    *reference,
                                          const char    *relation,
                                          const char    *how) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
