/* vouch-portal-account.h: `vouch portal sign-in`, `sign-out` and `who`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchPortalAccountOptions:
 * @user: (nullable): the name to sign in with, where it is not the portal's
 * @password_fd: (nullable): number of an open file
 * @is_json: whether a program reads the answer
 */
typedef struct
{
  const char *user;
  const char *password_fd;
  gboolean    is_json;
} VouchPortalAccountOptions;

int vouch_portal_account_sign_in  (const char                       *name,
                                   const VouchPortalAccountOptions  *options);
int vouch_portal_account_sign_out (const char                       *name);
int vouch_portal_account_who      (const char                       *name,
                                   const VouchPortalAccountOptions  *options);

G_END_DECLS
