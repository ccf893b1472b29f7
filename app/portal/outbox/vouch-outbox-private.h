/* vouch-outbox-private.h: what the files of the outbox share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox-clock.h"
#include "vouch-outbox.h"
#include "vouch-sql.h"

G_BEGIN_DECLS

struct _VouchOutbox
{
  sqlite3 *database; /* (owned) */
  char *path;        /* (owned) */
};

VouchReceipt *vouch_outbox_read_receipt (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
