/* vouch-receipt-file.h: a portal's receipt, into the card that was sent, open or in its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-document.h"
#include "vouch-receipt.h"

G_BEGIN_DECLS

gboolean vouch_receipt_is_recorded   (const VouchReceipt  *self,
                                      VouchDocument       *document);
gboolean vouch_receipt_record        (const VouchReceipt  *self,
                                      VouchDocument       *document,
                                      GError             **error);
gboolean vouch_receipt_note_there    (VouchDocument       *document,
                                      const char          *portal,
                                      gint64               revision,
                                      const char          *digest,
                                      GError             **error);
gboolean vouch_receipt_write_to_file (const VouchReceipt  *self,
                                      GFile               *file,
                                      GError             **error);

G_END_DECLS
