/* vouch-publish-card.h: one card's file on its way to a portal: looked at, put into the outbox, and
 * the receipt kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox.h"
#include "vouch-page-update.h"
#include "vouch-portal.h"
#include "vouch-publication.h"

G_BEGIN_DECLS

/**
 * VouchPublishVerdict:
 * @VOUCH_PUBLISH_GOOD: nothing is in the way
 * @VOUCH_PUBLISH_REFUSED: the card, or the portal, does not allow it
 * @VOUCH_PUBLISH_UNUSABLE: a file can't be read or written
 */
typedef enum
{
  VOUCH_PUBLISH_GOOD,
  VOUCH_PUBLISH_REFUSED,
  VOUCH_PUBLISH_UNUSABLE,
} VouchPublishVerdict;

/**
 * VouchPublishOrder:
 * @portal: (nullable): where to; %NULL for the embedded one
 * @status: "publish", "draft" or "pending"
 * @withdraw: (nullable): why its page is to go; then @status does not matter
 * @fields: (nullable): what the site is to call it and sort it under
 * @sponsor: (nullable): who paid for the article; empty: nobody; %NULL: as the card has it
 * @update: what is said of the change since the last time
 * @due: before when it is not sent, in milliseconds since 1970; 0: at once
 * @is_dry: whether nothing is sent and no file changed
 * @may_unpublish: whether a draft may take the place of a page that readers know
 *
 * What is asked for, of one card or of hundreds. All belongs to the caller.
 */
typedef struct
{
  VouchPortal    *portal;
  const char     *status;
  const char     *withdraw;
  JsonNode       *fields;
  const char     *sponsor;
  VouchPageUpdate update;
  gint64          due;
  gboolean        is_dry;
  gboolean        may_unpublish;
} VouchPublishOrder;

/**
 * VouchPublishCard:
 * @name: as the user wrote it
 * @file: the same
 * @card: (nullable): what the file holds
 * @publication: (nullable): what is sent of it
 * @changes: (nullable) (element-type VouchPageChange): what reads otherwise than the last time
 * @findings: (nullable) (element-type VouchFinding): the errors that stop it
 * @receipt: (nullable): what the portal answered
 * @last: (nullable): what the portal answered the last time, as far as its address tells
 * @is_read: readers find the card's page there, or that it was withdrawn
 * @portal: (nullable): what the user calls the portal, once it was found
 * @error: (nullable): why not
 * @later: (nullable): why it waits, where that is as it was asked for
 * @others: (nullable) (element-type VouchOtherPage): where else readers find what was corrected
 * @due: before when it is not sent, in milliseconds since 1970; 0: at once
 * @number: in the outbox; 0 before it was there
 * @is_stock: it went to a WordPress without the plugin
 * @is_same: as far as it is known here, the portal has it as it is
 * @is_waiting: it is in the outbox and will be sent later
 * @verdict: how it is with it so far
 *
 * How it went with one card.
 */
typedef struct
{
  char               *name;
  GFile              *file;
  JsonNode           *card;
  VouchPublication   *publication;
  GPtrArray          *changes;
  GPtrArray          *findings;
  VouchReceipt       *receipt;
  VouchReceipt       *last;
  char               *portal;
  GError             *error;
  char               *later;
  GPtrArray          *others;
  gint64              due;
  gint64              number;
  gboolean            is_stock;
  gboolean            is_read;
  gboolean            is_same;
  gboolean            is_waiting;
  VouchPublishVerdict verdict;
} VouchPublishCard;

VouchPublishCard *vouch_publish_card_new     (const char              *name) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_publish_card_free    (VouchPublishCard        *self);
gboolean          vouch_publish_card_fail    (VouchPublishCard        *self,
                                              VouchPublishVerdict      verdict,
                                              GError                  *error);
gboolean          vouch_publish_card_prepare (VouchPublishCard        *self,
                                              const VouchPublishOrder *order);
gboolean          vouch_publish_card_queue   (VouchPublishCard        *self,
                                              const VouchPublishOrder *order,
                                              VouchOutbox             *outbox);
void              vouch_publish_card_settle  (VouchPublishCard        *self,
                                              VouchOutbox             *outbox,
                                              GError                  *error);
void              vouch_publish_card_look_elsewhere (VouchPublishCard *self);
gboolean          vouch_publish_card_keep    (VouchPublishCard        *self,
                                              VouchOutbox             *outbox);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPublishCard, vouch_publish_card_free)

G_END_DECLS
