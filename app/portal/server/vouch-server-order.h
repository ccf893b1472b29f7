/* vouch-server-order.h: one change that a request asks for, on its way to the writer and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-server-write.h"

G_BEGIN_DECLS

typedef struct _VouchServerOrder VouchServerOrder;

/* Called in the main context of whoever made the order. */
typedef void (*VouchServerOrderCallback) (VouchServerOrder *order,
                                          gpointer          user_data);

/**
 * VouchServerOrder:
 * @id: the card's UUID in lower case
 * @wanted: (nullable): the card as the request has it; absent members take the portal's values.
 *   %NULL withdraws the card
 * @job: (nullable): the publication's UUID
 * @reason: (nullable): why it is withdrawn
 * @condition: what it builds on
 * @base_digest: (nullable): that condition's, kept
 * @may_publish: whether who asks may write more than drafts
 * @outcome: what was done, where there is no @error
 * @card: (nullable): the card as the answer should tell it: as it is now, or for a job that was
 *   done before, with the revision that it made
 * @error: (nullable): a #VouchSqlError; then nothing was changed
 *
 * The last three are the writer's; they may be read once the callback is called, and what is told
 * there is on the disk.
 */
struct _VouchServerOrder
{
  char                     *id;
  VouchServerCard          *wanted;
  char                     *job;
  char                     *reason;
  VouchServerCondition      condition;
  char                     *base_digest;
  gboolean                  may_publish;

  VouchServerOutcome        outcome;
  VouchServerCard          *card;
  GError                   *error;

  GMainContext             *context;
  VouchServerOrderCallback  callback;
  gpointer                  user_data;
  GDestroyNotify            free_user_data;
};

VouchServerOrder *vouch_server_order_new  (const char               *id,
                                           VouchServerOrderCallback  callback,
                                           gpointer                  user_data,
                                           GDestroyNotify            free_user_data) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_server_order_free (VouchServerOrder         *self);
void              vouch_server_order_do   (VouchServerOrder         *self,
                                           sqlite3                  *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchServerOrder, vouch_server_order_free)

G_END_DECLS
