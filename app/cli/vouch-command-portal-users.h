/* vouch-command-portal-users.h: what runs the portal of a team: its users, a copy of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchPortalUsersOptions:
 * @role: (nullable): of a new user
 * @data: (nullable): the portal's folder; %NULL = the user's own
 * @password_fd: (nullable): the number of a file that is open for us
 */
typedef struct
{
  const char *role;
  const char *data;
  const char *password_fd;
  gboolean    is_json;
} VouchPortalUsersOptions;

int vouch_portal_users  (char                          **words,
                         const VouchPortalUsersOptions  *options);
int vouch_portal_backup (const char                     *path,
                         const char                     *data);

G_END_DECLS
