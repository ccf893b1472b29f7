/* vouch-lookup-zotero.h: the writer's own library in Zotero, on this computer.
 *
 * Zotero answers on this computer alone, and only where its setting allows it. Nothing is
 * written there, and nothing leaves the computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "vouch-lookup-error.h"
#include "vouch-lookup-settings.h"

G_BEGIN_DECLS

JsonArray *vouch_lookup_zotero_run    (const VouchLookupSettings *settings,
                                       const char                *words,
                                       guint                      limit,
                                       GCancellable              *cancellable,
                                       GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_lookup_zotero_async  (const VouchLookupSettings *settings,
                                       const char                *words,
                                       guint                      limit,
                                       GCancellable              *cancellable,
                                       GAsyncReadyCallback        callback,
                                       gpointer                   data);
JsonArray *vouch_lookup_zotero_finish (GAsyncResult              *result,
                                       GError                   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
