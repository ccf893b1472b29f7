/* vouch-publish-job.h: publishing one card, from looking for the portal to the receipt.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-portal.h"
#include "vouch-publication.h"
#include "vouch-receipt.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_JOB (vouch_publish_job_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishJob, vouch_publish_job, VOUCH, PUBLISH_JOB, GObject)

VouchPublishJob *vouch_publish_job_new         (VouchPublication     *publication,
                                                VouchPortal          *portal) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_publish_job_set_id      (VouchPublishJob      *self,
                                                const char           *id);
void             vouch_publish_job_set_base    (VouchPublishJob      *self,
                                                gint64                base,
                                                const char           *digest);
void             vouch_publish_job_set_due     (VouchPublishJob      *self,
                                                gint64                due);
void             vouch_publish_job_set_file    (VouchPublishJob      *self,
                                                const char           *uri);
void             vouch_publish_job_set_program (VouchPublishJob      *self,
                                                const char           *program);

void             vouch_publish_job_run_async   (VouchPublishJob      *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
VouchReceipt    *vouch_publish_job_run_finish  (VouchPublishJob      *self,
                                                GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

const char      *vouch_publish_job_get_step    (VouchPublishJob      *self);
JsonNode        *vouch_publish_job_get_current (VouchPublishJob      *self);
gboolean         vouch_publish_job_is_waiting  (VouchPublishJob      *self);
gboolean         vouch_publish_job_is_stock    (VouchPublishJob      *self);
gint64           vouch_publish_job_get_number  (VouchPublishJob      *self);
VouchPortal     *vouch_publish_job_get_portal  (VouchPublishJob      *self);
const char      *vouch_publish_job_get_portal_name (VouchPublishJob  *self);

G_END_DECLS
