/* vouch-lookup-retractions.h: the Retraction Watch list, got from where Crossref publishes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-lookup-settings.h"
#include "vouch-retraction-list.h"

G_BEGIN_DECLS

VouchRetractionReport *vouch_lookup_retractions_run    (const VouchLookupSettings  *settings,
                                                        GCancellable               *cancellable,
                                                        GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void                   vouch_lookup_retractions_async  (const VouchLookupSettings  *settings,
                                                        GCancellable               *cancellable,
                                                        GAsyncReadyCallback         callback,
                                                        gpointer                    data);
VouchRetractionReport *vouch_lookup_retractions_finish (GAsyncResult               *result,
                                                        GError                    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
