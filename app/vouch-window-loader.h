/* vouch-window-loader.h: opens the window's module and runs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gmodule.h>

G_BEGIN_DECLS

int vouch_window_loader_run (int    argc,
                             char **argv);

/* In the module. */
int vouch_window_module_run (int    argc,
                             char **argv);

G_END_DECLS
