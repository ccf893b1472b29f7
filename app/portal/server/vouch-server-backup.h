/* vouch-server-backup.h: a copy of the portal's cards and users while it runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean vouch_server_backup (const char  *folder,
                              const char  *path,
                              GError     **error);

G_END_DECLS
