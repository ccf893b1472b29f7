/* vouch-preferences.h: what the user can choose once and for all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-accounts.h"

G_BEGIN_DECLS

void vouch_preferences_present (GtkWindow     *parent,
                                GSettings     *settings,
                                VouchAccounts *accounts);

G_END_DECLS
