/* vouch-outbox-sender-private.h: what the files of the sender share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox-alarm.h"
#include "vouch-outbox-sender.h"

G_BEGIN_DECLS

struct _VouchOutboxSender
{
  GObject parent_instance;

  GNetworkMonitor *network;  /* (owned) (nullable): once it was started */
  VouchOutboxAlarm *alarm;   /* (owned) (nullable): the same */
  GCancellable *cancellable; /* (owned) */
  GCancellable *round;       /* (owned) (nullable): the one that is under way */
  GHashTable *portals;       /* (owned): who and where → VouchPortal (owned), signed in */
  GHashTable *accounts;      /* (owned): keys of those that came from the user's accounts */
  GHashTable *refused;       /* (owned): who and where → VouchPortal (owned), with the password that was */
  GPtrArray *jobs;           /* (owned) (element-type VouchOutboxJob): as of the last round */
  GArray *kept;              /* (owned) (element-type gint64): for the next round */
  GHashTable *noted;         /* (owned): the numbers of all that were kept: not brought again */
  GHashTable *bringing;      /* (owned): the numbers of those that are being written */
  guint is_running : 1; /* a round is under way */
  guint is_wanted : 1;  /* another one after it */
  guint is_hurried : 1; /* in which everything is tried */
  guint is_woken : 1;   /* in which all is tried that may have waited for the network */
  guint is_started : 1; /* rounds send; else they only look */
};

/* vouch-outbox-sender-portals.c */
gboolean   vouch_outbox_sender_can_send       (VouchOutboxSender    *self,
                                               const VouchOutboxJob *job);
GPtrArray *vouch_outbox_sender_list_portals   (VouchOutboxSender    *self) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_outbox_sender_forget_portals (VouchOutboxSender    *self,
                                               GPtrArray            *refused);

/* vouch-outbox-sender-round.c */
void       vouch_outbox_sender_begin_round    (VouchOutboxSender    *self);
void       vouch_outbox_sender_wake           (VouchOutboxSender    *self);

/* vouch-outbox-sender-receipts.c */
void       vouch_outbox_sender_bring_receipt  (VouchOutboxSender    *self,
                                               VouchOutboxJob       *job);

G_END_DECLS
