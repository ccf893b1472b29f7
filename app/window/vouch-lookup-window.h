/* vouch-lookup-window.h: registries asked for whoever fills in a reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void vouch_lookup_window_install (GSettings *settings);

G_END_DECLS
