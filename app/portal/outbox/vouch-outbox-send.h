/* vouch-outbox-send.h: sends what waits, in a worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-local-portal.h"
#include "vouch-outbox.h"

G_BEGIN_DECLS

/**
 * VouchOutboxSending:
 * @portal: (owned) (nullable): the portal, signed in; after sending to the embedded one, that
 * @local: (nullable): starts the embedded portal where it does not run; %NULL = only where it does
 * @tries: how often a lost answer is asked for at once, at least 1
 * @tell: (nullable): told in words what is being done
 * @data: for @tell
 * @current: (owned) (nullable) (out): after a conflict, the card as the portal describes it
 * @is_stock: (out): whether the portal is a WordPress without the plugin
 */
typedef struct
{
  VouchPortal      *portal;
  VouchLocalPortal *local;
  guint             tries;
  void            (*tell) (const char *step,
                           gpointer    data);
  gpointer          data;
  JsonNode         *current;
  gboolean          is_stock;
} VouchOutboxSending;

VouchReceipt *vouch_outbox_send          (VouchOutbox         *outbox,
                                          gint64               number,
                                          VouchOutboxSending  *sending,
                                          GCancellable        *cancellable,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void          vouch_outbox_sending_clear (VouchOutboxSending  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VouchOutboxSending, vouch_outbox_sending_clear)

G_END_DECLS
