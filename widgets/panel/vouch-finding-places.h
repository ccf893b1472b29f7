/* vouch-finding-places.h: the parts of a card in which something was found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-validator.h"

G_BEGIN_DECLS

/**
 * VouchFindingPlace: a part of the card in which something was found
 * @key: (owned): a section's id, or what stands outside of any: "card", "references"
 * @title: (owned): for people; a sub-section's follows that of its section
 * @count: how many findings it has that count, those of its sub-sections included
 */
typedef struct
{
  char  *key;
  char  *title;
  guint  count;
} VouchFindingPlace;

GPtrArray  *vouch_finding_places_list     (VouchValidator *validator) G_GNUC_WARN_UNUSED_RESULT;
const char *vouch_finding_place_key       (VouchValidator *validator,
                                           VouchFinding   *finding);
gboolean    vouch_finding_place_holds     (VouchValidator *validator,
                                           VouchFinding   *finding,
                                           const char     *key);
char       *vouch_finding_place_dup_title (VouchValidator *validator,
                                           const char     *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
