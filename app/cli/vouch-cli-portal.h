/* vouch-cli-portal.h: the portal that a command names, signed in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"

G_BEGIN_DECLS

VouchPortal *vouch_cli_portal_find    (const char  *name_or_address,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal *vouch_cli_portal_sign_in (VouchPortal *portal,
                                       const char  *user,
                                       const char  *password) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal *vouch_cli_portal_choose_kept (VouchPortal *portal,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal *vouch_cli_portal_choose  (const char  *name_or_address,
                                       const char  *password_fd,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
VouchPortal *vouch_cli_portal_expect  (const char  *name_or_address,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
