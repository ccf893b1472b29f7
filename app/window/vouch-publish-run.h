/* vouch-publish-run.h: publishing the card of an editor, from saving it to the kept receipt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-editor.h"
#include "vouch-portal.h"
#include "vouch-receipt.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_RUN (vouch_publish_run_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishRun, vouch_publish_run, VOUCH, PUBLISH_RUN, GObject)

/* Property "step" (string, nullable): what is being done, in words. */
VouchPublishRun *vouch_publish_run_new          (VouchEditor          *editor,
                                                 VouchPortal          *portal,
                                                 const char           *status) G_GNUC_WARN_UNUSED_RESULT;
VouchPublishRun *vouch_publish_run_new_withdrawal (VouchEditor        *editor,
                                                 VouchPortal          *portal,
                                                 const char           *reason) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_publish_run_hand_over    (VouchPublishRun      *self,
                                                 const GError         *error);
void             vouch_publish_run_set_base     (VouchPublishRun      *self,
                                                 gint64                base,
                                                const char           *digest);
void             vouch_publish_run_set_due      (VouchPublishRun      *self,
                                                 gint64                due);
void             vouch_publish_run_start_async  (VouchPublishRun      *self,
                                                 GtkWindow            *parent,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              data);
VouchReceipt    *vouch_publish_run_start_finish (VouchPublishRun      *self,
                                                 GAsyncResult         *result,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
const char      *vouch_publish_run_get_step     (VouchPublishRun      *self);
gboolean         vouch_publish_run_is_saved     (VouchPublishRun      *self);
gboolean         vouch_publish_run_is_waiting   (VouchPublishRun      *self);
gint64           vouch_publish_run_get_number   (VouchPublishRun      *self);
VouchPortal     *vouch_publish_run_get_portal   (VouchPublishRun      *self);
JsonNode        *vouch_publish_run_get_current  (VouchPublishRun      *self);
const GError    *vouch_publish_run_get_unkept   (VouchPublishRun      *self);

G_END_DECLS
