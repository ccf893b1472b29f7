/* vouch-outbox-clock.h: the clocks that the outbox waits by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64      vouch_outbox_now    (void);
gint64      vouch_outbox_uptime (void);
const char *vouch_outbox_boot   (void);

G_END_DECLS
