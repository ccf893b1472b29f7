/* vouch-pack.h: a card with the pages of its sources, in one PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

GBytes *vouch_pack_make        (JsonNode             *card,
                                GCancellable         *cancellable,
                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void    vouch_pack_make_async  (JsonNode             *card,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              data);
GBytes *vouch_pack_make_finish (GAsyncResult         *result,
                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
