/* vouch-pack-run.h: starts the program that draws a pack, and starts it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GBytes *vouch_pack_run (JsonObject    *manifest,
                        GPtrArray     *files,
                        GCancellable  *cancellable,
                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
