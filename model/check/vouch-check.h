/* vouch-check.h: a card's findings all at once, for programs that don't edit it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

VouchFindingList *vouch_check_card    (VouchCard    *card,
                                       VouchSummary *summary) G_GNUC_WARN_UNUSED_RESULT;
VouchFindingList *vouch_check_card_for (VouchCard   *card,
                                       VouchProfile *profile,
                                       VouchSummary *summary) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_check_explain (VouchProfile *profile,
                                       const char   *rule,
                                       char        **page);

G_END_DECLS
