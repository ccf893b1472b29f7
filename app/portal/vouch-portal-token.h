/* vouch-portal-token.h: the secret that the embedded portal shares with its user.
 *
 * The portal writes it to a file that only its user can read; a client reads it
 * there. Before the client sends anything it asks the portal to prove that it
 * knows the token, so that another user's program on the same port gets nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-secret.h"

G_BEGIN_DECLS

/**
 * VouchPortalToken:
 * @address: where the portal listens, "http://127.0.0.1:8459/"
 * @token: 64 hexadecimal digits, new at each start
 * @pid: the portal's process
 * @path: the file
 */
typedef struct
{
  char   *address;
  char   *token;
  gint64  pid;
  char   *path;
} VouchPortalToken;

VouchPortalToken *vouch_portal_token_new         (const char              *address,
                                                  const char              *folder,
                                                  const char              *data,
                                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPortalToken *vouch_portal_token_read        (const char              *path,
                                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *vouch_portal_token_list        (const char              *folder) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_portal_token_free        (VouchPortalToken        *self);
gboolean          vouch_portal_token_write       (const VouchPortalToken  *self,
                                                  GError                 **error);
void              vouch_portal_token_remove      (const VouchPortalToken  *self);

char             *vouch_portal_token_prove       (const VouchPortalToken  *self,
                                                  const char              *nonce) G_GNUC_WARN_UNUSED_RESULT;
gboolean          vouch_portal_token_check       (const VouchPortalToken  *self,
                                                  const char              *nonce,
                                                  const char              *proof);

char             *vouch_portal_token_folder      (void) G_GNUC_WARN_UNUSED_RESULT;
char             *vouch_portal_data_folder       (void) G_GNUC_WARN_UNUSED_RESULT;
char             *vouch_portal_token_name        (const char              *data) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPortalToken, vouch_portal_token_free)

G_END_DECLS
