/* vouch-recovered-bar.h: says that a card was not saved when the program was gone, and is back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-recovery.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_RECOVERED_BAR (vouch_recovered_bar_get_type ())

G_DECLARE_FINAL_TYPE (VouchRecoveredBar, vouch_recovered_bar, VOUCH, RECOVERED_BAR, AdwBin)

void     vouch_recovered_bar_set_recovery (VouchRecoveredBar *self,
                                           VouchRecovery     *recovery);
void     vouch_recovered_bar_set_shown    (VouchRecoveredBar *self,
                                           gboolean           is_shown);
gboolean vouch_recovered_bar_get_shown    (VouchRecoveredBar *self);

G_END_DECLS
