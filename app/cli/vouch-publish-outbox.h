/* vouch-publish-outbox.h: what waits to be sent, on the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-cli.h"
#include "vouch-portal.h"

G_BEGIN_DECLS

int vouch_publish_outbox_list   (gboolean     is_json);
int vouch_publish_outbox_resume (VouchPortal *portal,
                                 gboolean     is_json);
int vouch_publish_outbox_cancel (gint64       number);
int vouch_publish_outbox_cancel_all (void);

G_END_DECLS
