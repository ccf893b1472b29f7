/* vouch-outbox-alarm.h: rings when a time has come, and when the computer wakes up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VouchOutboxAlarm VouchOutboxAlarm;

/**
 * VouchOutboxAlarmFunc:
 * @has_jumped: whether the computer has slept, or its clock was set; else a time has come
 * @data: as given to vouch_outbox_alarm_new()
 */
typedef void (*VouchOutboxAlarmFunc) (gboolean has_jumped,
                                      gpointer data);

VouchOutboxAlarm *vouch_outbox_alarm_new  (VouchOutboxAlarmFunc  func,
                                           gpointer              data) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_outbox_alarm_free (VouchOutboxAlarm     *self);
void              vouch_outbox_alarm_set  (VouchOutboxAlarm     *self,
                                           gint64                uptime,
                                           gint64                now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchOutboxAlarm, vouch_outbox_alarm_free)

G_END_DECLS
