/* vouch-standing.h: how the passages of a statement stand: in their sources, and to what it says now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-citation.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

/**
 * VouchStanding:
 * @VOUCH_STANDING_NONE: no passage is marked
 * @VOUCH_STANDING_UNKNOWN: nobody has looked into its source yet
 * @VOUCH_STANDING_FOUND: it stands there as it is quoted
 * @VOUCH_STANDING_BY_EYE: a part of a page, or typed by hand: nothing can be compared
 * @VOUCH_STANDING_STALE: it stands there nearly
 * @VOUCH_STANDING_AMBIGUOUS: it stands there in several places
 * @VOUCH_STANDING_ORPHANED: it doesn't stand there
 * @VOUCH_STANDING_GONE: its source is not on this computer
 *
 * How a citation's passage stands in its source.
 */
typedef enum
{
  VOUCH_STANDING_NONE,
  VOUCH_STANDING_UNKNOWN,
  VOUCH_STANDING_FOUND,
  VOUCH_STANDING_BY_EYE,
  VOUCH_STANDING_STALE,
  VOUCH_STANDING_AMBIGUOUS,
  VOUCH_STANDING_ORPHANED,
  VOUCH_STANDING_GONE,
} VouchStanding;

VouchStanding  vouch_citation_get_standing    (VouchNode      *citation);
const char    *vouch_standing_get_words       (VouchStanding   standing);
gboolean       vouch_standing_is_trouble      (VouchStanding   standing);
const char    *vouch_standing_get_turned      (const char         *text,
                                               const char *const  *passages);

char          *vouch_statement_dup_unborne    (VouchStatement *statement) G_GNUC_WARN_UNUSED_RESULT;
VouchCitation *vouch_statement_find_only_anchored (VouchStatement *statement);
gboolean       vouch_statement_is_doubtful    (VouchStatement *statement);

G_END_DECLS
