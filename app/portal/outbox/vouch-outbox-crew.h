/* vouch-outbox-crew.h: several publications sent side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox-send.h"

G_BEGIN_DECLS

/**
 * VouchOutboxTold:
 * @number: the job's
 * @receipt: (nullable): what the portal answered
 * @error: (nullable): why there is none
 * @portal: (nullable): where it went, once that was found
 * @is_stock: whether that is a WordPress without the plugin
 * @is_left: it was not tried, as the portal gave others no answer; @error says what it gave them
 *
 * How it went with one of them. All belongs to the crew.
 */
typedef struct
{
  gint64              number;
  const VouchReceipt *receipt;
  const GError       *error;
  VouchPortal        *portal;
  gboolean            is_stock;
  gboolean            is_left;
} VouchOutboxTold;

/**
 * VouchOutboxCrew:
 * @portals: (element-type VouchPortal) (nullable): those that somebody has signed in to
 * @local: (nullable): starts the embedded portal where it does not run
 * @tries: how often a lost answer is asked for at once, at least 1
 * @n_connections: how many are under way at the same time, at least 1
 * @tell: (nullable): told how it went with each; in any of the threads, but one after another
 * @step: (nullable): told in words what is being done
 * @data: for @tell and @step
 */
typedef struct
{
  GPtrArray        *portals;
  VouchLocalPortal *local;
  guint             tries;
  guint             n_connections;
  void            (*tell) (VouchOutbox           *outbox,
                           const VouchOutboxTold *told,
                           gpointer               data);
  void            (*step) (const char            *step,
                           gpointer               data);
  gpointer          data;
} VouchOutboxCrew;

void vouch_outbox_crew_send (const VouchOutboxCrew *self,
                             VouchOutbox           *outbox,
                             GPtrArray             *jobs,
                             GCancellable          *cancellable);

G_END_DECLS
