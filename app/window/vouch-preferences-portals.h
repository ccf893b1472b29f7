/* vouch-preferences-portals.h: the portals in the preferences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-accounts.h"

G_BEGIN_DECLS

void vouch_preferences_add_portals (GtkBuilder    *builder,
                                    VouchAccounts *accounts);

G_END_DECLS
