/* vouch-history-label.h: what undo calls a change.
 *
 * Private to the history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"

G_BEGIN_DECLS

char *vouch_history_label (VouchChange *change) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
