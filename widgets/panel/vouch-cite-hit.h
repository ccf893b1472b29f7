/* vouch-cite-hit.h: one line of what can be cited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-reference.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CITE_HIT (vouch_cite_hit_get_type ())

G_DECLARE_FINAL_TYPE (VouchCiteHit, vouch_cite_hit, VOUCH, CITE_HIT, GObject)

/* Immutable. Properties: "title", "subtitle", "badge" (string), "is-new" (boolean), "standing"
 * (string): what to know before citing it; "standing-classes" (strings): how grave that is. */
VouchCiteHit *vouch_cite_hit_new           (VouchReference *reference,
                                            guint           number,
                                            gboolean        is_cited) G_GNUC_WARN_UNUSED_RESULT;
VouchCiteHit *vouch_cite_hit_new_pasted    (JsonObject     *csl) G_GNUC_WARN_UNUSED_RESULT;
VouchCiteHit *vouch_cite_hit_new_found     (JsonObject     *csl,
                                            const char     *origin,
                                            const char     *warning) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_cite_hit_get_is_found  (VouchCiteHit   *self);
const char   *vouch_cite_hit_get_reference (VouchCiteHit   *self);
JsonObject   *vouch_cite_hit_get_pasted    (VouchCiteHit   *self);

G_END_DECLS
