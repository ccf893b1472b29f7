/* vouch-cli-references.h: a file of references (CSL-JSON) that a command reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonArray *vouch_cli_read_references (const char  *name,
                                      GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
