/* vouch-history-step.h: one step of undo and redo.
 *
 * Private to the history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"

G_BEGIN_DECLS

typedef struct _VouchHistoryStep VouchHistoryStep;

VouchHistoryStep *vouch_history_step_new        (VouchChange      *change,
                                                 guint64           serial,
                                                 gint64            time) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_history_step_free       (VouchHistoryStep *self);
VouchChange      *vouch_history_step_get_change (VouchHistoryStep *self);
guint64           vouch_history_step_get_serial (VouchHistoryStep *self);
const char       *vouch_history_step_get_label  (VouchHistoryStep *self);
gboolean          vouch_history_step_squash     (VouchHistoryStep *self,
                                                 VouchChange      *change,
                                                 gint64            time,
                                                 gint64            within);
gboolean          vouch_history_step_accept     (VouchHistoryStep *self,
                                                 VouchChange      *record);

G_END_DECLS
