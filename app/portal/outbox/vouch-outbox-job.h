/* vouch-outbox-job.h: one publication that is to be sent, as the outbox keeps it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"
#include "vouch-publication.h"

G_BEGIN_DECLS

/**
 * VouchOutboxState:
 * @VOUCH_OUTBOX_WAITING: to be sent, or sent again until it is answered
 * @VOUCH_OUTBOX_STOPPED: answered with a no, which somebody has to see; nothing is sent
 * @VOUCH_OUTBOX_DONE: answered with a receipt
 */
typedef enum
{
  VOUCH_OUTBOX_WAITING,
  VOUCH_OUTBOX_STOPPED,
  VOUCH_OUTBOX_DONE,
} VouchOutboxState;

/**
 * VouchOutboxJob:
 * @number: in the order in which they were asked for
 * @card: the card's id
 * @place: where to: the portal's address, "" for the one on this computer
 * @kind: which kind of portal
 * @name: what the user calls the portal
 * @user: (nullable): the account there; never its password
 * @title: the card's
 * @status: "publish" or "draft"
 * @digest: of the content
 * @content: the publication, as vouch_publication_to_record() has it
 * @file: (nullable): where the receipt goes, a URI
 * @base: the revision that it builds on; negative until the portal was reached
 * @wanted_base: the revision that the user chose to replace; negative: the last receipt's
 * @base_digest: (nullable): what @base holds, as vouch_receipt_base_digest() says it
 * @wanted_base_digest: (nullable): the same of @wanted_base
 * @portal: (nullable): how receipts name the portal, once it was reached
 * @id: (nullable): the job's UUID, once the portal was reached
 * @state: see #VouchOutboxState
 * @is_known: whether the portal is one that was added, so that what answers in its place is not it
 * @is_sent: whether it may have arrived, and the portal has not told yet
 * @is_kept: whether the receipt is in the card
 * @attempts: how often it was tried
 * @next: when it is tried again, in milliseconds since 1970; 0: at once
 * @pause: how long it waits since it was tried, in milliseconds; 0: @next is a date
 * @awake: when that ends, as vouch_outbox_uptime() counts
 * @boot: (nullable): which start of the computer that counts from
 * @due: before when it is not sent, the same; 0: at once
 * @created: when it was asked for, the same
 * @code: the last trouble, a #VouchPortalError; also of another one that it waits behind
 * @trouble: (nullable): the same in words
 * @receipt: (nullable): when it is done
 */
typedef struct
{
  gint64           number;
  char            *card;
  char            *place;
  VouchPortalKind  kind;
  char            *name;
  char            *user;
  char            *title;
  char            *status;
  char            *digest;
  char            *content;
  char            *file;
  gint64           base;
  gint64           wanted_base;
  char            *base_digest;
  char            *wanted_base_digest;
  char            *portal;
  char            *id;
  VouchOutboxState state;
  gboolean         is_known;
  gboolean         is_sent;
  gboolean         is_kept;
  guint            attempts;
  gint64           next;
  gint64           pause;
  gint64           awake;
  char            *boot;
  gint64           due;
  gint64           created;
  int              code;
  char            *trouble;
  VouchReceipt    *receipt;
} VouchOutboxJob;

void              vouch_outbox_job_free            (VouchOutboxJob        *self);
VouchPublication *vouch_outbox_job_dup_publication (const VouchOutboxJob  *self) G_GNUC_WARN_UNUSED_RESULT;
gint64            vouch_outbox_job_backoff         (guint                  attempts,
                                                    guint                  retry_after);
gint64            vouch_outbox_job_get_rest       (const VouchOutboxJob  *self);
gboolean          vouch_outbox_job_is_for_waiting  (const VouchOutboxJob  *self,
                                                    const GError          *error);

gboolean          vouch_outbox_job_is_for_portal  (const VouchOutboxJob  *self,
                                                    VouchPortal           *portal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchOutboxJob, vouch_outbox_job_free)

G_END_DECLS
