/* vouch-receipt-file.h: a portal's receipt, into the file of the card that was sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-receipt.h"

G_BEGIN_DECLS

gboolean vouch_receipt_write_to_file (const VouchReceipt  *self,
                                      GFile               *file,
                                      GError             **error);

G_END_DECLS
