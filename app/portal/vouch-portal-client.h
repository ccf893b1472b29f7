/* vouch-portal-client.h: talks to one portal, in a worker thread.
 *
 * Every call waits for its answer. A client belongs to the thread that made it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal-answer.h"
#include "vouch-portal.h"

G_BEGIN_DECLS

typedef struct _VouchPortalClient VouchPortalClient;

VouchPortalClient *vouch_portal_client_new     (VouchPortal        *portal) G_GNUC_WARN_UNUSED_RESULT;
void               vouch_portal_client_free    (VouchPortalClient  *self);
gboolean           vouch_portal_client_prove   (VouchPortalClient  *self,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean           vouch_portal_client_connect (VouchPortalClient  *self,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean           vouch_portal_client_connect_as (VouchPortalClient *self,
                                                const char         *id,
                                                GCancellable       *cancellable,
                                                GError            **error);
guint              vouch_portal_client_get_retry_after (VouchPortalClient *self);
const char        *vouch_portal_client_get_id  (VouchPortalClient  *self);
gboolean           vouch_portal_client_is_stock (VouchPortalClient *self);
VouchPortalAnswer *vouch_portal_client_send    (VouchPortalClient  *self,
                                                const char         *method,
                                                const char         *path,
                                                JsonNode           *body,
                                                gint64              base,
                                                GCancellable       *cancellable,
                                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPortalClient, vouch_portal_client_free)

G_END_DECLS
