/* vouch-server-login.h: names and passwords, checked without holding up anybody else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "vouch-server-role.h"
#include "vouch-server-store.h"

G_BEGIN_DECLS

typedef struct _VouchServerLogin VouchServerLogin;

/* @role: VOUCH_SERVER_ROLE_NONE where name and password don't fit */
typedef void (*VouchServerLoginCallback) (SoupServerMessage *message,
                                          VouchServerRole    role,
                                          gpointer           user_data);

VouchServerLogin *vouch_server_login_new   (VouchServerStore         *store) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_server_login_free  (VouchServerLogin         *self);
gboolean          vouch_server_login_knows (VouchServerLogin         *self,
                                            const char               *name,
                                            const char               *password,
                                            VouchServerRole          *role);
gboolean          vouch_server_login_is_checking (VouchServerLogin   *self,
                                            const char               *name,
                                            const char               *password);
gboolean          vouch_server_login_check (VouchServerLogin         *self,
                                            SoupServerMessage        *message,
                                            const char               *name,
                                            const char               *password,
                                            VouchServerLoginCallback  callback,
                                            gpointer                  user_data);

G_END_DECLS
