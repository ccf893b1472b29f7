/* vouch-portal-root.h: where on a site the contract is spoken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_portal_root_from_link (const char *link,
                                   const char *address) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_portal_root_is_same_origin (const char *one,
                                   const char *other);
char *vouch_portal_root_join      (const char *root,
                                   const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
