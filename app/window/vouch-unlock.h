/* vouch-unlock.h: opens the keyring for who signs in, or has them sign in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-accounts.h"

G_BEGIN_DECLS

void vouch_unlock_or_sign_in (GtkWindow     *parent,
                              VouchAccounts *accounts,
                              VouchPortal   *portal);

G_END_DECLS
