/* vouch-server-role.h: what somebody who signed in may do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchServerRole:
 * @VOUCH_SERVER_ROLE_NONE: nothing
 * @VOUCH_SERVER_ROLE_READER: see all cards, drafts too
 * @VOUCH_SERVER_ROLE_AUTHOR: and write drafts
 * @VOUCH_SERVER_ROLE_PUBLISHER: and publish, change what is published, and withdraw it
 *
 * Each may do what those before it may.
 */
typedef enum
{
  VOUCH_SERVER_ROLE_NONE,
  VOUCH_SERVER_ROLE_READER,
  VOUCH_SERVER_ROLE_AUTHOR,
  VOUCH_SERVER_ROLE_PUBLISHER,
} VouchServerRole;

const char      *vouch_server_role_get_name (VouchServerRole  role);
VouchServerRole  vouch_server_role_parse    (const char      *name);

G_END_DECLS
