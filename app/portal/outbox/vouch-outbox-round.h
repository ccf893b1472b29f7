/* vouch-outbox-round.h: what a sender's worker does in one round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox.h"

G_BEGIN_DECLS

/**
 * VouchOutboxRound:
 * @portals: (owned) (element-type VouchPortal): those that somebody has signed in to
 * @kept: (owned) (element-type gint64): whose receipts their cards have by now
 * @is_hurried: whether everything is tried, whatever its time
 * @is_woken: whether all is tried that may have waited for the network, whatever its time
 * @is_sending: whether anything is sent; else it is only looked at
 * @tell: told of each job that was tried, as it is then; in any thread
 * @data: for @tell
 * @refused: (owned) (element-type VouchPortal) (out): the portals that did not know us
 * @jobs: (owned) (nullable) (element-type VouchOutboxJob) (out): what is left
 * @unkept: (owned) (nullable) (element-type VouchOutboxJob) (out): done, and no card has the receipt
 */
typedef struct
{
  GPtrArray *portals;
  GArray    *kept;
  gboolean   is_hurried;
  gboolean   is_woken;
  gboolean   is_sending;
  void     (*tell) (VouchOutboxJob *job,
                    gpointer        data);
  gpointer   data;
  GPtrArray *refused;
  GPtrArray *jobs;
  GPtrArray *unkept;
} VouchOutboxRound;

VouchOutboxRound *vouch_outbox_round_new  (GPtrArray         *portals,
                                           GArray            *kept) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_outbox_round_free (VouchOutboxRound  *self);
gboolean          vouch_outbox_round_run  (VouchOutboxRound  *self,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchOutboxRound, vouch_outbox_round_free)

G_END_DECLS
