/* vouch-preferences-checks.h: the preferences' page of checks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void vouch_preferences_add_checks (GtkBuilder *builder,
                                   GSettings  *settings);

G_END_DECLS
