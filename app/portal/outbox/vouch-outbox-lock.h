/* vouch-outbox-lock.h: one sender at a time for each card and place, among all processes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox.h"

G_BEGIN_DECLS

typedef struct _VouchOutboxLock VouchOutboxLock;

VouchOutboxLock *vouch_outbox_lock_wait (VouchOutbox          *outbox,
                                         const VouchOutboxJob *job,
                                         GCancellable         *cancellable,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_outbox_lock_free (VouchOutboxLock      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchOutboxLock, vouch_outbox_lock_free)

G_END_DECLS
