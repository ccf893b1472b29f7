/* vouch-password-store.h: passwords for portals in the desktop's keyring (the Secret Service).
 *
 * All of it may wait, for a person too: in a worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-portal.h"

G_BEGIN_DECLS

gboolean  vouch_password_store_keep   (VouchPortal   *portal,
                                       const char    *password,
                                       GCancellable  *cancellable,
                                       GError       **error);
char     *vouch_password_store_find   (VouchPortal   *portal,
                                       gboolean       may_ask,
                                       GCancellable  *cancellable,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  vouch_password_store_forget (VouchPortal   *portal,
                                       GCancellable  *cancellable,
                                       GError       **error);

G_END_DECLS
