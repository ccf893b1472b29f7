/* vouch-recovery.h: cards that a program which did not end well left behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-card-types.h"

G_BEGIN_DECLS

/* Of journals that are kept and not looked at again: nothing can be made of one, and
 * to make something of the other ended the program again and again. */
#define VOUCH_RECOVERY_DAMAGED_SUFFIX ".damaged"
#define VOUCH_RECOVERY_REPEATED_SUFFIX ".set-aside"
/* The same, of one whose end could not be read, while what could be is not saved yet. */
#define VOUCH_RECOVERY_CUT_SUFFIX ".cut"

#define VOUCH_TYPE_RECOVERY (vouch_recovery_get_type ())

G_DECLARE_FINAL_TYPE (VouchRecovery, vouch_recovery, VOUCH, RECOVERY, GObject)

GPtrArray     *vouch_recovery_find         (const char     *folder,
                                            GPtrArray     **damaged) G_GNUC_WARN_UNUSED_RESULT;

VouchDocument *vouch_recovery_get_document (VouchRecovery  *self);
GFile         *vouch_recovery_get_location (VouchRecovery  *self);
const char    *vouch_recovery_get_etag     (VouchRecovery  *self);
GFile         *vouch_recovery_get_draft    (VouchRecovery  *self);
gint64         vouch_recovery_get_time     (VouchRecovery  *self);
gboolean       vouch_recovery_get_cut      (VouchRecovery  *self);
void           vouch_recovery_prepare      (VouchRecovery  *self,
                                            const char     *journal);
void           vouch_recovery_hand_over    (VouchRecovery  *self,
                                            const char     *journal);
void           vouch_recovery_went_well    (VouchRecovery  *self);
void           vouch_recovery_drop         (VouchRecovery  *self);

G_END_DECLS
