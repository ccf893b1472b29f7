/* vouch-server-guard.h: who may ask the portal for what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "vouch-portal-token.h"
#include "vouch-server-role.h"
#include "vouch-server-store.h"

G_BEGIN_DECLS

typedef struct _VouchServerGuard VouchServerGuard;

VouchServerGuard *vouch_server_guard_new          (const VouchPortalToken *token,
                                                   const char             *user,
                                                   const char             *password,
                                                   gsize                   max_body) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_server_guard_free         (VouchServerGuard       *self);
void              vouch_server_guard_set_users    (VouchServerGuard       *self,
                                                   VouchServerStore       *store);
VouchServerRole   vouch_server_guard_get_role     (SoupServerMessage      *message);
const char       *vouch_server_guard_get_user     (SoupServerMessage      *message);
void              vouch_server_guard_add_host     (VouchServerGuard       *self,
                                                   const char             *scheme,
                                                   const char             *host,
                                                   guint                   port);
gboolean          vouch_server_guard_knows        (VouchServerGuard       *self,
                                                   const char             *host,
                                                   const char             *origin);
gboolean          vouch_server_guard_admit_origin (VouchServerGuard       *self,
                                                   SoupServerMessage      *message);
void              vouch_server_guard_admit_user   (VouchServerGuard       *self,
                                                   SoupServerMessage      *message);
void              vouch_server_guard_limit_body   (VouchServerGuard       *self,
                                                   SoupServerMessage      *message);

G_END_DECLS
