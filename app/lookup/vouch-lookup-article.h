/* vouch-lookup-article.h: a paper that is known by title, first author and year alone.
 *
 * These three are sent to Crossref and, where it does not know such a paper, the title to PubMed;
 * nothing else of a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "vouch-lookup-error.h"
#include "vouch-lookup-settings.h"

G_BEGIN_DECLS

JsonArray *vouch_lookup_article        (const VouchLookupSettings  *settings,
                                        JsonObject                 *article,
                                        GCancellable               *cancellable,
                                        GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_lookup_article_async  (const VouchLookupSettings  *settings,
                                        JsonObject                 *article,
                                        GCancellable               *cancellable,
                                        GAsyncReadyCallback         callback,
                                        gpointer                    data);
JsonArray *vouch_lookup_article_finish (GAsyncResult               *result,
                                        GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
