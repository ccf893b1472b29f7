/* vouch-cli-terminal.h: keeps text of others from giving orders to the terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *vouch_cli_terminal_clean        (const char *text,
                                       gboolean    for_person) G_GNUC_WARN_UNUSED_RESULT;
void  vouch_cli_terminal_guard_errors (void);

G_END_DECLS
