/* vouch-publish-many.h: many cards published, and how it went with each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox-sender.h"
#include "vouch-portal.h"

G_BEGIN_DECLS

/**
 * VouchPublishManyState:
 * @VOUCH_PUBLISH_MANY_NEXT: it was not looked at yet
 * @VOUCH_PUBLISH_MANY_QUEUED: it is in the outbox, and was not tried yet
 * @VOUCH_PUBLISH_MANY_WAITING: it was tried, and is sent later
 * @VOUCH_PUBLISH_MANY_LEFT: somebody stopped before it was its turn; nothing of it was sent
 * @VOUCH_PUBLISH_MANY_STOPPED: the card, or the portal, does not allow it
 * @VOUCH_PUBLISH_MANY_UNCHANGED: all of it was there already
 * @VOUCH_PUBLISH_MANY_PUBLISHED: it is there
 */
typedef enum
{
  VOUCH_PUBLISH_MANY_NEXT,
  VOUCH_PUBLISH_MANY_QUEUED,
  VOUCH_PUBLISH_MANY_WAITING,
  VOUCH_PUBLISH_MANY_LEFT,
  VOUCH_PUBLISH_MANY_STOPPED,
  VOUCH_PUBLISH_MANY_UNCHANGED,
  VOUCH_PUBLISH_MANY_PUBLISHED,
} VouchPublishManyState;

#define VOUCH_PUBLISH_MANY_N_STATES (VOUCH_PUBLISH_MANY_PUBLISHED + 1)

#define VOUCH_TYPE_PUBLISH_MANY (vouch_publish_many_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishMany, vouch_publish_many, VOUCH, PUBLISH_MANY, GObject)

/* Signals: "told" (guint): how it is with the card at that place; "ended": nothing is under way. */
VouchPublishMany     *vouch_publish_many_new       (GPtrArray         *uris,
                                                    VouchOutboxSender *sender) G_GNUC_WARN_UNUSED_RESULT;
void                  vouch_publish_many_run       (VouchPublishMany  *self,
                                                    VouchPortal       *portal,
                                                    const char        *status);
void                  vouch_publish_many_stop      (VouchPublishMany  *self);
gboolean              vouch_publish_many_is_running (VouchPublishMany *self);
gboolean              vouch_publish_many_is_refused (VouchPublishMany *self);
VouchPublishManyState vouch_publish_many_get_state (VouchPublishMany  *self,
                                                    guint              place);
const char           *vouch_publish_many_get_words (VouchPublishMany  *self,
                                                    guint              place);
void                  vouch_publish_many_count     (VouchPublishMany  *self,
                                                    guint              counts[VOUCH_PUBLISH_MANY_N_STATES]);

G_END_DECLS
