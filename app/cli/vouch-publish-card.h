/* vouch-publish-card.h: publishes one card's file and records the receipt in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-cli.h"
#include "vouch-portal.h"
#include "vouch-publication.h"

G_BEGIN_DECLS

/**
 * VouchPublishCard:
 * @name: as the user wrote it
 * @card: (nullable): what the file holds
 * @publication: (nullable): what is sent of it
 * @receipt: (nullable): what the portal answered
 * @n_errors: findings that stop it from being published
 * @error: (nullable): why not
 * @is_waiting: it is in the outbox and will be sent later
 * @exit: what the command ends with for this card
 *
 * How it went with one card.
 */
typedef struct
{
  char             *name;
  JsonNode         *card;
  VouchPublication *publication;
  VouchReceipt     *receipt;
  char             *portal;
  guint             n_errors;
  GError           *error;
  gboolean          is_waiting;
  VouchExit         exit;
} VouchPublishCard;

VouchPublishCard *vouch_publish_card_new  (const char       *name,
                                           const char       *status) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_publish_card_free (VouchPublishCard *self);
void              vouch_publish_card_send (VouchPublishCard *self,
                                           VouchPortal      *portal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPublishCard, vouch_publish_card_free)

G_END_DECLS
