/* vouch-cli-allocator.h: the faster of two allocators, for long runs of a command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void vouch_cli_choose_allocator (int    n_names,
                                 char **names);

G_END_DECLS
