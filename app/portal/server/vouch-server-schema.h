/* vouch-server-schema.h: the tables, and how older ones become these.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

sqlite3  *vouch_server_schema_open (const char  *path,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
