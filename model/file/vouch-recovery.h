/* vouch-recovery.h: cards that a program which did not end well left behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-card-types.h"

G_BEGIN_DECLS

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
void           vouch_recovery_drop         (VouchRecovery  *self);

G_END_DECLS
