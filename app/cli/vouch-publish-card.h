/* vouch-publish-card.h: publishes one card's file and records the receipt in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-cli.h"
#include "vouch-page-update.h"
#include "vouch-portal.h"
#include "vouch-publication.h"

G_BEGIN_DECLS

/**
 * VouchPublishCard:
 * @name: as the user wrote it
 * @card: (nullable): what the file holds
 * @publication: (nullable): what is sent of it
 * @changes: (nullable) (element-type VouchPageChange): what reads otherwise than the last time
 * @receipt: (nullable): what the portal answered
 * @n_errors: findings that stop it from being published
 * @error: (nullable): why not
 * @later: (nullable): why it waits, where that is as it was asked for
 * @is_stock: it went to a WordPress without the plugin
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
  GPtrArray        *changes;
  VouchReceipt     *receipt;
  char             *portal;
  guint             n_errors;
  GError           *error;
  char             *later;
  gboolean          is_stock;
  gboolean          is_waiting;
  VouchExit         exit;
} VouchPublishCard;

VouchPublishCard *vouch_publish_card_new  (const char       *name,
                                           const char       *status) G_GNUC_WARN_UNUSED_RESULT;
VouchPublishCard *vouch_publish_card_new_withdrawal (const char *name,
                                           const char       *reason) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_publish_card_free (VouchPublishCard *self);
gboolean          vouch_publish_card_set_fields (VouchPublishCard *self,
                                                 JsonNode         *fields,
                                                 gboolean          is_dry);
gboolean          vouch_publish_card_tell (VouchPublishCard      *self,
                                           VouchPortal           *portal,
                                           const VouchPageUpdate *update,
                                           gboolean               is_dry);
void              vouch_publish_card_send (VouchPublishCard *self,
                                           VouchPortal      *portal,
                                           gint64                 due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPublishCard, vouch_publish_card_free)

G_END_DECLS
