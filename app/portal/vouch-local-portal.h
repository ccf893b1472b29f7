/* vouch-local-portal.h: the embedded portal, found or started.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_LOCAL_PORTAL (vouch_local_portal_get_type ())

G_DECLARE_FINAL_TYPE (VouchLocalPortal, vouch_local_portal, VOUCH, LOCAL_PORTAL, GObject)

VouchLocalPortal *vouch_local_portal_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_local_portal_set_program   (VouchLocalPortal     *self,
                                                    const char           *program);

VouchPortal      *vouch_local_portal_ensure        (VouchLocalPortal     *self,
                                                    GCancellable         *cancellable,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_local_portal_ensure_async  (VouchLocalPortal     *self,
                                                    GCancellable         *cancellable,
                                                    GAsyncReadyCallback   callback,
                                                    gpointer              user_data);
VouchPortal      *vouch_local_portal_ensure_finish (VouchLocalPortal     *self,
                                                    GAsyncResult         *result,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal      *vouch_local_portal_running       (GCancellable         *cancellable) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal      *vouch_local_portal_at            (const char           *address,
                                                    GCancellable         *cancellable,
                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
