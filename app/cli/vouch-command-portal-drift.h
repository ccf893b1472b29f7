/* vouch-command-portal-drift.h: `vouch portal drift`: what portals have of cards now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchPortalDriftOptions:
 * @portal: (nullable): the only one that is asked, by name or address
 * @password_fd: (nullable): number of an open file with its password
 * @is_json: whether it is printed for programs
 */
typedef struct
{
  const char *portal;
  const char *password_fd;
  gboolean    is_json;
} VouchPortalDriftOptions;

int vouch_portal_drift (char                          **names,
                        const VouchPortalDriftOptions  *options);

G_END_DECLS
