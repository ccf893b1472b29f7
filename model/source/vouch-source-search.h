/* vouch-source-search.h: words in the text of a source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "vouch-source-text.h"

G_BEGIN_DECLS

/** More places than anybody steps through. */
#define VOUCH_SOURCE_SEARCH_MOST 2000

GArray *vouch_source_search        (VouchSourceText      *text,
                                    const char           *words) G_GNUC_WARN_UNUSED_RESULT;
void    vouch_source_search_async  (VouchSourceText      *text,
                                    const char           *words,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              data);
GArray *vouch_source_search_finish (GAsyncResult         *result,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
