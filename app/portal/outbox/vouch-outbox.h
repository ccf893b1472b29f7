/* vouch-outbox.h: publications that are to be sent, kept on the disk until they are answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-outbox-job.h"

G_BEGIN_DECLS

/* A connection; each thread opens its own. */
typedef struct _VouchOutbox VouchOutbox;

/**
 * VouchOutboxOrder:
 * @portal: (nullable): where to; %NULL = the embedded one
 * @file: (nullable): the URI of the file that gets the receipt
 * @base: the revision that the user chose to replace; negative: the last receipt's
 * @id: (nullable): the job's UUID, where it is not made of what is sent
 * @due: before when it is not sent, in milliseconds since 1970; 0: at once. An embargo of the card
 *   that ends later wins
 * @base_digest: (nullable): what @base holds, as vouch_receipt_base_digest() says it
 */
typedef struct
{
  VouchPortal *portal;
  const char  *file;
  gint64       base;
  const char  *id;
  gint64       due;
  const char  *base_digest;
} VouchOutboxOrder;

VouchOutbox    *vouch_outbox_open          (GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_outbox_close         (VouchOutbox              *self);
const char     *vouch_outbox_get_path      (VouchOutbox              *self);

gint64          vouch_outbox_put           (VouchOutbox              *self,
                                            const VouchPublication   *publication,
                                            const VouchOutboxOrder   *order,
                                            GError                  **error);
VouchOutboxJob *vouch_outbox_find          (VouchOutbox              *self,
                                            gint64                    number,
                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *vouch_outbox_list          (VouchOutbox              *self,
                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *vouch_outbox_list_unkept   (VouchOutbox              *self,
                                            const char               *card,
                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *vouch_outbox_list_published (VouchOutbox             *self,
                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
VouchOutboxJob *vouch_outbox_find_portal   (VouchOutbox              *self,
                                            const char               *portal,
                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
VouchOutboxJob *vouch_outbox_find_earlier  (VouchOutbox              *self,
                                            const VouchOutboxJob     *job,
                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
VouchOutboxJob *vouch_outbox_find_last     (VouchOutbox              *self,
                                            const char               *card,
                                            const char               *portal,
                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
VouchOutboxJob *vouch_outbox_find_last_read (VouchOutbox             *self,
                                            const char               *card,
                                            const char               *place,
                                            const char               *portal,
                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        vouch_outbox_cancel_unsent (VouchOutbox              *self,
                                            gint64                    number,
                                            GError                  **error);
gboolean        vouch_outbox_cancel        (VouchOutbox              *self,
                                            gint64                    number,
                                            GError                  **error);

gboolean        vouch_outbox_note_reached  (VouchOutbox              *self,
                                            VouchOutboxJob           *job,
                                            const VouchPublication   *publication,
                                            const char               *portal,
                                            GError                  **error);
gboolean        vouch_outbox_note_trouble  (VouchOutbox              *self,
                                            const VouchOutboxJob     *job,
                                            const GError             *trouble,
                                            guint                     retry_after,
                                            GError                  **error);
gboolean        vouch_outbox_note_behind   (VouchOutbox              *self,
                                            const VouchOutboxJob     *job,
                                            const VouchOutboxJob     *earlier,
                                            GError                  **error);
gboolean        vouch_outbox_note_due      (VouchOutbox              *self,
                                            const VouchOutboxJob     *job,
                                            gint64                    due,
                                            GError                  **error);
gboolean        vouch_outbox_note_done     (VouchOutbox              *self,
                                            const VouchOutboxJob     *job,
                                            const VouchReceipt       *receipt,
                                            GError                  **error);
gboolean        vouch_outbox_note_kept     (VouchOutbox              *self,
                                            gint64                    number,
                                            GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchOutbox, vouch_outbox_close)

G_END_DECLS
