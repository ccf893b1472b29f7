/* vouch-cli-notify.h: tells whoever started a service how it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void vouch_cli_notify (const char *state);

G_END_DECLS
