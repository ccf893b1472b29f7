/* vouch-pack-place.h: where the passage of one citation stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-citation.h"
#include "vouch-pack-sources.h"
#include "vouch-region.h"

G_BEGIN_DECLS

/**
 * VouchPackState:
 * @VOUCH_PACK_LINKED: a source is named, no passage
 * @VOUCH_PACK_TYPED: a passage was typed by somebody who saw it
 * @VOUCH_PACK_ABSENT: a passage is marked, but its file is not on this computer
 * @VOUCH_PACK_ORPHANED: nothing like it stands in the file
 * @VOUCH_PACK_AMBIGUOUS: it stands there in several places
 * @VOUCH_PACK_STALE: it nearly stands there
 * @VOUCH_PACK_REGION: a part of a page is marked
 * @VOUCH_PACK_FOUND: it stands there
 *
 * The later, the nearer to its source.
 */
typedef enum
{
  VOUCH_PACK_LINKED,
  VOUCH_PACK_TYPED,
  VOUCH_PACK_ABSENT,
  VOUCH_PACK_ORPHANED,
  VOUCH_PACK_AMBIGUOUS,
  VOUCH_PACK_STALE,
  VOUCH_PACK_REGION,
  VOUCH_PACK_FOUND,
} VouchPackState;

/**
 * VouchPackPlace:
 * @state: how it stands
 * @source: (unowned) (nullable): the file, where it is on this computer
 * @exact: (unowned) (nullable): the passage as the card has it
 * @anchor: where it was found, or nearly
 * @region: the part of a page, for %VOUCH_PACK_REGION
 */
typedef struct
{
  VouchPackState   state;
  VouchPackSource *source;
  const char      *exact;
  VouchAnchor      anchor;
  VouchRegion      region;
} VouchPackPlace;

VouchPackPlace  vouch_pack_place_find      (VouchPackSources     *sources,
                                            VouchCitation        *citation,
                                            VouchNode            *reference);
gboolean        vouch_pack_place_is_shown  (const VouchPackPlace *self);
char           *vouch_pack_place_dup_words (const VouchPackPlace *self) G_GNUC_WARN_UNUSED_RESULT;
char           *vouch_pack_place_dup_there (const VouchPackPlace *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
