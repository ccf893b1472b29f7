/* vouch-outbox-sender.h: sends what waits while the program runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-outbox-job.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_OUTBOX_SENDER (vouch_outbox_sender_get_type ())

G_DECLARE_FINAL_TYPE (VouchOutboxSender, vouch_outbox_sender, VOUCH, OUTBOX_SENDER, GObject)

/* Signals: "changed": the list is another, or says something else.
 * "told" (pointer to a VouchOutboxJob, as it is after it was tried): how it went with one.
 * "receipt" (pointer to a VouchOutboxJob that is done) → boolean: whether an open card takes it. */
VouchOutboxSender *vouch_outbox_sender_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_outbox_sender_start      (VouchOutboxSender *self);
void               vouch_outbox_sender_stop       (VouchOutboxSender *self);
void               vouch_outbox_sender_hurry      (VouchOutboxSender *self);
void               vouch_outbox_sender_look       (VouchOutboxSender *self);
void               vouch_outbox_sender_cancel     (VouchOutboxSender *self,
                                                   gint64             number);
void               vouch_outbox_sender_cancel_many (VouchOutboxSender *self,
                                                   GArray            *numbers);
void               vouch_outbox_sender_note_kept  (VouchOutboxSender *self,
                                                   gint64             number);
void               vouch_outbox_sender_add_portal (VouchOutboxSender *self,
                                                   VouchPortal       *portal);
void               vouch_outbox_sender_set_accounts (VouchOutboxSender *self,
                                                   GListModel        *accounts);
GPtrArray         *vouch_outbox_sender_get_jobs   (VouchOutboxSender *self);
gboolean           vouch_outbox_sender_is_busy    (VouchOutboxSender *self);

G_END_DECLS
