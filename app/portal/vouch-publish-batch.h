/* vouch-publish-batch.h: many cards looked at, queued and sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-local-portal.h"
#include "vouch-publish-card.h"

G_BEGIN_DECLS

/**
 * VouchPublishBatch:
 * @order: what is asked for, of each
 * @cards: (element-type VouchPublishCard): in which order
 * @local: (nullable): starts the embedded portal where it does not run
 * @patience: for how long a portal that is busy is waited for without any answer, in milliseconds
 * @tell: (nullable): told when one is stopped, in the outbox, or has its end; one after another, in
 *   any thread
 * @step: (nullable): told in words what is being done
 * @data: for @tell and @step
 *
 * A publishing of many cards. What is in the outbox is sent whatever becomes of this process; who
 * asks for the same again finds what is published unchanged.
 */
typedef struct
{
  const VouchPublishOrder *order;
  GPtrArray               *cards;
  VouchLocalPortal        *local;
  gint64                   patience;
  void                   (*tell) (VouchPublishCard *card,
                                  gpointer          data);
  void                   (*step) (const char       *step,
                                  gpointer          data);
  gpointer                 data;
} VouchPublishBatch;

void     vouch_publish_batch_queue (const VouchPublishBatch  *self,
                                    GCancellable             *cancellable);
gboolean vouch_publish_batch_send  (const VouchPublishBatch  *self,
                                    GCancellable             *cancellable,
                                    GError                  **error);

G_END_DECLS
