/* vouch-finding-round.h: the findings in the order in which F8 goes to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-validator.h"

G_BEGIN_DECLS

/**
 * VouchFindingStop: where F8 stops
 * @finding: (owned): what it goes to
 * @level: of that
 * @place: of what it stands in, in the card
 */
typedef struct
{
  VouchFinding *finding;
  VouchLevel    level;
  int           place;
} VouchFindingStop;

typedef struct _VouchFindingRound VouchFindingRound;

VouchFindingRound *vouch_finding_round_new       (VouchValidator    *validator) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_finding_round_free      (VouchFindingRound *self);
GArray            *vouch_finding_round_get_stops (VouchFindingRound *self);
int                vouch_finding_round_get_place (VouchFindingRound *self,
                                                  const char        *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchFindingRound, vouch_finding_round_free)

G_END_DECLS
