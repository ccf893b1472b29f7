/* vouch-cli-input.h: the files that commands read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *vouch_cli_read       (const char  *name,
                              gsize        max_bytes,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
int     vouch_cli_fail_usage (const char  *message);

G_END_DECLS
