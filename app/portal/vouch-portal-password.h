/* vouch-portal-password.h: names and passwords that a command is started with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"

G_BEGIN_DECLS

gboolean  vouch_portal_password_read (const char  *number,
                                      char       **password,
                                      GError     **error);
void      vouch_portal_password_free (char        *password);

G_END_DECLS
