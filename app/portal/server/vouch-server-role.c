/* vouch-server-role.c: the names of roles, as they are stored and told.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-role.h"

static const char *const names[] = { "none", "reader", "author", "publisher" };

const char *
vouch_server_role_get_name (VouchServerRole role)
{
  return names[role];
}

/** Returns: the role of that name; %VOUCH_SERVER_ROLE_NONE for any other word. */
VouchServerRole
vouch_server_role_parse (const char *name)
{
  for (VouchServerRole role = VOUCH_SERVER_ROLE_READER; role <= VOUCH_SERVER_ROLE_PUBLISHER; role++)
    if (g_strcmp0 (name, names[role]) == 0)
      return role;
  return VOUCH_SERVER_ROLE_NONE;
}
