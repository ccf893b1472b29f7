/* vouch-lookup-search.h: a search for words, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

#include "vouch-lookup-settings.h"

G_BEGIN_DECLS

/* What a thread does: @number is what the search takes beside the words. */
typedef JsonArray *(*VouchLookupSearch) (const VouchLookupSettings *settings,
                                         const char                *words,
                                         guint                      number,
                                         GCancellable              *cancellable,
                                         GError                   **error);

void vouch_lookup_search_async (const VouchLookupSettings *settings,
                                const char                *words,
                                guint                      number,
                                VouchLookupSearch          search,
                                gpointer                   tag,
                                GCancellable              *cancellable,
                                GAsyncReadyCallback        callback,
                                gpointer                   data);

G_END_DECLS
