/* vouch-outbox-due.h: whether the time of what waits has come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox.h"

G_BEGIN_DECLS

gboolean vouch_outbox_check_due (VouchOutbox          *outbox,
                                 const VouchOutboxJob *job,
                                 GError              **error);

G_END_DECLS
